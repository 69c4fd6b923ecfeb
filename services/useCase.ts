import type { z } from 'zod/v4';
import type { Instant } from '../domain/dates/calendarDate';
import type { envelope } from '../domain/schemas/documentInput';
import { parseInput } from '../domain/schemas/parseInput';
import { Refusal, refuse } from '../domain/refusal';
import { breathing } from '../ledger/breathing';
import { hashOf } from '../ledger/hash';
import type { LedgerTx, Reading, WriteOutcome } from '../ledger/port';
import { RememberedMasters } from '../ledger/unit/RememberedMasters';
import { rememberMasters } from '../ledger/unit/rememberMasters';
import type { ServiceContext, WorkContext } from './context';
import { resolveCompany } from './parts/resolve';

/** What a use case leaves behind: enough to show it again when the same input comes a second time. */
export interface Done {
	readonly ids: readonly string[];
	/** The work had been done before; nothing was written. */
	readonly reused?: boolean;
}

/**
 * One thing that can be done to the ledger, as data: schema, keys and work. `runUseCase` gives all of them the same
 * parsing, idempotency, dry run and per-item errors.
 */
export interface UseCase<S extends z.ZodObject, View> {
	/** Stable name, part of idempotency keys and of audit entries: `document.validate`. */
	readonly operation: string;
	readonly schema: S;
	/** Order in which a batch is worked off, for instance by date. */
	order(input: z.output<S>, read: Reading, now: Instant): string | Promise<string>;
	/** The company that scopes an external reference. */
	scope(tx: LedgerTx, input: z.output<S>): Promise<string>;
	/** What to say when the input has no key although a repetition could not be told from new work. */
	withoutKey?(input: z.output<S>): 'refuse' | 'hint' | 'safe';
	work(tx: LedgerTx, input: z.output<S>, context: WorkContext): Promise<Done>;
	/** Shows what was done, inside the transaction, so that a dry run can show it too. */
	show(tx: LedgerTx, done: Done, context: WorkContext): Promise<View[]>;
}

export interface Answer<View> {
	readonly views: readonly View[];
	readonly reused: boolean;
	readonly hints: readonly string[];
}

export type Outcome<View> = WriteOutcome<Answer<View>>;

/** A use case of any input: nodes keep tables of them, and inputs are checked by the schema anyway. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- variance: the table holds use cases of many schemas
export type AnyUseCase<View = unknown> = UseCase<any, View>;

type Envelope = { [K in keyof typeof envelope]?: string };

/** Runs one use case over many inputs; outcomes come back in the order of the inputs. */
export async function runUseCase<S extends z.ZodObject, View>(
	useCase: UseCase<S, View>,
	context: ServiceContext,
	inputs: readonly unknown[],
): Promise<Array<Outcome<View>>> {
	const outcomes: Array<Outcome<View> | undefined> = inputs.map(() => undefined);
	const now = context.now();
	const ready: Array<{ key: string; index: number; input: z.output<S>; ignored: string[] }> = [];
	const read = withRememberedMasters(context.ledger.read);
	const breathe = breathing();
	for (const [index, raw] of inputs.entries()) {
		await breathe();
		try {
			const input = parseInput(useCase.schema, raw);
			assertSameLedger(context, input as Envelope);
			const key = await useCase.order(input, read, now);
			ready.push({ key, index, input, ignored: ignoredFields(useCase.schema, raw as object) });
		} catch (error) {
			outcomes[index] = { ok: false, error };
		}
	}
	const { actor, dryRun = false, onStep, signal } = context;
	const written = await context.ledger.write(
		ready.map(({ key, input }) => ({ key, input })),
		(tx, input) => runOne(useCase, tx, input, { actor, now, dryRun }),
		{ now, dryRun, onStep, signal, foresee: (tx, candidates) => foresee(useCase, tx, candidates) },
	);
	written.forEach((outcome, position) => {
		const { index, ignored } = ready[position] ?? { index: -1, ignored: [] };
		outcomes[index] = withHint(outcome, ignored);
	});
	return outcomes as Array<Outcome<View>>;
}

/** Only the order of the batch hangs on these answers, so each is asked for once. */
function withRememberedMasters(read: Reading): Reading {
	return { ...read, masters: rememberMasters(new RememberedMasters(), read.masters) };
}

/** Items carry much that is not for us; a misspelt field would be among it, so it is said which were left aside. */
function ignoredFields(schema: z.ZodObject, raw: object): string[] {
	return Object.keys(raw).filter((name) => !Object.hasOwn(schema.shape, name));
}

function withHint<View>(outcome: Outcome<View>, ignored: readonly string[]): Outcome<View> {
	if (!outcome.ok || ignored.length === 0) return outcome;
	const names = ignored.slice(0, 10).join(', ');
	return {
		...outcome,
		value: {
			...outcome.value,
			hints: [...outcome.value.hints, `Fields that this operation does not know were left aside: ${names}.`],
		},
	};
}

