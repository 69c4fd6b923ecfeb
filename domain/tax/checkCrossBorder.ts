import type { BillingDocument, TaxCategory } from '../documents/document';
import { refuse } from '../refusal';
import { compact } from './checkSiren';
import { isEuCountry, vatCountryOf, vatPrefixOf } from './countries';
import type { TaxParties } from './explainTaxes';

type SoldDocument = Pick<BillingDocument, 'id' | 'totals' | 'shipTo' | 'billTo'>;

interface Sale extends TaxParties {
	readonly document: SoldDocument;
	/** Where the goods go, as far as it is known. */
	readonly destination: string | undefined;
}

/** What a category asks for beside its reason (EN 16931: BR-AE-02, BR-IC-02, BR-IC-11 and BR-G-10). */
const RULES: Readonly<Partial<Record<TaxCategory, (sale: Sale) => void>>> = {
	AE: (sale) => {
		needSellerNumber(sale, 'A reverse charge');
		const { vatNumber, registrationNumber } = sale.party.content;
		if (vatNumber === undefined && registrationNumber === undefined)
			refuseBuyerNumber(sale, 'A reverse charge');
	},
	K: (sale) => {
		needSellerNumber(sale, 'A supply to another member state');
		const { vatNumber } = sale.party.content;
		if (vatNumber === undefined) refuseBuyerNumber(sale, 'A supply to another member state');
		checkMemberState(sale, vatNumber);
	},
	G: checkExport,
};

/**
 * Reverse charge, supply to another member state and export hang on who the parties are and where the goods go. Looked
 * at for sellers in the European Union.
 *
 * @throws Refusal `tax.sellerVatNumber`, `tax.buyerVatNumber`, `tax.intraEuDestination` or `tax.exportDestination`
 */
export function checkCrossBorder(document: SoldDocument, { company, party }: TaxParties): void {
	if (!isEuCountry(company.content.country)) return;
	const to = document.shipTo ?? party.content.shipTo ?? party.content.address ?? document.billTo;
	const sale = { document, company, party, destination: to?.country };
	for (const category of new Set(document.totals.taxLines.map((line) => line.category)))
		RULES[category]?.(sale);
}

function needSellerNumber({ company, document }: Sale, what: string): void {
	if (company.content.vatNumber !== undefined) return;
	refuse({
		rule: 'tax.sellerVatNumber',
		field: 'vatNumber',
		document: document.id,
		message: `${what} needs the VAT number of the seller; company '${company.code}' has none.`,
		fix: `Set 'VAT Number' of company '${company.code}' in Billing Master Data.`,
	});
}

function refuseBuyerNumber({ party, document }: Sale, what: string): never {
	refuse({
		rule: 'tax.buyerVatNumber',
		field: 'customer',
		document: document.id,
		message: `${what} needs the VAT number of the customer; '${party.code}' (${party.name}) has none.`,
		fix: `Set 'VAT Number' of customer '${party.code}' in Billing Master Data, or charge VAT.`,
	});
}

function checkMemberState({ company, party, document, destination }: Sale, vatNumber: string): void {
	const home = vatCountryOf(company.content.country);
	const isHomeNumber = compact(vatNumber).startsWith(vatPrefixOf(home));
	const goesAbroad =
		destination === undefined || (isEuCountry(destination) && vatCountryOf(destination) !== home);
	if (!isHomeNumber && goesAbroad) return;
	refuse({
		rule: 'tax.intraEuDestination',
		field: isHomeNumber ? 'customer' : 'shipTo',
		document: document.id,
		message: isHomeNumber
			? `Category K is for supplies to another member state; the VAT number of '${party.code}' (${vatNumber}) is of the seller's own.`
			: `Category K is for supplies to another member state; these goods go to ${destination}.`,
		fix: 'Charge VAT (S), use the category that fits (G for an export), or correct the address or the VAT number.',
	});
}

function checkExport({ party, document, destination }: Sale): void {
	if (destination !== undefined && !isEuCountry(destination)) return;
	refuse({
		rule: 'tax.exportDestination',
		field: 'shipTo',
		document: document.id,
		message:
			destination === undefined
				? `Category G is for exports, and nothing says where these goods go: '${party.code}' has no address.`
				: `Category G is for exports, and these goods go to ${destination}, in the European Union.`,
		fix:
			destination === undefined
				? `Give 'shipTo', or the address of '${party.code}' in Billing Master Data.`
				: 'Use K for a supply to another member state, or charge VAT; or correct the delivery address.',
	});
}
