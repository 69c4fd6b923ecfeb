import fc from 'fast-check';
import { unzipSync } from 'fflate';
import type { PlannedDebit } from '../../../domain/sepa/debitPlan';
import { DEBIT_VERSION_NAMES } from '../../../domain/sepa/debitVersions';
import { isSepaText } from '../../../domain/sepa/toSepaText';
import { writePain008 } from '../../../formats/pain008';
import { writeDebitFile } from '../../../services/sepa/writeDebitFile';
import { batchOf, CREDITOR, debit, fileOf, plan, textOf, textsIn } from '../../support/debits';
import { describeConformance, sepaText, validateXml } from '../../support/sepaConformance';
import { BELGIAN, everyKind, GERMAN } from './everyKind';

const OF_ALL = {
	initiatingParty: { name: 'Groupe Exemple', id: '732829320', idScheme: 'SIREN' },
	creditor: { ...CREDITOR, ultimateCreditor: 'Filiale Exemple' },
};

describeConformance('against the schemas', () => {
	test('every kind of debit in every version is valid', async () => {
		const files: Array<{ schema: string; xml: string }> = [];
		for (const version of DEBIT_VERSION_NAMES) {
			for (const more of [
				OF_ALL,
				{ options: { forceAddress: true } },
				{ options: { characterSet: 'german' } },
			])
				files.push({ schema: version, xml: await fileOf(everyKind(version), { version, ...more }) });
			const idKind = 'private';
			const initiatingParty = { id: 'FR72ZZZ123456', idKind };
			files.push({ schema: version, xml: await fileOf([debit()], { version, initiatingParty }) });
		}
		expect(validateXml(files)).toEqual(files.map(() => null));
	});

	test('batches of chance are valid, sum exactly, and hold no character that banks refuse', async () => {
		const files: Array<{ schema: string; xml: string }> = [];
		const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
		const one = fc.record({
			amount: fc
				.integer({ min: 1, max: 99_999_999_999 })
				.map((cents) => (BigInt(cents) / 100n).toString() + '.' + String(cents % 100).padStart(2, '0')),
			name: text.map((start) => `${start.replace(/[\u0000-\u001f\u007f]/g, '')} x`),
			remittance: text.map((start) => `${start.replace(/[\u0000-\u001f\u007f]/g, '')} y`),
			sequenceType: fc.constantFrom('FRST', 'RCUR', 'FNAL', 'OOFF', undefined),
			scheme: fc.constantFrom('CORE', 'B2B', undefined),
			collectionDate: fc.constantFrom('2026-12-01', '2026-12-05', '2026-12-26'),
			account: fc.constantFrom(GERMAN, BELGIAN),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(one, { minLength: 1, maxLength: 8 }),
				fc.constantFrom(...DEBIT_VERSION_NAMES),
				async (rows, version) => {
					const collections = rows.map(({ name, account, ...row }, index) =>
						debit({
							...row,
							endToEndId: `E-${index}`,
							debtor: { ...account, name },
							mandate: { reference: `RUM-${index}`, signedOn: '2026-11-01' },
						}),
					);
					const xml = await fileOf(collections, { version, options: { preNotification: 'ignore' } });
					const cents = (texts: string[]) =>
						texts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
					const [total, ...blocks] = textsIn(xml, 'CtrlSum');
					expect(cents([total as string])).toBe(cents(textsIn(xml, 'InstdAmt')));
					expect(cents(blocks)).toBe(cents(textsIn(xml, 'InstdAmt')));
					for (const name of ['Nm', 'Ustrd'])
						for (const written of textsIn(xml, name)) expect(isSepaText(written)).toBe(true);
					expect(await fileOf(collections, { version, options: { preNotification: 'ignore' } })).toBe(xml);
					files.push({ schema: version, xml });
				},
			),
			{ numRuns: 60 },
		);
		expect(validateXml(files)).toEqual(files.map(() => null));
	});

	test.each(['pain.008.001.08', 'pain.008.001.02', 'pain.008.003.02', 'pain.008.002.02'] as const)(
		'%s is what the sample of that version is, block by block',
		async (version) => {
			const sample = sepaText(`own/${version}.fr.xml`);
			const bic = (iban: string) => (version === 'pain.008.002.02' ? bicIn(sample, iban) : undefined);
			const uses = [{ dueOn: '2026-10-01', sequence: 'FRST', outcome: 'settled' }];
			const of = (
				number: string,
				amount: string,
				debtor: { iban: string; [more: string]: unknown },
				mandate: object,
			) =>
				debit({
					amount,
					endToEndId: `FA-2026-${number}`,
					remittance: `Facture FA-2026-${number}`,
					debtor: { bic: bic(debtor.iban), ...debtor },
					mandate,
				});
			const collections = [
				of(
					'000123',
					'120.00',
					{ name: 'Boulangerie Chateau dEau', iban: 'FR1420041010050500013M02606' },
					{ reference: 'MND-0001', signedOn: '2026-11-02' },
				),
				of(
					'000125',
					'999.99',
					{ name: 'Exemple SPRL', iban: 'BE68539007547034' },
					{
						reference: 'MND-0003-B',
						signedOn: '2024-06-30',
						uses,
						amendment: {
							originalReference: 'MND-0003-A',
							originalCreditorName: 'Ancien Nom SARL',
							originalCreditorIdentifier: 'IT66ZZZA1B2C3D4E5F6G7H8',
						},
					},
				),
				of(
					'000124',
					'0.01',
					{ name: 'Muster GmbH', iban: 'DE89370400440532013000' },
					{ reference: 'MND-0002', signedOn: '2025-01-15', uses, amendment: { accountChanged: true } },
				),
				...(version === 'pain.008.001.08'
					? [
							of(
								'000126',
								'45.50',
								{
									name: 'Beispiel AG',
									iban: 'CH9300762011623852957',
									address: {
										street: 'Bahnhofstrasse',
										buildingNumber: '1',
										postCode: '8001',
										town: 'Zurich',
										country: 'CH',
									},
								},
								{ reference: 'MND-0004', signedOn: '2026-03-01', uses },
							),
							of(
								'000127',
								'45.50',
								{
									name: 'Beispiel Zwei AG',
									iban: 'CH9300762011623852957',
									address: { town: 'Zurich', country: 'CH', lines: ['Bahnhofstrasse 1', '3. Stock'] },
								},
								{ reference: 'MND-0005', signedOn: '2026-03-01', uses },
							),
						]
					: []),
			];
			const written = await fileOf(collections, { version, options: { preNotification: 'ignore' } });
			expect(transactionsOf(written)).toEqual(transactionsOf(sample));
			expect(withoutTransactions(written)).toEqual(withoutTransactions(sample));
		},
	);
});

