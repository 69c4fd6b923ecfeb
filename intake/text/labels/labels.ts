/**
 * What invoices call things, by language, in small letters without marks. Words of a phrase may be parted by blanks,
 * dots, dashes or nothing. The longest phrase at a place counts, so that `date de commande` is no `date`.
 */
export type LabelName =
	| 'number'
	/** A number that serves where there is no other: of a booking, an order, a transaction. */
	| 'otherNumber'
	/** Numbers that are never the number of the invoice: of a customer, an account, a page. */
	| 'foreignNumber'
	| 'title'
	| 'creditNote'
	| 'issueDate'
	| 'date'
	| 'dueDate'
	| 'foreignDate'
	| 'net'
	| 'tax'
	| 'gross'
	| 'total'
	| 'due'
	| 'prepaid'
	| 'notTotal'
	| 'taxId'
	| 'registrationId'
	| 'iban'
	| 'seller'
	| 'buyer'
	| 'payee';

export type Labels = Readonly<Partial<Record<LabelName, readonly string[]>>>;

/** Phrases of a table, parted by semicolons: a screen holds a language. */
export function phrases(list: string): readonly string[] {
	return list
		.split(';')
		.map((phrase) => phrase.trim())
		.filter((phrase) => phrase !== '');
}
