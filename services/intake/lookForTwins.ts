import { addDays } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed } from '../../domain/money/minor';
import { normalizeNumber, SUSPECT_DAYS } from '../../domain/received/duplicateKey';
import type { IntakeRecord, IntakeSuspect, Reading } from '../../ledger/port';
import { invoiceOf } from './invoiceOf';

type Asked = Pick<
	IntakeRecord,
	| 'companyId'
	| 'partyId'
	| 'direction'
	| 'kind'
	| 'issuer'
	| 'number'
	| 'issueDate'
	| 'currency'
	| 'gross'
	| 'asRead'
	| 'corrected'
	| 'details'
> & { readonly id?: string };
type Books = Pick<Reading, 'intakes' | 'documents' | 'eInvoices'>;

/** Documents of one customer or supplier and one amount that are looked at. */
const MOST = 100;
/** E-invoices of one series and day. */
const MOST_OF_A_DAY = 5000;

/**
 * What looks like the same invoice, beside those that bear the very number: the same number among the documents of the
 * books is certain, the same supplier, amount and about the same day is suspect.
 */
export async function lookForTwins(read: Books, asked: Asked): Promise<IntakeSuspect[]> {
	const found = [
		...(await documentsLike(read, asked)),
		...(await eInvoicesLike(read, asked)),
		...(await alikeIntakes(read, asked)),
	];
	return found.filter(({ id }) => !asked.details.realBeside?.includes(id));
}

function period(
	{ issueDate }: Pick<IntakeRecord, 'issueDate'>,
	days = SUSPECT_DAYS,
): { issuedFrom: string; issuedTo: string } | undefined {
	if (issueDate === null) return undefined;
	return { issuedFrom: addDays(issueDate, -days), issuedTo: addDays(issueDate, days) };
}

/** A year that was read wrongly, or a number that comes again: of one amount, a person looks at both. */
const YEARS_APART = 400;

async function alikeIntakes({ intakes }: Books, asked: Asked): Promise<IntakeSuspect[]> {
	const { currency, gross, id, direction } = asked;
	const days = period(asked, YEARS_APART);
	if (currency === null || gross === null || days === undefined) return [];
	const found = await intakes.alike({ currency, gross, ...days });
	return found
		.filter((other) => other.id !== id && other.kind === asked.kind && other.direction === direction)
		.filter((other) => isNear(other, asked) || (asked.number !== null && other.number === asked.number))
		.filter((other) => isSameParty(other, asked))
		.map((other) => ({
			certain: false,
			id: other.id,
			what: 'intake' as const,
			message: `Intake ${other.number ?? other.id} of ${other.issueDate} is from the same ${direction === 'sale' ? 'customer' : 'supplier'}, and asks for the same ${minorToFixed(gross, currency)} ${currency}.`,
		}));
}

function isNear({ issueDate }: IntakeRecord, asked: Asked): boolean {
	const near = period(asked);
	return (
		near !== undefined && issueDate !== null && issueDate >= near.issuedFrom && issueDate <= near.issuedTo
	);
}

function isSameParty(other: IntakeRecord, asked: Asked): boolean {
	if (other.partyId !== null && other.partyId === asked.partyId) return true;
	if (asked.direction === 'sale') return false;
	if (other.issuer !== null && asked.issuer !== null) return other.issuer === asked.issuer;
	const name = (record: Asked) => invoiceOf(record).seller.name?.value.toLowerCase();
	return name(other) !== undefined && name(other) === name(asked);
}

async function documentsLike(read: Books, asked: Asked): Promise<IntakeSuspect[]> {
	const { companyId, partyId, direction, number } = asked;
	if (companyId === null || direction === 'unknown') return [];
	const written = invoiceOf(asked).number?.value;
	const found =
		direction === 'sale'
			? written === undefined
				? []
				: await read.documents.find({
						companyId,
						kinds: ['invoice', 'creditNote'],
						number: written,
						limit: MOST,
					})
			: partyId === null
				? []
				: await purchasesLike(read, asked, partyId);
	const standing = found.filter(({ state, deletedAt }) => state !== 'cancelled' && deletedAt === null);
	const ownIntakes = await read.intakes.ofDocuments(standing.map(({ id }) => id));
	// What an intake has become is found as that intake.
	const known = new Set(ownIntakes.filter(({ state }) => state === 'confirmed').map((own) => own.documentId));
	return standing
		.filter(({ id }) => !known.has(id))
		.map((document) => {
			const certain = direction === 'sale' || normalizeNumber(document.supplierNumber ?? '') === number;
			return { certain, id: document.id, what: 'document' as const, message: wordsOf(document, certain) };
		});
}

/** An e-invoice that our provider issued, and that comes back by mail: form, series and number say that it is ours. */
async function eInvoicesLike({ eInvoices }: Books, asked: Asked): Promise<IntakeSuspect[]> {
	const { companyId, direction, issueDate, number } = asked;
	const series = invoiceOf(asked).series?.value;
	if (companyId === null || direction !== 'sale' || series === undefined || issueDate === null) return [];
	const day = { issuedFrom: issueDate, issuedTo: issueDate };
	const found = await eInvoices.find({ companyId, series, ...day, states: ['issued'], limit: MOST_OF_A_DAY });
	return found
		.filter(({ sequence }) => sequence !== null && String(sequence) === number)
		.map(({ id, documentId }) => ({
			certain: true,
			id: documentId ?? id,
			what: 'document' as const,
			message: `E-invoice ${series} number ${number} of ${issueDate} is in the register already.`,
		}));
}

function purchasesLike({ documents }: Books, asked: Asked, partyId: string): Promise<BillingDocument[]> {
	const { currency, gross } = asked;
	const days = period(asked);
	if (currency === null || gross === null || days === undefined) return Promise.resolve([]);
	const amount = minorToFixed(gross, currency);
	const filter = { partyId, currency, amountFrom: amount, amountTo: amount, ...days, limit: MOST };
	return documents.find({ kinds: ['supplierInvoice'], ...filter });
}

function wordsOf(document: BillingDocument, certain: boolean): string {
	const title = `${KIND_RULES[document.kind].title} ${document.supplierNumber ?? nameOf(document)} of ${document.issueDate}`;
	return certain
		? `${title} with this number is in the books already.`
		: `${title} is from the same supplier, and asks for the same amount.`;
}
