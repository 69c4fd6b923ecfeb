import { z } from 'zod/v4';
import { assertPeriod } from '../../domain/grouping/assertRun';
import { BILLING_MODES } from '../../domain/grouping/grouping';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { date, reference, text } from '../../domain/schemas/fields';
import type { NoteQuery, Reading } from '../../ledger/port';
import { resolveCompany, resolveMaster } from '../parts/resolve';

/** Which delivery notes a run of deferred invoicing looks at; all that have something to invoice where nothing is given. */
export const selectionFields = {
	/** All companies where it is missing. */
	company: reference.optional(),
	customer: reference.optional(),
	customers: z.array(reference, 'must be a list of customers').max(500).optional(),
	/** First and last number, both among them: the shorter number first, then by its text. */
	numberFrom: text(60).optional(),
	numberTo: text(60).optional(),
	/** Days of delivery, both among them. */
	from: date.optional(),
	until: date.optional(),
	/** Owner of the note (code commercial). */
	salesperson: text(120).optional(),
	operationCode: reference.optional(),
	/** Only customers that are billed so. */
	billingModes: z
		.array(z.enum(BILLING_MODES, `must be one of ${BILLING_MODES.join(', ')}`))
		.min(1)
		.optional(),
};
export type Selection = z.output<z.ZodObject<typeof selectionFields>>;

/** The questions to the ledger for one company. */
export interface CompanySelection {
	readonly company: Master<'company'>;
	readonly queries: ReadonlyArray<Omit<NoteQuery, 'limit' | 'after'>>;
}

/**
 * @throws Refusal `grouping.period`, `selection.numbers` where a range ends before it begins; `party.unknown` and the like
 *   for what the selection names.
 */
export async function resolveSelection(
	read: Pick<Reading, 'masters'>,
	given: Selection,
): Promise<CompanySelection[]> {
	const { from, until, numberFrom, numberTo, salesperson } = given;
	assertPeriod({ ...(from ? { from } : {}), ...(until ? { until } : {}) });
	assertNumbers(numberFrom, numberTo);
	const companies = await companiesOf(read, given.company);
	const selections: CompanySelection[] = [];
	for (const company of companies) {
		const parties = await partiesOf(read, given, given.company === undefined ? undefined : company.id);
		const common = {
			companyId: company.id,
			numberFrom,
			numberTo,
			deliveredFrom: from,
			deliveredTo: until,
			owner: salesperson,
			operationCodes: await operationCodesOf(read, given.operationCode, company),
		};
		const ofCompany = parties?.filter(({ companyId }) => companyId === null || companyId === company.id);
		const queries = ofCompany ? ofCompany.map(({ id }) => ({ ...common, partyId: id })) : [common];
		selections.push({ company, queries });
	}
	return selections;
}

/** Far more companies than one ledger has. */
const MOST_COMPANIES = 1000;

async function companiesOf(
	{ masters }: Pick<Reading, 'masters'>,
	company: string | undefined,
): Promise<Array<Master<'company'>>> {
	const all =
		company === undefined
			? await masters.list({ kind: 'company', onlyActive: true, limit: MOST_COMPANIES })
			: [];
	return all.length > 0 ? all : [await resolveCompany({ masters }, company)];
}

/** Customers that are no longer active may still have deliveries to be invoiced. */
async function partiesOf(
	{ masters }: Pick<Reading, 'masters'>,
	{ customer, customers = [] }: Selection,
	companyId: string | undefined,
): Promise<Array<Master<'party'>> | undefined> {
	const references = [...new Set([...(customer === undefined ? [] : [customer]), ...customers])];
	if (references.length === 0) return undefined;
	const parties = new Map<string, Master<'party'>>();
	for (const reference of references) {
		const party = await masters.find('party', reference, companyId);
		if (!party) {
			refuse({
				rule: 'party.unknown',
				field: customer === reference ? 'customer' : 'customers',
				message: `Customer '${reference}' does not exist.`,
				fix: 'Give the code of a customer from Billing Master Data, or leave customers out to take all of them.',
			});
		}
		parties.set(party.id, party);
	}
	return [...parties.values()];
}

async function operationCodesOf(
	read: Pick<Reading, 'masters'>,
	given: string | undefined,
	company: Master<'company'>,
): Promise<string[] | undefined> {
	if (given === undefined) return undefined;
	const { id, code } = await resolveMaster(read, 'operationCode', given, company.id, 'operationCode');
	return [code, id];
}

function assertNumbers(from: string | undefined, to: string | undefined): void {
	if (from === undefined || to === undefined) return;
	if (from.length < to.length || (from.length === to.length && from <= to)) return;
	refuse({
		rule: 'selection.numbers',
		field: 'numberTo',
		message: `The range of numbers ends with ${to}, before it begins with ${from}.`,
		fix: 'Exchange the two numbers, or correct one of them.',
	});
}
