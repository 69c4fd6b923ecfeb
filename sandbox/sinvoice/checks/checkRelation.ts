import { byNumber, generalOf } from '../invoices';
import { complaint, type Complaint } from '../reply';
import { viewTaxOffice } from '../taxOffice';
import { isWithCode } from '../templates';
import type { Json, SInvoiceWorld } from '../world';

const WANTED = [
	'originalInvoiceId',
	'originalInvoiceIssueDate',
	'adjustedNote',
	'additionalReferenceDesc',
	'additionalReferenceDate',
];
/** The original is an invoice of this system. */
const KNOWN_HERE = '1';

/** A replacement or an adjustment must name an original that is here, was accepted, and is not replaced yet. */
export function checkRelation(world: SInvoiceWorld, body: Json): Complaint | undefined {
	const general = generalOf(body);
	const type = general['adjustmentType'] ?? '1';
	if (type === '1') {
		const strange = WANTED.find((name) => general[name] !== undefined);
		return strange === undefined ? undefined : wrong(strange, 'belongs to a correction');
	}
	if (type === '7') return complaint(null, 'Chức năng hủy hóa đơn đã dừng từ 01/06/2025');
	const missing = WANTED.find((name) => general[name] === undefined || general[name] === '');
	if (missing !== undefined) return wrong(missing, 'is missing');
	if (type === '5' && general['adjustmentInvoiceType'] === undefined)
		return wrong('adjustmentInvoiceType', 'is missing');
	const origin = general['originalInvoiceType'] ?? '0';
	if (origin !== '0' && general['originalTemplateCode'] === undefined)
		return wrong('originalTemplateCode', 'is missing');
	return origin === KNOWN_HERE ? checkOriginal(world, general) : undefined;
}

function checkOriginal(world: SInvoiceWorld, general: Json): Complaint | undefined {
	const original = byNumber(world, general['originalInvoiceId']);
	const template = general['originalTemplateCode'];
	if (!original || (original.templateCode !== template && original.templateCode.charAt(0) !== template))
		return complaint(null, 'Hóa đơn gốc không tồn tại');
	if (original.issueDate !== general['originalInvoiceIssueDate'])
		return wrong('originalInvoiceIssueDate', 'is not that of the original');
	if (original.correctedBy?.how === 'replaced') return complaint(null, 'Hóa đơn gốc đã bị thay thế');
	if (isWithCode(original.series) && !viewTaxOffice(world, original).isAccepted)
		return complaint(null, 'Hóa đơn gốc chưa được cơ quan thuế cấp mã');
	return undefined;
}

const wrong = (name: string, what: string): Complaint =>
	complaint('INVOICE_VALID_INPUT_INVALID_FIELD', `Trường ${name} không hợp lệ: ${what}`);
