import { open } from 'node:fs/promises';
import { exportAudit as exportTrail } from '../../services/exportAudit';
import { BOOKS_OPTIONS, withLedger } from '../chooseBooks';
import { textOf, type Command } from '../command';
import { list } from '../table';

export const exportAudit: Command = {
	usage: '[--output FILE] [--company CODE]',
	summary: 'Writes the audit trail as JSON Lines, to standard output or into a new file.',
	options: { ...BOOKS_OPTIONS, output: { type: 'string' }, company: { type: 'string' } },
	run: (task) =>
		withLedger(task, async (ledger) => {
			const company = textOf(task, 'company');
			const { lines, chains, entries } = await exportTrail({ ledger, now: task.now }, { company });
			const file = textOf(task, 'output');
			if (file === undefined) {
				for await (const text of lines) await task.write(text);
				return { code: 0, json: undefined, text: '' };
			}
			await writeNew(file, lines);
			const json = { ledger: ledger.id, file, chains, entries };
			return { code: 0, json, text: list(Object.entries(json)) };
		}),
};

/** A file that is there is never written over. */
async function writeNew(path: string, lines: AsyncIterable<string>): Promise<void> {
	const file = await open(path, 'wx', 0o600);
	try {
		for await (const text of lines) await file.write(text);
		await file.sync();
	} finally {
		await file.close();
	}
}
