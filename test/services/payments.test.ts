import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { findPayments } from '../../services/payments/findPayments';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { recordPayment } from '../../services/recordPayment';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { foundCompany, hintsOf, linesOf, onEachDatabase, reference, refusedBy, stored } from './stage';

onEachDatabase('recording payments', (stage) => {
	const account = customerAccount(stage);

	const refused = (input: object) => refusedBy(stage.story, recordMoney, input);

	describe('recording', () => {
		it('money for an invoice settles it, and says how it was paid', async () => {
			const due = await account.bill(120, { paymentMethod: 'transfer' });
			const paid = await run<PaymentView>(stage.story, recordMoney, {
				id: due.id,
				receivedOn: '2026-03-12',
				method: 'cash',
			});
			expect(paid).toMatchObject({
				kind: 'receipt',
				amount: 120,
				allocated: 120,
				unallocated: 0,
				method: 'cash',
				methodCode: '10',
				partyCode: account.customer,
				allocations: [{ id: due.id, number: due.number, amount: 120, onDate: '2026-03-12' }],
			});
			expect(await account.now(due)).toMatchObject({
				settlement: 'paid',
				open: 0,
				amountDue: 0,
				paidOn: '2026-03-12',
				paymentMethod: 'cash',
			});
			expect(due.paymentMethod).toBe('transfer');
		});

		it('changes nothing of the invoice itself: what is paid has no part in its amounts and taxes', async () => {
			const due = await account.bill(120);
			const before = await stored(stage, due);
			await account.record(70, { id: due.id });
			expect(await stored(stage, due)).toEqual(before);
			expect(await account.now(due)).toMatchObject({ settlement: 'partial', net: 120, tax: 0, open: 50 });
		});

		it('an invoice that was settled without money asks for an amount', async () => {
			const due = await account.bill(20);
			await run(stage.story, createCreditNote, { id: due.id, validate: true });
			expect(await refused({ id: due.id })).toMatchObject({
				rule: 'payment.nothingOpen',
				document: due.number,
			});
			const more = { id: due.id, amount: 5, externalReference: reference() };
			expect(await run<PaymentView>(stage.story, recordMoney, more)).toMatchObject({ unallocated: 5 });
		});

		it('without an amount it is done once: the payment that is there comes back', async () => {
			const due = await account.bill(50);
			const first = await run<PaymentView>(stage.story, recordMoney, { id: due.id });
			const again = await run<PaymentView>(stage.story, recordMoney, { id: due.id });
			expect(again).toMatchObject({ id: first.id, reused: true });
			expect((await refused({ id: due.id, amount: 5 })).rule).toBe('idempotency.keyNeeded');
		});

		it('finds the invoices that the payer names: by number, by own reference, by order number', async () => {
			const byNumber = await account.bill(10);
			const byReference = await account.bill(20, { customerReference: 'PO-4711' });
			const agreed = await run(stage.story, createDocument('salesOrder'), {
				company: account.company,
				customer: account.customer,
				lines: linesOf(3),
				validate: true,
			});
			const ofOrder = await run(stage.story, createInvoiceFromDocuments, {
				ids: [agreed.id],
				validate: true,
			});
			const other = await account.bill(40);
			const text = `VIR CLIENT ${byNumber.number?.replace('-', ' ')} po 4711 / ${agreed.number}`;
			const paid = await account.record(30 + ofOrder.gross, { reference: text });
			expect(paid.unallocated).toBe(0);
			expect(paid.allocations.map(({ id }) => id).sort()).toEqual(
				[byNumber.id, byReference.id, ofOrder.id].sort(),
			);
			expect(await account.now(other)).toMatchObject({ open: 40, settlement: 'open' });
		});

		it('a number inside a longer number is not meant', async () => {
			const due = await account.bill(10);
			const paid = await account.record(10, { reference: `${due.number}9 and X${due.number}` });
			expect(paid).toMatchObject({ allocated: 0, unallocated: 10 });
		});

		it('goes over the oldest debts where it is asked to; the rest stays as credit, and it is said', async () => {
			const later = await account.bill(30, { issueDate: '2026-03-02', dueDate: '2026-04-20' });
			const sooner = await account.bill(30, { issueDate: '2026-03-03', dueDate: '2026-04-01' });
			const paid = await account.record(40, { settle: 'oldestFirst' });
			expect(paid.allocations.map(({ id, amount }) => [id, amount])).toEqual([
				[sooner.id, 30],
				[later.id, 10],
			]);
			const over = account.money(25, { settle: 'oldestFirst' });
			expect(await hintsOf(stage.story, recordMoney, over)).toEqual([
				expect.stringContaining('5.00 EUR are not allocated'),
			]);
			expect(await account.now(later)).toMatchObject({ settlement: 'paid' });
		});

		it('goes where it is told, each up to what is open', async () => {
			const [one, two] = [await account.bill(30), await account.bill(30)];
			const paid = await account.record(50, {
				allocations: [{ invoice: two.number, amount: '12.50' }, { invoice: one.id }],
			});
			expect(paid).toMatchObject({ allocated: 42.5, unallocated: 7.5 });
			expect([(await account.now(one)).open, (await account.now(two)).open]).toEqual([0, 17.5]);
		});

		it('the same line of a bank statement is one payment, whichever way it was recorded', async () => {
			const due = await account.bill(30);
			const line = { externalReference: 'BANK-7', amount: 30 };
			await run(stage.story, recordPayment, { id: due.id, ...line });
			const again = await run<PaymentView>(stage.story, recordMoney, { id: due.id, ...line });
			expect(again).toMatchObject({ amount: 30, reused: true });
			const differs = { id: due.id, externalReference: 'BANK-7', amount: 31, reference: 'x' };
			expect((await refused(differs)).rule).toBe('idempotency.otherInput');
			const other = await account.bill(10);
			const reused = { id: other.id, externalReference: 'BANK-7', amount: 10 };
			expect(await refusedBy(stage.story, recordPayment, reused)).toMatchObject({
				rule: 'idempotency.otherInput',
			});
			const direct = { id: other.id, amount: 10, externalReference: 'BANK-8' };
			await run(stage.story, recordPayment, direct);
			expect(await refused({ id: other.id, amount: 9, externalReference: 'BANK-8' })).toMatchObject({
				rule: 'payment.otherWithReference',
				message: expect.stringMatching(/10\.00 EUR.*9\.00 EUR/),
			});
			expect(
				(await findPayments(stage.story, { company: account.company })).map(({ amount }) => amount),
			).toEqual([10, 30]);
		});

		it('refuses what cannot be, with the figures', async () => {
			const due = await account.bill(30);
			const dollars = await account.bill(30, { currency: 'USD' });
			const other = await foundCompany(stage.story);
			const cases: Array<[object, string, RegExp]> = [
				[account.money(-5), 'payment.direction', /-5 EUR/],
				[account.money(0), 'payment.direction', /0 EUR/],
				[
					account.money(30, { allocations: [{ invoice: dollars.id }] }),
					'payment.otherCurrency',
					/30\.00 EUR.*30\.00 USD open/,
				],
				[
					{ id: dollars.id, amount: 5, currency: 'EUR', externalReference: 'r1' },
					'payment.otherCurrency',
					/5 EUR/,
				],
				[
					account.money(30, { allocations: [{ invoice: due.id, amount: 31 }] }),
					'payment.tooMuch',
					/30\.00 EUR open, 31\.00 EUR/,
				],
				[
					account.money(10, { allocations: [{ invoice: due.id, amount: 11 }] }),
					'payment.overAllocated',
					/10\.00 EUR left, 11\.00 EUR/,
				],
				[account.money('1.005'), 'amount.tooFine', /1\.005/],
				[account.money(5, { method: 'shells' }), 'payment.method', /shells/],
				[account.money(5, { allocations: [{ invoice: 'FA0-1' }] }), 'document.unknown', /FA0-1/],
				[{ ...account.money(5), amount: undefined }, 'payment.amountMissing', /no amount/],
				[{ ...account.money(5), customer: undefined }, 'customer.missing', /no customer/],
				[
					{ ...account.money(5), company: other, customer: `${other}-C`, allocations: [{ invoice: due.id }] },
					'payment.otherCompany',
					/another company/,
				],
			];
			for (const [input, rule, figures] of cases)
				expect(await refused(input)).toMatchObject({ rule, message: expect.stringMatching(figures) });
			expect(await findPayments(stage.story, { company: account.company })).toEqual([]);
		});

		it('methods are names or codes of UNTDID 4461', async () => {
			for (const [given, method, methodCode] of [
				['cheque', 'cheque', '20'],
				['58', 'sepaTransfer', '58'],
				['card', 'bankCard', '48'],
			] as const)
				expect(await account.record(5, { method: given })).toMatchObject({ method, methodCode });
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
