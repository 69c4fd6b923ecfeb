import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeLedgers } from '../../../nodes/shared/ledgerHandle';
import { runWorkflow } from '../../../scripts/harness/runWorkflow.mjs';

// Errors that a test provokes are looked at by the test; n8n would print each of them as well.
process.env['N8N_LOG_LEVEL'] = 'silent';

/** One node of the package on n8n-core: the built package, a real workflow, a ledger of its own. */

export const ROOT = join(__dirname, '../../..');
export const CREDENTIAL = 'orderToCashLedgerApi';

export type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- output of a workflow

export interface Item {
	readonly json: Json;
	readonly binary?: Record<string, Json>;
	readonly error?: Error & { description?: string };
	readonly pairedItem?: unknown;
}

export interface Step {
	/** `salesDocument`, `createInvoice`, `billingMasterData` or `renderBillingDocument`. */
	readonly type: string;
	readonly parameters: Json;
	readonly name?: string;
	readonly onError?: 'continueRegularOutput' | 'continueErrorOutput';
	/** Name of the credential, of those given to the run. */
	readonly credential?: string;
	/** Settings of the node, such as retryOnFail. */
	readonly settings?: Json;
}

export interface RunOptions {
	readonly credentials?: Record<string, Json>;
	readonly workflowName?: string;
}

export interface NodeRun {
	readonly error?: Error & { description?: string; context?: { itemIndex?: number } };
	readonly items: Item[];
	/** Items of the error output. */
	readonly refused: Item[];
	readonly hints: string[];
	/** Output of any step by its name. */
	readonly of: (name: string, output?: number) => Item[];
}

/** Runs steps one after the other, fed by items; gives what the last one gave. */
export async function runSteps(
	steps: readonly Step[],
	items: readonly unknown[],
	options: RunOptions = {},
): Promise<NodeRun> {
	const names = steps.map((step, index) => step.name ?? `Step ${index + 1}`);
	const last = names.at(-1) ?? '';
	const run = await runWorkflow(workflowOf(steps, names, options), {
		root: ROOT,
		start: items as object[],
		credentials: options.credentials as Record<string, object> | undefined,
	});
	return {
		error: run.error,
		items: run.items(last) as Item[],
		refused: run.items(last, 1) as Item[],
		hints: run.hints(last),
		of: (name, output = 0) => run.items(name, output) as Item[],
	};
}

function workflowOf(steps: readonly Step[], names: readonly string[], { workflowName }: RunOptions) {
	const nodes = steps.map(({ type, parameters, onError, credential, settings }, index) => ({
		id: `node-${index}`,
		name: names[index],
		type: `n8n-nodes-order-to-cash.${type}`,
		typeVersion: 1,
		position: [200 * index, 0],
		parameters,
		...(onError ? { onError } : {}),
		...(credential ? { credentials: { [CREDENTIAL]: { id: '1', name: credential } } } : {}),
		...settings,
	}));
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const chain = ['Start', ...names];
	return {
		name: workflowName ?? 'Test',
		nodes: [start, ...nodes],
		connections: Object.fromEntries(
			chain
				.slice(0, -1)
				.map((name, index) => [name, { main: [[{ node: chain[index + 1], type: 'main', index: 0 }]] }]),
		),
	};
}

export function runStep(
	step: Step,
	items: readonly unknown[] = [{}],
	options?: RunOptions,
): Promise<NodeRun> {
	return runSteps([step], items, options);
}

/** The outputs of a run that must not fail. */
export async function done(running: Promise<NodeRun>): Promise<Json[]> {
	const { error, items } = await running;
	if (error) throw new Error(`${error.message} ${error.description ?? ''}`, { cause: error });
	return items.map(({ json }) => json);
}

/** The error of a run that must fail. */
export async function failure(
	running: Promise<NodeRun>,
): Promise<{ message: string; description: string; itemIndex?: number }> {
	const { error, items } = await running;
	if (!error)
		throw new Error(
			`The run did not fail, but gave ${JSON.stringify(items.map(({ json }) => json)).slice(0, 500)}`,
		);
	return {
		message: error.message,
		description: error.description ?? '',
		itemIndex: error.context?.itemIndex,
	};
}

