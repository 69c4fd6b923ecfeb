import { LARGEST_DEBIT, readDebitAmount } from '../../../domain/sepa/readDebitAmount';
import { debit, fileOf, plan, textsIn } from '../../support/debits';

const uses = [{ dueOn: '2026-10-01', sequence: 'FRST', outcome: 'settled' }];
const SWISS = { name: 'Beispiel AG', iban: 'CH9300762011623852957', bic: undefined };

describe('a new account of the debtor', () => {
	const changed = (amendment: object, version: string) =>
		plan([debit({ mandate: { uses, amendment } })], { version }).debits[0];

	test.each([
		['pain.008.001.08', 'RCUR'],
		['pain.008.001.02', 'RCUR'],
		['pain.008.003.02', 'FRST'],
		['pain.008.002.02', 'FRST'],
	])('in %s is collected as %s', (version, sequence) => {
		expect(changed({ accountChanged: true }, version)?.sequence).toBe(sequence);
		expect(changed({ originalIban: 'DE89370400440532013000' }, version)?.sequence).toBe(sequence);
	});

	test('within one bank the older versions name the former one, the ISO ones never do', async () => {
		const amendment = { originalIban: 'DE89370400440532013000', sameBank: true };
		const written = (version: string) => fileOf([debit({ mandate: { uses, amendment } })], { version });
		expect(await written('pain.008.003.02')).toContain('<OrgnlDbtrAcct><Id><IBAN>DE89370400440532013000');
		expect(changed(amendment, 'pain.008.003.02')?.sequence).toBe('RCUR');
		for (const version of ['pain.008.001.08', 'pain.008.001.02']) {
			expect(await written(version)).toContain('<OrgnlDbtrAcct><Id><Othr><Id>SMNDA</Id>');
			expect(await written(version)).not.toContain('DE89370400440532013000');
		}
	});
});

describe('days', () => {
	const dayOf = (collectionDate: string, options: object = {}) =>
		plan([debit({ collectionDate })], { options: { preNotification: 'ignore', ...options } });

	test('a closed day moves on, and is told', () => {
		const { debits, notices } = dayOf('2026-12-25');
		expect(debits[0]?.collectedOn).toBe('2026-12-28');
		expect(notices.map(({ rule }) => rule)).toEqual(['sepa.dayMoved']);
	});

	test('a day that comes too soon is moved where that is wanted', () => {
		expect(dayOf('2026-11-20', { soonDays: 'move' }).debits[0]?.collectedOn).toBe('2026-11-25');
		expect(dayOf('2026-11-25').debits[0]?.collectedOn).toBe('2026-11-25');
		expect(dayOf('2026-11-24', { leadDays: 1 }).debits[0]?.collectedOn).toBe('2026-11-24');
		expect(dayOf('2026-11-25', { cutOff: '09:30' }).debits[0]?.collectedOn).toBe('2026-11-25');
	});

	test('a day in the future is the day that was asked for, and not today', async () => {
		expect(textsIn(await fileOf([debit()]), 'ReqdColltnDt')).toEqual(['2026-12-01']);
	});

	test('the time is that of the bank, wherever the file is made', () => {
		const made = (createdAt: string, more: object = {}) =>
			plan([debit()], { createdAt, ...more }).head.createdAt;
		expect(made('2026-11-23T08:30:00.123Z')).toBe('2026-11-23T09:30:00');
		expect(made('2026-11-22T23:30:00Z')).toBe('2026-11-23T00:30:00');
		expect(made('2026-11-23T09:30')).toBe('2026-11-23T09:30:00');
		expect(made('2026-11-23T08:30:00Z', { timeZone: 'Europe/Helsinki' })).toBe('2026-11-23T10:30:00');
	});
});

describe('what is told beside', () => {
	const noticesOf = (collection: Record<string, unknown>, more: object = {}) =>
		plan([collection], more).notices.map(({ rule }) => rule);

	test('debtors who were not told in time, old versions, COR1, one id twice', () => {
		expect(noticesOf(debit({ notifiedOn: undefined }))).toEqual(['sepa.preNotification']);
		expect(noticesOf(debit({ notifiedOn: '2026-11-25', noticeDays: 5 }))).toEqual([]);
		expect(noticesOf(debit(), { version: 'pain.008.001.02' })).toEqual(['sepa.version']);
		expect(noticesOf(debit({ scheme: 'COR1' }))).toEqual(['sepa.cor1']);
		const { notices } = plan([debit(), debit({ mandate: { reference: 'RUM-2' } })]);
		expect(notices.map(({ rule, position }) => [rule, position])).toEqual([['sepa.sameId', 1]]);
	});

	test('a further collection of an old mandate whose last one is not known', () => {
		expect(noticesOf(debit({ sequenceType: 'RCUR', mandate: { signedOn: '2020-01-01' } }))).toEqual([
			'sepa.mandateAge',
		]);
	});
});

describe('addresses', () => {
	const address = { street: 'Rue de l’Été', town: 'Genève', country: 'CH', lines: ['Genève', 'c/o Müller'] };
	const written = async (more: object) => {
		const xml = await fileOf([debit({ debtor: { ...SWISS, address } })], {
			options: { preNotification: 'ignore' },
			...more,
		});
		return /<PstlAdr>.*<\/PstlAdr>/.exec(xml)?.[0];
	};

	test('structured, with lines beside that do not repeat', async () => {
		expect(await written({})).toBe(
			"<PstlAdr><StrtNm>Rue de l'Ete</StrtNm><TwnNm>Geneve</TwnNm><Ctry>CH</Ctry><AdrLine>c/o Muller</AdrLine></PstlAdr>",
		);
	});

	test('in pain.008.001.02 only where the user insists', async () => {
		expect(await written({ version: 'pain.008.001.02' })).toBeUndefined();
		const options = { forceAddress: true, preNotification: 'ignore' };
		expect(await written({ version: 'pain.008.001.02', options })).toContain('<TwnNm>Geneve</TwnNm>');
	});

	test('none of debtors inside the EEA, and lines alone for collections before November 2026', async () => {
		const french = await fileOf([debit({ debtor: { address: { lines: ['1 rue X'] } } })]);
		expect(french).not.toContain('PstlAdr');
		const early = { createdAt: '2026-10-20T09:30:00', collectionDate: '2026-11-13' };
		const swiss = debit({
			debtor: { ...SWISS, address: { lines: ['Bahnhofstrasse 1'] } },
			mandate: { signedOn: '2026-10-01' },
			notifiedOn: '2026-10-20',
		});
		expect(await fileOf([swiss], early)).toContain('<AdrLine>Bahnhofstrasse 1</AdrLine>');
	});
});

test('amounts to the cent, at both ends, and rounded where that is asked for', () => {
	const cents = (value: number | string, round = false) => {
		const read = readDebitAmount(value, round);
		return 'amount' in read ? read.amount : read.fault.rule;
	};
	expect([cents(0.01), cents('999999999.99'), cents(0.1 + 0.2, true)]).toEqual([1, LARGEST_DEBIT, 30]);
	expect([cents('1.345', true), cents('1.345'), cents('0.004', true)]).toEqual([
		135,
		'sepa.amount',
		'sepa.amount',
	]);
	expect([cents('1e3'), cents('12,50'), cents(Infinity), cents(' 12.50 ')]).toEqual([
		'sepa.amount',
		'sepa.amount',
		'sepa.amount',
		1250,
	]);
});
