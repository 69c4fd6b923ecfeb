import { createDepositInvoice } from '../../services/createDepositInvoice';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { linesOf, onEachDatabase, reference } from './stage';

onEachDatabase('a deposit shown as a prepaid amount', (stage) => {
	const account = customerAccount(stage);

	it('settles its part of the invoice: only the rest is asked for, and only the rest is overpaid', async () => {
		await account.found({ depositForm: 'prepaid' });
		const { company, customer } = account;
		const asked = { company, customer, lines: linesOf(10), validate: true };
		const order = await run(stage.story, createDocument('salesOrder'), asked);
		const part = { id: order.id, percent: 30, externalReference: reference() };
		const deposit = await run(stage.story, createDepositInvoice, part);
		await run(stage.story, recordMoney, { id: deposit.id });
		const draft = await run(stage.story, createInvoiceFromDocuments, { ids: [order.id] });
		expect(draft).toMatchObject({ gross: 120, open: 0, amountDue: 84 });
		const posted = await run(stage.story, validateDocument, { id: draft.id });
		expect(posted).toMatchObject({
			gross: 120,
			open: 84,
			amountDue: 84,
			settlement: 'partial',
			paidOn: null,
		});
		const paid = await run<PaymentView>(stage.story, recordMoney, {
			id: posted.id,
			amount: 90,
			externalReference: reference(),
		});
		expect(paid).toMatchObject({ allocated: 84, unallocated: 6 });
		expect(await account.now(posted)).toMatchObject({ settlement: 'paid', paidOn: paid.receivedOn });
		expect(await account.now(deposit)).toMatchObject({ settlement: 'paid', open: 0 });
	});

	it('money that waits on the order settles the deposit invoice first', async () => {
		const { company, customer } = account;
		const asked = { company, customer, lines: linesOf(10), validate: true };
		const order = await run(stage.story, createDocument('salesOrder'), asked);
		await run(stage.story, recordMoney, { id: order.id, amount: 50, externalReference: reference() });
		const part = { id: order.id, percent: 30, externalReference: reference() };
		const deposit = await run(stage.story, createDepositInvoice, part);
		expect(deposit).toMatchObject({ gross: 36, open: 0, settlement: 'paid' });
		const posted = await run(stage.story, createInvoiceFromDocuments, { ids: [order.id], validate: true });
		expect(posted).toMatchObject({ gross: 84, open: 70 });
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
