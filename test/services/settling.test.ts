import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import { applyCredit } from '../../services/payments/applyCredit';
import { findPayments } from '../../services/payments/findPayments';
import { getAccountFigures } from '../../services/payments/getAccountFigures';
import { listOpenItems } from '../../services/payments/listOpenItems';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { takeCashDiscount } from '../../services/payments/takeCashDiscount';
import { unmatchInvoice } from '../../services/payments/unmatchInvoice';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { writeOff } from '../../services/payments/writeOff';
import { submitCollection } from '../../services/payments/collections';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { write } from '../ledger/support/books';
import { HANOI, run } from '../support/stories';
import { foundCompany, hintsOf, invoice, onEachDatabase, reference, refusedBy } from './stage';

onEachDatabase('settling', (stage) => {
	let company: string;
	let customer: string;
	const found = async (more: object = {}) => {
		company = await foundCompany(stage.story, more);
		customer = `${company}-C`;
	};
	beforeEach(() => found());

	const bill = (gross: number, more: object = {}): Promise<DocumentView> =>
		invoice(stage.story, {
			company,
			customer,
			lines: [{ description: 'Goods', unitPrice: gross, taxCategory: 'Z', taxRate: 0 }],
			...more,
		});
	const record = (amount: number | string, more: object = {}) =>
		run<PaymentView>(stage.story, recordMoney, {
			company,
			customer,
			amount,
			externalReference: reference(),
			...more,
		});
	const now = ({ id }: Pick<DocumentView, 'id'>) => getDocumentView(stage.story, id);
	/** A credit note of an invoice that was paid: nothing of it is used. */
	const credit = async (gross: number): Promise<DocumentView> => {
		const paid = await bill(gross);
		await run(stage.story, recordMoney, { id: paid.id });
		return run(stage.story, createCreditNote, { id: paid.id, validate: true });
	};

	describe('available credits', () => {
		it('a confirmed credit note is available, and settles later invoices of the customer', async () => {
			const note = await credit(50);
			expect(await listOpenItems(stage.story, { company })).toMatchObject([
				{ itemKind: 'creditNote', id: note.id, open: 50, balance: -50, expectedOn: null },
			]);
			const [older, newer] = [await bill(30), await bill(30)];
			expect(await run(stage.story, applyCredit, { id: note.id })).toMatchObject({ open: 0, reused: false });
			expect([(await now(older)).open, (await now(newer)).open]).toEqual([0, 10]);
			expect(await run(stage.story, applyCredit, { id: note.id })).toMatchObject({ reused: true });
		});

		it('settles what it is told to, and no more than it has', async () => {
			const note = await credit(50);
			const [one, two] = [await bill(30), await bill(30)];
			const ask = (amount: number) => ({
				id: note.id,
				allocations: [{ invoice: two.number, amount }],
				externalReference: reference(),
			});
			await run(stage.story, applyCredit, ask(20));
			expect([(await now(one)).open, (await now(two)).open, (await now(note)).open]).toEqual([30, 10, 30]);
			expect((await refusedBy(stage.story, applyCredit, ask(11))).rule).toBe('payment.tooMuch');
			expect(await refusedBy(stage.story, applyCredit, { id: one.id })).toMatchObject({
				rule: 'credit.document',
				document: one.number,
			});
		});

		it('a credit note that settles an invoice does not set the day on which it was paid', async () => {
			const due = await bill(30);
			await run(stage.story, createCreditNote, { id: due.id, validate: true });
			expect(await now(due)).toMatchObject({ settlement: 'paid', paidOn: null, paymentMethod: null });
			const both = await bill(30);
			await record(10, { id: both.id, receivedOn: '2026-03-04' });
			await run(stage.story, createCreditNote, {
				id: both.id,
				amount: 20,
				externalReference: reference(),
				validate: true,
			});
			expect(await now(both)).toMatchObject({ settlement: 'paid', paidOn: '2026-03-04' });
		});
	});

	describe('money that goes back', () => {
		it('an overpayment is paid back, once', async () => {
			const due = await bill(30);
			const paid = await record(35, { id: due.id });
			const back = await run<PaymentView>(stage.story, refundPayment, { id: paid.id, method: 'transfer' });
			expect(back).toMatchObject({ kind: 'refund', amount: 5, allocations: [{ id: paid.id, amount: 5 }] });
			expect(await run<PaymentView>(stage.story, refundPayment, { id: paid.id })).toMatchObject({
				id: back.id,
				reused: true,
			});
			const [receipt] = await findPayments(stage.story, { company, kinds: ['receipt'] });
			expect(receipt).toMatchObject({ allocated: 30, refunded: 5, unallocated: 0 });
			expect(await refusedBy(stage.story, reversePayment, { id: paid.id, reason: 'x' })).toMatchObject({
				rule: 'payment.refunded',
				message: expect.stringContaining(back.id),
			});
			await run(stage.story, reversePayment, { id: back.id, reason: 'IBAN closed' });
			expect((await findPayments(stage.story, { company, kinds: ['receipt'] }))[0]).toMatchObject({
				refunded: 0,
				unallocated: 5,
			});
		});

		it('a credit note is paid back, in part or in whole, and never more', async () => {
			const note = await credit(50);
			const part = { id: note.id, amount: 20, reason: 'Returned', externalReference: reference() };
			expect(await run<PaymentView>(stage.story, refundPayment, part)).toMatchObject({
				amount: 20,
				reason: 'Returned',
				allocations: [{ id: note.id, number: note.number }],
			});
			expect(await now(note)).toMatchObject({ open: 30 });
			const more = { ...part, amount: 31, externalReference: reference() };
			expect(await refusedBy(stage.story, refundPayment, more)).toMatchObject({
				rule: 'refund.tooMuch',
				message: expect.stringMatching(/30\.00 EUR left.*31\.00 EUR/),
			});
			await run(stage.story, refundPayment, { id: note.id });
			expect(await now(note)).toMatchObject({ open: 0 });
			expect(await listOpenItems(stage.story, { company })).toEqual([]);
			const invoiced = await bill(5);
			expect((await refusedBy(stage.story, refundPayment, { id: invoiced.id })).rule).toBe('credit.document');
		});
	});

	describe('small rests', () => {
		it('are written off with a reason, within the limit of the company', async () => {
			await found({ writeOffLimit: '2.00' });
			const due = await bill(30);
			await record(28.5, { id: due.id });
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
			const large = await bill(30);
			expect(await refusedBy(stage.story, writeOff, { id: large.id, reason: 'x' })).toMatchObject({
				rule: 'writeOff.overLimit',
				message: expect.stringMatching(/30\.00 EUR.*2\.00 EUR/),
			});
			expect((await refusedBy(stage.story, writeOff, { id: large.id })).message).toMatch(/reason/);
		});

		it('all write-offs of one invoice together stay within the limit; what was taken off counts no more', async () => {
			await found({ writeOffLimit: 2 });
			const due = await bill(30);
			const off = (amount: number) => ({ id: due.id, amount, reason: 'x', externalReference: reference() });
			await run(stage.story, writeOff, off(1.5));
			expect((await refusedBy(stage.story, writeOff, off(0.51))).rule).toBe('writeOff.overLimit');
			expect(await run(stage.story, unmatchInvoice, { id: due.id, sourceKind: 'writeOff' })).toMatchObject({
				open: 30,
			});
			await run(stage.story, writeOff, off(2));
		});

		it('a company without a limit has one all the same, in each currency', async () => {
			const due = await bill(30);
			const off = (amount: number, id = due.id) => ({
				id,
				amount,
				reason: 'x',
				externalReference: reference(),
			});
			expect((await refusedBy(stage.story, writeOff, off(10.01))).rule).toBe('writeOff.overLimit');
			expect(await run(stage.story, writeOff, off(10))).toMatchObject({ open: 20 });
			const dong = await bill(100_000, { currency: 'VND' });
			expect((await refusedBy(stage.story, writeOff, off(10_001, dong.id))).rule).toBe('writeOff.overLimit');
		});
	});

	describe('cash discount taken (escompte)', () => {
		const discounted = (more: object = {}) =>
			invoice(stage.story, {
				company,
				customer,
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
			await record(338.59, { id: due.id, receivedOn: '2026-03-18' });
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
			expect((await now(due)).details.facts).toContainEqual(
				expect.objectContaining({ kind: 'cashDiscount', data: expect.objectContaining({ amount: 691 }) }),
			);
		});

		it('or stays, by setting: no credit note, and it says so', async () => {
			await found({ cashDiscountVat: 'stays' });
			const due = await discounted();
			await record(338.59, { id: due.id, receivedOn: '2026-03-10' });
			expect(await hintsOf(stage.story, takeCashDiscount, { id: due.id })).toEqual([
				expect.stringMatching(/6\.91 EUR.*VAT is not reduced/),
			]);
			expect(await now(due)).toMatchObject({ settlement: 'paid', open: 0 });
			expect((await now(due)).details.facts).toContainEqual(
				expect.objectContaining({
					data: expect.objectContaining({ vat: 'stays', mention: expect.stringContaining('not reduced') }),
				}),
			);
			expect(await listOpenItems(stage.story, { company })).toEqual([]);
		});

		it('Viet Nam knows no credit note: there the VAT stays, and a setting against it is refused', async () => {
			await found({ ...HANOI, invoiceNumbers: 'ours', code: undefined });
			const due = await discounted({
				currency: 'VND',
				lines: [{ description: 'x', unitPrice: 100_000, taxRate: 10 }],
			});
			expect(await run(stage.story, takeCashDiscount, { id: due.id })).toMatchObject({ open: 107_800 });
			await found({ ...HANOI, invoiceNumbers: 'ours', cashDiscountVat: 'falls', code: undefined });
			const other = await discounted({ currency: 'VND', lines: [{ description: 'x', unitPrice: 100_000 }] });
			expect((await refusedBy(stage.story, takeCashDiscount, { id: other.id })).rule).toBe(
				'creditNote.vietnam',
			);
		});

		it('comes with the payment where it is asked for, and only for exactly its amount', async () => {
			const due = await discounted();
			const paid = { id: due.id, receivedOn: '2026-03-10', takeCashDiscount: true };
			await record(338.59, paid);
			expect(await now(due)).toMatchObject({ settlement: 'paid', open: 0 });
			const short = await discounted();
			const input = { ...paid, id: short.id, amount: 300, externalReference: reference() };
			expect(await hintsOf(stage.story, recordMoney, input)).toEqual([
				expect.stringContaining('not its amount'),
			]);
			expect((await now(short)).open).toBe(45.5);
		});

		it('too late, not offered, or on what is settled is refused; what was credited gives no discount', async () => {
			const due = await discounted();
			await record(338.59, { id: due.id, receivedOn: '2026-03-19' });
			expect(await refusedBy(stage.story, takeCashDiscount, { id: due.id })).toMatchObject({
				rule: 'cashDiscount.late',
				message: expect.stringMatching(/until 2026-03-18.*2026-03-19/),
			});
			const plain = await bill(10);
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
			expect((await now(half)).open).toBeCloseTo(172.75 - 3.46, 9);
		});
	});

	describe('taking off', () => {
		it('an invoice gives back what settled it, all of it or what is named', async () => {
			const due = await bill(100);
			const note = await credit(20);
			await run(stage.story, applyCredit, { id: note.id, allocations: [{ invoice: due.id }] });
			const paid = await record(75, { id: due.id });
			await run(stage.story, writeOff, { id: due.id, reason: 'x' });
			expect(await now(due)).toMatchObject({ settlement: 'paid' });
			expect(await run(stage.story, unmatchInvoice, { id: due.id, source: note.number })).toMatchObject({
				open: 20,
			});
			expect(await now(note)).toMatchObject({ open: 20 });
			expect((await refusedBy(stage.story, unmatchInvoice, { id: due.id, source: note.number })).rule).toBe(
				'payment.notMatched',
			);
			expect(await run(stage.story, unmatchInvoice, { id: due.id })).toMatchObject({ open: 100 });
			expect(await run(stage.story, unmatchInvoice, { id: due.id })).toMatchObject({ reused: true });
			expect((await findPayments(stage.story, { company, unallocated: true })).map(({ id }) => id)).toEqual([
				paid.id,
			]);
		});
	});

	describe('the account of a customer', () => {
		it('an open invoice is an expected receipt; credits and money stand against it', async () => {
			const late = await bill(100, {
				issueDate: '2026-01-10',
				dueDate: '2026-02-28',
				customerReference: 'PO-9',
			});
			const coming = await bill(60, { issueDate: '2026-03-01', dueDate: '2026-04-01' });
			await bill(5, { validate: false });
			const paid = await record(12, { reference: 'advance' });
			const items = await listOpenItems(stage.story, { company, party: customer });
			expect(items).toMatchObject([
				{
					itemKind: 'invoice',
					id: late.id,
					number: late.number,
					expectedOn: '2026-02-28',
					daysOverdue: 10,
					amount: 100,
					open: 100,
					toPay: 100,
					balance: 100,
					reference: 'PO-9',
					partyCode: customer,
				},
				{ id: coming.id, expectedOn: '2026-04-01', daysOverdue: 0, open: 60 },
				{ itemKind: 'payment', id: paid.id, open: 12, balance: -12, reference: 'advance' },
			]);
			const ids = async (query: object) =>
				(await listOpenItems(stage.story, { company, ...query })).map(({ id }) => id);
			expect(await ids({ overdue: true })).toEqual([late.id]);
			expect(await ids({ itemKinds: ['payment'] })).toEqual([paid.id]);
			expect(await ids({ limit: 1 })).toEqual([late.id]);
			expect(await ids({ currency: 'USD' })).toEqual([]);
		});

		it('says what is due, overdue, on its way, and by how many days the customer pays late', async () => {
			const pay = async (issueDate: string, dueDate: string, receivedOn: string) => {
				const due = await bill(10, { issueDate, dueDate });
				return record(10, { id: due.id, receivedOn });
			};
			await pay('2024-12-01', '2024-12-10', '2025-03-09');
			await pay('2025-12-01', '2026-01-10', '2026-01-20');
			await pay('2025-12-01', '2026-01-10', '2026-01-05');
			const off = await pay('2025-12-01', '2026-01-10', '2026-03-01');
			await run(stage.story, unmatchPayment, { id: off.id });
			const late = await bill(100, { issueDate: '2026-01-10', dueDate: '2026-02-28' });
			await write(stage.story.ledger, async (tx) => {
				const [locked] = await tx.documents.lock([late.id]);
				if (!locked) throw new Error('gone');
				const given = {
					amount: 3000,
					method: 'directDebit',
					reference: null,
					submittedOn: '2026-03-09',
				} as const;
				const context = { actor: 'alice', now: stage.story.now(), dryRun: false, hint: () => undefined };
				await submitCollection(tx, locked, given, context);
			});
			expect(await now(late)).toMatchObject({
				open: 100,
				inCollection: 30,
				amountDue: 70,
				settlement: 'overdue',
			});
			expect(await getAccountFigures(stage.story, { company, party: customer })).toMatchObject([
				{
					partyCode: customer,
					open: 110,
					overdue: 110,
					inCollection: 30,
					unallocated: 10,
					amountDue: 70,
					averageDelayDays: 2.5,
					invoicesPaid: 2,
				},
			]);
			const other = await foundCompany(stage.story);
			expect(await getAccountFigures(stage.story, { company: other, party: `${other}-C` })).toMatchObject([
				{ open: 0, amountDue: 0, averageDelayDays: null, invoicesPaid: 0 },
			]);
		});

		it('an invoice whose whole rest is on its way is in collection, overdue or not', async () => {
			const due = await bill(40, { issueDate: '2026-01-10', dueDate: '2026-02-28' });
			await write(stage.story.ledger, async (tx) => {
				const [locked] = await tx.documents.lock([due.id]);
				if (!locked) throw new Error('gone');
				const context = { actor: 'alice', now: stage.story.now(), dryRun: false, hint: () => undefined };
				const given = { method: 'sepaDirectDebit', reference: null, submittedOn: '2026-03-09' } as const;
				await submitCollection(tx, locked, given, context);
				await expect(submitCollection(tx, locked, { ...given, amount: 1 }, context)).rejects.toMatchObject({
					rule: 'collection.tooMuch',
				});
			});
			expect(await now(due)).toMatchObject({ settlement: 'inCollection', amountDue: 0, open: 40 });
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
