import { z } from 'zod/v4';
import type { Master } from '../domain/masters/schemas';
import { reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import type { Reading } from '../ledger/port';
import type { ServiceContext } from './context';
import { findCompany } from './parts/findCompany';
import { checkDocuments, DOCUMENT_CHECKS, type DocumentTallies } from './verify/checkDocuments';
import { checkIntakes } from './verify/checkIntakes';
import { checkNumbers } from './verify/checkNumbers';
import { findMissing } from './verify/findMissing';
import { Tally, type CheckReport } from './verify/report';
import { verifyChain, type ChainReport } from './verifyLedger';

export type { CheckReport, Fault } from './verify/report';

const schema = z.object({
	/** Only this company; all companies and the shared chain where it is missing. */
	company: reference.optional(),
	/** `chains` walks the audit trail alone, which takes a tenth of the time. */
	scope: z.enum(['everything', 'chains'], 'must be everything or chains').default('everything'),
});

const PAGE = 1000;

/**
 * Verifies the books: audit chains, every document against the hash of its validation and that against its audit
 * entry, states, totals, settlements, links, stock movements, e-invoices, claims of collections, reminders, and that every number of every series is accounted for. One report a
 * check; what others write meanwhile is no fault.
 */
export async function verifyBooks(
	{ ledger, signal }: Pick<ServiceContext, 'ledger' | 'signal'>,
	input: unknown = {},
): Promise<CheckReport[]> {
	const { company: wanted, scope } = parseInput(schema, input);
	const { read } = ledger;
	const companies = await listCompanies(read, wanted);
	const reports: CheckReport[] = [];
	for (const { chain, company } of await chainsOf(read, companies, wanted)) {
		const tally = new Tally();
		const missing = scope === 'everything' ? findMissing(read, tally) : undefined;
		reports.push(withChain(tally, await verifyChain(read.audit, chain, missing), company));
	}
	if (scope === 'chains') return reports;
	for (const company of companies) {
		const tallies = Object.fromEntries(
			DOCUMENT_CHECKS.map((check) => [check, new Tally()]),
		) as unknown as DocumentTallies;
		await checkDocuments(read, company.id, tallies, signal);
		reports.push(
			...DOCUMENT_CHECKS.map((check) => tallies[check].report(check, company.code, TITLES[check])),
		);
		const received = new Tally();
		await checkIntakes(read, company.id, received, signal);
		reports.push(received.report('intakes', company.code, 'Received invoices'));
		for (const series of await listSeries(read, company.id))
			reports.push(...(await checkNumbers(read, company, series, signal)));
	}
	return reports;
}

const TITLES: Readonly<Record<(typeof DOCUMENT_CHECKS)[number], string>> = {
	documents: 'Content, hash and state of each document',
	totals: 'Totals computed again from the lines',
	settlement: 'Payments and credit notes',
	links: 'Links between lines',
	stock: 'Stock movements',
	eInvoices: 'E-invoices',
	collections: 'Claims of collections',
	dunning: 'Reminders',
};

/** A broken link is the first fault of its chain; missing documents come after it. */
function withChain(tally: Tally, chain: ChainReport, company: string | null): CheckReport {
	if (!chain.intact) {
		tally.addFirst({
			rule: 'audit.broken',
			document: null,
			documentId: null,
			message: `Entry ${chain.brokenAt} of chain ${chain.chain}: ${chain.problem}.`,
			fix: 'Entries were changed, removed or moved past this package. Those before this one are proved; compare the rest with the last audit export or backup, whose chain ends are known.',
		});
	}
	tally.checked = chain.entries;
	return {
		...tally.report('auditChain', company, company === null ? `Audit chain ${chain.chain}` : 'Audit chain'),
		chain: chain.chain,
		entries: chain.entries,
		brokenAt: chain.brokenAt,
	};
}

async function chainsOf(
	read: Reading,
	companies: ReadonlyArray<Master<'company'>>,
	wanted: string | undefined,
): Promise<Array<{ chain: string; company: string | null }>> {
	const own = companies.map(({ id, code }) => ({ chain: id, company: code }));
	if (wanted !== undefined) return own;
	const known = new Set(own.map(({ chain }) => chain));
	const others = (await read.audit.chains()).filter((chain) => !known.has(chain));
	return [...own, ...others.map((chain) => ({ chain, company: null }))];
}

async function listCompanies(read: Reading, wanted: string | undefined): Promise<Array<Master<'company'>>> {
	if (wanted === undefined)
		return everyPage((after) => read.masters.list({ kind: 'company', after, limit: PAGE }));
	return [await findCompany(read, wanted)];
}

async function listSeries(read: Reading, companyId: string): Promise<Array<Master<'numberSeries'>>> {
	const all = await everyPage((after) =>
		read.masters.list({ kind: 'numberSeries', companyId, after, limit: PAGE }),
	);
	return all.filter((series) => series.companyId === companyId);
}

async function everyPage<M extends { id: string }>(
	ask: (after: string | undefined) => Promise<M[]>,
): Promise<M[]> {
	const all: M[] = [];
	for (;;) {
		const page = await ask(all.at(-1)?.id);
		all.push(...page);
		if (page.length < PAGE) return all;
	}
}

/** The one question of a nightly workflow. */
export function areIntact(reports: readonly CheckReport[]): boolean {
	return reports.every(({ intact }) => intact);
}
