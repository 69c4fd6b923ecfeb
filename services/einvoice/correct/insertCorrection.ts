import { copyFields, DUPLICATE_HEADER } from '../../../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, DocumentLine } from '../../../domain/documents/document';
import type { CorrectionMethod } from '../../../domain/vietnam/correction';
import type { CorrectionOnDocument } from '../../../domain/vietnam/correctionOnDocument';
import type { LedgerTx } from '../../../ledger/port';
import type { WorkContext } from '../../context';
import { assembleHeader } from '../../parts/assembleHeader';
import { insertDraft } from '../../parts/writeDocument';
import { checkCorrection, codesOf } from '../correctionOf';
import type { CorrectionInput } from './fields';
import type { Original } from './openOriginal';

export interface CorrectionParts {
	readonly method: CorrectionMethod;
	readonly scope: CorrectionOnDocument['scope'];
	readonly lines: (tx: LedgerTx, header: DocumentHeader) => Promise<readonly DocumentLine[]>;
	/** Discount and charges of the part that is corrected. */
	readonly header: Partial<DocumentHeader>;
}

/** The header of a correction: that of its original, as of today, with what the input says. */
export async function headerOfCorrection(
	tx: LedgerTx,
	{ document, company, party }: Original,
	input: CorrectionInput,
	more: Partial<DocumentHeader>,
	context: WorkContext,
): Promise<DocumentHeader> {
	const { issueDate, title, customerReference, paymentMethod, footerComment } = input;
	const copied = copyFields<DocumentHeader>(document, DUPLICATE_HEADER);
	const given = { issueDate, title, customerReference, paymentMethod, footerComment };
	const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	const taken = { ...copied, discount: undefined, charges: [], reason: input.reason, ...more };
	return assembleHeader(tx, 'invoice', asked, { company, party }, context, taken);
}

/** Makes the draft of a correction, tied to its original, once the rules on corrections let it pass. */
export async function insertCorrection(
	tx: LedgerTx,
	original: Original,
	input: CorrectionInput,
	{ method, scope, lines, header: more }: CorrectionParts,
	context: WorkContext,
): Promise<BillingDocument> {
	const { document, record, party, codes } = original;
	const correction: CorrectionOnDocument = {
		method,
		scope,
		originalId: record.id,
		originalDocumentId: document.id,
		wrong: input.rateWasWrong ? [...new Set([...input.wrong, 'taxRate' as const])] : input.wrong,
		reason: input.reason,
		agreement: input.agreement ?? null,
		withoutAgreement: input.withoutAgreement === true,
		rateWasWrong: input.rateWasWrong?.reason ?? null,
		originalCodes: codes,
	};
	const header = await headerOfCorrection(tx, original, input, { ...more, correction }, context);
	const complete: DocumentHeader = { ...header, correction };
	const relation = method === 'replacement' ? ('replacementOf' as const) : ('adjustmentOf' as const);
	const draft = await insertDraft(
		tx,
		{
			kind: 'invoice',
			header: complete,
			lines: await lines(tx, complete),
			parents: [{ id: document.id, relation }],
		},
		context,
	);
	await checkCorrection(tx, {
		correction,
		documentId: draft.id,
		on: draft.issueDate,
		codes: codesOf(draft),
		party,
	});
	return draft;
}
