import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { date, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { chooseSequence } from '../../domain/sepa/chooseSequence';
import { wasPresented, type SequenceType } from '../../domain/sepa/mandate';
import type { Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { maskIban } from '../parts/masterView';
import { resolveCompany, resolveMaster } from '../parts/resolve';
import { gapsOf, stateOf, usesOfMandates, type UsedMandate } from './usesOfMandates';

const schema = z.object({
	/** One mandate, by its reference or id. */
	id: reference.optional(),
	company: reference.optional(),
	customer: reference.optional(),
	/** Only those that can collect, or only those that cannot. */
	ready: z.boolean().optional(),
	onDate: date.optional(),
	limit: z.int().min(1).max(100_000).optional(),
});

/** A mandate on a day: its state, and whether the customer can be debited (prêt pour un prélèvement). */
export interface MandateStatusView {
	readonly ledger: string;
	readonly id: string;
	readonly code: string;
	readonly customer: string;
	readonly customerName: string;
	readonly email: string | null;
	readonly iban: string;
	readonly bic: string | null;
	readonly bank: string | null;
	readonly holder: string | null;
	readonly scheme: string;
	readonly recurrence: string | null;
	readonly signedOn: CalendarDate | null;
	readonly signedAt: string | null;
	readonly state: 'draft' | 'valid' | 'expired' | 'cancelled';
	/** Last day on which it may collect, or the day since which it may not. */
	readonly stateDate: CalendarDate | null;
	readonly ready: boolean;
	/** What is missing before it can collect. */
	readonly gaps: readonly string[];
	readonly lastCollectionOn: CalendarDate | null;
	readonly collections: number;
	/** Of the next collection; null where there can be none. */
	readonly nextSequence: SequenceType | null;
}

const PAGE = 1000;

/** Mandates with their states on a day, in the order of their age. States are computed, never stored. */
export async function mandateStatus(
	{ ledger, now }: ServiceContext,
	query: unknown,
): Promise<MandateStatusView[]> {
	const input = parseInput(schema, query);
	const { read } = ledger;
	const mandates = await mandatesOf(read, input);
	const used = await usesOfMandates(read, mandates);
	const views: MandateStatusView[] = [];
	for (const { id, companyId } of mandates) {
		const one = used(id);
		if (!one) continue;
		const company = companyId === null ? undefined : await read.masters.get('company', companyId);
		const today = input.onDate ?? (company ? todayOf(company, now()) : now().slice(0, 10));
		const party = await read.masters.get('party', one.mandate.content.party);
		const view = viewStatus(ledger.id, one, party, today);
		if (input.ready === undefined || input.ready === view.ready) views.push(view);
		if (views.length >= (input.limit ?? Number.MAX_SAFE_INTEGER)) break;
	}
	return views;
}

async function mandatesOf(
	read: Reading,
	{ id, company: asked, customer }: z.output<typeof schema>,
): Promise<Array<Master<'mandate'>>> {
	const company = asked === undefined ? undefined : await resolveCompany(read, asked);
	if (id !== undefined) {
		const one = await read.masters.find('mandate', id, company?.id);
		return [one ?? (await resolveMaster(read, 'mandate', id, company?.id, 'id'))];
	}
	const party =
		customer === undefined
			? undefined
			: await resolveMaster(read, 'party', customer, company?.id, 'customer');
	const all: Array<Master<'mandate'>> = [];
	for (;;) {
		const filter = { kind: 'mandate', ...(company && { companyId: company.id }) } as const;
		const page = await read.masters.list({ ...filter, after: all.at(-1)?.id, limit: PAGE });
		all.push(...page);
		if (page.length < PAGE) break;
	}
	return party ? all.filter(({ content }) => content.party === party.id) : all;
}

export function viewStatus(
	ledger: string,
	used: UsedMandate,
	party: Master<'party'> | undefined,
	today: CalendarDate,
): MandateStatusView {
	const { mandate, uses } = used;
	const {
		iban,
		bic,
		bank,
		holder,
		scheme = 'CORE',
		recurrence,
		signedOn,
		signedAt,
		party: partyId,
	} = mandate.content;
	const state = stateOf(used, today);
	const gaps = gapsOf(used, today);
	const presented = uses.filter(wasPresented).map(({ dueOn }) => dueOn);
	const next = chooseSequence({ recurrence: recurrence ?? 'recurrent', uses });
	return {
		ledger,
		id: mandate.id,
		code: mandate.code,
		customer: party?.code ?? partyId,
		customerName: party?.name ?? '',
		email: party?.content.email ?? null,
		iban: maskIban(iban),
		bic: bic ?? null,
		bank: bank ?? null,
		holder: holder ?? null,
		scheme,
		recurrence: recurrence ?? null,
		signedOn: signedOn ?? null,
		signedAt: signedAt ?? null,
		state: state.state,
		stateDate: 'until' in state ? state.until : 'since' in state ? state.since : null,
		ready: gaps.length === 0,
		gaps,
		lastCollectionOn: presented.sort().at(-1) ?? null,
		collections: presented.length,
		nextSequence: gaps.length === 0 && 'sequence' in next ? next.sequence : null,
	};
}
