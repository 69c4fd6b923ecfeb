import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { batchOf, debit, fileOf, textsIn } from '../support/debits';
import { oneOfEach } from '../formats/bankStatement/readAll';
import { cli } from './runGroup';

const folder = mkdtempSync(join(tmpdir(), 'o2c-sepa-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newPath = (ending: string) => join(folder, `${(files += 1)}.${ending}`);

function put(content: unknown, ending = 'json'): string {
	const path = newPath(ending);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}

/** Puts an input through the command, to a file. */
async function write(input: unknown, { ending = 'xml', options = [] as string[] } = {}) {
	const to = newPath(ending);
	const told = await cli('sepa', put(input), to, ...options);
	return { ...told, to, xml: existsSync(to) ? readFileSync(to) : undefined };
}

const bad = debit({ amount: 0, mandate: { reference: 'RUM-2' }, endToEndId: '/X' });

describe('writing', () => {
	test('a right batch becomes a file, the same each time', async () => {
		const { code, out, xml } = await write(batchOf([debit()]));
		expect(code).toBe(0);
		expect(out).toContain('1 debit ready.');
		expect(xml?.toString()).toBe(await fileOf([debit()]));
		expect((await write(batchOf([debit()]))).xml).toEqual(xml);
	});

	test('the sample is right, in a version of choice', async () => {
		const { out } = await cli('sepa', '--sample');
		const { code, xml } = await write(out, { options: ['--version', '001.02'] });
		expect(code).toBe(0);
		expect(xml?.toString()).toContain('pain.008.001.02');
	});

	test('faults are told by debtor, and there is no file, nor a part of one', async () => {
		const { code, out, xml, to } = await write(batchOf([debit(), bad]));
		expect([code, xml, existsSync(`${to}.part`)]).toEqual([1, undefined, false]);
		expect(out).toContain('Collection 2, Boulangerie Martin (mandate RUM-2):\n  collections[1].amount:');
		expect(out).toContain('[sepa.id]');
		expect(out).toContain('Nothing is written.');
	});

	test('the valid ones alone, where that is wanted; never with a wrong creditor', async () => {
		const { code, xml } = await write(batchOf([debit(), bad]), { options: ['--valid-only'] });
		expect([code, textsIn(String(xml), 'NbOfTxs')]).toEqual([1, ['1', '1']]);
		const wrong = batchOf([debit()], { creditor: { name: 'X', iban: 'FR76', creditorIdentifier: 'X' } });
		expect((await write(wrong, { options: ['--valid-only'] })).xml).toBeUndefined();
		expect((await write(batchOf([bad]), { options: ['--valid-only'] })).xml).toBeUndefined();
	});

	test('a zip, for a name that ends so', async () => {
		const { xml } = await write(batchOf([debit()]), { ending: 'zip' });
		const [content] = Object.values(unzipSync(xml as Buffer));
		expect(Buffer.from(content as Uint8Array).toString()).toBe(await fileOf([debit()]));
	});

	test('for programs', async () => {
		const { out } = await write(batchOf([debit(), bad]), { options: ['--json'] });
		expect(JSON.parse(out)).toMatchObject({
			messageId: 'MSG-20261123-0001',
			written: null,
			debits: 1,
			problems: [
				{ position: 1, rule: 'sepa.amount' },
				{ position: 1, rule: 'sepa.id' },
			],
		});
	});

	test('by the names of other systems, flat or not, and what nobody knows is named', async () => {
		const { code, out, xml } = await write({
			msg_id: 'MSG-20261123-0001',
			creation_date_time: '2026-11-23T09:30:00',
			format: '001.08',
			company: {
				name: 'SARL Atelier Exemple',
				IBAN: 'FR7630006000011234567890189',
				BIC: 'AGRIFRPPXXX',
				ics: 'FR72ZZZ123456',
			},
			pre_notification: 'ignore',
			transactions: [
				{
					amount: '120.00',
					name: 'Boulangerie Martin',
					iban: 'FR14 2004 1010 0505 0001 3M02 606',
					bic: 'PSSTFRPPXXX',
					mandate_id: 'RUM-0001',
					mandate_date: '2026-11-02',
					requested_collection_date: '2026-12-01',
					end_to_end_id: 'FA-2026-000123',
					colour: 'red',
				},
			],
		});
		expect(code).toBe(0);
		expect(xml?.toString()).toBe(await fileOf([debit()]));
		expect(out).toContain('Passed over, since nothing here is called so: collections.colour.');
	});

	test.each([
		['no JSON', '{', 'cli.json'],
		['an empty batch', { collections: [] }, 'input.invalid'],
		['a text', '"x"', 'input.invalid'],
	])('%s is refused', async (_what, input, rule) => {
		const { code, err } = await write(input);
		expect(code).toBe(2);
		expect(err).toContain(`Rule: ${rule}.`);
	});

	test('no file, and one that is not there', async () => {
		expect((await cli('sepa')).err).toContain('Rule: cli.file.');
		expect((await cli('sepa', join(folder, 'none.json'))).err).toContain('Rule: cli.file.');
	});
});

describe('reading', () => {
	test('what the bank tells, one line each, with what to do', async () => {
		const { code, out } = await cli('sepa', '--read', put(oneOfEach('053', '08'), 'xml'));
		expect(code).toBe(0);
		const lines = out.trim().split('\n');
		expect(lines).toHaveLength(6);
		expect(lines[1]).toContain(
			'return  100 EUR  Muster GmbH  E2  mandate RUM-2  AM04: There was not enough money',
		);
	});

	test('one JSON object a line for programs', async () => {
		const { out } = await cli('sepa', '--read', put(oneOfEach('054', '02'), 'xml'), '--json');
		const kinds = out
			.trim()
			.split('\n')
			.map((line) => (JSON.parse(line) as { kind: string }).kind);
		expect(kinds).toEqual(['credit', 'return', 'credit', 'credit', 'debit', 'credit']);
	});

	test('a file of somebody else is checked', async () => {
		const right = await fileOf([debit()]);
		expect((await cli('sepa', '--check', put(right, 'xml'))).code).toBe(0);
		const { code, out } = await cli(
			'sepa',
			'--check',
			put(right.replace('<CtrlSum>120.00', '<CtrlSum>1.00'), 'xml'),
		);
		expect([code, out]).toEqual([
			1,
			'GrpHdr/CtrlSum: The sum is stated as 1.00, and is 120.00. [sepa.sum]\n',
		]);
		expect((await cli('sepa', '--read', put('no XML', 'xml'))).code).toBe(2);
	});
});
