import { sql, type Kysely, type RawBuilder } from 'kysely';
import { ANSWERED_KINDS, CREDIT_KINDS, PAID_KINDS } from '../../domain/documents/isFinished';
import { MINOR_DIGITS } from '../../domain/money/currencies';
import { Exact, type Decimal } from '../../domain/money/decimal';
import type { DocumentFilter } from '../port';
import type { LedgerTables } from '../schema';
import { searchTerms, type SearchTerm } from '../searchTerms';
import { likePattern } from '../searchText';

type Db = Kysely<LedgerTables>;
type Condition = RawBuilder<boolean>;

/** The documents that a filter means, before paging; shared by lists and sums. */
export function filtered(db: Db, filter: Omit<DocumentFilter, 'limit'>) {
	return conditionsOf(filter).reduce(
		(query, condition) => query.where(condition),
		db.selectFrom('documents'),
	);
}

function conditionsOf(filter: Omit<DocumentFilter, 'limit'>): Condition[] {
	const { kinds, states, origins, number, deleted = 'exclude' } = filter;
	return [
		...(deleted === 'exclude' ? [sql<boolean>`deleted_at is null`] : []),
		...(deleted === 'only' ? [sql<boolean>`deleted_at is not null`] : []),
		...ofCompany(filter),
		...isOneOf('kind', kinds),
		...is('side', '=', filter.side),
		...is('invoice_type', '=', filter.invoiceType),
		...isOneOf('state', states),
		...isOneOf('origin', origins),
		...is('party_id', '=', filter.partyId),
		...is('owner', '=', filter.owner),
		...(number === undefined ? [] : [sql<boolean>`(number = ${number} or internal_reference = ${number})`]),
		...is('issue_date', '>=', filter.issuedFrom),
		...is('issue_date', '<=', filter.issuedTo),
		...is('due_date', '>=', filter.dueFrom),
		...is('due_date', '<=', filter.dueTo),
		...is('currency', '=', filter.currency),
		...reaches('>=', filter.amountFrom),
		...reaches('<=', filter.amountTo),
		...(filter.notFinished ? [unfinished()] : []),
		...searchTerms(filter.search ?? '').map(fits),
	];
}

type Column = keyof LedgerTables['documents'];

function is(column: Column, sign: '=' | '>=' | '<=', value: string | undefined): Condition[] {
	return value === undefined ? [] : [sql<boolean>`${sql.ref(column)} ${sql.raw(sign)} ${value}`];
}

/**
 * The index of companies helps where kind or days are asked for as well. Anywhere else it would make SQLite sort most of
 * the ledger to show one page, where walking by age or by party finds the page at once; so it is hidden there.
 */
function ofCompany({
	companyId,
	partyId,
	kinds,
	issuedFrom,
	issuedTo,
}: Omit<DocumentFilter, 'limit'>): Condition[] {
	if (companyId === undefined) return [];
	const isNarrow = kinds?.length === 1 || issuedFrom !== undefined || issuedTo !== undefined;
	return isNarrow && partyId === undefined
		? is('company_id', '=', companyId)
		: [sql<boolean>`company_id || '' = ${companyId}`];
}

/** PostgreSQL has no empty list. */
function isOneOf(column: Column, values: readonly string[] | undefined): Condition[] {
	if (values === undefined) return [];
	return [
		values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`,
	];
}

/** The same figure is another number of minor units in each currency. */
function reaches(sign: '>=' | '<=', amount: Decimal | undefined): Condition[] {
	if (amount === undefined) return [];
	const byDigits = Map.groupBy(Object.keys(MINOR_DIGITS), (code) => MINOR_DIGITS[code] ?? 2);
	const cases = [...byDigits].map(
		([digits, codes]) => sql`when currency in (${sql.join(codes)}) then ${bound(amount, digits, sign)}`,
	);
	return [
		sql<boolean>`gross ${sql.raw(sign)} case ${sql.join(cases, sql` `)} else ${bound(amount, 2, sign)} end`,
	];
}

function bound(amount: Decimal, digits: number, sign: '>=' | '<='): RawBuilder<number> {
	const minor = new Exact(amount).times(new Exact(10).pow(digits));
	const whole = minor.round(0, 0);
	const up = sign === '>=' && minor.gt(whole) ? 1 : 0;
	const down = sign === '<=' && minor.lt(whole) ? 1 : 0;
	const integer = Number(whole.plus(up).minus(down).toFixed());
	const most = Number.MAX_SAFE_INTEGER;
	// PostgreSQL takes the parameters of a case for text unless it is told.
	return sql<number>`cast(${Math.max(-most, Math.min(most, integer))} as bigint)`;
}

/** What `isFinished` says, in SQL; a test compares the two. */
function unfinished(): Condition {
	const matched = sql`(select coalesce(sum(amount), 0) from settlement_matches where document_id = documents.id)`;
	const used = sql`(select coalesce(sum(amount), 0) from settlement_matches where source_id = documents.id)`;
	const givenUp = sql`exists (
		select 1 from document_facts where document_id = documents.id and document_facts.kind = 'uncollectible'
	)`;
	return sql<boolean>`(
		state = 'draft' or state = 'validated' and (
			kind in (${sql.join([...ANSWERED_KINDS])})
			or kind in (${sql.join([...PAID_KINDS])}) and gross > ${matched} and not ${givenUp}
			or kind in (${sql.join([...CREDIT_KINDS])}) and gross > ${used}
		)
	)`;
}

/** A term fits as it was typed, or as an amount. */
function fits({ text, amounts, currency }: SearchTerm): Condition {
	const asAmounts = amounts
		.filter((amount) => currency !== undefined || amount !== text)
		.map((amount) => {
			const isThere = contains(amount);
			return currency === undefined ? isThere : sql<boolean>`(currency = ${currency} and ${isThere})`;
		});
	return sql<boolean>`(${sql.join([occurs(text), ...asAmounts], sql` or `)})`;
}

/**
 * In the document itself; in code, present name or identifiers of its customer; or in those of its company, where there
 * are several. The last two are looked up once a search, not once a document.
 */
function occurs(text: string): Condition {
	const masters = (kind: 'company' | 'party') =>
		sql`select masters.id from masters where masters.kind = ${kind} and masters.search like ${likePattern(text)} escape '\\'`;
	const several = sql`exists (select 1 from masters where masters.kind = 'company' limit 1 offset 1)`;
	return sql<boolean>`(
		${contains(text)}
		or id = ${text}
		or party_id in (${masters('party')})
		or company_id in (${masters('company')} and ${several})
	)`;
}

function contains(text: string): Condition {
	return sql<boolean>`search like ${likePattern(text)} escape '\\'`;
}
