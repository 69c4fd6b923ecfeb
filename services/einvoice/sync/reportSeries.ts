import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { Master } from '../../../domain/masters/schemas';
import { Refusal } from '../../../domain/refusal';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { EInvoiceRecord, WriteOutcome } from '../../../ledger/port';
import type { IssuedInvoice } from '../../../providers/eInvoiceProvider';
import type { EInvoiceContext } from '../operation';
import type { Kept } from './keepListed';

/** What a sync found in one series. Numbers are as the provider writes them; holes are numbers within the series. */
export interface SyncReport {
	readonly ledger: string;
	readonly provider: string;
	readonly company: string;
	readonly series: string;
	readonly template: string | null;
	readonly from: CalendarDate;
	readonly to: CalendarDate;
	/** Invoices that the provider listed. */
	readonly count: number;
	/** First and last number of the series that the register knows. */
	readonly first: number | null;
	readonly last: number | null;
	/** Numbers between them that nobody knows. */
	readonly holes: readonly number[];
	/** Invoices that nobody here made, found for the first time. */
	readonly strangers: readonly string[];
	/** Invoices of ours of which the ledger did not know that they are issued. */
	readonly adopted: readonly string[];
	/** Replaced, adjusted, deleted, coded or paid since. */
	readonly changed: readonly string[];
	readonly conflicts: ReadonlyArray<{ readonly number: string; readonly message: string }>;
	/** Issued by us in the period, and not in the provider's list although it had the time to get there. */
	readonly missing: readonly string[];
	/** Nothing of all this asks for a person. */
	readonly inOrder: boolean;
}

interface Period {
	readonly from: CalendarDate;
	readonly to: CalendarDate;
}

const MOST_HOLES = 1000;
const PAGE = 1000;

export async function reportSeries(
	context: EInvoiceContext,
	company: Master<'company'>,
	period: Period,
	listed: readonly IssuedInvoice[],
	written: ReadonlyArray<WriteOutcome<Kept>>,
): Promise<SyncReport[]> {
	const rows = listed.map((invoice, index) => ({
		invoice,
		series: formatSeries(invoice.template.series),
		outcome: written[index],
	}));
	const bySeries = Map.groupBy(rows, ({ series }) => series);
	const ours = await issuedIn(context, company, period);
	const settled = Date.parse(context.now()) - context.provider.capabilities.settleWindow;
	const names = new Set([...bySeries.keys(), ...ours.map(({ series }) => series ?? '')]);
	const reports: SyncReport[] = [];
	for (const series of [...names].sort()) {
		const found = bySeries.get(series) ?? [];
		const known = await context.ledger.read.eInvoices.sequencesOf(context.provider.account, series);
		const sequences = [...new Set([...known, ...found.map(({ invoice }) => invoice.sequence)])].sort(
			(one, other) => one - other,
		);
		const numbers = (kept: Kept) =>
			found
				.filter(({ outcome }) => outcome?.ok === true && outcome.value === kept)
				.map(({ invoice }) => invoice.number);
		const seen = new Set(found.map(({ invoice }) => invoice.sequence));
		const missing = ours
			.filter((record) => record.series === series && !seen.has(record.sequence ?? 0))
			.filter(({ updatedAt }) => Date.parse(updatedAt) <= settled)
			.map(({ number }) => number ?? '');
		const conflicts = found.flatMap(({ invoice, outcome }) => conflictOf(invoice, outcome));
		const holes = holesOf(sequences);
		reports.push({
			ledger: context.ledger.id,
			provider: context.provider.name,
			company: company.code,
			series,
			template: found[0]?.invoice.template.templateCode ?? null,
			...period,
			count: found.length,
			first: sequences[0] ?? null,
			last: sequences.at(-1) ?? null,
			holes,
			strangers: numbers('stranger'),
			adopted: numbers('adopted'),
			changed: numbers('changed'),
			conflicts,
			missing,
			inOrder: holes.length + conflicts.length + missing.length + numbers('stranger').length === 0,
		});
	}
	return reports;
}

async function issuedIn(
	{ ledger, provider }: EInvoiceContext,
	company: Master<'company'>,
	{ from, to }: Period,
): Promise<EInvoiceRecord[]> {
	const all: EInvoiceRecord[] = [];
	for (let after: string | undefined; ;) {
		const page = await ledger.read.eInvoices.find({
			account: provider.account,
			companyId: company.id,
			states: ['issued'],
			issuedFrom: from,
			issuedTo: to,
			...(after === undefined ? {} : { after }),
			limit: PAGE,
		});
		all.push(...page.filter(({ documentId }) => documentId !== null));
		if (page.length < PAGE) return all;
		after = page.at(-1)?.id;
	}
}

function holesOf(sequences: readonly number[]): number[] {
	const holes: number[] = [];
	sequences.forEach((sequence, index) => {
		const before = sequences[index - 1];
		if (before === undefined) return;
		for (let hole = before + 1; hole < sequence && holes.length < MOST_HOLES; hole += 1) holes.push(hole);
	});
	return holes;
}

function conflictOf(
	{ number, key }: IssuedInvoice,
	outcome: WriteOutcome<Kept> | undefined,
): Array<{ number: string; message: string }> {
	if (outcome === undefined) return [{ number, message: 'It was not looked at: the run ended before.' }];
	if (!outcome.ok) {
		if (outcome.error instanceof Refusal) return [{ number, message: outcome.error.message }];
		throw outcome.error;
	}
	if (outcome.value !== 'conflict') return [];
	return [
		{
			number,
			message: `The register has another number or key for it than the provider (key ${key ?? 'none'}): compare both on the portal.`,
		},
	];
}
