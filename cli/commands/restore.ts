import { refuse } from '../../domain/refusal';
import { restoreBooks } from '../../ledger/copy/restoreBooks';
import { embeddedPath } from '../../ledger/embedded';
import type { Command } from '../command';
import { postgresFromEnvironment } from '../postgresFromEnvironment';
import { list } from '../table';

const NEXT =
	'Run verify, then start n8n. Where nodes still have the credential of other books, take it out of every node first: two books would grow.';

export const restore: Command = {
	usage: '<backup file> [--move-aside]',
	summary: 'Makes a backup the books again, while n8n is stopped; --move-aside keeps those that are there.',
	options: { postgres: { type: 'boolean' }, 'move-aside': { type: 'boolean' } },
	async run({ values, positionals, now }) {
		const [backup] = positionals;
		if (backup === undefined) {
			refuse({
				rule: 'restore.noBackup',
				message: 'No backup was named.',
				fix: 'Give the path of a backup file; Backup writes them to the folder backups beside the ledger.',
			});
		}
		const json = await restoreBooks({
			backup,
			target:
				values['postgres'] === true
					? { database: 'postgres', settings: postgresFromEnvironment() }
					: { database: 'sqlite', path: embeddedPath() },
			moveAside: values['move-aside'] === true,
			now: now(),
		});
		const facts = list([
			['restored to', json.place],
			['ledger', json.ledger],
			['documents', json.documents],
			['audit entries', json.auditEntries],
			['put aside', json.aside.join(', ') || 'nothing'],
		]);
		return { code: 0, json, text: `${facts}\n\n${NEXT}` };
	},
};
