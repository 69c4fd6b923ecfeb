import type { BillingDocument, TaxCategory } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Instant } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { Exact } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import { assertVatRate } from '../../domain/vietnam/assertVatRate';
import { findVatRate } from '../../domain/vietnam/findVatRate';
import { formatSeries } from '../../domain/vietnam/formatSeries';
import { paymentMethodOf } from '../../domain/vietnam/paymentMethodOf';
import type { EInvoice, EInvoiceTemplate } from '../../domain/vietnam/eInvoice';
import type { ExcludedGroup } from '../../domain/vietnam/vatRates';
import type { EInvoiceRecord, Reading } from '../../ledger/port';
import type { EInvoiceProvider } from '../../providers/eInvoiceProvider';
import { resolveMaster } from '../parts/resolve';
import { openAmount } from '../parts/settle';
import { snapshotParties } from '../parts/snapshotParties';
import { assertIssuable } from './assertIssuable';
import { buildEInvoices, type BuiltMember } from './buildEInvoices';
import { buyerOf } from './buyerOf';
import { chooseTemplate } from './chooseTemplate';
import type { Choices } from './choices';
import { checkCorrection, codesOf } from './correctionOf';
import { momentOfIssue } from './momentOfIssue';

export interface PreparedMember extends BuiltMember {
	/** What the register knows of it; undefined before its key was stored. */
	readonly record: EInvoiceRecord | undefined;
}

/** The e-invoices of a document, ready to be shown or sent. */
export interface Prepared {
	readonly document: BillingDocument;
	readonly company: Master<'company'>;
	readonly template: EInvoiceTemplate;
	/** `1C26TAA`. */
	readonly series: string;
	readonly members: readonly PreparedMember[];
}

export interface Preparing {
	readonly document: BillingDocument;
	readonly choices: Choices;
	readonly now: Instant;
	readonly hint: (text: string) => void;
	/** The template holds several rates, as the provider's list says; undefined where nobody asked. */
	readonly severalRates?: boolean | null | undefined;
}

/**
 * From a document of a Vietnamese company to its set of e-invoices: template, buyer, rates by date, split by rate, figures
 * that hold. It reads only; a draft is prepared as it would be issued now.
 *
 * @throws Refusal `einvoice.*`, `vietnam.*`, `correction.*`
 */
export async function prepareEInvoices(
	read: Reading,
	provider: Pick<EInvoiceProvider, 'capabilities' | 'name'>,
	asked: Preparing,
): Promise<Prepared> {
	const { document, choices, now, hint } = asked;
	const company = await resolveMaster(read, 'company', document.companyId, undefined, 'company');
	assertIssuable(document, company);
	const set = await read.eInvoices.ofDocuments([document.id]);
	const template = chooseTemplate(document, company, choices, set);
	const party = await read.masters.get('party', document.partyId);
	if (!party) throw new Error(`The customer of ${document.id} is missing`);
	const snapshot = document.buyer ?? (await snapshotParties(read, document)).buyer;
	const correction = await correctionFor(read, document, party);
	await assertRates(read, document, correction);
	const head = {
		template,
		issueDate: document.issueDate,
		issuedAt: momentOfIssue(document.issueDate, now, company.content.timeZone),
		exchangeRate: exchangeRateOf(document, choices),
		paymentMethod: choices.paymentMethod ?? paymentMethodOf(document.paymentMethod),
		paid: choices.paid ?? (await isPaid(read, document)),
		buyer: buyerOf(snapshot, party, document.issueDate, choices, hint),
		correction,
		split: chooseSplit(asked, provider, company, set),
	};
	const built = buildEInvoices(document, head);
	if (correction !== null) assertOneRate(document, built, codesOf(document), asked, provider);
	const records = new Map(set.map((record) => [record.key, record]));
	return {
		document,
		company,
		template,
		series: formatSeries(template.series),
		members: built.map((member) => ({ ...member, record: records.get(member.invoice.key) })),
	};
}

async function correctionFor(
	read: Reading,
	document: BillingDocument,
	party: Master<'party'>,
): Promise<EInvoice['correction']> {
	const { correction, issueDate, id } = document;
	if (correction === undefined) return null;
	return checkCorrection(read, {
		correction,
		documentId: id,
		on: issueDate,
		codes: codesOf(document),
		party,
	});
}

