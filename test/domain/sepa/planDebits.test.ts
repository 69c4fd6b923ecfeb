import { CREDITOR, debit, MADE, plan, rulesOf } from '../../support/debits';
import { expectComplete, refusalOf } from '../refusalOf';

const uses = [{ dueOn: '2026-10-01', sequence: 'FRST', outcome: 'settled' }];
const SWISS = { name: 'Beispiel AG', iban: 'CH9300762011623852957', bic: undefined };

test('a right batch has no problems', () => {
	const { head, debits, problems, notices } = plan([debit()]);
	expect({ problems, notices }).toEqual({ problems: [], notices: [] });
	expect(head).toEqual({
		version: 'pain.008.001.08',
		messageId: 'MSG-20261123-0001',
		createdAt: MADE,
		initiatingParty: { name: 'SARL Atelier Exemple', idKind: 'organisation' },
	});
	expect(debits).toEqual([
		{
			position: 0,
			creditor: CREDITOR,
			scheme: 'CORE',
			sequence: 'FRST',
			collectedOn: '2026-12-01',
			batchBooking: true,
			amount: 12000,
			endToEndId: 'FA-2026-000123',
			mandate: { reference: 'RUM-0001', signedOn: '2026-11-02' },
			debtor: { name: 'Boulangerie Martin', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPXXX' },
		},
	]);
});

describe('each rule, by a batch that breaks it alone', () => {
	const FAULTS: ReadonlyArray<readonly [string, string, Record<string, unknown>, object?]> = [
		['sepa.amount', 'nothing', debit({ amount: 0 })],
		['sepa.amount', 'less', debit({ amount: -3 })],
		['sepa.amount', 'finer than a cent', debit({ amount: '120.001' })],
		['sepa.amount', 'no number', debit({ amount: 'xyz' })],
		['sepa.amount', 'too much', debit({ amount: '1000000000.00' })],
		['sepa.currency', 'francs', debit({ currency: 'CHF' })],
		['sepa.iban', 'check digits', debit({ debtor: { iban: 'DE22500500009876543210', bic: undefined } })],
		[
			'sepa.country',
			'a country outside',
			debit({ debtor: { iban: 'TR330006100519786457841326', bic: undefined } }),
		],
		['sepa.country', 'New Caledonia', debit({ debtor: { bic: 'CEPANCNM' } })],
		['sepa.bic', 'a word in place of the BIC', debit({ debtor: { bic: 'NOTPROVIDED' } })],
		['sepa.bicOfOtherCountry', 'BIC and IBAN', debit({ debtor: { bic: 'COBADEFFXXX' } })],
		['sepa.id', 'slash first', debit({ endToEndId: '/FA-1' })],
		['sepa.id', 'slash last', debit({ endToEndId: 'FA-1/' })],
		['sepa.id', 'two slashes', debit({ endToEndId: 'FA//1' })],
		['sepa.id', 'too long', debit({ endToEndId: 'X'.repeat(36) })],
		['sepa.id', 'accents', debit({ endToEndId: 'FÀ-1' })],
		['sepa.id', 'mandate with a space', debit({ mandate: { reference: 'RUM 1' } })],
		['sepa.signedLater', 'signed after the file', debit({ mandate: { signedOn: '2026-11-24' } })],
		[
			'sepa.mandateUsedUp',
			'after the last one',
			debit({ sequenceType: 'RCUR', mandate: { uses: [{ ...uses[0], sequence: 'FNAL' }] } }),
		],
		[
			'sepa.mandateUsedUp',
			'after the only one',
			debit({ mandate: { recurrence: 'oneOff', lastCollectionOn: '2026-10-01' } }),
		],
		['sepa.mandateExpired', '36 months', debit({ mandate: { signedOn: '2020-01-01' } })],
		[
			'sepa.mandateExpired',
			'36 months after the last',
			debit({ mandate: { signedOn: '2020-01-01', lastCollectionOn: '2023-11-30' } }),
		],
		['sepa.mandateCancelled', 'cancelled', debit({ mandate: { cancelledOn: '2026-12-01' } })],
		[
			'sepa.sequence',
			'one-off asked as recurrent',
			debit({ sequenceType: 'RCUR', mandate: { recurrence: 'oneOff' } }),
		],
		[
			'sepa.amendment',
			'nothing changed',
			debit({ mandate: { amendment: { originalReference: 'RUM-0001' } } }),
		],
		[
			'sepa.creditorIdentifier',
			'former identifier',
			debit({ mandate: { amendment: { originalCreditorIdentifier: 'FR12ZZZ123456' } } }),
		],
		['sepa.addressMissing', 'Swiss without address', debit({ debtor: SWISS })],
		[
			'sepa.addressUnstructured',
			'lines alone',
			debit({ debtor: { ...SWISS, address: { lines: ['Bahnhofstrasse 1', '8001 Zürich'] } } }),
		],
		[
			'sepa.addressImpossible',
			'Swiss in the old version',
			debit({ debtor: { ...SWISS, address: { town: 'Zürich', country: 'CH' } } }),
			{ version: 'pain.008.003.02' },
		],
		[
			'sepa.bicMissing',
			'no BIC in 002.02',
			debit({ debtor: { bic: undefined } }),
			{ version: 'pain.008.002.02' },
		],
		[
			'sepa.leadTime',
			'too soon',
			debit({ collectionDate: '2026-11-24' }),
			{ options: { preNotification: 'ignore' } },
		],
		[
			'sepa.leadTime',
			'after the cut-off',
			debit({ collectionDate: '2026-11-25' }),
			{ options: { cutOff: '09:00', preNotification: 'ignore' } },
		],
		[
			'sepa.closedDay',
			'Christmas, refused',
			debit({ collectionDate: '2026-12-25' }),
			{ options: { closedDays: 'refuse' } },
		],
		[
			'sepa.preNotification',
			'not told, where it is asked for',
			debit({ notifiedOn: undefined }),
			{ options: { preNotification: 'require' } },
		],
		[
			'sepa.preNotification',
			'told too late',
			debit({ notifiedOn: '2026-11-18' }),
			{ options: { preNotification: 'require' } },
		],
		['sepa.b2bPrivate', 'B2B of a private person', debit({ scheme: 'B2B', debtor: { professional: false } })],
		['sepa.cor1', 'COR1 in 002.02', debit({ scheme: 'COR1' }), { version: 'pain.008.002.02' }],
		['sepa.creditorReference', 'reference', debit({ creditorReference: 'RF00123' })],
		['sepa.name', 'nothing to write', debit({ debtor: { name: '株式会社' } })],
		['input.invalid', 'sequence type', debit({ sequenceType: 'ALL' })],
		['input.invalid', 'unknown field', debit({ colour: 'red' })],
	];
	test.each<(typeof FAULTS)[number]>(FAULTS)('%s: %s', (...fault) => {
		const [rule, , collection, more] = fault;
		const { problems, debits } = plan([collection], more as object | undefined);
		expect(problems.map((problem) => problem.rule)).toEqual([rule]);
		expect(debits).toEqual([]);
		const [problem] = problems;
		expect(problem).toMatchObject({ position: 0, debtor: expect.any(String), mandate: expect.any(String) });
		expect(problem?.field).toMatch(/^collections\[0\]/);
		for (const text of [problem?.message, problem?.fix]) expect(text).not.toMatch(/undefined|NaN|\[object/);
		// Full account numbers do not come back in messages.
		expect(problem?.message).not.toContain('CH9300762011623852957');
	});

	test('sequence types that are none are named', () => {
		expect(plan([debit({ sequenceType: 'ALL' })]).problems[0]?.message).toContain('FRST, RCUR, FNAL or OOFF');
	});
});

test('all faults of all debtors come at once, by debtor, and the right ones are planned', () => {
	const { problems, debits } = plan([
		debit({ amount: 0, endToEndId: '/', debtor: { iban: 'DE22500500009876543210', bic: undefined } }),
		debit({ mandate: { reference: 'RUM-2' } }),
		{ amount: 1 },
		debit({ mandate: { reference: 'RUM-4', signedOn: '2026-02-30' } }),
	]);
	expect(problems.map(({ position, rule }) => [position, rule])).toEqual([
		[0, 'sepa.amount'],
		[0, 'sepa.iban'],
		[0, 'sepa.id'],
		[2, 'input.invalid'],
		[2, 'input.invalid'],
		[3, 'input.invalid'],
	]);
	expect(debits.map(({ position }) => position)).toEqual([1]);
});

test('faults of the creditor are told once, however many debits there are', () => {
	const creditor = { ...CREDITOR, creditorIdentifier: 'FR12ZZZ123456', iban: 'FR7630006000011234567890188' };
	const { problems, debits } = plan([debit(), debit({ mandate: { reference: 'RUM-2' } })], { creditor });
	expect(problems.map(({ position, field }) => [position, field])).toEqual([
		[null, 'creditor.iban'],
		[null, 'creditor.creditorIdentifier'],
	]);
	expect(debits).toEqual([]);
	const shape = {
		creditor: { ...CREDITOR, creditorIdentifier: 'FR12ZZZ123456' },
		options: { creditorIdentifierCheck: 'shape' },
	};
	expect(rulesOf([debit()], shape)).toEqual([]);
	expect(rulesOf([debit()], { creditor: undefined, initiatingParty: { name: 'X' } })).toEqual([
		'sepa.creditor',
	]);
});

test.each([
	[{ collections: [] }, 'collections'],
	[{ createdAt: '2026-02-30T09:00:00' }, 'createdAt'],
	[{ createdAt: 'today' }, 'createdAt'],
	[{ messageId: '/X' }, 'messageId'],
	[{ version: 'pain.001.001.03' }, 'version'],
	[{ creditor: undefined }, 'initiatingParty.name'],
])('a batch that cannot be read is refused: %j', (more, field) => {
	const refusal = refusalOf(() => plan([debit()], more));
	expect(refusal.field).toBe(field);
	expectComplete(refusal);
});

describe('two debits of one mandate in one batch', () => {
	const twice = (first: object, second: object) =>
		plan([debit({ endToEndId: 'A', ...first }), debit({ endToEndId: 'B', ...second })]);

	test('the first is FRST, the next RCUR, in the order of their days', () => {
		expect(twice({}, {}).debits.map(({ sequence }) => sequence)).toEqual(['FRST', 'RCUR']);
		const back = twice({ collectionDate: '2026-12-15' }, { collectionDate: '2026-12-01' });
		expect(back.debits.map(({ sequence }) => sequence)).toEqual(['RCUR', 'FRST']);
	});

	test('a refused one is not the first', () => {
		expect(twice({ amount: 0 }, {}).debits.map(({ sequence }) => sequence)).toEqual(['FRST']);
	});

	test('a one-off mandate and the last of a recurrent one leave nothing for another', () => {
		const { problems } = twice({ sequenceType: 'OOFF' }, { sequenceType: 'OOFF' });
		expect(problems.map(({ position, rule }) => [position, rule])).toEqual([[1, 'sepa.mandateUsedUp']]);
		expect(twice({ last: true }, {}).problems.map(({ rule }) => rule)).toEqual(['sepa.mandateUsedUp']);
	});

	test('the change of a mandate is told once', () => {
		const mandate = {
			reference: 'RUM-0001',
			signedOn: '2026-11-02',
			uses,
			amendment: { accountChanged: true },
		};
		const { debits } = twice({ mandate }, { mandate });
		expect(debits.map((one) => one.mandate.amendment !== undefined)).toEqual([true, false]);
	});

	test('one reference is one mandate, in large letters and small ones, and whatever the business code', () => {
		const other = { name: 'Other', iban: 'DE89370400440532013000', bic: undefined };
		const creditor = { ...CREDITOR, creditorIdentifier: 'FR72ABC123456' };
		const { problems } = twice({}, { debtor: other, mandate: { reference: 'rum-0001' }, creditor });
		expect(problems.map(({ position, rule }) => [position, rule])).toEqual([[1, 'sepa.mandateTwice']]);
	});
});