const compact = (xml: string) => xml.replace(/>\s+</g, '><').trim();
const TRANSACTION = /<DrctDbtTxInf>.*?<\/DrctDbtTxInf>/g;
/** Their order within a block is nobody's rule. */
const transactionsOf = (xml: string) => [...compact(xml).matchAll(TRANSACTION)].map(([one]) => one).sort();
const withoutTransactions = (xml: string) => compact(xml).replace(TRANSACTION, '');
const bicIn = (sample: string, iban: string) => {
	const own = transactionsOf(sample).find((one) => one.includes(iban)) ?? '';
	return textsIn(own, 'BIC')[0];
};

test('debits share a block by day, scheme, sequence, booking and account of the creditor', async () => {
	const other = { ...CREDITOR, iban: 'FR1420041010050500013M02606' };
	const mandate = (number: number) => ({ reference: `RUM-${number}`, signedOn: '2026-11-02' });
	const xml = await fileOf(
		[
			debit({ mandate: mandate(1) }),
			debit({ mandate: mandate(2), scheme: 'B2B' }),
			debit({ mandate: mandate(3), sequenceType: 'RCUR' }),
			debit({ mandate: mandate(4), batchBooking: false }),
			debit({ mandate: mandate(5), collectionDate: '2026-12-02' }),
			debit({ mandate: mandate(6), creditor: other }),
			debit({ mandate: mandate(7) }),
			debit({ mandate: mandate(8), creditor: { ...CREDITOR, creditorIdentifier: 'FR78ZZZ424242' } }),
		],
		{ options: { preNotification: 'ignore' } },
	);
	const [, ...counts] = textsIn(xml, 'NbOfTxs');
	expect(counts.map(Number).sort()).toEqual([1, 1, 1, 1, 1, 1, 2]);
	expect(new Set(textsIn(xml, 'PmtInfId')).size).toBe(7);
});

test('the order of the debits moves no block, and the same debits give the same bytes', async () => {
	const debits = everyKind('pain.008.001.08');
	const once = await fileOf(debits);
	const back = await fileOf([...debits].reverse());
	expect(withoutTransactions(back)).toBe(withoutTransactions(once));
	expect(await fileOf(debits)).toBe(once);
	expect(once.charCodeAt(0)).toBe('<'.charCodeAt(0));
});

test('debits that are read from elsewhere are never held, and must be the same each time', async () => {
	const { head, debits } = plan(everyKind('pain.008.001.08'));
	async function* again() {
		yield* debits;
	}
	let whole = '';
	for await (const chunk of writePain008(head, again)) whole += chunk;
	expect(whole).toBe(await fileOf(everyKind('pain.008.001.08')));
	let reads = 0;
	const fewer = () => ((reads += 1) === 1 ? debits : debits.slice(1));
	await expect(async () => {
		for await (const chunk of writePain008(head, fewer)) whole = chunk;
	}).rejects.toThrow('were others');
});

test('a sum beyond what a number holds exactly is still exact', async () => {
	const { head, debits } = plan([debit({ amount: '999999999.99' })]);
	const many = function* (): Generator<PlannedDebit> {
		for (let count = 0; count < 100_001; count += 1) yield debits[0] as PlannedDebit;
	};
	for await (const chunk of writePain008(head, many)) {
		expect(textsIn(chunk, 'CtrlSum')).toEqual(['100000999998999.99', '100000999998999.99']);
		break;
	}
});

test('a zip holds the same file, and is the same bytes each time', async () => {
	const { messageId, ...batch } = batchOf([debit()]);
	const planned = plan(batch['collections'] as unknown[], { messageId: `${String(messageId)}/1` });
	const zipped = async () => {
		const parts: Uint8Array[] = [];
		for await (const part of writeDebitFile(planned, { zip: true })) parts.push(part);
		return Buffer.concat(parts);
	};
	const bytes = await zipped();
	expect((await zipped()).equals(bytes)).toBe(true);
	const files = unzipSync(bytes);
	expect(Object.keys(files)).toEqual(['MSG-20261123-0001_1.xml']);
	expect(Buffer.from(files['MSG-20261123-0001_1.xml'] as Uint8Array).toString('utf8')).toBe(
		await textOf(writeDebitFile(planned)),
	);
});

test('ids of blocks stay within their length', async () => {
	const messageId = 'M'.repeat(35);
	const xml = await fileOf([debit()], { messageId });
	expect(textsIn(xml, 'PmtInfId')).toEqual([`${'M'.repeat(33)}-1`]);
});
