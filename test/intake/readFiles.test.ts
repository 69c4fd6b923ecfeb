import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeReader } from '../../intake';
import { readFiles } from '../../intake/readFiles';
import { makePdf } from './support/makePdf';
import { FRENCH_TEXT, hdon, ublInvoice } from './support/samples';

const folder = mkdtempSync(join(tmpdir(), 'intake-'));
afterAll(async () => {
	await closeReader();
	rmSync(folder, { recursive: true });
});

test('files are read from a folder, each with its values, checks and direction', async () => {
	writeFileSync(join(folder, 'a.xml'), ublInvoice());
	writeFileSync(join(folder, 'b.pdf'), makePdf({ pages: [FRENCH_TEXT] }));
	writeFileSync(join(folder, 'two.xml'), `<TDiep>${hdon()}${hdon().replace('>42<', '>43<')}</TDiep>`);
	writeFileSync(join(folder, 'large.pdf'), '');
	truncateSync(join(folder, 'large.pdf'), 200 * 1024 * 1024);
	const context = { ownIds: ['404833048'], today: '2026-03-10' };
	const results = await readFiles(
		['a.xml', 'b.pdf', 'two.xml', 'large.pdf', 'none.pdf'],
		folder,
		context,
		() => {},
	);
	expect(results).toMatchObject([
		{
			name: 'a.xml',
			invoices: [{ summary: { number: 'UB-7' }, report: { direction: 'sale', state: 'checked' } }],
		},
		{ name: 'b.pdf', pages: 1, invoices: [{ summary: { number: 'FA-2026-17' } }] },
		{
			name: 'two.xml',
			invoices: [{ summary: { number: '42' } }, { report: { direction: 'unknown', state: 'toVerify' } }],
		},
		{ name: 'large.pdf', refusal: { rule: 'file.tooLarge' } },
		{ name: 'none.pdf', refusal: { rule: 'file.missing' } },
	]);
});
