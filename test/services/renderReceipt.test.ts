import { closePdfWorker } from '../../formats/pdf';
import { createDepositInvoice } from '../../services/createDepositInvoice';
import { createDocument } from '../../services/createDocument';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { recordPayment } from '../../services/recordPayment';
import { renderReceipt } from '../../services/renderReceipt';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { agree, printable, textOf } from './receiptStage';
import { onEachDatabase, reference } from './stage';

afterAll(() => closePdfWorker());

onEachDatabase('the receipt of a payment', (stage) => {
	const account = customerAccount(stage);
	const refused = (input: object) =>
		renderReceipt(stage.story, input).then(
			() => 'printed',
			(error: { rule: string; message: string; fix: string }) => error,
		);

	it.each([
		['fr', 'Reçu de règlement', 'n’est ni une facture ni une facture d’acompte'],
		['en', 'Payment receipt', 'neither an invoice nor a deposit invoice'],
		['vi', 'Biên nhận thanh toán', 'không phải là hóa đơn đặt cọc'],
	] as const)(
		'says in %s that it is no invoice and gives no right to deduct VAT',
		async (language, title, sentence) => {
			const paid = await account.record(20, { receivedOn: '2026-03-09' });
			const text = await textOf(stage, paid, language);
			expect(text).toContain(title);
			expect(text).toContain(sentence);
		},
	);

	it('speaks the language of the customer, else that of the company', async () => {
		const party = saveMaster('party');
		const code = `${account.company}-E`;
		await run(stage.story, party, { code, name: 'Smith Ltd', company: account.company, language: 'en' });
		expect(await textOf(stage, await account.record(20, { customer: code }))).toContain('Payment receipt');
		expect(await textOf(stage, await account.record(20))).toContain('Reçu de règlement');
	});

	it('is proof of payment of a deposit invoice, which it names and does not replace', async () => {
		const agreed = await agree(stage, account, 'salesOrder');
		const bill = await run(stage.story, createDepositInvoice, {
			id: agreed.id,
			percent: 30,
			externalReference: reference(),
		});
		const paid = await run<PaymentView>(stage.story, recordMoney, { id: bill.id });
		const text = await textOf(stage, paid);
		expect(text).toContain(`Facture d’acompte ${bill.number}`);
		expect(text).toContain('Reçu de règlement');
		expect(text).toContain('n’ouvre pas droit à déduction de TVA');
	});

	it('bears our seller profile, and the mark of a company in test mode', async () => {
		await account.found({ testMode: true, attentionLine: false });
		await run(stage.story, saveMaster('sellerProfile'), {
			code: 'SHOP',
			name: 'Boutique',
			company: account.company,
			senderBlock: 'Service client 8 h – 18 h',
			isDefault: true,
		});
		const paid = await account.record(50);
		expect((await printable(stage, paid)).print).toMatchObject({ watermark: 'test', attentionLine: false });
		expect(await textOf(stage, paid)).toContain('Service client 8 h – 18 h');
	});

	it('is a PDF that leaves no trace in the books', async () => {
		const paid = await account.record(50, { reference: '請求書' });
		const before = await stage.story.ledger.read.audit.head(paid.companyId);
		const receipt = await renderReceipt(stage.story, { id: paid.id, language: 'vi' });
		expect(receipt.content.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
		expect(receipt).toMatchObject({
			fileName: `receipt-2026-03-10-${paid.id.slice(-12)}.pdf`,
			mimeType: 'application/pdf',
			unprintable: ['請', '求', '書'],
			view: { id: paid.id, amount: 50, unallocated: 50 },
		});
		expect(await stage.story.ledger.read.audit.head(paid.companyId)).toEqual(before);
		const again = await renderReceipt(stage.story, { id: paid.id, language: 'vi' });
		expect(again.content.equals(receipt.content)).toBe(true);
	});

	describe('is refused', () => {
		it('of a payment that was reversed, with day and reason', async () => {
			const paid = await account.record(50);
			await run(stage.story, reversePayment, { id: paid.id, reason: 'Cheque bounced', onDate: '2026-03-12' });
			expect(await refused({ id: paid.id })).toMatchObject({
				rule: 'receipt.reversed',
				message: expect.stringMatching(/was reversed on 2026-03-12 \(Cheque bounced\)/) as string,
				fix: expect.stringContaining('Record the money anew') as string,
			});
		});

		it('of money that went out, or back', async () => {
			const paid = await account.record(50);
			const refund = await run<PaymentView>(stage.story, refundPayment, { id: paid.id });
			const bounced = await account.record(10);
			const { reversedBy } = await run<PaymentView>(stage.story, reversePayment, {
				id: bounced.id,
				reason: 'Wrong account',
			});
			const bill = await run(stage.story, createDocument('supplierInvoice'), {
				company: 'DUPONT',
				supplier: 'MOULIN',
				supplierNumber: 'M-17',
				externalReference: reference(),
				lines: [{ description: 'Wheat', quantity: 1, unitPrice: 11 }],
				validate: true,
			});
			await run(stage.story, recordPayment, { id: bill.id });
			const [out] = await stage.story.ledger.read.payments.find({ kinds: ['disbursement'], limit: 1 });
			for (const [id, kind] of [
				[refund.id, 'refund'],
				[reversedBy, 'reversal'],
				[out?.id, 'disbursement'],
			]) {
				expect(await refused({ id })).toMatchObject({
					rule: 'receipt.direction',
					message: expect.stringContaining(`is a ${kind}`) as string,
				});
			}
		});

		it('of what is no payment, or of none', async () => {
			const bill = await account.bill(30);
			for (const id of [bill.id, 'pay_0'])
				expect(await refused({ id })).toMatchObject({ rule: 'payment.unknown' });
			for (const input of [{}, { id: bill.id, language: 'de' }])
				expect(await refused(input)).toMatchObject({ rule: 'input.invalid' });
		});
	});
});
