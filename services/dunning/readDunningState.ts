import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import { CHASED_KINDS, type MessageLanguage } from '../../domain/dunning/policy';
import type { DunningCustomer, DunningItem, DunningState, Hold } from '../../domain/dunning/state';
import type { Master } from '../../domain/masters/schemas';
import type { Reading, StoredHold } from '../../ledger/port';
import { amountsLeft } from '../payments/amountLeft';
import { asHold, readItems } from './readItems';
import { readPolicies, type Policies } from './readPolicies';

/** The state of one company's books as far as following up goes, and the masters and documents behind it. */
export interface DunningBooks {
	readonly company: Master<'company'>;
	readonly today: CalendarDate;
	readonly state: DunningState;
	readonly documents: ReadonlyMap<string, BillingDocument>;
	readonly parties: ReadonlyMap<string, Master<'party'>>;
}

export interface DunningScope {
	/** One customer; all of them where it is missing. */
	readonly partyId?: string | undefined;
	/** Documents that are looked at although nothing of them is open any more. */
	readonly also?: readonly string[];
}

/** Rows that are read at once. */
const PAGE = 500;

/**
 * Reads what is open: invoices by instalment, credit notes that are not used up, quotations and orders that await an
 * answer, money that is matched with nothing, holds and steps. All that one customer owes is read, since a customer's
 * credit and minimum are decided by the whole.
 */
export async function readDunningState(
	read: Reading,
	company: Master<'company'>,
	today: CalendarDate,
	scope: DunningScope = {},
): Promise<DunningBooks> {
	const policies = await readPolicies(read, company);
	const items: DunningItem[] = [];
	const documents = new Map<string, BillingDocument>();
	for await (const page of pagesOf(read, company.id, kindsOf(policies), scope)) {
		const fresh = page.filter(({ id }) => !documents.has(id));
		for (const document of fresh) documents.set(document.id, document);
		items.push(...(await readItems(read, fresh, today)));
	}
	const parties = await readParties(read, documents.values());
	const holds = await read.dunning.generalHolds(company.id);
	const credit = await readCredit(read, company.id, scope.partyId);
	const ofCustomer = Map.groupBy(holds, ({ partyId }) => partyId ?? '');
	return {
		company,
		today,
		documents,
		parties,
		state: {
			policies: policies.all,
			policy: policies.byDefault,
			customers: [...parties.values()].map((party) =>
				customerOf(party, company, policies, ofCustomer.get(party.id) ?? [], credit.get(party.id) ?? {}),
			),
			items,
			holds: (ofCustomer.get('') ?? []).map(asHold),
			lastRun: await read.dunning.lastRun(company.id),
		},
	};
}

/** A kind that no policy chases is not read. */
function kindsOf({ all }: Policies): Kind[] {
	return ['creditNote', ...CHASED_KINDS.filter((kind) => all.some(({ stages }) => stages[kind].length > 0))];
}

async function* pagesOf(
	{ documents }: Pick<Reading, 'documents'>,
	companyId: string,
	kinds: readonly Kind[],
	{ partyId, also = [] }: DunningScope,
): AsyncGenerator<BillingDocument[]> {
	for (const kind of kinds) {
		let after: string | undefined;
		do {
			const page = await documents.find({
				companyId,
				...(partyId !== undefined && { partyId }),
				kinds: [kind],
				states: ['validated'],
				notFinished: true,
				after,
				limit: PAGE,
			});
			yield page;
			after = page.length === PAGE ? page.at(-1)?.id : undefined;
		} while (after !== undefined);
	}
	if (also.length > 0) yield await documents.getMany(also);
}

async function readParties(
	{ masters }: Pick<Reading, 'masters'>,
	documents: Iterable<BillingDocument>,
): Promise<Map<string, Master<'party'>>> {
	const parties = new Map<string, Master<'party'>>();
	for (const { partyId } of documents) {
		if (parties.has(partyId)) continue;
		const party = await masters.get('party', partyId);
		if (party) parties.set(partyId, party);
	}
	return parties;
}

type Credit = Record<string, number>;

/** Money of customers that is matched with nothing, by currency. */
async function readCredit(
	{ payments }: Pick<Reading, 'payments'>,
	companyId: string,
	partyId: string | undefined,
): Promise<Map<string, Credit>> {
	const credit = new Map<string, Credit>();
	let after: string | undefined;
	do {
		const filter = { companyId, ...(partyId !== undefined && { partyId }), unallocated: true };
		const page = await payments.find({ ...filter, after, limit: PAGE });
		const left = await amountsLeft({ payments }, page);
		for (const { id, partyId: of, currency } of page) {
			const own = credit.get(of) ?? {};
			own[currency] = (own[currency] ?? 0) + (left.get(id) ?? 0);
			credit.set(of, own);
		}
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	return credit;
}

function customerOf(
	{ id, content }: Master<'party'>,
	company: Master<'company'>,
	policies: Policies,
	holds: readonly StoredHold[],
	credit: Credit,
): DunningCustomer {
	const { dunningExcluded, dunningExcludedUntil: until, dunningExclusionReason: reason } = content;
	const excluded: Hold[] = dunningExcluded
		? [{ type: 'exclusion', ...(until !== undefined && { until }), ...(reason !== undefined && { reason }) }]
		: [];
	const policy = policies.codeOf(content.dunningPolicy);
	const { dunningGraceDays: graceDays } = content;
	return {
		id,
		...(policy !== undefined && { policy }),
		language: (content.language ?? company.content.language) as MessageLanguage,
		hasEmail: emailOf(content) !== null,
		...(graceDays !== undefined && { graceDays }),
		credit,
		holds: [...excluded, ...holds.map(asHold)],
	};
}

/** Where reminders go. */
export function emailOf({ billingEmail, email }: Master<'party'>['content']): string | null {
	return billingEmail ?? email ?? null;
}
