import type { BillingMode } from './grouping';

/** One thing that delivery notes must have in common to share an invoice. */
export interface GroupingKey {
	/** Its name in `GroupableNote.keys`. */
	readonly name: string;
	/** As it stands in a reason: `different billing address than group 3`. */
	readonly words: string;
	readonly french: string;
	/** Row of the list of asked-for behaviour that names it. */
	readonly row?: string;
	/** The value is a set: neither order nor repetition counts. */
	readonly isSet?: true;
}

/** The twelve conditions of a summary invoice (facture récapitulative), in the order in which the source names them. */
export const TWELVE_KEYS: readonly GroupingKey[] = [
	{ name: 'currency', words: 'currency', french: 'devise de transaction', row: 'A234' },
	{ name: 'paymentMethod', words: 'payment method', french: 'mode de règlement', row: 'A235' },
	{ name: 'cashDiscountRate', words: 'cash discount', french: 'taux d’escompte', row: 'A236' },
	{ name: 'periodicity', words: 'billing periodicity', french: 'périodicité de facturation', row: 'A237' },
	{ name: 'operationCode', words: 'operation code', french: 'code opération', row: 'A238' },
	{ name: 'vatRegime', words: 'VAT regime', french: 'régime TVA', row: 'A239' },
	{ name: 'parafiscalRegime', words: 'parafiscal regime', french: 'régime TPF', row: 'A240' },
	{ name: 'billTo', words: 'billing address', french: 'adresse de facturation', row: 'A241' },
	{ name: 'bankCode', words: 'bank details', french: 'code RIB', row: 'A242' },
	{ name: 'insured', words: 'credit insurance', french: 'pièce assurée', row: 'A243' },
	{
		name: 'footerNatures',
		words: 'footer charges',
		french: 'natures de pied de pièce',
		row: 'A244',
		isSet: true,
	},
	{ name: 'priceBasis', words: 'price basis', french: 'type de tarif (HT ou TTC)', row: 'A245' },
];

/** Deliveries of two calendar months (CGI art. 289 I-3); compared for the notes that ask for it. */
export const CALENDAR_MONTH: GroupingKey = {
	name: 'calendarMonth',
	words: 'calendar month of delivery',
	french: 'mois civil de livraison',
};

/** What an invoice has once, so that notes which differ in it can never share one. Nobody has to ask for them. */
export const ALWAYS_KEYS: readonly GroupingKey[] = [
	{ name: 'paymentTerms', words: 'payment terms', french: 'conditions de règlement' },
	{ name: 'discount', words: 'document discount', french: 'remise pied de page' },
	{ name: 'exchangeRate', words: 'exchange rate', french: 'cours de change' },
	{ name: 'taxRounding', words: 'rounding of VAT', french: 'arrondi de la TVA' },
	{ name: 'journal', words: 'journal', french: 'journal comptable' },
];

/** Keys that a customer or a run may add. A summary invoice keeps the first five of them for each note anyway. */
export const EXTRA_KEYS: readonly GroupingKey[] = [
	{ name: 'shipTo', words: 'delivery address', french: 'adresse de livraison' },
	{ name: 'customerReference', words: "customer's order number", french: 'référence client' },
	{ name: 'deliveryNote', words: 'delivery note', french: 'bon de livraison' },
	{ name: 'deliveryDate', words: 'day of delivery', french: 'date de livraison' },
	{ name: 'order', words: 'order', french: 'commande' },
	{ name: 'orderDate', words: 'day of the order', french: 'date de commande' },
	{ name: 'period', words: 'billing period', french: 'période de facturation' },
	{ name: 'salesperson', words: 'salesperson', french: 'code commercial' },
	{ name: 'contact', words: 'contact', french: 'interlocuteur' },
	{ name: 'sellerProfile', words: 'seller profile', french: 'profil émetteur' },
	{ name: 'language', words: 'language', french: 'langue' },
	{ name: 'title', words: 'title', french: 'intitulé' },
	{ name: 'nature', words: 'subject', french: 'nature de la pièce' },
	{ name: 'parent', words: 'deal', french: 'affaire' },
	{ name: 'origin', words: 'origin', french: 'origine' },
];

/** A customer without the same billing mode is another one to the run. */
export const MODE_KEY: GroupingKey = { name: 'mode', words: 'billing mode', french: 'mode de facturation' };

/** Key by which a mode parts the notes of a customer, beside all the others. */
export const KEY_OF_MODE: Readonly<Record<BillingMode, string | null>> = {
	perDeliveryNote: 'deliveryNote',
	perOrder: 'order',
	grouped: null,
};

/** An own field may be a key as well, named `own.season`. */
export const OWN_KEY = /^own\.[\w-]{1,60}$/;

const KNOWN: ReadonlyMap<string, GroupingKey> = new Map(
	[MODE_KEY, ...TWELVE_KEYS, CALENDAR_MONTH, ...ALWAYS_KEYS, ...EXTRA_KEYS].map((key) => [key.name, key]),
);

/** The key of that name; undefined where there is none. */
export function findKey(name: string): GroupingKey | undefined {
	const known = KNOWN.get(name);
	if (known !== undefined) return known;
	if (!OWN_KEY.test(name)) return undefined;
	const words = name.slice('own.'.length);
	return { name, words, french: words };
}
