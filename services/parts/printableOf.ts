import type { BillingDocument, SellerProfileSnapshot } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { PrintableDocument, PrintedParent, Watermark } from '../../formats/pdf';
import type { ServiceContext } from '../context';
import type { PrintMode } from './choosePrintMode';
import { withLayout } from './layout';
import { moneyAround } from './moneyAround';
import { accountingTotals } from './accountingTotals';
import { printedPayments } from './printedPayments';
import { printedTaxes } from './printedTaxes';
import { qrCodeOf } from './qrCodeOf';
import { snapshotParties } from './snapshotParties';
import { withKnownDates } from './withKnownDates';

/**
 * A saved document with everything that its print needs: a validated one as validation froze it, a draft as the masters
 * are now.
 */
export async function printableOf(
	{ ledger }: ServiceContext,
	document: BillingDocument,
	company: Master<'company'>,
	{ printAs, language: asked, mode, showPayments = true, hideDiscounts = false }: PrintChoices,
): Promise<PrintableDocument> {
	const current = await snapshotParties(ledger.read, document);
	const facts = await ledger.read.facts.ofDocuments([document.id]);
	const known = withLayout(withKnownDates(document, facts), facts);
	const money = (await moneyAround(ledger.read, [document]))(document.id);
	const seller = document.seller ?? current.seller;
	// What validation fixed; older documents have the company's data of today.
	const legal = document.seller?.legal ?? current.seller.legal;
	const language = asked ?? (document.language as 'fr' | 'en' | 'vi');
	const taxLines = await printedTaxes(ledger.read, document, company, language);
	const { attentionLine } = company.content;
	const qrCode = qrCodeOf(document, company);
	const accounting = accountingTotals(document, company);
	return {
		...known,
		totals: { ...known.totals, taxLines },
		seller,
		buyer: document.buyer ?? current.buyer,
		sellerProfile: withOwnBlocks(document, document.sellerProfile ?? current.sellerProfile),
		print: {
			language,
			printAs,
			watermark: watermarkOf(document, company, printAs === 'proForma' ? 'final' : mode),
			parents: await parentsOf(ledger, document),
			companyExtras: { legalForm: seller.legalForm ?? company.content.legalForm, ...legal },
			...(attentionLine === undefined ? {} : { attentionLine }),
			...(qrCode === undefined ? {} : { qrCode }),
			notTheInvoice: isNumberedByProvider(document, company),
			...(showPayments ? { payments: printedPayments(document, money) } : {}),
			...(accounting === undefined ? {} : { accounting }),
			hideDiscounts,
		},
	};
}

export interface PrintChoices {
	readonly printAs: 'document' | 'proForma';
	readonly language: 'fr' | 'en' | 'vi' | undefined;
	readonly mode: PrintMode;
	/** Payments and deposits are shown and taken off the total (afficher les acomptes et règlements), unless told not to. */
	readonly showPayments?: boolean | undefined;
	/** Without the column of discounts the customer sees the discounted price alone. */
	readonly hideDiscounts?: boolean | undefined;
}

/** Sender block and legal notices that were written for this document alone win over the profile's. */
function withOwnBlocks(
	{ senderBlock, legalFooter }: BillingDocument,
	profile: SellerProfileSnapshot | null,
): SellerProfileSnapshot | null {
	if (!senderBlock && !legalFooter) return profile;
	return {
		...(profile ?? { id: '', name: '' }),
		...(senderBlock ? { senderBlock } : {}),
		...(legalFooter ? { footer: legalFooter } : {}),
	};
}

function watermarkOf(
	{ state }: BillingDocument,
	company: Master<'company'>,
	mode: PrintMode,
): Watermark | null {
	if (company.content.testMode === true) return 'test';
	if (state === 'draft' || state === 'cancelled') return state;
	return mode === 'draft' ? 'draftPrint' : null;
}

function isNumberedByProvider(document: BillingDocument, company: Master<'company'>): boolean {
	return document.kind === 'invoice' && company.content.invoiceNumbers === 'provider';
}

async function parentsOf(
	ledger: ServiceContext['ledger'],
	document: BillingDocument,
): Promise<PrintedParent[]> {
	const links = (await ledger.read.links.ofDocuments([document.id])).filter(
		(link) => link.toDocumentId === document.id,
	);
	const sources = new Map(
		(await ledger.read.documents.getMany(links.map((link) => link.fromDocumentId))).map((source) => [
			source.id,
			source,
		]),
	);
	return links.flatMap(({ fromDocumentId, relation }): PrintedParent[] => {
		const source = sources.get(fromDocumentId);
		const number = source?.number ?? source?.internalReference;
		return source && number ? [{ kind: source.kind, number, issueDate: source.issueDate, relation }] : [];
	});
}
