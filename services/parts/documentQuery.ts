import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { fiscalYearPeriod, monthPeriod, type Period } from '../../domain/dates/periods';
import { ORIGINS } from '../../domain/documents/document';
import { KINDS } from '../../domain/documents/kinds';
import { STATES } from '../../domain/documents/transitions';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { currency, date, decimal, reference, text } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { DocumentFilter, Reading } from '../../ledger/port';
import { resolveCompany, resolveMaster } from './resolve';

/** What a list of documents can be narrowed by. */
const filterFields = {
	company: reference.optional(),
	kinds: z.array(z.enum(KINDS)).min(1).optional(),
	side: z.enum(['sale', 'purchase']).optional(),
	invoiceType: z.enum(['standard', 'deposit']).optional(),
	states: z.array(z.enum(STATES)).min(1).optional(),
	/** Drafts only (brouillons). */
	drafts: z.boolean().optional(),
	/** Unpaid, or still waiting for an answer or a receipt (pièces non terminées). */
	notFinished: z.boolean().optional(),
	origins: z.array(z.enum(ORIGINS)).min(1).optional(),
	deleted: z.enum(['exclude', 'include', 'only']).optional(),
	party: reference.optional(),
	owner: text(120).optional(),
	/** The year in which the fiscal year (exercice) begins. */
	fiscalYear: z.coerce.number('must be a year').int('must be a year').min(1900).max(2999).optional(),
	month: z
		.string()
		.regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, 'must be a month, written YYYY-MM')
		.optional(),
	issuedFrom: date.optional(),
	issuedTo: date.optional(),
	dueFrom: date.optional(),
	dueTo: date.optional(),
	currency: currency.optional(),
	/** Gross, exactly; in whole units of the document's currency. */
	amount: decimal({ scale: 4 }).optional(),
	amountFrom: decimal({ scale: 4 }).optional(),
	amountTo: decimal({ scale: 4 }).optional(),
	search: text(200).optional(),
	newestFirst: z.boolean().optional(),
};

export const documentQuery = z.object({
	...filterFields,
	/** Code of a saved filter (filtre paramétrable); the fields given beside it win. */
	savedFilter: reference.optional(),
	limit: z.int().min(1).max(10_000).optional(),
});
export type DocumentQuery = z.output<typeof documentQuery>;

const savedQuery = z.strictObject(filterFields);
const savedContent = z.object({ filter: savedQuery });

/**
 * Checks the content of a saved filter.
 *
 * @throws Refusal `input.invalid` for a member that Get Many does not know, or a value that it does not take.
 */
export function checkSavedFilter(content: unknown): void {
	parseInput(savedContent, content);
}

/** Fields that say the same thing in another way: giving one lays those aside that were saved. */
const RIVALS: Readonly<Partial<Record<keyof DocumentQuery, ReadonlyArray<keyof DocumentQuery>>>> = {
	fiscalYear: ['month', 'issuedFrom', 'issuedTo'],
	month: ['fiscalYear', 'issuedFrom', 'issuedTo'],
	issuedFrom: ['fiscalYear', 'month'],
	issuedTo: ['fiscalYear', 'month'],
	amount: ['amountFrom', 'amountTo'],
	amountFrom: ['amount'],
	amountTo: ['amount'],
	drafts: ['states'],
	states: ['drafts'],
};

type Masters = Pick<Reading, 'masters'>;

/** @throws Refusal when company, customer or saved filter do not exist, or the fiscal year is not the same for all. */
export async function toFilter(read: Masters, given: DocumentQuery): Promise<Omit<DocumentFilter, 'limit'>> {
	const { savedFilter, limit, ...query } = await withSavedFilter(read, given);
	const { company, party, fiscalYear, month, drafts, amount, amountFrom, amountTo, newestFirst, ...rest } =
		query;
	const owner = company === undefined ? undefined : await resolveCompany(read, company);
	const account =
		party === undefined ? undefined : await resolveMaster(read, 'party', party, owner?.id, 'party');
	const periods = [
		...(fiscalYear === undefined ? [] : [await fiscalYearOf(read, fiscalYear, owner)]),
		...(month === undefined ? [] : [monthPeriod(month)]),
		{ from: rest.issuedFrom, to: rest.issuedTo },
	];
	return {
		...rest,
		...withinAll(periods),
		companyId: owner?.id,
		partyId: account?.id,
		states: drafts ? ['draft'] : rest.states,
		amountFrom: amount ?? amountFrom,
		amountTo: amount ?? amountTo,
		newestFirst: newestFirst ?? true,
	};
}

async function withSavedFilter(read: Masters, query: DocumentQuery): Promise<DocumentQuery> {
	if (query.savedFilter === undefined) return query;
	const company = query.company === undefined ? undefined : await resolveCompany(read, query.company);
	const saved = await resolveMaster(read, 'savedFilter', query.savedFilter, company?.id, 'savedFilter');
	const given = Object.entries(query).filter(([, value]) => value !== undefined);
	const aside = new Set(
		given.flatMap(([name, value]) => (value ? (RIVALS[name as keyof DocumentQuery] ?? []) : [])),
	);
	const kept = Object.entries(fieldsOf(saved)).filter(([name]) => !aside.has(name as keyof DocumentQuery));
	return Object.fromEntries([...kept, ...given]);
}

/** What was saved may be older than the fields of today, or come from an import. */
function fieldsOf({ code, companyId, content }: Master<'savedFilter'>): DocumentQuery {
	const checked = savedQuery.safeParse(content.filter);
	if (checked.success) return { ...(companyId === null ? {} : { company: companyId }), ...checked.data };
	const [issue] = checked.error.issues;
	return refuse({
		rule: 'savedFilter.invalid',
		field: 'savedFilter',
		message: `Saved filter '${code}' cannot be used: '${issue?.path.join('.') || 'filter'}' is not as it should be (${issue?.message}).`,
		fix: 'Save it again with the Billing Master Data node, resource Saved Filter.',
	});
}

/** Companies may begin their years in different months; then the year of one of them must be meant. */
async function fiscalYearOf(
	read: Masters,
	year: number,
	company: Master<'company'> | undefined,
): Promise<Period> {
	const companies = company ? [company] : await read.masters.list({ kind: 'company', limit: 1000 });
	const starts = new Set(companies.map(({ content }) => content.fiscalYearStartMonth ?? 1));
	const [start = 1] = starts;
	if (starts.size <= 1) return fiscalYearPeriod(year, start);
	return refuse({
		rule: 'fiscalYear.company',
		field: 'company',
		message: `The companies of this ledger begin their fiscal years in different months, so ${year} means a different period for each.`,
		fix: "Set 'company', or give 'issuedFrom' and 'issuedTo' instead of 'fiscalYear'.",
	});
}

interface OpenPeriod {
	readonly from: CalendarDate | undefined;
	readonly to: CalendarDate | undefined;
}

/** The days that all periods have in common. */
function withinAll(periods: readonly OpenPeriod[]): Pick<DocumentFilter, 'issuedFrom' | 'issuedTo'> {
	const [issuedFrom] = periods.flatMap(({ from }) => from ?? []).sort((a, b) => (a < b ? 1 : -1));
	const [issuedTo] = periods.flatMap(({ to }) => to ?? []).sort((a, b) => (a < b ? -1 : 1));
	return { issuedFrom, issuedTo };
}
