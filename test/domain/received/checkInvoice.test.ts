import { checkInvoice, SURE_ENOUGH } from '../../../domain/received/checkInvoice';
import type { CheckContext, CheckName } from '../../../domain/received/checks';
import type { ReceivedInvoice } from '../../../domain/received/receivedInvoice';
import { field, soundInvoice } from './received';

const context: CheckContext = { ownIds: ['552100554'], today: '2026-03-10' };

const failing = (invoice: ReceivedInvoice, changes: Partial<CheckContext> = {}) =>
	checkInvoice(invoice, { ...context, ...changes })
		.checks.filter(({ passed }) => passed === false)
		.map(({ name }) => name);
const withTotals = (totals: object): ReceivedInvoice => ({
	...soundInvoice,
	totals: { ...soundInvoice.totals, ...totals },
});
const withSeller = (seller: object): ReceivedInvoice => ({
	...soundInvoice,
	seller: { ...soundInvoice.seller, ...seller },
});

test('what adds up, bears sound numbers and sane dates is checked', () => {
	expect(checkInvoice(soundInvoice, context)).toMatchObject({
		state: 'checked',
		direction: 'purchase',
		problems: [],
	});
});

const cases: ReadonlyArray<readonly [string, ReceivedInvoice, CheckName]> = [
	['net and tax that are not the gross', withTotals({ gross: field('120.02') }), 'sum'],
	['no total', withTotals({ gross: undefined }), 'sum'],
	['a tax without a net', withTotals({ net: undefined }), 'sum'],
	['lines that are not the net', withTotals({ allowances: undefined }), 'lines'],
	[
		'a tax that is not its base times its rate',
		{ ...soundInvoice, taxes: [{ ...soundInvoice.taxes[0]!, rate: '10' }] },
		'taxes',
	],
	['rates that are not the tax', withTotals({ tax: field('21'), gross: field('121') }), 'taxes'],
	['an amount to pay that forgets what was paid', withTotals({ due: field('120') }), 'due'],
	['no number', { ...soundInvoice, number: undefined }, 'number'],
	['no seller', withSeller({ name: undefined }), 'seller'],
	['a seller without any number', withSeller({ taxId: undefined, registrationId: undefined }), 'sellerTaxId'],
	['a VAT number whose digits do not fit', withSeller({ taxId: field('FR84404833048') }), 'sellerTaxId'],
	['a SIREN whose digit does not fit', withSeller({ registrationId: field('404833049') }), 'sellerTaxId'],
	['an IBAN with a wrong digit', withSeller({ iban: field('FR7630006000011234567890188') }), 'iban'],
	['a currency that is none', { ...soundInvoice, currency: field('EUX') }, 'currency'],
	['no date', { ...soundInvoice, issueDate: undefined }, 'issueDate'],
	['a date of last century', { ...soundInvoice, issueDate: field('1926-03-04') }, 'issueDate'],
	['a date far ahead', { ...soundInvoice, issueDate: field('2026-04-11'), dueDate: undefined }, 'issueDate'],
	['a due date before the date', { ...soundInvoice, dueDate: field('2026-03-03') }, 'dueDate'],
	['a due date years later', { ...soundInvoice, dueDate: field('2029-03-03') }, 'dueDate'],
	['a doubtful field', { ...soundInvoice, number: field('F-1', SURE_ENOUGH - 0.01) }, 'confidence'],
	['parties that are not ours', { ...soundInvoice, buyer: {} }, 'direction'],
];
test.each(cases)('%s: to verify', (_, invoice, name) => {
	expect(failing(invoice)).toContain(name);
	const { state, problems } = checkInvoice(invoice, context);
	expect(state).toBe('toVerify');
	expect(problems.every((problem) => problem.endsWith('.'))).toBe(true);
});

test('what cannot be checked fails nothing', () => {
	const receipt: ReceivedInvoice = {
		...soundInvoice,
		...{ dueDate: undefined, lines: [], taxes: [] },
		totals: { gross: field('12') },
	};
	expect(failing(receipt)).toEqual([]);
	expect(failing(soundInvoice, { ownIds: [], today: undefined })).toEqual([]);
});

test('a seller is known by tax id, company number or name, however it is typed', () => {
	expect(failing(soundInvoice, { knownSellers: ['fr 83 404 833 048'] })).toEqual([]);
	expect(failing(soundInvoice, { knownSellers: ['KISTE SARL'] })).toEqual([]);
	expect(failing(soundInvoice, { knownSellers: [] })).toEqual(['sellerKnown']);
});

test('đồng are compared in đồng, and Vietnamese codes by their own rule', () => {
	const vietnamese: ReceivedInvoice = {
		...soundInvoice,
		...{ format: 'hdon', currency: field('VND'), lines: [], taxes: [], dueDate: undefined },
		seller: { name: field('X'), taxId: field('0100109106') },
		totals: { net: field('1000'), tax: field('80'), gross: field('1081') },
	};
	expect(failing(vietnamese)).toEqual([]);
	expect(failing({ ...vietnamese, seller: { name: field('X'), taxId: field('0100109107') } })).toEqual([
		'sellerTaxId',
	]);
	expect(failing({ ...vietnamese, totals: { ...vietnamese.totals, gross: field('1082') } })).toEqual(['sum']);
	expect(
		failing({ ...vietnamese, totals: { ...vietnamese.totals, gross: field('1090'), fees: field('10') } }),
	).toEqual([]);
});
