import { sumMinor } from '../../domain/money/minor';
import { isCorrection } from '../../domain/payments/isCorrection';
import { standingMatches } from '../../domain/payments/standingMatches';
import { isInEffect } from '../../domain/vietnam/isInEffect';
import type { EInvoiceRecord } from '../../ledger/port';
import { fault, type DocumentRule } from './documentRules';

const ISSUED = 'document.eInvoiceIssued';

const numberOf = ({ series, number }: EInvoiceRecord) => `${series} number ${number}`;

/** The e-invoices of a document are the document, part by part. */
const setIsWhole: DocumentRule = (document, { eInvoices }) => {
	if (eInvoices.length === 0) return undefined;
	const sum = (name: 'net' | 'tax' | 'gross') => sumMinor(eInvoices.map((one) => one[name] ?? 0));
	const differing = (['net', 'tax', 'gross'] as const).filter((name) => sum(name) !== document.totals[name]);
	if (differing.length === 0) return undefined;
	return fault(document, 'eInvoice.totals', `its e-invoices do not sum to its ${differing.join(', ')}.`);
};

/** What is issued has its trace, with number, series and key. */
const issueIsAudited: DocumentRule = (document, { eInvoices, entries }) => {
	const traces = entries
		.filter(({ action }) => action === ISSUED)
		.map(({ data }) => data as Partial<Record<'key' | 'number' | 'series', unknown>>);
	for (const record of eInvoices) {
		const trace = traces.find(({ key }) => key === record.key);
		if (record.state !== 'issued') {
			if (!trace) continue;
			return fault(
				document,
				'eInvoice.lost',
				`the audit trail says that its e-invoice ${String(trace.series)} number ${String(trace.number)} is issued, but it is ${record.state}.`,
			);
		}
		if (trace?.number === record.number && trace.series === record.series) continue;
		return fault(
			document,
			'eInvoice.notAudited',
			trace
				? `its e-invoice is ${numberOf(record)}, but by the audit trail it is ${String(trace.series)} number ${String(trace.number)}.`
				: `the audit trail does not know that its e-invoice ${numberOf(record)} is issued.`,
		);
	}
	const strange = traces.find(({ key }) => !eInvoices.some((record) => record.key === key));
	if (!strange) return undefined;
	return fault(
		document,
		'eInvoice.missing',
		`its e-invoice ${String(strange.series)} number ${String(strange.number)} is missing from the register.`,
	);
};

/** A correction that is issued has marked its original, and lowered it by no more than it may. */
const correctionHolds: DocumentRule = (document, { eInvoices, originals, given }) => {
	const [record] = eInvoices;
	if (record?.corrects == null || !isInEffect(record)) return undefined;
	const original = originals.get(record.corrects);
	const marks =
		record.method === 'replacement' ? ['replaced', 'deleted'] : ['adjusted', 'replaced', 'deleted'];
	if (!original || !marks.includes(original.details.status ?? ''))
		return fault(
			document,
			'eInvoice.original',
			'the e-invoice that it corrects is missing, or is not marked as corrected.',
		);
	const most = record.method === 'replacement' ? (original.gross ?? 0) : Math.max(0, -document.totals.gross);
	const used = sumMinor(
		standingMatches(given)
			.filter(isCorrection)
			.map(({ amount }) => amount),
	);
	if (used <= most) return undefined;
	return fault(
		document,
		'eInvoice.lowered',
		'it has lowered what its original asks for by more than it may.',
	);
};

/** An invoice is replaced once. */
const replacedOnce: DocumentRule = (document, { eInvoices, corrections }) => {
	for (const record of eInvoices) {
		const replacements = corrections.filter(
			(one) => one.corrects === record.id && one.method === 'replacement' && isInEffect(one),
		);
		if (replacements.length <= 1) continue;
		const numbers = replacements.map(numberOf).join(' and ');
		return fault(
			document,
			'eInvoice.replacedTwice',
			`its e-invoice ${numberOf(record)} is replaced by ${numbers}.`,
		);
	}
	return undefined;
};

export const EINVOICE_RULES: readonly DocumentRule[] = [
	setIsWhole,
	issueIsAudited,
	correctionHolds,
	replacedOnce,
];
