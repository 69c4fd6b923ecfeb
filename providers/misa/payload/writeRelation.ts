import type { EInvoiceCorrection } from '../../../domain/vietnam/eInvoice';
import { formatSixCharacters } from '../../../domain/vietnam/formatSeries';
import { originalNumber } from './originalNumber';
import { ORIGINAL_IS_EINVOICE, REFERENCE_TYPES } from './publishCodes';
import { writeReason } from './writeReason';

const ORIGINAL = {
	ReferenceType: null,
	OrgInvoiceType: null,
	OrgInvTemplateNo: null,
	OrgInvSeries: null,
	OrgInvNo: null,
	OrgInvDate: null,
};

/** Which invoice this one corrects. MISA does not check it; the tax office does, later. */
export function writeRelation(correction: EInvoiceCorrection | null) {
	if (correction === null) return ORIGINAL;
	const { original } = correction;
	return {
		ReferenceType: REFERENCE_TYPES[correction.method],
		OrgInvoiceType: ORIGINAL_IS_EINVOICE,
		OrgInvTemplateNo: original.series.form,
		OrgInvSeries: formatSixCharacters(original.series),
		OrgInvNo: originalNumber(original),
		OrgInvDate: original.issueDate,
		InvoiceNote: writeReason(correction),
	};
}
