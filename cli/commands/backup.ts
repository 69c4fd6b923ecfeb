import { backupsFolder } from '../../ledger/embedded';
import { backupLedger } from '../../services/backupLedger';
import { BOOKS_OPTIONS, chooseBooks } from '../chooseBooks';
import { textOf, type Command } from '../command';
import { list } from '../table';

export const backup: Command = {
	usage: '[--keep NUMBER]',
	summary:
		'Writes everything into one checked SQLite file beside the books, while n8n runs; keeps the newest 7.',
	options: { ...BOOKS_OPTIONS, keep: { type: 'string' } },
	async run(task) {
		const keep = textOf(task, 'keep');
		const json = await backupLedger(
			{ address: chooseBooks(task), folder: backupsFolder(), now: task.now },
			keep === undefined ? {} : { keep: Number(keep) },
		);
		return {
			code: 0,
			json,
			text: list([
				['file', json.path],
				['size', `${json.size} bytes`],
				['sha256', json.sha256],
				['ledger', json.ledger],
				['documents', json.documents],
				['audit entries', json.auditEntries],
				['removed', json.removed.join(', ') || 'nothing'],
			]),
		};
	},
};
