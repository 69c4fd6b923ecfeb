import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runCli } from '../../cli/runCli';
import { NOW } from '../support/ledgers';

export interface Told {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Runs `order-to-cash group` on an input; a text is written as it stands. */
export async function group(input: unknown, ...options: string[]): Promise<Told> {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-group-'));
	try {
		const file = join(folder, 'notes.json');
		writeFileSync(file, typeof input === 'string' ? input : JSON.stringify(input));
		return await cli('group', file, ...options);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

export async function cli(...argv: string[]): Promise<Told> {
	const texts = { out: '', err: '' };
	const into = (name: 'out' | 'err') =>
		new Writable({
			write(chunk: Buffer, _encoding, done) {
				texts[name] += chunk.toString();
				done();
			},
		});
	const code = await runCli(argv, { out: into('out'), err: into('err'), now: () => NOW });
	return { code, ...texts };
}

export interface Answer {
	readonly invoices: number;
	readonly groups: ReadonlyArray<{
		notes: string[];
		apart: string | null;
		keys: Record<string, unknown>;
		customer: string;
	}>;
	readonly leftOut: ReadonlyArray<{ note: string; rule: string; reason: string }>;
	readonly assumed: string[];
}

export async function answerTo(input: unknown): Promise<Answer> {
	const { code, out, err } = await group(input, '--json');
	expect({ code, err }).toEqual({ code: 0, err: '' });
	return JSON.parse(out) as Answer;
}

export const notesOf = ({ groups }: Answer) => groups.map(({ notes }) => notes);
