import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { convertDocument } from '../../services/convertDocument';
import { getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import { recordPayment } from '../../services/recordPayment';
import { attachPayment } from '../../services/payments/attachPayment';
import { findPayments } from '../../services/payments/findPayments';
import { matchPayment } from '../../services/payments/matchPayment';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { reversePayment } from '../../services/payments/reversePayment';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { foundCompany, hintsOf, invoice, linesOf, onEachDatabase, reference, refusedBy } from './stage';

onEachDatabase('payments of customers', (stage) => {
	let company: string;
	let customer: string;
	beforeEach(async () => {
		company = await foundCompany(stage.story);
		customer = `${company}-C`;
	});

	/** An invoice of so many euros, VAT included. */
	const bill = (gross: number, more: object = {}): Promise<DocumentView> =>
		invoice(stage.story, {
			company,
			customer,
			lines: [{ description: 'Goods', unitPrice: gross, taxCategory: 'Z', taxRate: 0 }],
			...more,
		});
	const money = (amount: number | string, more: object = {}) => ({
		company,
		customer,
		amount,
		externalReference: reference(),
		...more,
	});
	const record = (amount: number | string, more: object = {}) =>
		run<PaymentView>(stage.story, recordMoney, money(amount, more));
	const now = ({ id }: Pick<DocumentView, 'id'>) => getDocumentView(stage.story, id);
	const refused = (input: object) => refusedBy(stage.story, recordMoney, input);

	describe('recording', () => {
		it('money for an invoice settles it, and says how it was paid', async () => {
			const due = await bill(120, { paymentMethod: 'transfer' });
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
				partyCode: customer,
				allocations: [{ id: due.id, number: due.number, amount: 120, onDate: '2026-03-12' }],
			});
			expect(await now(due)).toMatchObject({
				settlement: 'paid',
				open: 0,
				amountDue: 0,
				paidOn: '2026-03-12',
				paymentMethod: 'cash',
			});
			expect(due.paymentMethod).toBe('transfer');
		});

		it('without an amount it is done once: the payment that is there comes back', async () => {
			const due = await bill(50);
			const first = await run<PaymentView>(stage.story, recordMoney, { id: due.id });
			const again = await run<PaymentView>(stage.story, recordMoney, { id: due.id });
			expect(again).toMatchObject({ id: first.id, reused: true });
			expect((await refused({ id: due.id, amount: 5 })).rule).toBe('idempotency.keyNeeded');
		});

		it('finds the invoices that the payer names: by number, by own reference, by order number', async () => {
			const byNumber = await bill(10);
			const byReference = await bill(20, { customerReference: 'PO-4711' });
			const agreed = await run(stage.story, createDocument('salesOrder'), {
				company,
				customer,
				lines: linesOf(3),
				validate: true,
			});
			const ofOrder = await run(stage.story, createInvoiceFromDocuments, {
				ids: [agreed.id],
				validate: true,
			});
			const other = await bill(40);
			const text = `VIR CLIENT ${byNumber.number?.replace('-', ' ')} po 4711 / ${agreed.number}`;
			const paid = await record(30 + ofOrder.gross, { reference: text });
			expect(paid.unallocated).toBe(0);
			expect(paid.allocations.map(({ id }) => id).sort()).toEqual(
				[byNumber.id, byReference.id, ofOrder.id].sort(),
			);
			expect(await now(other)).toMatchObject({ open: 40, settlement: 'open' });
		});

		it('a number inside a longer number is not meant', async () => {
			const due = await bill(10);
			const paid = await record(10, { reference: `${due.number}9 and X${due.number}` });
			expect(paid).toMatchObject({ allocated: 0, unallocated: 10 });
		});

		it('goes over the oldest debts where it is asked to; the rest stays as credit, and it is said', async () => {
			const later = await bill(30, { issueDate: '2026-03-02', dueDate: '2026-04-20' });
			const sooner = await bill(30, { issueDate: '2026-03-03', dueDate: '2026-04-01' });
			const paid = await record(40, { settle: 'oldestFirst' });
			expect(paid.allocations.map(({ id, amount }) => [id, amount])).toEqual([
				[sooner.id, 30],
				[later.id, 10],
			]);
			const over = money(25, { settle: 'oldestFirst' });
			expect(await hintsOf(stage.story, recordMoney, over)).toEqual([
				expect.stringContaining('5.00 EUR are not allocated'),
			]);
			expect(await now(later)).toMatchObject({ settlement: 'paid' });
		});

		it('goes where it is told, each up to what is open', async () => {
			const [one, two] = [await bill(30), await bill(30)];
			const paid = await record(50, {
				allocations: [{ invoice: two.number, amount: '12.50' }, { invoice: one.id }],
			});
			expect(paid).toMatchObject({ allocated: 42.5, unallocated: 7.5 });
			expect([(await now(one)).open, (await now(two)).open]).toEqual([0, 17.5]);
		});

		it('the same line of a bank statement is one payment, whichever way it was recorded', async () => {
			const due = await bill(30);
			const line = { externalReference: 'BANK-7', amount: 30 };
			await run(stage.story, recordPayment, { id: due.id, ...line });
			const again = await run<PaymentView>(stage.story, recordMoney, { id: due.id, ...line });
			expect(again).toMatchObject({ amount: 30, reused: true });
			const differs = { id: due.id, externalReference: 'BANK-7', amount: 31, reference: 'x' };
			expect((await refused(differs)).rule).toBe('idempotency.otherInput');
			const other = await bill(10);
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
			expect((await findPayments(stage.story, { company })).map(({ amount }) => amount)).toEqual([10, 30]);
		});

		it('refuses what cannot be, with the figures', async () => {
			const due = await bill(30);
			const dollars = await bill(30, { currency: 'USD' });
			const other = await foundCompany(stage.story);
			const cases: Array<[object, string, RegExp]> = [
				[money(-5), 'payment.direction', /-5 EUR/],
				[money(0), 'payment.direction', /0 EUR/],
				[
					money(30, { allocations: [{ invoice: dollars.id }] }),
					'payment.otherCurrency',
					/30\.00 EUR.*30\.00 USD open/,
				],
				[
					{ id: dollars.id, amount: 5, currency: 'EUR', externalReference: 'r1' },
					'payment.otherCurrency',
					/5 EUR/,
				],
				[
					money(30, { allocations: [{ invoice: due.id, amount: 31 }] }),
					'payment.tooMuch',
					/30\.00 EUR open, 31\.00 EUR/,
				],
				[
					money(10, { allocations: [{ invoice: due.id, amount: 11 }] }),
					'payment.overAllocated',
					/10\.00 EUR left, 11\.00 EUR/,
				],
				[money('1.005'), 'amount.tooFine', /1\.005/],
				[money(5, { method: 'shells' }), 'payment.method', /shells/],
				[money(5, { allocations: [{ invoice: 'FA0-1' }] }), 'document.unknown', /FA0-1/],
				[{ ...money(5), amount: undefined }, 'payment.amountMissing', /no amount/],
				[{ ...money(5), customer: undefined }, 'customer.missing', /no customer/],
				[
					{ ...money(5), company: other, customer: `${other}-C`, allocations: [{ invoice: due.id }] },
					'payment.otherCompany',
					/another company/,
				],
			];
			for (const [input, rule, figures] of cases)
				expect(await refused(input)).toMatchObject({ rule, message: expect.stringMatching(figures) });
			expect(await findPayments(stage.story, { company })).toEqual([]);
		});

		it('methods are names or codes of UNTDID 4461', async () => {
			for (const [given, method, methodCode] of [
				['cheque', 'cheque', '20'],
				['58', 'sepaTransfer', '58'],
				['card', 'bankCard', '48'],
			] as const)
				expect(await record(5, { method: given })).toMatchObject({ method, methodCode });
		});
	});

	describe('money before the invoice', () => {
		const quote = (kind: 'quotation' | 'salesOrder') =>
			run(stage.story, createDocument(kind), { company, customer, lines: linesOf(3), validate: true });

		it.each(['quotation', 'salesOrder'] as const)(
			'waits on a %s and is matched at validation',
			async (kind) => {
				const agreed = await quote(kind);
				const paid = await run<PaymentView>(stage.story, recordMoney, {
					id: agreed.id,
					amount: 20,
					receivedOn: '2026-03-01',
					externalReference: reference(),
				});
				expect(paid).toMatchObject({ documentId: agreed.id, documentNumber: agreed.number, unallocated: 20 });
				expect(await now(agreed)).toMatchObject({ amountDue: Number((agreed.gross - 20).toFixed(2)) });
				const draft = await run(stage.story, createInvoiceFromDocuments, { ids: [agreed.id] });
				expect(draft.open).toBe(0);
				const posted = await run(stage.story, validateDocument, { id: draft.id });
				expect(posted).toMatchObject({
					open: Number((posted.gross - 20).toFixed(2)),
					settlement: 'partial',
				});
				expect(await stage.story.ledger.read.payments.matchesOf([posted.id])).toMatchObject([
					{ sourceId: paid.id, amount: 2000, onDate: '2026-03-01' },
				]);
			},
		);

		it('comes through quotation, order and delivery note, and is shared by the invoices', async () => {
			const quotation = await quote('quotation');
			await run(stage.story, recordMoney, { id: quotation.id, amount: 30, externalReference: reference() });
			const agreed = await run(stage.story, convertDocument('salesOrder'), {
				id: quotation.id,
				validate: true,
			});
			const notes = [];
			for (const quantity of [1, 2])
				notes.push(
					await run(stage.story, convertDocument('deliveryNote'), {
						id: agreed.id,
						quantities: [{ line: 1, quantity }],
						validate: true,
						externalReference: reference(),
					}),
				);
			const opens = [];
			for (const { id } of notes) {
				const { open, gross } = await run(stage.story, createInvoiceFromDocuments, {
					ids: [id],
					validate: true,
				});
				opens.push([gross, open]);
			}
			expect(opens).toEqual([
				[12, 0],
				[24, 6],
			]);
		});

		it('is put on a draft later, lowers what it asks for, and is matched at its validation', async () => {
			const draft = await bill(30, { validate: false });
			const paid = await record(50);
			const attached = await run<PaymentView>(stage.story, attachPayment, {
				id: paid.id,
				document: draft.id,
			});
			expect(attached.documentId).toBe(draft.id);
			expect((await now(draft)).amountDue).toBe(0);
			const posted = await run(stage.story, validateDocument, { id: draft.id });
			expect(posted).toMatchObject({ settlement: 'paid', open: 0 });
			expect((await findPayments(stage.story, { company }))[0]).toMatchObject({ unallocated: 20 });
		});

		it('what bounced meanwhile is not matched; what is dead takes no money', async () => {
			const agreed = await quote('salesOrder');
			const paid = await run<PaymentView>(stage.story, recordMoney, {
				id: agreed.id,
				amount: 20,
				externalReference: reference(),
			});
			await run(stage.story, reversePayment, { id: paid.id, reason: 'Cheque bounced' });
			const posted = await run(stage.story, createInvoiceFromDocuments, { ids: [agreed.id], validate: true });
			expect(posted.open).toBe(posted.gross);
			const note = await run(stage.story, createCreditNote, { id: posted.id, validate: true });
			expect((await refused({ id: note.id, amount: 5, externalReference: reference() })).rule).toBe(
				'payment.document',
			);
		});
	});

	describe('matching anew', () => {
		it('money that was wrong here is right there', async () => {
			const [wrong, right] = [await bill(40), await bill(40)];
			const paid = await record(40, { allocations: [{ invoice: wrong.id }] });
			expect(await now(wrong)).toMatchObject({ settlement: 'paid' });
			const free = await run<PaymentView>(stage.story, unmatchPayment, { id: paid.id });
			expect(free).toMatchObject({ allocated: 0, unallocated: 40, allocations: [] });
			expect(await now(wrong)).toMatchObject({ settlement: 'open', open: 40, paidOn: null });
			const moved = { id: paid.id, allocations: [{ invoice: right.number }] };
			expect(await run<PaymentView>(stage.story, matchPayment, moved)).toMatchObject({ allocated: 40 });
			expect(await now(right)).toMatchObject({ settlement: 'paid' });
			const facts = (await now(wrong)).details.facts.map(({ kind }) => kind);
			expect(facts.filter((kind) => kind.startsWith('payment'))).toEqual(['paymentMade', 'paymentUndone']);
		});

		it('is done once: again, it says that nothing is left', async () => {
			const due = await bill(40);
			const paid = await record(40);
			const asked = { id: paid.id, settle: 'oldestFirst' };
			expect((await run<PaymentView>(stage.story, matchPayment, asked)).reused).toBe(false);
			expect((await run<PaymentView>(stage.story, matchPayment, asked)).reused).toBe(true);
			const named = { id: paid.id, allocations: [{ invoice: due.id }] };
			expect(await refusedBy(stage.story, matchPayment, named)).toMatchObject({
				rule: 'payment.usedUp',
				message: expect.stringContaining('40.00 EUR'),
			});
			const other = await bill(1);
			const wrong = { id: paid.id, invoice: other.number };
			expect((await refusedBy(stage.story, unmatchPayment, wrong)).rule).toBe('payment.notMatched');
		});

		it('two at once never use the same money twice', async () => {
			const dues = [await bill(40), await bill(40)];
			const paid = await record(50);
			const second = { ...stage.story, ledger: await stage.test.open() };
			await Promise.allSettled(
				[stage.story, second].map((story, index) =>
					run(story, matchPayment, { id: paid.id, allocations: [{ invoice: dues[index]?.id }] }),
				),
			);
			const opens = [];
			for (const due of dues) opens.push((await now(due)).open);
			expect(opens.sort((a, b) => a - b)).toEqual([0, 30]);
		});
	});

	describe('what bounces', () => {
		it('is undone by a payment beside it; the invoice is open again, nothing is deleted', async () => {
			const due = await bill(40, { issueDate: '2026-01-02', dueDate: '2026-02-01' });
			const paid = await run<PaymentView>(stage.story, recordMoney, { id: due.id, method: 'cheque' });
			const undone = await run<PaymentView>(stage.story, reversePayment, {
				id: paid.id,
				reason: 'Cheque bounced',
			});
			expect(undone).toMatchObject({ reversed: true, allocated: 0, unallocated: 0 });
			expect(await now(due)).toMatchObject({ settlement: 'overdue', open: 40, paidOn: null });
			const [reversal] = await findPayments(stage.story, { company, kinds: ['reversal'] });
			expect(reversal).toMatchObject({ reverses: paid.id, amount: 40, reason: 'Cheque bounced' });
			expect(await stage.story.ledger.read.payments.matchesOf([due.id])).toHaveLength(2);
			expect(await run<PaymentView>(stage.story, reversePayment, { id: paid.id, reason: 'x' })).toMatchObject(
				{
					reused: true,
				},
			);
			for (const [useCase, id, rule] of [
				[matchPayment, paid.id, 'payment.reversed'],
				[reversePayment, reversal?.id, 'payment.isReversal'],
			] as const)
				expect((await refusedBy(stage.story, useCase, { id, reason: 'x' })).rule).toBe(rule);
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
