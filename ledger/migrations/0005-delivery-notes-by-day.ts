import type { Migration } from './migration';

/** Deferred invoicing walks the delivery notes of a company by their dates; only notes pay for the index. */
export const deliveryNotesByDay: Migration = {
	version: 5,
	name: 'delivery notes by day',
	statements: [
		`create index documents_delivery_notes on documents (company_id, issue_date, id) where kind = 'deliveryNote'`,
	],
};
