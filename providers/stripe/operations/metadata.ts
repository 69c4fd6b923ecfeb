/** What our objects at Stripe bear, so that they are found again without a book of their ids. */
export const METADATA = {
	/** Id of the ledger: several may share an account. */
	ledger: 'o2c_ledger',
	/** Id of the customer in the ledger. */
	party: 'o2c_customer',
	/** The key of a debit: one an invoice, instalment and attempt. */
	debit: 'o2c_debit',
	/** Number of the invoice, for people. */
	invoice: 'invoice',
} as const;
