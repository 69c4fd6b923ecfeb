import { z } from 'zod/v4';
import { canonicalJson } from '../domain/canonicalJson';
import { reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import type { AuditHead } from '../ledger/port';
import type { ServiceContext } from './context';
import { findCompany } from './parts/findCompany';

const schema = z.object({
	/** Only the chain of this company; every chain where it is missing. */
	company: reference.optional(),
});

export interface AuditExport {
	readonly ledger: string;
	readonly fileName: string;
	readonly mimeType: 'application/jsonl';
	readonly chains: number;
	readonly entries: number;
	/** The file in pieces of whole lines, each with its line end. */
	readonly lines: AsyncIterable<string>;
}

/** Writing a page is one turn of the event loop. */
const PAGE = 250;

/** Fields that the hash of an entry covers. */
const HASHED = [
	'chain',
	'sequence',
	'at',
	'actor',
	'action',
	'subjectKind',
	'subjectId',
	'data',
	'previousHash',
];

/** What a third party needs to verify the file without this package. */
const HOW_TO_VERIFY = {
	algorithm: 'SHA-256',
	encoding: 'hexadecimal, lower case',
	over: 'the UTF-8 bytes of the canonical JSON (RFC 8785) of an object with exactly these members of the entry',
	members: HASHED,
	first: `previousHash of the first entry of a chain is ${'0'.repeat(64)}`,
	next: 'previousHash of every other entry is the hash of the entry before it in its chain; sequence counts 1, 2, 3…',
	end: 'the last entry of each chain has the sequence and the hash that the head line names',
};

/**
 * The audit chains in an open format: JSON Lines. The first line says what the file holds and how its hashes are
 * computed; each line after it is one entry, in the order of chain and sequence. Entries that are written meanwhile
 * are not part of it.
 */
export async function exportAudit(
	context: Pick<ServiceContext, 'ledger' | 'now'>,
	input: unknown = {},
): Promise<AuditExport> {
	const { id: ledger, read } = context.ledger;
	const { company } = parseInput(schema, input);
	const exportedAt = context.now();
	const chains = company === undefined ? await read.audit.chains() : [(await findCompany(read, company)).id];
	const heads: AuditHead[] = [];
	for (const chain of chains) heads.push((await read.audit.head(chain)) ?? { chain, sequence: 0, hash: '' });
	const head = {
		format: 'order-to-cash audit trail',
		version: 1,
		ledger,
		exportedAt,
		chains: heads.map(({ chain, sequence, hash }) => ({ chain, entries: sequence, lastHash: hash })),
		hash: HOW_TO_VERIFY,
	};
	return {
		ledger,
		fileName: `audit-${exportedAt.slice(0, 10)}${company === undefined ? '' : `-${chains[0] ?? ''}`}.jsonl`,
		mimeType: 'application/jsonl',
		chains: heads.length,
		entries: heads.reduce((sum, { sequence }) => sum + sequence, 0),
		lines: linesOf(context, head, heads),
	};
}

async function* linesOf(
	{ ledger }: Pick<ServiceContext, 'ledger'>,
	head: object,
	heads: readonly AuditHead[],
): AsyncGenerator<string> {
	yield `${canonicalJson(head)}\n`;
	for (const { chain, sequence: last } of heads) {
		for (let at = 0; at < last;) {
			const page = await ledger.read.audit.page(chain, at, Math.min(PAGE, last - at));
			const known = page.filter((entry) => entry.sequence <= last);
			if (known.length === 0) break;
			yield known.map((entry) => `${canonicalJson(entry)}\n`).join('');
			at = known.at(-1)?.sequence ?? last;
		}
	}
}
