import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importRows, type DatasetName } from '../../services/importRows';
import { saveMaster } from '../../services/saveMaster';
import { openTestLedger } from '../support/ledgers';
import { HANOI, run, storyOn, WHOLESALER } from '../support/stories';

const FOLDER = join(__dirname, '../../templates/imports');

/** The example files, in the order in which an old system is brought in. */
const FILES: ReadonlyArray<readonly [string, DatasetName]> = [
	['customers', 'customer'],
	['suppliers', 'supplier'],
	['contacts', 'contact'],
	['products', 'product'],
	['mandates', 'mandate'],
	['open-quotations', 'quotation'],
	['open-orders', 'salesOrder'],
	['open-invoices', 'openInvoice'],
];

test('every file of the folder is one of them', () => {
	const known = FILES.flatMap(([name]) => ['fr', 'en', 'vi'].map((language) => `${name}.${language}.csv`));
	expect(readdirSync(FOLDER).filter((file) => !known.includes(file))).toEqual([]);
	// SEPA does not reach Viet Nam.
	expect(known.filter((file) => !readdirSync(FOLDER).includes(file))).toEqual(['mandates.vi.csv']);
});

test.each([
	['fr', WHOLESALER],
	['en', WHOLESALER],
	['vi', HANOI],
] as const)(
	'the example files in %s come in as they stand, and a second time change nothing',
	async (language, company) => {
		const books = await openTestLedger('sqlite');
		try {
			const story = storyOn(books);
			await run(story, saveMaster('company'), company);
			for (const state of ['created', 'unchanged']) {
				for (const [name, dataset] of FILES.filter(([file]) => language !== 'vi' || file !== 'mandates')) {
					const file = readFileSync(join(FOLDER, `${name}.${language}.csv`));
					const { rows, hints } = await importRows(story, { dataset, source: { file } });
					expect({ name, rows: rows.map(({ status, message }) => message ?? status), hints }).toEqual({
						name,
						rows: rows.map(() => state),
						hints: [],
					});
				}
			}
		} finally {
			await books.dispose();
		}
	},
);
