import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { ADJUSTMENT_SCOPES, ADJUSTMENT_TYPES, ORIGINAL_TYPE } from './codes';
import { epochOf, epochOfDay } from './epoch';

/**
 * The members of `generalInvoiceInfo` by which a correction names its original. S-Invoice asks for a document and its day
 * on every correction: where the law needs no agreement with the buyer, the reason and the day of the correction stand
 * there.
 */
export function writeCorrection({ correction, issueDate }: EInvoice) {
	if (correction === null) return { adjustmentType: ADJUSTMENT_TYPES.original };
	const { method, scope, original, reason, agreement } = correction;
	return {
		adjustmentType: ADJUSTMENT_TYPES[method],
		...(method === 'adjustment' ? { adjustmentInvoiceType: ADJUSTMENT_SCOPES[scope] } : {}),
		adjustedNote: reason,
		originalInvoiceId: original.number,
		originalInvoiceIssueDate:
			original.issuedAt === undefined ? epochOfDay(original.issueDate) : epochOf(original.issuedAt),
		originalInvoiceType: ORIGINAL_TYPE,
		originalTemplateCode: original.templateCode,
		additionalReferenceDesc: agreement?.reference ?? reason,
		additionalReferenceDate: epochOfDay(agreement?.date ?? issueDate),
	};
}
