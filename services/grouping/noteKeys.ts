import type { BillingDocument, DocumentHeader } from '../../domain/documents/document';
import type { KeyValue } from '../../domain/grouping/grouping';
import type { Master } from '../../domain/masters/schemas';
import type { NoteCharge } from './noteAmounts';
import type { NoteRun } from './noteRun';

interface KeySources {
	readonly party: Master<'party'>;
	readonly orders: readonly BillingDocument[];
	readonly charges: readonly NoteCharge[];
}

/**
 * Values of the grouping keys of a delivery note, by the names of `domain/grouping/groupingKeys.ts`. What the note leaves
 * open is the customer's, as it will be on the invoice.
 */
export async function keysOfNote(
	run: NoteRun,
	note: BillingDocument,
	{ party: { content: party }, orders, charges }: KeySources,
): Promise<Record<string, KeyValue>> {
	const { share } = run;
	const profile = await codeOf(run, 'sellerProfile', note.sellerProfileId);
	const keys: Record<string, KeyValue> = {
		currency: note.currency,
		paymentMethod: note.paymentMethod ?? party.paymentMethod ?? null,
		cashDiscountRate: note.cashDiscount && { rate: note.cashDiscount.rate, days: note.cashDiscount.days },
		operationCode: await codeOf(run, 'operationCode', note.operationCode),
		vatRegime: note.vatRegime ?? party.vatRegime ?? null,
		parafiscalRegime: note.parafiscalRegime ?? party.parafiscalRegime ?? null,
		billTo: asValue(note.billTo ?? party.billTo ?? party.address ?? null),
		bankCode: profile,
		insured: note.creditInsured ?? party.creditInsured ?? false,
		footerNatures: [...new Set(charges.map(({ nature }) => nature))].sort(),
		priceBasis: note.priceBasis,
		paymentTerms: termsOf(note),
		discount: discountsOf(orders),
		exchangeRate: note.exchangeRate ?? null,
		taxRounding: note.taxRounding,
		journal: note.journal,
		shipTo: asValue(note.shipTo),
		customerReference: note.customerReference,
		orderDate: [...new Set(orders.map(({ issueDate }) => issueDate))].sort(),
		salesperson: note.owner,
		contact: await codeOf(run, 'contact', note.contactId),
		sellerProfile: profile,
		language: note.language,
		title: note.title,
		nature: note.nature,
		parent: note.parent && { kind: note.parent.kind, id: note.parent.id },
		origin: note.origin,
	};
	for (const name of Object.keys(keys)) keys[name] = share(keys[name] ?? null);
	return keys;
}

/** A master as people call it; a header may hold its id. */
async function codeOf(
	{ read }: NoteRun,
	kind: 'sellerProfile' | 'operationCode' | 'contact',
	reference: string | null,
): Promise<string | null> {
	if (reference === null) return null;
	if (kind === 'operationCode' && !reference.startsWith('opc_')) return reference;
	return (await read.masters.get(kind, reference))?.code ?? reference;
}

/** Terms that count from a date of the order hold for that date alone. */
function termsOf({ paymentTerms, referenceDates }: DocumentHeader): KeyValue {
	if (paymentTerms === undefined) return null;
	const counted = new Set(paymentTerms.lines.map(({ from }) => from));
	const dates = Object.entries(referenceDates ?? {}).filter(([name]) => counted.has(name));
	return asValue({ ...paymentTerms, ...(dates.length > 0 ? { dates: Object.fromEntries(dates) } : {}) });
}

/** An invoice has one discount on the document, on the net or on the gross. */
function discountsOf(orders: readonly BillingDocument[]): KeyValue {
	const bases = [...new Set(orders.flatMap(({ discount }) => discount?.base ?? []))].sort();
	return bases.length === 0 ? null : bases.join();
}

/** A part of a document holds nothing that JSON does not, save members that are not there. */
function asValue(part: object | null): KeyValue {
	return part as KeyValue;
}
