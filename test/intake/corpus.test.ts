import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInvoice } from '../../domain/received/checkInvoice';
import { summarize } from '../../domain/received/summarize';
import { closeReader, readReceived } from '../../intake';
import { ScoreTable } from './support/ScoreTable';

/**
 * Files of others with what they say, which may not be copied into the repository. The table of what was read right is
 * printed; the bounds below are those of the issue.
 */
const FOLDER = join(
	process.env['O2C_CONFORMANCE'] ?? join(__dirname, '..', '..', '..', 'shared', 'conformance'),
	'corpus',
);
const MANIFEST = join(FOLDER, 'manifest.json');

interface Item {
	readonly id: string;
	readonly file: string;
	readonly kind: string;
	readonly expected: Readonly<Record<string, string | number | null>>;
}

/** Data, text and pictures are measured apart. */
const GROUP: Readonly<Record<string, 'structured' | 'text' | 'scan'>> = {
	'facturx-pdf': 'structured',
	'ubl-xml': 'structured',
	'cii-xml': 'structured',
	'vn-xml': 'structured',
	'text-pdf': 'text',
	'scan-image': 'scan',
	'scan-pdf': 'scan',
};
const BOUNDS = {
	structured: { fields: undefined, least: 1 },
	text: {
		fields: [
			'number',
			'issueDate',
			'dueDate',
			'sellerName',
			'currency',
			'netTotal',
			'taxTotal',
			'grossTotal',
		],
		least: 0.95,
	},
	scan: { fields: ['number', 'issueDate', 'grossTotal'], least: 0.85 },
} as const;
const WRONG_AND_FLAGGED = 0.95;

const items = existsSync(MANIFEST)
	? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as { items: Item[] }).items
	: [];
if (items.length === 0) {
	console.warn(
		'SKIPPED: the corpus of invoices is not here. Set O2C_CONFORMANCE, or put it at ../shared/conformance.',
	);
}

const table = new ScoreTable();
afterAll(async () => {
	if (items.length > 0) process.stdout.write(`${table.print()}\n`);
	await closeReader();
});

(items.length > 0 ? describe : describe.skip)('corpus', () => {
	beforeAll(async () => {
		for (const { id, file, kind, expected } of items) {
			const group = GROUP[kind];
			if (group === undefined) throw new Error(`The corpus has a kind that is not known here: ${kind}`);
			const [read] = await readReceived({ name: id, bytes: readFileSync(join(FOLDER, file)) });
			const invoice = read !== undefined && 'reading' in read ? read.reading.invoices[0] : undefined;
			const isFlagged = invoice === undefined || checkInvoice(invoice, { ownIds: [] }).state === 'toVerify';
			table.add({ id, group, expected, found: invoice && summarize(invoice), isFlagged });
		}
	}, 600_000);

	test.each(Object.entries(BOUNDS))('%s', (group, { fields, least }) => {
		expect(table.missesOf(group, fields)).toEqual(least === 1 ? [] : expect.anything());
		expect(table.shareOf(group, fields)).toBeGreaterThanOrEqual(least);
	});

	test('what was read wrong is flagged', () => {
		expect(table.flaggedShare()).toBeGreaterThanOrEqual(WRONG_AND_FLAGGED);
	});
});
