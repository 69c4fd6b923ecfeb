import { findMissingMentions } from '../../../domain/legal/findMissingMentions';
import { FRENCH_MENTIONS, type MentionFacts } from '../../../domain/legal/mentions';
import { ISSUER_SIZES } from '../../../domain/legal/settings';
import type { Master } from '../../../domain/masters/schemas';
import { WHOLESALER } from '../../support/stories';

const master = <K extends 'company' | 'party'>(kind: K, code: string, content: object) =>
	({
		id: code,
		kind,
		companyId: null,
		code,
		name: code,
		active: true,
		version: 1,
		content,
	}) as unknown as Master<K>;

const COMPANY = {
	...WHOLESALER,
	legalForm: 'SARL',
	capital: '50 000 €',
	tradeRegister: 'RCS Paris 303 265 045',
	issuerSize: 'small',
};
const PARTY = {
	registrationNumber: '404833048',
	address: { line1: '4 place du Marché', city: 'Lyon', country: 'FR' },
};
const DOCUMENT = {
	kind: 'invoice',
	currency: 'EUR',
	operationNature: 'goods',
	shipTo: null,
	billTo: null,
	customerReference: null,
	dueDate: '2026-12-22',
	totals: { lines: 0, charges: 0, net: 20_000, tax: 0, gross: 0, taxLines: [] },
};

interface Changes {
	readonly company?: object;
	readonly party?: object;
	readonly document?: object;
}

function factsOf({ company = {}, party = {}, document = {} }: Changes): MentionFacts {
	return {
		company: master('company', 'DUPONT', { ...COMPANY, ...company }),
		party: master('party', 'MARTIN', { ...PARTY, ...party }),
		document: { ...DOCUMENT, ...document } as MentionFacts['document'],
	};
}

const missing = (changes: Changes, date = '2026-11-22') =>
	findMissingMentions(factsOf(changes), date).map(({ mention }) => mention);

const AFTER_REFORM = '2027-09-01';

test('a company that filled everything in lacks nothing, today and after the reform', () => {
	expect([missing({}), missing({}, AFTER_REFORM)]).toEqual([[], []]);
});

const unset = undefined;
const ABROAD = {
	address: { line1: 'Marienplatz 1', city: 'München', country: 'DE' },
	registrationNumber: unset,
};

test.each<[string, Changes, readonly string[]]>([
	['no street of the company', { company: { address: { city: 'Paris', country: 'FR' } } }, ['sellerAddress']],
	['no SIREN', { company: { registrationNumber: unset } }, ['sellerRegistration']],
	['no legal form', { company: { legalForm: unset } }, ['sellerLegalForm']],
	['no capital of an SARL', { company: { capital: unset } }, ['sellerCapital']],
	['no capital of an S.A.S.', { company: { legalForm: 'S.A.S.', capital: unset } }, ['sellerCapital']],
	['no capital of a partnership', { company: { legalForm: 'SNC', capital: unset } }, []],
	['no register', { company: { tradeRegister: unset } }, ['sellerTradeRegister']],
	[
		'nothing of a sole trader',
		{ company: { legalForm: 'Entrepreneur individuel (EI)', capital: unset, tradeRegister: unset } },
		[],
	],
	['no VAT number', { company: { vatNumber: unset } }, ['sellerVatNumber']],
	['no VAT number in the franchise', { company: { vatNumber: unset, vatRegime: 'franchise' } }, []],
	[
		'no VAT number up to 150 €',
		{ company: { vatNumber: unset }, document: { totals: { ...DOCUMENT.totals, net: 15_000 } } },
		[],
	],
	[
		'no VAT number one cent above',
		{ company: { vatNumber: unset }, document: { totals: { ...DOCUMENT.totals, net: 15_001 } } },
		['sellerVatNumber'],
	],
	['no address of the customer', { party: { address: unset } }, ['buyerAddress']],
	['a city alone', { party: { address: { city: 'Lyon', country: 'FR' } } }, ['buyerAddress']],
	[
		'a billing address on the document',
		{ party: { address: unset }, document: { billTo: PARTY.address } },
		[],
	],
	['no due date', { document: { dueDate: null } }, ['dueDate']],
	['no due date of a credit note', { document: { dueDate: null, kind: 'creditNote' } }, []],
	['no order number where the customer wants one', { party: { orderNumberRequired: true } }, ['orderNumber']],
	[
		'an order number where the customer wants one',
		{ party: { orderNumberRequired: true }, document: { customerReference: 'PO-1' } },
		[],
	],
	[
		'no VAT number of who owes the VAT',
		{ document: { totals: { ...DOCUMENT.totals, taxLines: [{ category: 'AE' }] } } },
		['buyerVatNumber'],
	],
	[
		'no street of the delivery address',
		{ document: { shipTo: { city: 'Lyon', country: 'FR' } } },
		['deliveryAddress'],
	],
	['no nature of the operation', { document: { operationNature: unset } }, ['operationNature']],
	['no SIREN of the customer', { party: { registrationNumber: unset } }, ['buyerRegistration']],
	['no SIREN of a private person', { party: { registrationNumber: unset, professional: false } }, []],
	['no SIREN of a customer abroad', { party: ABROAD }, []],
	['no capital in Belgium', { company: { country: 'BE', capital: unset, legalForm: unset } }, []],
])('%s', (_title, changes, names) => {
	expect(missing(changes, AFTER_REFORM)).toEqual(names);
});

test.each([
	['large', '2026-08-31', false],
	['large', '2026-09-01', true],
	['intermediate', '2026-09-01', true],
	['small', '2027-08-31', false],
	['small', '2027-09-01', true],
	['micro', '2027-08-31', false],
	[undefined, '2027-08-31', false],
	[undefined, '2027-09-01', true],
] as const)(
	'an issuer of size %s on %s is asked for the mentions of the reform: %s',
	(issuerSize, date, asked) => {
		const changes = {
			company: { issuerSize },
			party: { registrationNumber: undefined },
			document: { operationNature: undefined, shipTo: { city: 'Lyon', country: 'FR' } },
		};
		expect(missing(changes, date)).toEqual(
			asked ? ['buyerRegistration', 'operationNature', 'deliveryAddress'] : [],
		);
	},
);

test('what is missing says where to fill it in, and who asks for it', () => {
	const [capital, order] = findMissingMentions(
		factsOf({ company: { capital: undefined }, party: { orderNumberRequired: true } }),
		'2026-11-22',
	);
	expect(capital).toMatchObject({
		master: 'company',
		code: 'DUPONT',
		field: 'capital',
		source: expect.stringMatching(/R123/),
	});
	expect(order).toMatchObject({ master: 'document', code: null, field: 'customerReference' });
});

test('every mention has a name of its own, a source, and a first day for each size', () => {
	const names = FRENCH_MENTIONS.map(({ mention }) => mention);
	expect(names).toEqual([...new Set(names)]);
	for (const { source, title, from } of FRENCH_MENTIONS) {
		expect([source, title].every((text) => text.length > 4)).toBe(true);
		if (typeof from === 'object') expect(Object.keys(from).sort()).toEqual([...ISSUER_SIZES].sort());
	}
});
