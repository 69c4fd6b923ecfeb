import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { attachPayment } from '../../services/payments/attachPayment';
import { matchPayment } from '../../services/payments/matchPayment';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { agree, printable, textOf } from './receiptStage';
import { onEachDatabase, reference } from './stage';

onEachDatabase('the figures of a receipt', (stage) => {
	const account = customerAccount(stage);

	/** Amounts of the print sum to that of the payment, whatever became of it. */
	afterEach(async () => {
		const { read } = stage.story.ledger;
		for (const { id, kind, reversedBy } of await read.payments.find({ limit: 500 })) {
			if (kind !== 'receipt' || reversedBy !== null) continue;
			const { amount, allocations, refunded, unallocated } = await printable(stage, { id });
			const sum = allocations.reduce((total, { paid }) => total + paid, refunded + unallocated);
			expect({ id, sum }).toEqual({ id, sum: amount });
		}
	});

	it('names each of the invoices that one payment pays, with what it got and what is left', async () => {
		const bills = [await account.bill(100), await account.bill(50.5), await account.bill(30)];
		const paid = await account.record(160, {
			reference: 'VIR LOT 7',
			method: 'transfer',
			receivedOn: '2026-03-09',
			allocations: bills.map(({ id }) => ({ invoice: id })),
		});
		expect(await printable(stage, paid)).toMatchObject({
			amount: 16_000,
			allocations: [
				{ number: bills[0]?.number, gross: 10_000, paid: 10_000, left: 0 },
				{ number: bills[1]?.number, gross: 5050, paid: 5050, left: 0 },
				{ number: bills[2]?.number, gross: 3000, paid: 950, left: 2050 },
			],
			refunded: 0,
			unallocated: 0,
			receivedFor: null,
		});
		const text = await textOf(stage, paid);
		expect(text).toContain('Réf. VIR LOT 7');
		expect(text).toContain('Reçu le\n09/03/2026');
		expect(text).toContain('Montant reçu\n160,00\u00a0€\nMode de règlement\nVirement');
		expect(text).toContain(
			`Facture ${bills[2]?.number}\n10/03/2026\n30,00\u00a0€\n9,50\u00a0€\n20,50\u00a0€`,
		);
	});

	it('says what is left after this payment, not after those that came later', async () => {
		const bill = await account.bill(100);
		const pay = (amount: number, receivedOn: string) =>
			run<PaymentView>(stage.story, recordMoney, {
				id: bill.id,
				amount,
				receivedOn,
				externalReference: reference(),
			});
		const payments = [await pay(20, '2026-03-11'), await pay(30, '2026-03-11'), await pay(50, '2026-03-20')];
		await run(stage.story, reversePayment, { id: payments[2]!.id, reason: 'Cheque bounced' });
		// A day earlier, and known only now: it had come before all of them.
		payments[2] = await pay(10, '2026-03-10');
		const left = [];
		for (const paid of payments) left.push((await printable(stage, paid)).allocations[0]?.left);
		expect(left).toEqual([7000, 4000, 9000]);
	});

	it('counts the cash discount that was taken with the payment', async () => {
		await account.found({ cashDiscountVat: 'stays' });
		const bill = await account.bill(100, { cashDiscount: { rate: 2, days: 10 } });
		const paid = await run<PaymentView>(stage.story, recordMoney, {
			id: bill.id,
			amount: 98,
			takeCashDiscount: true,
			externalReference: reference(),
		});
		expect((await account.now(bill)).open).toBe(0);
		expect((await printable(stage, paid)).allocations).toMatchObject([
			{ gross: 10_000, paid: 9800, left: 0 },
		]);
	});

	it('takes several matches of one invoice together, and none that was undone', async () => {
		const bill = await account.bill(100);
		const other = await account.bill(40);
		const paid = await account.record(90, { allocations: [{ invoice: bill.id, amount: 30 }] });
		const match = (invoice: string, amount: number) =>
			run(stage.story, matchPayment, {
				id: paid.id,
				allocations: [{ invoice, amount }],
				externalReference: reference(),
			});
		await match(other.id, 25);
		await run(stage.story, unmatchPayment, { id: paid.id, invoice: other.id });
		await match(bill.id, 20);
		expect(await printable(stage, paid)).toMatchObject({
			allocations: [{ number: bill.number, paid: 5000, left: 5000 }],
			unallocated: 4000,
		});
	});

	it.each(['quotation', 'salesOrder'] as const)(
		'names the %s that money came for, until invoices have it all',
		async (kind) => {
			const agreed = await agree(stage, account, kind);
			const paid = await run<PaymentView>(stage.story, recordMoney, {
				id: agreed.id,
				amount: 20,
				externalReference: reference(),
			});
			expect(await printable(stage, paid)).toMatchObject({
				allocations: [],
				unallocated: 2000,
				receivedFor: { kind, number: agreed.number, gross: 3600 },
			});
			const title = kind === 'quotation' ? 'Devis' : 'Commande';
			const text = await textOf(stage, paid);
			expect(text).toContain(`Reçu pour\n${title} ${agreed.number} du 10/03/2026 (36,00\u00a0€ TTC)`);
			expect(text).toContain('Non encore affecté\n20,00\u00a0€');
			expect(text).not.toContain('Reste à payer');
			const bill = await run(stage.story, createInvoiceFromDocuments, { ids: [agreed.id], validate: true });
			expect(await printable(stage, paid)).toMatchObject({
				allocations: [{ number: bill.number, paid: 2000, left: 1600 }],
				unallocated: 0,
				receivedFor: null,
			});
		},
	);

	it('shows money that came for nothing yet, and on a draft without a number', async () => {
		const paid = await account.record(50);
		expect(await printable(stage, paid)).toMatchObject({
			allocations: [],
			unallocated: 5000,
			receivedFor: null,
		});
		const text = await textOf(stage, paid, 'en');
		expect(text).toContain(`Payment ${paid.id.slice(-12)}`);
		expect(text).toContain('Not yet allocated\n€50.00');
		const draft = await account.bill(30, { validate: false });
		await run(stage.story, attachPayment, { id: paid.id, document: draft.id });
		expect(await textOf(stage, paid, 'en')).toContain(
			'Invoice (Draft, no number yet) of 10 Mar 2026 (€30.00 incl. VAT)',
		);
	});

	it('shows what went back to the customer', async () => {
		const bill = await account.bill(30);
		const paid = await account.record(100, { allocations: [{ invoice: bill.id }] });
		await run(stage.story, refundPayment, { id: paid.id, amount: 45, externalReference: reference() });
		expect(await printable(stage, paid)).toMatchObject({ refunded: 4500, unallocated: 2500 });
		expect(await textOf(stage, paid)).toContain(
			'Affecté aux factures\n30,00\u00a0€\nRemboursé\n45,00\u00a0€\nNon encore affecté\n25,00\u00a0€\nMontant reçu\n100,00\u00a0€',
		);
	});

	it('has the currency of the payment, with or without minor units', async () => {
		const dollars = await account.bill(30, { currency: 'USD' });
		const paid = await account.record(30, { currency: 'USD', allocations: [{ invoice: dollars.id }] });
		expect(await textOf(stage, paid)).toContain(
			`Facture ${dollars.number}\n10/03/2026\n30,00\u00a0USD\n30,00\u00a0USD\n0,00\u00a0USD`,
		);
		const yen = await account.record(120_000, { currency: 'JPY' });
		expect(await textOf(stage, yen)).toContain('Montant reçu\n120\u00a0000\u00a0JPY');
	});
});
