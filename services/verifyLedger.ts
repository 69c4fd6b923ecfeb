import type { AuditEntry, AuditHead, Reading } from '../ledger/port';
import { GENESIS, hashEntry } from '../ledger/stores/audit';
import type { ServiceContext } from './context';
import { breathing } from '../ledger/breathing';

export interface ChainReport {
	readonly chain: string;
	readonly entries: number;
	readonly intact: boolean;
	/** Sequence of the first entry that does not follow from the one before. */
	readonly brokenAt: number | null;
	readonly problem: string | null;
}

const PAGE = 1000;
const ENTRIES_AT_ONCE = 200;

/** Walks every audit chain and names the first broken link of each. A company without a chain is named too. */
export async function verifyLedger({ ledger }: Pick<ServiceContext, 'ledger'>): Promise<ChainReport[]> {
	const reports: ChainReport[] = [];
	const chains = new Set([...(await ledger.read.audit.chains()), ...(await companyIds(ledger.read))]);
	for (const chain of chains) reports.push(await verifyChain(ledger.read.audit, chain));
	return reports;
}

/** Sees every entry of a chain, page by page, while it is walked. */
export type VisitEntries = (entries: readonly AuditEntry[]) => Promise<void>;

/** Every company began with an entry in a chain of its own. */
async function companyIds({ masters }: Pick<Reading, 'masters'>): Promise<string[]> {
	const ids: string[] = [];
	for (;;) {
		const page = await masters.list({ kind: 'company', after: ids.at(-1), limit: PAGE });
		ids.push(...page.map((company) => company.id));
		if (page.length < PAGE) return ids;
	}
}

type Audit = Reading['audit'];
interface Walk {
	readonly sequence: number;
	readonly hash: string;
}

/**
 * Walks as far as the head knows the chain. Others may append meanwhile, so entries beyond the head are a fault only
 * when the head does not come to know them.
 */
export async function verifyChain(
	audit: Audit,
	chain: string,
	visit: VisitEntries = async () => {},
): Promise<ChainReport> {
	const broken = (sequence: number, problem: string): ChainReport => ({
		chain,
		entries: sequence - 1,
		intact: false,
		brokenAt: sequence,
		problem,
	});
	let head = await audit.head(chain);
	let at: Walk = { sequence: 0, hash: GENESIS };
	const breathe = breathing();
	for (;;) {
		const page = await audit.page(chain, at.sequence, ENTRIES_AT_ONCE);
		await visit(page);
		for (const entry of page) {
			await breathe();
			if (head === undefined || entry.sequence > head.sequence) {
				head = await audit.head(chain);
				const problem = headProblem(head, entry);
				if (problem !== null) return broken(at.sequence + 1, problem);
			}
			const problem = linkProblem(entry, at) ?? endProblem(head, entry);
			if (problem !== null) return broken(at.sequence + 1, problem);
			at = entry;
		}
		if (page.length > 0) continue;
		const problem = cutProblem(head, at);
		if (problem !== null) return broken(at.sequence + 1, problem);
		return { chain, entries: at.sequence, intact: true, brokenAt: null, problem: null };
	}
}

function linkProblem(entry: AuditEntry, before: Walk): string | null {
	if (entry.sequence !== before.sequence + 1) return `entry ${before.sequence + 1} is missing`;
	if (entry.previousHash !== before.hash) return 'it does not follow from the entry before';
	return hashEntry(entry) === entry.hash ? null : 'its content was changed';
}

/** The end of the chain is where the head says, with the hash that it says. */
function endProblem(head: AuditHead | undefined, entry: AuditEntry): string | null {
	if (head?.sequence !== entry.sequence || head.hash === entry.hash) return null;
	return 'the head of the chain was changed: it has another hash than the last entry';
}

/** `head` was read again after the entry: it knows every entry that was there. */
function headProblem(head: AuditHead | undefined, entry: AuditEntry): string | null {
	if (head === undefined) return 'the head of the chain is missing';
	if (head.sequence >= entry.sequence) return null;
	return `the head of the chain was changed: it knows ${head.sequence} entries, and there are more`;
}

function cutProblem(head: AuditHead | undefined, at: Walk): string | null {
	if (head === undefined) return 'the chain is missing, head and entries';
	if (head.sequence === at.sequence) return at.sequence === 0 ? 'the chain has no entries' : null;
	return `entries ${at.sequence + 1} to ${head.sequence} are missing: the end of the chain was cut off`;
}