async function isPaid(read: Reading, document: BillingDocument): Promise<boolean> {
	if (document.validatedAt === null || document.totals.gross <= 0) return false;
	return (await openAmount(read, document)) <= 0;
}

/** A set that was begun stays as it was begun. A correction stands for one e-invoice, and is one itself. */
function chooseSplit(
	{ document, choices, severalRates }: Preparing,
	{ capabilities, name }: Pick<EInvoiceProvider, 'capabilities' | 'name'>,
	{ content }: Master<'company'>,
	set: readonly EInvoiceRecord[],
): boolean {
	if (document.correction !== undefined) return false;
	if (set.length > 0) return set.length > 1 || set[0]?.rate !== null;
	if ((choices.split ?? content.eInvoiceSplit ?? 'byRate') === 'byRate') return true;
	if (codesOf(document).length <= 1) return true;
	const allowed =
		capabilities.severalRates === 'yes' ||
		(capabilities.severalRates === 'byTemplate' && severalRates !== false);
	if (allowed) return false;
	return refuse({
		rule: 'einvoice.severalRates',
		field: 'split',
		document: nameOf(document),
		message: `${nameOf(document)} has several VAT rates, and ${capabilities.severalRates === 'no' ? name : 'the template'} takes one an invoice.`,
		fix: "Leave 'split' out (one invoice a rate), or choose a template that allows several rates.",
	});
}

function assertOneRate(
	document: BillingDocument,
	built: readonly BuiltMember[],
	codes: readonly string[],
	{ severalRates }: Preparing,
	{ capabilities }: Pick<EInvoiceProvider, 'capabilities'>,
): void {
	const several =
		capabilities.severalRates === 'yes' ||
		(capabilities.severalRates === 'byTemplate' && severalRates === true);
	if (built.length === 1 && (codes.length <= 1 || several)) return;
	refuse({
		rule: 'correction.severalRates',
		field: 'lines',
		document: nameOf(document),
		message: `The correction has VAT ${codes.join(', ')}: it stands for one e-invoice, which has one rate.`,
		fix: 'Keep the lines of one rate on it, or choose a template that allows several rates.',
	});
}

/** Đồng for one unit. The document keeps it the other way round: its units for one of the books. */
function exchangeRateOf(document: BillingDocument, { exchangeRate }: Choices): string | null {
	const { currency } = document;
	if (currency === 'VND') return null;
	if (exchangeRate !== undefined) return exchangeRate;
	if (document.exchangeRate !== undefined) return new Exact(1).div(document.exchangeRate).round(2).toFixed();
	return refuse({
		rule: 'einvoice.exchangeRate',
		field: 'exchangeRate',
		document: nameOf(document),
		message: `${nameOf(document)} is in ${currency}, and nobody says how many đồng one ${currency} is.`,
		fix: "Give 'exchangeRate': đồng for one unit, as the bank says on the day of the invoice.",
	});
}

/** Reduced rates by date and goods; a correction keeps those of its original. */
async function assertRates(
	read: Reading,
	document: BillingDocument,
	correction: EInvoice['correction'],
): Promise<void> {
	const ids = document.lines.flatMap(({ productId }) => productId ?? []);
	const products = await read.masters.findMany('product', ids, document.companyId);
	const original =
		correction === null
			? null
			: { issueDate: correction.original.issueDate, codes: document.correction?.originalCodes ?? [] };
	const check = (
		rates: { readonly taxCategory: TaxCategory; readonly taxRate: string },
		field: string,
		excluded: ExcludedGroup | null,
	) => {
		const { code } = findVatRate(rates, field);
		assertVatRate({ code, excluded, field, document: nameOf(document) }, document.issueDate, original);
	};
	for (const line of document.lines) {
		if (line.kind === 'note') continue;
		const product = products.get(line.productId ?? '');
		check(line, `lines[${line.position - 1}].taxRate`, product?.content.vatReductionExcluded ?? null);
	}
	document.charges.forEach((charge, index) => check(charge, `charges[${index}].taxRate`, null));
}
