import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { backupLedger } from '../../services/backupLedger';
import { checkSetup, isReady } from '../../services/checkSetup';
import { exportAudit } from '../../services/exportAudit';
import { moveLedger } from '../../services/moveLedger';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { companyField } from '../shared/documentFields';
import { flag } from '../shared/fieldBuilders';
import { embeddedPath, backupsFolder } from '../shared/ledgerHandle';
import type { Operation } from '../shared/operation';
import { dryRun } from '../shared/properties';

const binaryField = (show?: IDisplayOptions['show']): INodeProperties => ({
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
	...(show ? { displayOptions: { show } } : {}),
});

/** The books as a whole: is everything there and unchanged, and where are the copies. */
export const LEDGER_OPERATIONS: readonly Operation[] = [
	{
		does: 'keepBooks',
		name: 'verify',
		output: 'check',
		displayName: 'Verify',
		action: 'Verify ledger',
		description: 'Check audit chains, contents, totals and numbers, and name the first broken link of each',
		fields: [
			companyField(),
			{
				displayName: 'Scope',
				name: 'scope',
				type: 'options',
				options: [
					{
						name: 'Audit Chains Only',
						value: 'chains',
						description: 'The audit trail alone, which takes a tenth of the time',
					},
					{
						name: 'Everything',
						value: 'everything',
						description: 'Audit trail, contents, states, totals, payments, links, stock and numbers',
					},
				],
				default: 'everything',
			},
		],
		async run({ books, input, signal }) {
			const { ledger } = await books();
			const reports = await verifyBooks({ ledger, signal }, input);
			const booksIntact = areIntact(reports);
			return reports.map((report) => ({
				json: { ...report, booksIntact, ledger: ledger.id, database: ledger.database },
			}));
		},
	},
	{
		does: 'keepBooks',
		name: 'checkSetUp',
		output: 'setupCheck',
		displayName: 'Check Set-Up',
		action: 'Check set up of ledger',
		description: 'List what is missing before you can quote, order and invoice',
		fields: [companyField()],
		async run({ books, input }) {
			const { ledger } = await books();
			const checks = await checkSetup({ ledger }, input);
			const ready = isReady(checks);
			return checks.map((check) => ({ json: { ...check, ready, ledger: ledger.id } }));
		},
	},
	{
		does: 'keepBooks',
		name: 'backUp',
		output: 'backup',
		displayName: 'Back Up',
		action: 'Back up ledger',
		description: 'Write the whole ledger into one checked file in the n8n folder, while others go on writing',
		fields: [
			{
				displayName: 'Backups to Keep',
				name: 'keep',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 7,
				description: 'How many backups of this ledger stay in the folder; older ones are deleted',
			},
			flag(
				'Output File',
				'outputFile',
				'Whether to give the file to the next node, to send it to another place',
			),
			binaryField({ outputFile: [true] }),
		],
		async run({ books, input, now, signal }) {
			const { address } = await books();
			const backup = await backupLedger(
				{ address, folder: backupsFolder(), now, signal },
				{ keep: input['keep'] },
			);
			if (input['outputFile'] !== true) return [{ json: backup }];
			const { name, path } = backup;
			const content = createReadStream(path);
			return [{ json: backup, file: { name, mimeType: 'application/vnd.sqlite3', content } }];
		},
	},
	{
		does: 'keepBooks',
		name: 'exportAudit',
		output: 'auditExport',
		displayName: 'Export Audit Trail',
		action: 'Export audit trail of ledger',
		description: 'Give the audit trail as a JSON Lines file that anybody can verify without this package',
		fields: [companyField(), binaryField()],
		async run({ books, input, now }) {
			const { ledger } = await books();
			const { company } = input;
			const { lines, mimeType, fileName, ...json } = await exportAudit({ ledger, now }, { company });
			return [
				{
					json: { ...json, fileName },
					file: { name: fileName, mimeType, content: Readable.from(bytesOf(lines), { objectMode: false }) },
				},
			];
		},
	},
	{
		does: 'keepBooks',
		name: 'moveToPostgres',
		output: 'move',
		displayName: 'Move to PostgreSQL',
		action: 'Move ledger to postgre sql',
		description:
			'Move the embedded ledger into the empty PostgreSQL schema of the credential, or finish a move that was interrupted',
		fields: dryRun({}),
		async run({ moveTarget, forget, input, now, signal }) {
			const target = await moveTarget();
			const sourcePath = embeddedPath();
			const isDry = input['dryRun'] === true;
			const json = await moveLedger({ sourcePath, target, now, dryRun: isDry, signal });
			if (!isDry)
				await forget({ database: 'sqlite', path: sourcePath }, { database: 'postgres', settings: target });
			return [{ json: { ...json, dryRun: isDry } }];
		},
	},
];

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
	for await (const text of lines) yield Buffer.from(text);
}
