import { createCreditNote } from '../../services/createCreditNote';
import { listOpenItems } from '../../services/payments/listOpenItems';
import { recordMoney } from '../../services/payments/recordMoney';
import { takeCashDiscount } from '../../services/payments/takeCashDiscount';
import { unmatchInvoice } from '../../services/payments/unmatchInvoice';
import { writeOff } from '../../services/payments/writeOff';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { HANOI, run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { hintsOf, invoice, onEachDatabase, reference, refusedBy } from './stage';

onEachDatabase('small rests and cash discounts', (stage) => {
	const account = customerAccount(stage);

	describe('small rests', () => {
		it('are written off with a reason, within the limit of the company', async () => {
			await account.found({ writeOffLimit: '2.00' });
			const due = await account.bill(30);
			await account.record(28.5, { id: due.id });
			const off = (amount: number | undefined, more: object = {}) => ({
				id: due.id,
				amount,
				reason: 'Bank charges',
				externalReference: reference(),
				...more,
			});
			expect((await refusedBy(stage.story, writeOff, off(1.6))).rule).toBe('writeOff.tooMuch');
			await run(stage.story, writeOff, off(1));
			expect(await run(stage.story, writeOff, off(undefined))).toMatchObject({ settlement: 'paid', open: 0 });
			expect(await run(stage.story, writeOff, off(undefined))).toMatchObject({ reused: true });
			const entries = await stage.story.ledger.read.audit.ofSubject(due.id);
			expect(entries.filter(({ action }) => action === 'document.writeOff')).toMatchObject([
				{ data: { amount: 100, reason: 'Bank charges' } },
				{ data: { amount: 50 } },
			]);
			const large = await account.bill(30);
			expect(await refusedBy(stage.story, writeOff, { id: large.id, reason: 'x' })).toMatchObject({
				rule: 'writeOff.overLimit',
				message: expect.stringMatching(/30\.00 EUR.*2\.00 EUR/),
			});
			expect((await refusedBy(stage.story, writeOff, { id: large.id })).message).toMatch(/reason/);
		});

		it('all write-offs of one invoice together stay within the limit; what was taken off counts no more', async () => {
			await account.found({ writeOffLimit: 2 });
			const due = await account.bill(30);
			const off = (amount: number) => ({ id: due.id, amount, reason: 'x', externalReference: reference() });
			await run(stage.story, writeOff, off(1.5));
			expect((await refusedBy(stage.story, writeOff, off(0.51))).rule).toBe('writeOff.overLimit');
			expect(await run(stage.story, unmatchInvoice, { id: due.id, sourceKind: 'writeOff' })).toMatchObject({
				open: 30,
			});
			await run(stage.story, writeOff, off(2));
		});

		it('a company without a limit has one all the same, in each currency', async () => {
			const due = await account.bill(30);
			const off = (amount: number, id = due.id) => ({
				id,
				amount,
				reason: 'x',
				externalReference: reference(),
			});
			expect((await refusedBy(stage.story, writeOff, off(10.01))).rule).toBe('writeOff.overLimit');
			expect(await run(stage.story, writeOff, off(10))).toMatchObject({ open: 20 });
			const dong = await account.bill(100_000, { currency: 'VND' });
			expect((await refusedBy(stage.story, writeOff, off(10_001, dong.id))).rule).toBe('writeOff.overLimit');
		});
	});

	describe('cash discount taken (escompte)', () => {
		const discounted = (more: object = {}) =>
			invoice(stage.story, {
				company: account.company,
				customer: account.customer,
				cashDiscount: { rate: 2, days: 8 },
				lines: [
					{ description: 'Food', unitPrice: 100, taxRate: 5.5 },
					{ description: 'Tool', unitPrice: 200, taxRate: 20 },
				],
				...more,
			});

		it('the VAT falls with it: a credit note for the discount is made, validated and matched', async () => {
			const due = await discounted();
			expect(due.gross).toBe(345.5);
			await account.record(338.59, { id: due.id, receivedOn: '2026-03-18' });
			expect(await run(stage.story, takeCashDiscount, { id: due.id })).toMatchObject({
				settlement: 'paid',
				open: 0,
				paidOn: '2026-03-18',
			});
			const [note] = await stage.story.ledger.read.documents.find({
				companyId: due.companyId,
				kinds: ['creditNote'],
				limit: 2,
			});
			expect(note).toMatchObject({
				state: 'validated',
				number: expect.any(String),
				reason: expect.stringContaining('2 %'),
				totals: { gross: 691, net: 600, tax: 91 },
			});
			expect(note?.totals.taxLines.map(({ rate, base, tax }) => [rate, base, tax])).toEqual([
				['5.5', 200, 11],
				['20', 400, 80],
			]);
			expect(await run(stage.story, takeCashDiscount, { id: due.id })).toMatchObject({ reused: true });
			expect((await account.now(due)).details.facts).toContainEqual(
				expect.objectContaining({ kind: 'cashDiscount', data: expect.objectContaining({ amount: 691 }) }),
			);
		});

		it('or stays, by setting: no credit note, and it says so', async () => {
			await account.found({ cashDiscountVat: 'stays' });
			const due = await discounted();
			await account.record(338.59, { id: due.id, receivedOn: '2026-03-10' });
			expect(await hintsOf(stage.story, takeCashDiscount, { id: due.id })).toEqual([
				expect.stringMatching(/6\.91 EUR.*VAT is not reduced/),
			]);
			expect(await account.now(due)).toMatchObject({ settlement: 'paid', open: 0 });
			expect((await account.now(due)).details.facts).toContainEqual(
				expect.objectContaining({
					data: expect.objectContaining({ vat: 'stays', mention: expect.stringContaining('not reduced') }),
				}),
			);
			expect(await listOpenItems(stage.story, { company: account.company })).toEqual([]);
		});

		it('Viet Nam knows no credit note: there the VAT stays, and a setting against it is refused', async () => {
			await account.found({ ...HANOI, invoiceNumbers: 'ours', code: undefined });
			const due = await discounted({
				currency: 'VND',
				lines: [{ description: 'x', unitPrice: 100_000, taxRate: 10 }],
			});
			expect(await run(stage.story, takeCashDiscount, { id: due.id })).toMatchObject({ open: 107_800 });
			await account.found({ ...HANOI, invoiceNumbers: 'ours', cashDiscountVat: 'falls', code: undefined });
			const other = await discounted({ currency: 'VND', lines: [{ description: 'x', unitPrice: 100_000 }] });
			expect((await refusedBy(stage.story, takeCashDiscount, { id: other.id })).rule).toBe(
				'creditNote.vietnam',
			);
		});

		it('comes with the payment where it is asked for, and only for exactly its amount', async () => {
			const due = await discounted();
			const paid = { id: due.id, receivedOn: '2026-03-10', takeCashDiscount: true };
			await account.record(338.59, paid);
			expect(await account.now(due)).toMatchObject({ settlement: 'paid', open: 0 });
			const short = await discounted();
			const input = { ...paid, id: short.id, amount: 300, externalReference: reference() };
			expect(await hintsOf(stage.story, recordMoney, input)).toEqual([
				expect.stringContaining('not its amount'),
			]);
			expect((await account.now(short)).open).toBe(45.5);
		});

		it('too late, not offered, or on what is settled is refused; what was credited gives no discount', async () => {
			const due = await discounted();
			await account.record(338.59, { id: due.id, receivedOn: '2026-03-19' });
			expect(await refusedBy(stage.story, takeCashDiscount, { id: due.id })).toMatchObject({
				rule: 'cashDiscount.late',
				message: expect.stringMatching(/until 2026-03-18.*2026-03-19/),
			});
			const plain = await account.bill(10);
			expect((await refusedBy(stage.story, takeCashDiscount, { id: plain.id })).rule).toBe(
				'cashDiscount.none',
			);
			await run(stage.story, recordMoney, { id: plain.id });
			expect((await refusedBy(stage.story, takeCashDiscount, { id: plain.id })).rule).toBe(
				'cashDiscount.nothingOpen',
			);
			const half = await discounted();
			const part = { id: half.id, percent: 50, validate: true, externalReference: reference() };
			await run(stage.story, createCreditNote, part);
			await run(stage.story, takeCashDiscount, { id: half.id, paidOn: '2026-03-18' });
			expect((await account.now(half)).open).toBeCloseTo(172.75 - 3.46, 9);
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