async function runOne<S extends z.ZodObject, View>(
	useCase: UseCase<S, View>,
	tx: LedgerTx,
	input: z.output<S>,
	given: Omit<WorkContext, 'hint'>,
): Promise<Answer<View>> {
	const hints: string[] = [];
	const context: WorkContext = { ...given, hint: (text) => void hints.push(text) };
	const key = await idempotencyKey(useCase, tx, input);
	if (key === undefined) {
		const advice = useCase.withoutKey?.(input) ?? 'safe';
		if (advice === 'refuse') refuseWithoutKey(useCase.operation);
		if (advice === 'hint') context.hint(KEY_HINT);
	} else {
		const before = await tx.idempotency.claim(key, useCase.operation, inputHash(input));
		if (before) {
			const done = before.result as Done;
			return { views: await useCase.show(tx, { ...done, reused: true }, context), reused: true, hints };
		}
	}
	const done = await useCase.work(tx, input, context);
	if (key !== undefined) await tx.idempotency.complete(key, { ids: done.ids });
	return { views: await useCase.show(tx, done, context), reused: done.reused ?? false, hints };
}

/** Fields of any input that name masters. */
interface Mentions {
	readonly company?: string;
	readonly customer?: string;
	readonly supplier?: string;
	readonly lines?: ReadonlyArray<{ readonly product?: string }>;
}

/**
 * Asks for the masters and keys of a whole chunk at once. A guess: what an item really needs it asks for itself, and an
 * input with which something is wrong is left to its own turn.
 */
async function foresee<S extends z.ZodObject, View>(
	useCase: UseCase<S, View>,
	tx: LedgerTx,
	inputs: ReadonlyArray<z.output<S>>,
): Promise<void> {
	const byCompany = new Map<string, Mentions[]>();
	const keys: string[] = [];
	for (const input of inputs) {
		// The scope of work on saved documents would read each of them here, and then once more.
		if ('id' in input || 'ids' in input) continue;
		try {
			const mentions = input as Mentions;
			const { id } = await resolveCompany(tx, mentions.company);
			byCompany.set(id, [...(byCompany.get(id) ?? []), mentions]);
			const key = await idempotencyKey(useCase, tx, input);
			if (key !== undefined) keys.push(key);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
		}
	}
	for (const [company, mentions] of byCompany) {
		const parties = mentions.flatMap(({ customer, supplier }) => [customer ?? [], supplier ?? []].flat());
		const products = mentions.flatMap(({ lines = [] }) => lines.flatMap(({ product }) => product ?? []));
		await tx.masters.findMany('party', parties, company);
		await tx.masters.findMany('product', products, company);
	}
	await tx.idempotency.lookUp(keys);
}

const KEY_HINT =
	'No External Reference was given: running this again makes another document. Map the order id of your source system to External Reference.';

function refuseWithoutKey(operation: string): never {
	refuse({
		rule: 'idempotency.keyNeeded',
		field: 'externalReference',
		message: `Without an External Reference a retry of '${operation}' could not be told from new work, and would do it twice.`,
		fix: 'Give an External Reference: a value that is the same when the same work comes again, such as the order id of your source system.',
	});
}

async function idempotencyKey<S extends z.ZodObject, View>(
	useCase: UseCase<S, View>,
	tx: LedgerTx,
	input: z.output<S>,
): Promise<string | undefined> {
	const { idempotencyKey: own, externalReference } = input as Envelope;
	if (own !== undefined) return `${useCase.operation}|key|${own}`;
	if (externalReference === undefined) return undefined;
	return `${useCase.operation}|ref|${await useCase.scope(tx, input)}|${externalReference}`;
}

/**
 * Covers the input as it was given, before any default; the envelope itself is left out, and so are switches that are
 * off: a panel sends those whether or not somebody thought of them.
 */
function inputHash(input: object): string {
	const { idempotencyKey, externalReference, ledger, ...given } = input as Envelope & Record<string, unknown>;
	return hashOf(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== false)));
}

/** @throws Refusal `ledger.other` where an item comes from another ledger. */
export function assertSameLedger(
	context: Pick<ServiceContext, 'ledger'>,
	input: { readonly ledger?: string | undefined },
): void {
	if (input.ledger === undefined || input.ledger === context.ledger.id) return;
	throw new Refusal({
		rule: 'ledger.other',
		field: 'ledger',
		message: `The item comes from ledger ${input.ledger}, this node writes to ledger ${context.ledger.id}.`,
		fix: 'Give every node of the workflow the same Order to Cash Ledger credential, or none.',
	});
}
