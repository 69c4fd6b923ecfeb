import { embeddedPath } from '../../ledger/embedded';
import { moveLedger } from '../../services/moveLedger';
import type { Command } from '../command';
import { postgresFromEnvironment } from '../postgresFromEnvironment';
import { list } from '../table';

export const move: Command = {
	usage: '[--dry-run]',
	summary:
		'Moves the embedded ledger into an empty PostgreSQL schema, or finishes a move that was interrupted.',
	options: { 'dry-run': { type: 'boolean' } },
	async run({ values, now }) {
		const json = await moveLedger({
			sourcePath: embeddedPath(),
			target: postgresFromEnvironment(),
			now,
			dryRun: values['dry-run'] === true,
		});
		const facts = list([
			['outcome', json.outcome],
			['from', json.from],
			['to', json.to],
			['ledger', json.ledger],
			['documents', json.documents],
			['audit entries', json.auditEntries],
			['rows', json.rows],
		]);
		const next = json.next.map((step, index) => `${index + 1}. ${step}`).join('\n');
		return { code: 0, json, text: `${facts}\n\nNext:\n${next}` };
	},
};
