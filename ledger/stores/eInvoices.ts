import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import type { EInvoiceDetails, EInvoiceRecord, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { decodeEInvoice, encodeEInvoice } from './eInvoiceRows';
import { inPages } from './inPages';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

export function readEInvoices(db: Db): Reading['eInvoices'] {
	const rows = () => db.selectFrom('einvoices').selectAll();
	return {
		async ofDocuments(ids) {
			const found = await inPages(ids, (page) =>
				rows().where('document_id', 'in', page).orderBy('document_id').orderBy('place').execute(),
			);
			return found.map(decodeEInvoice);
		},
		async getMany(ids) {
			return (await inPages(ids, (page) => rows().where('id', 'in', page).orderBy('id').execute())).map(
				decodeEInvoice,
			);
		},
		async byKeys(keys) {
			const found = await inPages(keys, (page) =>
				rows()
					.where((where) => where.or([where('key', 'in', page), where('draft_key', 'in', page)]))
					.orderBy('id')
					.execute(),
			);
			return found.map(decodeEInvoice);
		},
		async byNumber(account, series, sequence) {
			const row = await rows()
				.where('account', '=', account)
				.where('series', '=', series)
				.where('sequence', '=', sequence)
				.executeTakeFirst();
			return row && decodeEInvoice(row);
		},
		async correctionsOf(ids) {
			const found = await inPages(ids, (page) =>
				rows().where('corrects', 'in', page).orderBy('id').execute(),
			);
			return found.map(decodeEInvoice);
		},
		async find({ account, companyId, series, states, issuedFrom, issuedTo, after, limit }) {
			let query = rows();
			if (account !== undefined) query = query.where('account', '=', account);
			if (companyId !== undefined) query = query.where('company_id', '=', companyId);
			if (series !== undefined) query = query.where('series', '=', series);
			if (states !== undefined) query = query.where('state', 'in', [...states]);
			if (issuedFrom !== undefined) query = query.where('issue_date', '>=', issuedFrom);
			if (issuedTo !== undefined) query = query.where('issue_date', '<=', issuedTo);
			if (after !== undefined) query = query.where('id', '>', after);
			return (await query.orderBy('id').limit(limit).execute()).map(decodeEInvoice);
		},
		async latestOf(account, series) {
			const row = await rows()
				.where('account', '=', account)
				.where('series', '=', series)
				.where('sequence', 'is not', null)
				.orderBy('issue_date', 'desc')
				.orderBy('sequence', 'desc')
				.limit(1)
				.executeTakeFirst();
			return row && decodeEInvoice(row);
		},
		async sequencesOf(account, series) {
			const found = await db
				.selectFrom('einvoices')
				.select('sequence')
				.where('account', '=', account)
				.where('series', '=', series)
				.where('sequence', 'is not', null)
				.orderBy('sequence')
				.execute();
			return found.flatMap(({ sequence }) => sequence ?? []);
		},
	};
}

export function writeEInvoices(db: Db, now: string): Writing['eInvoices'] {
	return {
		async add(record) {
			const row = encodeEInvoice(record, now);
			await db.insertInto('einvoices').values(row).execute();
			return decodeEInvoice(row);
		},
		async change(id, change) {
			const { draftKey, provider, account, templateCode, series, issueDate, intentKey, resends, state } =
				change;
			const values = {
				...given('draft_key', draftKey),
				...given('provider', provider),
				...given('account', account),
				...given('template_code', templateCode),
				...given('series', series),
				...given('issue_date', issueDate),
				...given('intent_key', intentKey),
				...given('resends', resends),
				...given('state', state),
				...(change.details === undefined ? {} : { details: await merged(db, id, change.details) }),
				updated_at: now,
			};
			await db.updateTable('einvoices').set(values).where('id', '=', id).execute();
		},
		async number(id, { number, sequence, series, templateCode, provider, account, issueDate, details }) {
			const taken = await readEInvoices(db).byNumber(account, series, sequence);
			if (taken && taken.id !== id) refuseTaken(number, series, taken);
			const values = {
				number,
				sequence,
				series,
				template_code: templateCode,
				provider,
				account,
				issue_date: issueDate,
				state: 'issued',
				details: await merged(db, id, details),
				updated_at: now,
			};
			const result = await db
				.updateTable('einvoices')
				.set(values)
				.where('id', '=', id)
				.where('number', 'is', null)
				.executeTakeFirst()
				.catch((error: unknown) => {
					if (isUniqueViolation(error, 'einvoices')) return refuseTaken(number, series);
					throw error;
				});
			if (result.numUpdatedRows !== 1n) refuseNumbered(number);
		},
		async removeStranger(id) {
			await db.deleteFrom('einvoices').where('id', '=', id).where('document_id', 'is', null).execute();
		},
		async lease(account, series, holder, until) {
			const result = await db
				.insertInto('einvoice_leases')
				.values({ account, series, holder, until_at: until })
				.onConflict((conflict) =>
					conflict
						.columns(['account', 'series'])
						.doUpdateSet({ holder, until_at: until })
						.where(({ or, eb }) =>
							or([eb('einvoice_leases.holder', '=', holder), eb('einvoice_leases.until_at', '<=', now)]),
						),
				)
				.executeTakeFirst();
			return result.numInsertedOrUpdatedRows === 1n;
		},
		async release(account, series, holder) {
			await db
				.deleteFrom('einvoice_leases')
				.where('account', '=', account)
				.where('series', '=', series)
				.where('holder', '=', holder)
				.execute();
		},
	};
}

function given<K extends string, V>(column: K, value: V | undefined): Partial<Record<K, V>> {
	return value === undefined ? {} : ({ [column]: value } as Record<K, V>);
}

/** Members that are not given stay as they were. */
async function merged(db: Db, id: string, more: EInvoiceDetails): Promise<string> {
	const row = await db
		.selectFrom('einvoices')
		.select('details')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return JSON.stringify({ ...(JSON.parse(row.details) as EInvoiceDetails), ...more });
}

function refuseTaken(number: string, series: string, taken?: EInvoiceRecord): never {
	refuse({
		rule: 'einvoice.numberTaken',
		document: number,
		message: `Number ${number} of series ${series} stands in the register already${taken?.documentId ? `, for document ${taken.documentId}` : ''}.`,
		fix: 'Sync the day of the invoice, then compare both with the provider: one number is one invoice.',
	});
}

function refuseNumbered(number: string): never {
	refuse({
		rule: 'einvoice.numbered',
		document: number,
		message: `The e-invoice has its number already; ${number} cannot take its place.`,
		fix: 'Sync the day of the invoice and compare both numbers with the provider.',
	});
}
