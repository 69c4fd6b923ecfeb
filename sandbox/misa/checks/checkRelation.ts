import type { Fault } from '../reply';
import type { Json, MisaWorld } from '../world';

const FIELDS = ['OrgInvoiceType', 'OrgInvTemplateNo', 'OrgInvSeries', 'OrgInvNo', 'OrgInvDate'] as const;
const REPLACEMENT = 1;
const ADJUSTMENT = 2;

/**
 * What an invoice says of its original. An original that is not here may be of another provider: nobody checks that. Of
 * one that is here, MISA knows what has become of it.
 */
export function checkRelation(world: MisaWorld, invoice: Json): Fault | undefined {
	const type = invoice['ReferenceType'] ?? null;
	const stray = FIELDS.find((name) => (invoice[name] ?? null) !== null);
	if (type === null)
		return stray && { code: `Invalid_[Invoice.${stray}]`, description: 'The invoice has no original' };
	if (type !== REPLACEMENT && type !== ADJUSTMENT)
		return { code: 'Invalid_[Invoice.ReferenceType]', description: 'The relation is not known' };
	const missing = [...FIELDS, 'InvoiceNote'].find((name) => !invoice[name]);
	if (missing) return { code: `RequireError_${missing}`, description: `${missing} is missing` };
	if (invoice['OrgInvoiceType'] !== 1 && invoice['OrgInvoiceType'] !== 3)
		return { code: 'Invalid_[Invoice.OrgInvoiceType]', description: 'The type of the original is not known' };
	return checkOriginal(findOriginal(world, invoice)?.status, type);
}

function checkOriginal(status: number | undefined, type: number): Fault | undefined {
	const code = {
		2: type === REPLACEMENT ? 'InvoiceCannotReplace' : 'InvoiceCannotAdjust',
		7: type === REPLACEMENT ? 'InvoiceCannotReplaceByStatusNew' : 'InvoiceCannotAdjust',
		8: type === REPLACEMENT ? 'HasAdjustmentInvoice' : undefined,
	}[status ?? 0];
	return code === undefined ? undefined : { code, description: 'The original has been corrected otherwise' };
}

export function findOriginal({ invoices }: MisaWorld, invoice: Json) {
	const series = `${String(invoice['OrgInvTemplateNo'])}${String(invoice['OrgInvSeries'])}`;
	return invoices.find((one) => one.series === series && one.number === Number(invoice['OrgInvNo']));
}
