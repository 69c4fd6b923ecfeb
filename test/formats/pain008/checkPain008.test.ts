import { checkPain008 } from '../../../formats/pain008';
import { debit, fileOf, inChunks, textsIn } from '../../support/debits';
import {
	describeConformance,
	sepaFiles,
	sepaJson,
	sepaText,
	validateXml,
} from '../../support/sepaConformance';

const check = (xml: string) => checkPain008(inChunks(xml));
const rulesIn = async (xml: string) => (await check(xml)).map(({ rule }) => rule);

interface Manifest {
	readonly valid: Record<string, object>;
	readonly invalid: Record<string, { readonly schema: string; readonly xsdValid: boolean }>;
}

describeConformance('files of the samples', () => {
	const valid = sepaFiles('own', '.xml');
	const invalid = sepaFiles('own/invalid', '.xml');
	const manifest = sepaJson<Manifest>('own/MANIFEST.json');

	test.each(valid)('%s is right', async (name) => {
		expect(Object.keys(manifest.valid)).toContain(name);
		expect(await check(sepaText(`own/${name}`))).toEqual([]);
	});

	test('each faulty file is refused by the schema or, where the schema lets it pass, by the rules', async () => {
		const schemas = invalid.map((name) => manifest.invalid[name]?.schema ?? '');
		const errors = validateXml(
			invalid.map((name, index) => ({
				schema: schemas[index] as string,
				xml: sepaText(`own/invalid/${name}`),
			})),
		);
		for (const [index, name] of invalid.entries()) {
			const { xsdValid } = manifest.invalid[name] as { xsdValid: boolean };
			expect([name, errors[index] === null]).toEqual([name, xsdValid]);
			if (xsdValid) expect([name, await check(sepaText(`own/invalid/${name}`))]).not.toEqual([name, []]);
		}
		expect(invalid.length).toBeGreaterThan(15);
	});

	test('beside the order of elements, the rules find the faults of the schema too', async () => {
		const unseen: string[] = [];
		for (const name of invalid)
			if ((await rulesIn(sepaText(`own/invalid/${name}`))).length === 0) unseen.push(name);
		expect(unseen).toEqual(['001.02-wrong-order.xml']);
	});
});

describe('one fault in a right file', () => {
	const FAULTS: ReadonlyArray<readonly [string, string | RegExp, string]> = [
		['sepa.sum', /<CtrlSum>120.00/, '<CtrlSum>121.00'],
		['sepa.count', '<NbOfTxs>1', '<NbOfTxs>2'],
		['sepa.iban', 'FR1420041010050500013M02606', 'FR1420041010050500013M02607'],
		['sepa.creditorIdentifier', 'FR72ZZZ123456', 'FR12ZZZ123456'],
		['sepa.id', 'FA-2026-000123</End', '/FA-1</End'],
		['sepa.id', 'FA-2026-000123</End', 'FA//1</End'],
		['sepa.closedDay', '2026-12-01</Reqd', '2026-12-25</Reqd'],
		['sepa.signedLater', '2026-11-02</DtOf', '2026-11-24</DtOf'],
		['sepa.serviceLevel', '<SvcLvl><Cd>SEPA', '<SvcLvl><Cd>URGP'],
		['sepa.chargeBearer', '<ChrgBr>SLEV', '<ChrgBr>SHAR'],
		['sepa.currency', 'Ccy="EUR"', 'Ccy="CHF"'],
		['sepa.amount', '>120.00</InstdAmt', '>1000000000.00</InstdAmt'],
		['sepa.characters', '<Nm>Boulangerie Martin', '<Nm>Boulangerie Chââteau'],
		['sepa.amendment', '<AmdmntInd>false', '<AmdmntInd>true'],
		[
			'sepa.creditorPlace',
			'</MndtRltdInf>',
			'</MndtRltdInf><CdtrSchmeId><Id><PrvtId><Othr><Id>FR72ZZZ123456</Id></Othr></PrvtId></Id></CdtrSchmeId>',
		],
		[
			'sepa.addressUnstructured',
			'Martin</Nm>',
			'Martin</Nm><PstlAdr><AdrLine>1 rue de la Paix</AdrLine></PstlAdr>',
		],
		['sepa.addressMissing', 'FR1420041010050500013M02606', 'CH9300762011623852957'],
	];
	test.each(FAULTS)('%s: %s → %s', async (rule, from, to) => {
		const right = await fileOf([debit()]);
		expect(await check(right)).toEqual([]);
		const faulty = right.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
		expect(faulty).not.toBe(right);
		expect(await rulesIn(faulty)).toContain(rule);
	});
});

test('an unknown message is refused', async () => {
	const other = (await fileOf([debit()])).replace('pain.008.001.08', 'pain.001.001.09');
	await expect(check(other)).rejects.toMatchObject({ rule: 'sepa.unknownVersion' });
});

test('what is written here is right by the same rules', async () => {
	const xml = await fileOf([
		debit(),
		debit({ mandate: { reference: 'RUM-2', recurrence: 'oneOff' }, endToEndId: 'B' }),
	]);
	expect(textsIn(xml, 'SeqTp')).toEqual(['FRST', 'OOFF']);
	expect(await check(xml)).toEqual([]);
});
