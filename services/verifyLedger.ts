import { GENESIS, hashEntry } from '../ledger/stores/audit';
import type { ServiceContext } from './context';

export interface ChainReport {
	readonly chain: string;
	readonly entries: number;
	readonly intact: boolean;
	/** Sequence of the first entry that does not follow from the one before. */
	readonly brokenAt: number | null;
	readonly problem: string | null;
}

const PAGE = 1000;

/** Walks every audit chain and names the first broken link of each. */
export async function verifyLedger({ ledger }: Pick<ServiceContext, 'ledger'>): Promise<ChainReport[]> {
	const reports: ChainReport[] = [];
	for (const chain of await ledger.read.audit.chains()) reports.push(await verifyChain(ledger, chain));
	return reports;
}

async function verifyChain(ledger: ServiceContext['ledger'], chain: string): Promise<ChainReport> {
	let previousHash = GENESIS;
	let sequence = 0;
	for (;;) {
		const page = await ledger.read.audit.page(chain, sequence, PAGE);
		for (const entry of page) {
			const problem =
				entry.sequence !== sequence + 1
					? `entry ${sequence + 1} is missing`
					: entry.previousHash !== previousHash
						? 'it does not follow from the entry before'
						: hashEntry(entry) !== entry.hash
							? 'its content was changed'
							: null;
			if (problem !== null) return { chain, entries: sequence, intact: false, brokenAt: sequence + 1, problem };
			sequence = entry.sequence;
			previousHash = entry.hash;
		}
		if (page.length < PAGE) return { chain, entries: sequence, intact: true, brokenAt: null, problem: null };
	}
}
