import { cancelDocument } from '../../../services/cancelDocument';
import { createCreditNote } from '../../../services/createCreditNote';
import { getDocumentView } from '../../../services/findDocuments';
import { adjustEInvoice } from '../../../services/einvoice/adjustEInvoice';
import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { previewEInvoice } from '../../../services/einvoice/previewEInvoice';
import { refreshEInvoice } from '../../../services/einvoice/refreshEInvoice';
import { replaceEInvoice } from '../../../services/einvoice/replaceEInvoice';
import type { DocumentView } from '../../../services/parts/documentView';
import { recordPayment } from '../../../services/recordPayment';
import { saveMaster } from '../../../services/saveMaster';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { run } from '../../support/stories';
import { refusedBy as refusedByLedger } from '../stage';
import { bill, inHanoi, perform, refusedBy, vnLine, withProvider, type EInvoiceStory } from './eInvoiceStage';

const AGREED = { agreement: { reference: 'BB-01/2026', date: '2026-09-15' } };

async function issued(hanoi: EInvoiceStory, more: object = {}): Promise<DocumentView> {
	const { id } = await bill(hanoi, more);
	await perform(hanoi, issueEInvoice, { id });
	return perform(hanoi, refreshEInvoice, { id });
}

let references = 0;
const reference = () => `correction-${(references += 1)}`;

