import { z } from 'zod/v4';
import type { Instant } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { Refusal } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import type { BankEntry } from '../../domain/sepa/bankEntry';
import { readBankStatement } from '../../formats/bankStatement';
import type { ServiceContext, WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { viewEntry, type BankEntryView } from './bankEntryView';
import { readCreditMatcher, type CreditMatcher } from './creditMatcher';
import { takeBankEntry, type BankTask } from './takeBankEntry';

const schema = z.object({
	/** Money of customers that names open invoices becomes payments; it does where it is missing. */
	recordCredits: z.boolean().optional(),
	/** Gives out what is none of our business too. */
	includeIgnored: z.boolean().optional(),
});

/** Entries that are written together. */
const PAGE = 200;

export interface TakenEntry {
	readonly view: BankEntryView;
	readonly entry: BankEntry;
	readonly hints: readonly string[];
}

/**
 * Reads a file of the bank (pain.002, camt.053, camt.054, also in a zip) and takes in what it tells: debits of ours that
 * settled or came back, and money of customers. It is read as a stream, some entries at a time; the same file again
 * changes nothing. What it says of a whole file or block comes after what it says of single debits.
 *
 * @throws Refusal of `readBankStatement`; what was taken in before it stays
 */
export async function* importBankFile(
	context: ServiceContext,
	source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	choices: unknown = {},
): AsyncGenerator<TakenEntry, void, undefined> {
	const { recordCredits = true, includeIgnored = false } = parseInput(schema, choices);
	const now = context.now();
	const matchers = matcherFor(context);
	const takePage = async (page: readonly BankEntry[]) => {
		const tasks: BankTask[] = [];
		for (const entry of page) {
			const owner = await matchers(entry.account?.id);
			const today = owner ? todayOf(owner.company, now) : now.slice(0, 10);
			tasks.push({ entry, matcher: owner?.matcher, recordCredits, today });
		}
		const taken = await take(context, tasks, now);
		return taken.filter(({ view }) => includeIgnored || view.outcome !== 'ignored');
	};
	let page: BankEntry[] = [];
	const later: BankEntry[] = [];
	for await (const entry of readBankStatement(source)) {
		const isWhole = entry.kind === 'reject' && entry.level !== 'transaction';
		(isWhole ? later : page).push(entry);
		if (page.length < PAGE) continue;
		yield* await takePage(page);
		page = [];
	}
	yield* await takePage([...page, ...later]);
}

async function take(
	{ ledger, actor, dryRun = false, onStep, signal }: ServiceContext,
	tasks: readonly BankTask[],
	now: Instant,
): Promise<TakenEntry[]> {
	const hints = tasks.map((): string[] => []);
	const outcomes = await ledger.write(
		tasks.map((task, place) => ({ key: String(place).padStart(6, '0'), input: { task, place } })),
		async (tx, { task, place }) => {
			const own: string[] = [];
			const context: WorkContext = { actor, now, dryRun, hint: (text) => void own.push(text) };
			const finding = await takeBankEntry(tx, task, context);
			hints[place] = own;
			return finding;
		},
		{ now, dryRun, onStep, signal },
	);
	return outcomes.map((outcome, place) => {
		const entry = tasks[place]?.entry as BankEntry;
		const told = { entry, hints: hints[place] ?? [] };
		if (outcome.ok) return { ...told, view: viewEntry(ledger.id, entry, outcome.value) };
		const { error } = outcome;
		if (!(error instanceof Refusal)) throw error;
		// A rule of the books is no reason to leave the rest of the file unread: a person looks at this one.
		const note = `${error.message} ${error.fix}`;
		return { ...told, view: viewEntry(ledger.id, entry, { outcome: 'unmatched', note }) };
	});
}

interface Owner {
	readonly company: Master<'company'>;
	readonly matcher: CreditMatcher;
}

/** The company of an account, with its customers: read when it is first named. */
function matcherFor({ ledger }: ServiceContext): (iban: string | undefined) => Promise<Owner | undefined> {
	const known = new Map<string, Promise<Owner | undefined>>();
	const find = async (iban: string): Promise<Owner | undefined> => {
		const { masters } = ledger.read;
		for (const company of await masters.list({ kind: 'company', limit: 1000 })) {
			const accounts = await masters.list({ kind: 'bankAccount', companyId: company.id, limit: 1000 });
			if (accounts.some(({ content }) => content.iban === iban))
				return { company, matcher: await readCreditMatcher(ledger.read, company.id) };
		}
		return undefined;
	};
	return async (iban) => {
		if (iban === undefined) return undefined;
		const owner = known.get(iban) ?? find(iban);
		known.set(iban, owner);
		return owner;
	};
}
