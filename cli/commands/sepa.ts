import { createReadStream, createWriteStream, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal, refuse } from '../../domain/refusal';
import { debitBatch } from '../../domain/sepa/debitBatch';
import { fieldList } from '../../domain/schemas/parseInput';
import { checkPain008, readBankStatement } from '../../services/sepa/readBankFile';
import { planDebitBatch, writeDebitFile } from '../../services/sepa/writeDebitFile';
import { textOf, type Command, type CommandOutcome, type CommandTask } from '../command';
import { printEntry } from '../sepa/printEntry';
import { printPlan } from '../sepa/printPlan';
import { readDebitInput } from '../sepa/readDebitInput';
import { SAMPLE } from '../sepa/sample';

const MOST_MEGABYTES = 512;

export const sepa: Command = {
	usage:
		'<debits file> <XML or zip file> [--version pain.008.001.02] [--valid-only] | --read <bank file> | --check <XML file> | --sample',
	summary:
		'Writes direct debits of a JSON file as pain.008, or lists what is wrong by debtor; reads pain.002, camt.053 and camt.054.',
	options: {
		version: { type: 'string' },
		'valid-only': { type: 'boolean' },
		read: { type: 'string' },
		check: { type: 'string' },
		sample: { type: 'boolean' },
	},
	async run(task) {
		if (task.values['sample'] === true)
			return { code: 0, json: SAMPLE, text: JSON.stringify(SAMPLE, null, '\t') };
		const read = textOf(task, 'read');
		if (read !== undefined) return list(read, task);
		const check = textOf(task, 'check');
		return check === undefined ? write(task) : examine(check);
	},
};

async function write(task: CommandTask): Promise<CommandOutcome> {
	const [from, to] = task.positionals;
	const { batch, unknown } = readDebitInput(readJson(from));
	const version = textOf(task, 'version');
	const plan = planDebitBatch(
		{
			...batch,
			...(version !== undefined && { version: version.startsWith('pain') ? version : `pain.008.${version}` }),
		},
		task.now(),
	);
	const passedOver =
		unknown.length === 0 ? '' : `\nPassed over, since nothing here is called so: ${unknown.join(', ')}.`;
	const told = await writeOut(plan, to, task.values['valid-only'] === true);
	return {
		code: plan.problems.length === 0 ? 0 : 1,
		json: {
			...plan.head,
			written: told.written,
			debits: plan.debits.length,
			problems: plan.problems,
			notices: plan.notices,
			passedOver: unknown,
		},
		text: `${printPlan(plan, told.text)}${passedOver}`,
	};
}

async function writeOut(plan: ReturnType<typeof planDebitBatch>, to: string | undefined, validOnly: boolean) {
	if (to === undefined) return { written: null, text: 'No file was named to write to.' };
	try {
		const chunks = writeDebitFile(plan, { validOnly, zip: to.toLowerCase().endsWith('.zip') });
		await writeWhole(to, chunks);
		return { written: to, text: `Written: ${to}.` };
	} catch (error) {
		if (!(error instanceof Refusal) || plan.problems.length === 0) throw error;
		return { written: null, text: `Nothing is written. ${error.fix}` };
	}
}

/** A file is there whole, or not at all. */
async function writeWhole(to: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
	const part = `${to}.part`;
	try {
		await pipeline(Readable.from(chunks), createWriteStream(part));
		renameSync(part, to);
	} catch (error) {
		rmSync(part, { force: true });
		throw error;
	}
}

async function list(file: string, { values, write }: CommandTask): Promise<CommandOutcome> {
	const isJson = values['json'] === true;
	for await (const entry of readBankStatement(open(file)))
		await write(`${isJson ? JSON.stringify(entry) : printEntry(entry)}\n`);
	return { code: 0, json: undefined, text: '' };
}

async function examine(file: string): Promise<CommandOutcome> {
	const faults = await checkPain008(open(file));
	const text = faults.map(({ path, message, rule }) => `${path}: ${message} [${rule}]`).join('\n');
	return {
		code: faults.length === 0 ? 0 : 1,
		json: faults,
		text: text || 'Nothing is wrong with it beside what a schema says.',
	};
}

function open(file: string): AsyncIterable<Uint8Array> {
	assertFile(file);
	return createReadStream(file);
}

function assertFile(path: string): number {
	try {
		return statSync(path).size;
	} catch (error) {
		return refuse({
			rule: 'cli.file',
			message: `${path} cannot be read: ${(error as Error).message}.`,
			fix: 'Give the path of a file.',
		});
	}
}

function readJson(path: string | undefined): unknown {
	if (path === undefined) {
		refuse({
			rule: 'cli.file',
			message: 'No file was named.',
			fix: `Give a JSON file with ${fieldList(debitBatch)}; --sample prints one.`,
		});
	}
	if (assertFile(path) > MOST_MEGABYTES * 1024 * 1024) {
		refuse({
			rule: 'cli.file',
			message: `${path} is larger than ${MOST_MEGABYTES} MB.`,
			fix: 'Give fewer debits at a time.',
		});
	}
	try {
		return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as unknown;
	} catch (error) {
		return refuse({
			rule: 'cli.json',
			message: `${path} is not JSON: ${(error as Error).message}.`,
			fix: 'Look at what --sample prints.',
		});
	}
}