/** A new n8n user folder for the embedded ledger of this test file (or of one test); gone afterwards. */
export async function inUserFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const before = process.env['N8N_USER_FOLDER'];
	const folder = mkdtempSync(join(tmpdir(), 'o2c-nodes-'));
	process.env['N8N_USER_FOLDER'] = folder;
	try {
		return await work(folder);
	} finally {
		await closeLedgers();
		if (before === undefined) delete process.env['N8N_USER_FOLDER'];
		else process.env['N8N_USER_FOLDER'] = before;
		rmSync(folder, { recursive: true, force: true });
	}
}

/** n8n-core and the package are loaded once a file; on a busy machine that takes a while. */
const LOADING = 60_000;

/** The same for a whole file, with the masters of a wholesaler in it. */
export function useUserFolder({ masters = true } = {}): void {
	let finish = () => {};
	let finished: Promise<void>;
	beforeAll(async () => {
		await new Promise<void>((ready, failed) => {
			finished = inUserFolder(async () => {
				if (masters) await openWholesaler();
				ready();
				await new Promise<void>((end) => (finish = end));
			});
			finished.catch(failed);
		});
	}, LOADING);
	afterAll(async () => {
		finish();
		await finished;
	}, LOADING);
}

/** A clock that stands: only Date is faked, so that timers, worker threads and sockets go on. */
export function fixDate(now: string): void {
	jest.useFakeTimers({ now: new Date(now), doNotFake: [...REAL] });
}

const REAL = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
	'requestAnimationFrame',
	'cancelAnimationFrame',
	'requestIdleCallback',
	'cancelIdleCallback',
] as const;

const upsert = (resource: string): Step => ({
	type: 'billingMasterData',
	parameters: { resource, operation: 'upsert' },
});

/** A French wholesaler with customers, a supplier and products, saved through the node. */
export async function openWholesaler(step: Partial<Step> = {}, options?: RunOptions): Promise<void> {
	const save = async (resource: string, ...items: object[]) =>
		void (await done(runStep({ ...upsert(resource), ...step }, items, options)));
	await save('company', {
		code: 'DUPONT',
		name: 'Dupont & Fils',
		country: 'FR',
		currency: 'EUR',
		timeZone: 'Europe/Paris',
		language: 'fr',
		defaultTaxRate: 20,
		address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
	});
	await save(
		'customer',
		{
			code: 'MARTIN',
			name: 'Épicerie Martin',
			company: 'DUPONT',
			paymentDays: 30,
			owner: 'Claire',
			address: { line1: '4 place du Marché', postCode: '69002', city: 'Lyon', country: 'FR' },
		},
		{ code: 'LEROY', name: 'Leroy SARL', company: 'DUPONT' },
	);
	await save('supplier', { code: 'MOULIN', name: 'Moulins du Nord', company: 'DUPONT' });
	await save(
		'product',
		{
			code: 'FLOUR',
			name: 'Farine T55 25 kg',
			company: 'DUPONT',
			unitPrice: '18.40',
			purchasePrice: '11',
			taxRate: '5.5',
		},
		{ code: 'OIL', name: 'Huile d’olive 5 l', company: 'DUPONT', unitPrice: '39.90' },
	);
}

/** Steps that many tests take, by what they do. */
export const sales = (resource: string, operation: string, parameters: Json = {}): Step => ({
	type: 'salesDocument',
	parameters: { resource, operation, ...parameters },
});
export const invoicing = (resource: string, operation: string, parameters: Json = {}): Step => ({
	type: 'createInvoice',
	parameters: { resource, operation, ...parameters },
});
export const masters = (resource: string, operation: string, parameters: Json = {}): Step => ({
	type: 'billingMasterData',
	parameters: { resource, operation, ...parameters },
});
export const printing = (parameters: Json = {}): Step => ({
	type: 'renderBillingDocument',
	parameters: { operation: 'renderPdf', ...parameters },
});

/** An order of a customer; `more` over it. */
export const goods = (more: Json = {}): Json => ({
	customer: 'MARTIN',
	lines: [{ product: 'FLOUR', quantity: 10 }],
	...more,
});
