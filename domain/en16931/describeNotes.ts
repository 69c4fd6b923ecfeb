import type { Treatment } from './source';
import type { InvoicedDocument } from './source';
import type { SemanticNote } from './semanticInvoice';
import { leadingComments } from './describeLines';
import type { InvoiceTexts } from './texts';

/** Subjects of notes (UNTDID 4451). */
export const SUBJECTS = {
	/** Indemnity for recovery costs (indemnité forfaitaire de recouvrement). */
	recoveryFee: 'PMT',
	/** Penalties for late payment (pénalités de retard). */
	latePenalties: 'PMD',
	/** Discount for early payment, or that there is none (escompte). */
	cashDiscount: 'AAB',
	/** Treatment by the French reform. */
	treatment: 'BAR',
	/** What the law of the seller wants said. */
	regulatory: 'REG',
	/** Anything else. */
	general: 'AAI',
	/** Why a document was made. */
	reason: 'ACD',
} as const;

/** Notes of the invoice (BG-1). The three of French law stand once each (BR-FR-05, BR-FR-06). */
export function describeNotes(
	document: InvoicedDocument,
	texts: InvoiceTexts,
	treatment: Treatment | undefined,
): SemanticNote[] {
	const { legal } = document.seller;
	const free = [document.title, ...leadingComments(document), document.headerComment, document.footerComment];
	const isDebits = legal?.vatOnDebits === true && document.operationNature !== 'goods';
	return [
		...(treatment === undefined ? [] : frenchNotes(document, texts)),
		...note(SUBJECTS.regulatory, isDebits ? texts.vatOnDebits : undefined),
		...note(SUBJECTS.regulatory, document.legalFooter ?? document.sellerProfile?.footer),
		...note(SUBJECTS.reason, document.reason),
		...free.flatMap((text) => note(SUBJECTS.general, text)),
		...note(SUBJECTS.treatment, treatment),
	];
}

function frenchNotes({ seller, cashDiscount }: InvoicedDocument, texts: InvoiceTexts): SemanticNote[] {
	const { latePenaltyRate, escompteText } = seller.legal ?? {};
	const early =
		cashDiscount === null
			? (escompteText ?? texts.noCashDiscount)
			: texts.cashDiscount(cashDiscount.rate, cashDiscount.days);
	return [
		...note(SUBJECTS.recoveryFee, texts.recoveryFee),
		...note(SUBJECTS.latePenalties, texts.latePenalties(latePenaltyRate ?? texts.penaltyRate)),
		...note(SUBJECTS.cashDiscount, early),
	];
}

function note(subject: string, text: string | null | undefined): SemanticNote[] {
	return text == null || text.trim() === '' ? [] : [{ subject, text }];
}