inHanoi('the correction of an e-invoice', (stage) => {
	it('by replacement starts from its lines, names it by the sentence of the law, and takes over what was paid', async () => {
		const hanoi = withProvider(stage.story, { account: 'replaced' });
		const original = await issued(hanoi, {
			lines: [vnLine(100_000, 8), vnLine(7_000, 8, { description: 'Túi' })],
		});
		await run(stage.story, recordPayment, {
			id: original.id,
			amount: 200_000,
			externalReference: reference(),
		});
		const replacement = await run(stage.story, replaceEInvoice, {
			id: original.id,
			wrong: ['goods', 'amount'],
			reason: 'Sai số lượng',
			...AGREED,
			changes: [
				{ line: 1, quantity: 1 },
				{ line: 2, remove: true },
			],
			addLines: [{ description: 'Hộp', quantity: 1, unitPrice: 20_000, taxRate: 8 }],
			externalReference: reference(),
		});
		expect(replacement).toMatchObject({
			state: 'draft',
			gross: 129_600,
			parents: [{ id: original.id, relation: 'replacementOf' }],
		});
		expect((await perform(hanoi, previewEInvoice, { id: replacement.id })).view).toMatchObject({
			gross: 129_600,
		});
		expect(await getDocumentView(stage.story, original.id)).toMatchObject({ open: original.gross - 200_000 });
		const done = await perform(hanoi, issueEInvoice, { id: replacement.id });
		expect(done).toMatchObject({ eInvoiceState: 'issued', open: 0, settlement: 'paid' });
		const sent = hanoi.provider.stored.at(-1)?.invoice.correction;
		expect(sent).toMatchObject({
			method: 'replacement',
			scope: 'money',
			original: { number: '00000001', issueDate: '2026-09-15', providerKey: 'TX1C26TAA1' },
			agreement: { reference: 'BB-01/2026', date: '2026-09-15' },
			sentence: 'Thay thế cho hóa đơn Mẫu số 1 ký hiệu C26TAA số 1 ngày 15 tháng 09 năm 2026',
		});
		const before = await getDocumentView(stage.story, original.id);
		expect(before).toMatchObject({ open: 0, eInvoices: [{ status: 'replaced' }] });
		// 200 000 were paid: 129 600 settle the replacement, the rest is credit of the customer.
		const matches = await stage.story.ledger.read.payments.matchesOf([replacement.id]);
		expect(matches.map(({ sourceKind, amount }) => [sourceKind, amount])).toEqual([['payment', 129_600]]);
		expect(
			await refusedByLedger(stage.story, replaceEInvoice, {
				id: original.id,
				wrong: ['amount'],
				reason: 'Lại sai',
				...AGREED,
			}),
		).toMatchObject({ rule: 'correction.replacedAlready' });
	});

	it('of one member leaves the others as they are', async () => {
		const hanoi = withProvider(stage.story, { account: 'member' });
		const original = await issued(hanoi, {
			lines: [vnLine(50_000, 8), vnLine(30_000, 10)],
			discount: { amount: 1_601 },
		});
		const wrong = { id: original.id, wrong: ['amount'], reason: 'Sai giá', ...AGREED };
		expect(await refusedByLedger(stage.story, replaceEInvoice, wrong)).toMatchObject({
			rule: 'einvoice.severalMembers',
		});
		const replacement = await run(stage.story, replaceEInvoice, {
			...wrong,
			member: '10',
			externalReference: reference(),
		});
		const [, ten] = original.eInvoices ?? [];
		expect(replacement).toMatchObject({ gross: ten?.gross, lineCount: 1 });
		await perform(hanoi, issueEInvoice, { id: replacement.id });
		const after = await getDocumentView(stage.story, original.id);
		expect(after.eInvoices?.map(({ status }) => status)).toEqual(['original', 'replaced']);
		expect(after.open).toBe(original.gross - (ten?.gross ?? 0));
	});

	it('keeps the rate, unless the rate is what was wrong, with a reason', async () => {
		const hanoi = withProvider(stage.story, { account: 'rates' });
		const original = await issued(hanoi);
		const wrong = { id: original.id, wrong: ['amount'], reason: 'Sai', ...AGREED };
		const addLines = [{ description: 'Khác', quantity: 1, unitPrice: 1_000, taxRate: 10 }];
		expect(await refusedByLedger(stage.story, replaceEInvoice, { ...wrong, addLines })).toMatchObject({
			rule: 'correction.rateChanged',
		});
		const replacement = await run(stage.story, replaceEInvoice, {
			...wrong,
			rateWasWrong: { reason: 'Hàng không được giảm thuế', taxRate: 10 },
			externalReference: reference(),
		});
		expect(replacement).toMatchObject({ net: original.net, tax: original.net / 10 });
		const done = await perform(hanoi, issueEInvoice, { id: replacement.id });
		expect(done.eInvoices).toMatchObject([{ rate: '10' }]);
	});

	it('by adjustment changes what is owed by its signed amount', async () => {
		const hanoi = withProvider(stage.story, { account: 'adjusted' });
		const original = await issued(hanoi);
		const wrong = { id: original.id, wrong: ['amount'], reason: 'Giảm giá', ...AGREED };
		const less = await run(stage.story, adjustEInvoice, {
			...wrong,
			lines: [{ direction: 'decrease', description: 'Giảm giá', quantity: 2, unitPrice: 10_000 }],
			externalReference: reference(),
		});
		expect(less).toMatchObject({ state: 'draft', net: -20_000, gross: -21_600 });
		const done = await perform(hanoi, issueEInvoice, { id: less.id });
		expect(done).toMatchObject({ open: 0, settlement: 'none', eInvoiceState: 'issued' });
		const sent = hanoi.provider.stored.at(-1)?.invoice;
		expect(sent).toMatchObject({
			totals: { net: '-20000', gross: '-21600' },
			amountInWords: 'Âm hai mươi mốt nghìn sáu trăm đồng',
			rows: [{ increases: false, amount: '-20000' }],
			correction: { method: 'adjustment', scope: 'money' },
		});
		expect(await getDocumentView(stage.story, original.id)).toMatchObject({
			open: original.gross - 21_600,
			eInvoices: [{ status: 'adjusted' }],
		});
		const more = await run(stage.story, adjustEInvoice, {
			...wrong,
			lines: [{ direction: 'increase', description: 'Thêm', unitPrice: 5_000 }],
			externalReference: reference(),
		});
		expect(await perform(hanoi, issueEInvoice, { id: more.id })).toMatchObject({
			open: 5_400,
			settlement: 'open',
		});
		expect(await refusedByLedger(stage.story, replaceEInvoice, wrong)).toMatchObject({
			rule: 'correction.sameMethod',
		});
		expect(
			await refusedByLedger(stage.story, adjustEInvoice, {
				...wrong,
				lines: [{ direction: 'decrease', unitPrice: 900_000 }],
			}),
		).toMatchObject({ rule: 'correction.tooMuch' });
	});

	it('of words alone is an adjustment without amounts', async () => {
		const hanoi = withProvider(stage.story, { account: 'words' });
		const original = await issued(hanoi);
		const words = await run(stage.story, adjustEInvoice, {
			id: original.id,
			wrong: ['buyerTaxCode'],
			reason: 'Sai mã số thuế',
			...AGREED,
			information: ['Mã số thuế đúng: 0101243150'],
			externalReference: reference(),
		});
		await perform(hanoi, issueEInvoice, { id: words.id });
		expect(hanoi.provider.stored.at(-1)?.invoice).toMatchObject({
			rows: [{ kind: 'note', name: 'Mã số thuế đúng: 0101243150' }],
			rates: [],
			totals: { gross: '0' },
			correction: { scope: 'information' },
		});
		expect(await getDocumentView(stage.story, original.id)).toMatchObject({ open: original.gross });
	});

	it('waits for the tax office, needs an agreement, and is no credit note', async () => {
		const hanoi = withProvider(stage.story, { account: 'refused', codeAfter: 3_600_000 });
		const original = await issued(hanoi);
		const wrong = { id: original.id, wrong: ['amount'], reason: 'Sai' };
		expect(await refusedByLedger(stage.story, replaceEInvoice, { ...wrong, ...AGREED })).toMatchObject({
			rule: 'correction.notAccepted',
		});
		stage.story.at('2026-09-15T06:00:00.000Z');
		await perform(hanoi, refreshEInvoice, { id: original.id });
		expect(await refusedByLedger(stage.story, replaceEInvoice, wrong)).toMatchObject({
			rule: 'correction.agreement',
		});
		expect(
			await refusedByLedger(stage.story, replaceEInvoice, { ...wrong, ...AGREED, wrong: ['buyerName'] }),
		).toMatchObject({ rule: 'correction.noticeOnly' });
		expect(await refusedByLedger(stage.story, createCreditNote, { id: original.id })).toMatchObject({
			rule: 'creditNote.vietnam',
		});
	});

	it('is made once: of two drafts that replace the same invoice the second is refused', async () => {
		const hanoi = withProvider(stage.story, { account: 'twice' });
		const original = await issued(hanoi);
		const wrong = { id: original.id, wrong: ['amount'], reason: 'Sai', ...AGREED };
		const one = await run(stage.story, replaceEInvoice, { ...wrong, externalReference: reference() });
		const other = await run(stage.story, replaceEInvoice, { ...wrong, externalReference: reference() });
		await perform(hanoi, issueEInvoice, { id: one.id });
		expect(await refusedBy(hanoi, issueEInvoice, { id: other.id })).toMatchObject({
			rule: 'correction.replacedAlready',
		});
	});

	it('is undone where the tax office refuses the replacement its code: the original stands, and is replaced anew', async () => {
		const hanoi = withProvider(stage.story, { account: 'noCode' });
		await run(stage.story, saveMaster('actor'), {
			code: 'chief',
			name: 'Lan',
			privileges: ['cancelInvoice'],
		});
		const chief = { ...stage.story, actor: 'chief' };
		const original = await issued(hanoi);
		const wrong = { id: original.id, wrong: ['amount'], reason: 'Sai giá', ...AGREED };
		const asked = async () =>
			run(stage.story, replaceEInvoice, {
				...wrong,
				changes: [{ line: 1, quantity: 1 }],
				externalReference: reference(),
			});
		const refused = await asked();
		const sent = await perform(hanoi, issueEInvoice, { id: refused.id });
		hanoi.provider.withoutCode.add(sent.eInvoices?.[0]?.key ?? '');
		const told = await perform(hanoi, refreshEInvoice, { id: refused.id });
		expect(told).toMatchObject({ transmission: 'refused', eInvoices: [{ taxOffice: 'refused' }] });
		const inPlace = { id: refused.id, inPlace: true, reason: 'Cơ quan thuế từ chối cấp mã' };
		expect(await run(chief, cancelDocument, inPlace)).toMatchObject({ state: 'cancelled' });
		expect(await getDocumentView(stage.story, original.id)).toMatchObject({
			open: original.gross,
			eInvoices: [{ status: 'original' }],
		});
		const again = await asked();
		expect(await perform(hanoi, issueEInvoice, { id: again.id })).toMatchObject({ eInvoiceState: 'issued' });
		expect(await getDocumentView(stage.story, original.id)).toMatchObject({ open: 0 });
	});

	it('leaves books that verify', async () => {
		expect((await verifyBooks(stage.story)).flatMap(({ faults }) => faults)).toEqual([]);
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
