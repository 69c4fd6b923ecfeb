import { Refusal } from '../../../domain/refusal';
import type { EInvoiceRecord } from '../../../ledger/port';
import { viewDocuments, type DocumentView } from '../../parts/documentView';
import type { Outcome } from '../../useCase';
import type { EInvoiceContext } from '../operation';
import type { Begun } from './begin';

export interface Concluded {
	readonly outcome: Outcome<DocumentView>;
	/** Nobody knows what became of a call for it. */
	readonly isUnknown: boolean;
}

/** What a run says of one document in the end: all are issued, or which are missing and what to do about it. */
export async function conclude(
	{ ledger, now }: EInvoiceContext,
	{ documentId, name, sending, unknown }: Begun,
	hints: readonly string[],
): Promise<Concluded> {
	const set = await ledger.read.eInvoices.ofDocuments([documentId]);
	const isUnknown = set.some(({ state }) => state === 'unknown' || state === 'sending');
	if (set.some(({ state }) => state !== 'issued'))
		return { outcome: { ok: false, error: missing(name, set) }, isUnknown };
	const reused = sending.length === 0 && unknown.length === 0;
	const views = await viewDocuments(ledger.read, ledger.id, [documentId], now(), reused);
	return { outcome: { ok: true, value: { views, reused, hints } }, isUnknown };
}

/** The issued ones stand; the worst of the others says why. */
function missing(name: string, set: readonly EInvoiceRecord[]): Refusal {
	const issued = set.filter(({ state }) => state === 'issued');
	const left = set.filter(({ state }) => state !== 'issued');
	const worst = left.find(({ state }) => state === 'unknown' || state === 'sending') ?? left[0];
	const isUnknown = worst?.state === 'unknown' || worst?.state === 'sending';
	const { code, message, fix } = worst?.details.error ?? NOTHING_SAID;
	const which = set.length === 1 ? '' : ` (${left.map(partOf).join(', ')})`;
	return new Refusal({
		rule: isUnknown ? 'einvoice.unknown' : 'einvoice.refused',
		document: name,
		message: isUnknown
			? `Nobody knows whether ${name}${which} is issued: ${code}: ${message}`
			: `The provider refused ${name}${which}: ${code}: ${message}`,
		fix: isUnknown ? `Do not issue it by another way. ${fix}` : fix,
		committed: [
			`${name} is validated.`,
			...(issued.length === 0 ? [] : [`Issued: ${issued.map(numberOf).join(', ')}.`]),
			...(set.length === 1
				? []
				: [`Missing: ${left.map(partOf).join(', ')}; issuing again does only those.`]),
		].join(' '),
	});
}

const partOf = ({ rate, place }: EInvoiceRecord) => (rate === null ? `part ${place}` : `VAT ${rate}`);
const numberOf = (record: EInvoiceRecord) => `${record.series} ${record.number} (${partOf(record)})`;

const NOTHING_SAID = {
	code: 'UNKNOWN',
	message: 'the call has no outcome yet.',
	fix: 'Run Resume Unknown: it looks up what became of it.',
};
