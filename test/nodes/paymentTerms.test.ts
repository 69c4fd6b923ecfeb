import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	masters,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Payment terms as a person meets them in the nodes. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const TERMS = {
	inputSource: 'fields',
	code: '30-70',
	name: '30 % on order, rest 30 days end of month',
	company: { __rl: true, mode: 'id', value: 'DUPONT' },
	lines: {
		entry: [
			{ percent: '30', type: 'deposit', from: 'orderDate', title: '{{percent}} on order' },
			{ percent: '', from: 'documentDate', rule: 'daysThenEndOfMonth', days: 30 },
		],
	},
};
const save = (parameters: Json = {}) => masters('paymentTerms', 'upsert', { ...TERMS, ...parameters });
const bill = (additionalFields: Json, more: Json = {}) =>
	runStep(
		invoicing('invoice', 'createFromLines', {
			inputSource: 'fields',
			customer: { __rl: true, mode: 'id', value: 'MARTIN' },
			linesAs: 'json',
			lines: JSON.stringify(goods()['lines']),
			additionalFields,
			...more,
		}),
	);
const chosen = (code: string) => ({ __rl: true, mode: 'id', value: code });
/** 10 × 18.40 and 5.5 % VAT: 194.12. */
const PLAN = [
	['2026-03-10', 58.24],
	['2026-04-30', 135.88],
];
const planOf = (item: Json | undefined) =>
	(item?.['instalments'] as Json[] | undefined)?.map(({ dueDate, amount }) => [dueDate, amount]);

test('are saved by form, chosen by code, and shown in the list of fields', async () => {
	const [master] = await done(runStep(save()));
	expect(master).toMatchObject({ resource: 'paymentTerms', code: '30-70', content: { lines: [{}, {}] } });
	const [invoice] = await done(bill({ paymentTerms: chosen('30-70') }));
	expect([planOf(invoice), invoice?.['dueDate']]).toEqual([PLAN, '2026-04-30']);
});

test('that do not total 100 % are refused with the figure', async () => {
	const lines = { entry: [{ percent: '30' }, { percent: '69' }] };
	const { message, description } = await failure(runStep(save({ code: 'BAD', lines })));
	expect(`${message} ${description}`).toMatch(/99 %, not 100 %/);
});

test('may be written for one document, and take the place of due date and method with a hint', async () => {
	const run = await bill({
		paymentTermLines:
			'[{ "percent": 30, "from": "orderDate" }, { "from": "documentDate", "rule": "daysThenEndOfMonth", "days": 30 }]',
		dueDate: '2026-12-31',
		paymentMethod: '58',
	});
	expect(run.error).toBeUndefined();
	expect(planOf(run.items[0]?.json)).toEqual(PLAN);
	expect(run.hints.join(' ')).toMatch(/payment method '58' was left aside/);
	expect(run.hints.join(' ')).toMatch(/due date 2026-12-31 was left aside/);
});

test('of the customer are taken from the item too, and an instalment gets its day later', async () => {
	await done(
		runStep(masters('customer', 'upsert'), [
			{ code: 'LEROY', name: 'Leroy SARL', company: 'DUPONT', paymentTerms: '30-70' },
		]),
	);
	const [order] = await done(
		runStep(sales('salesOrder', 'create', { validate: true }), [goods({ customer: 'LEROY' })]),
	);
	expect(planOf(order)).toEqual(PLAN);
	const waiting = goods({
		paymentTermLines: [{ percent: 30 }, { from: 'letter of credit' }],
		externalReference: 'W-1',
	});
	const [invoice] = await done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [waiting]),
	);
	expect(invoice?.['dueDate']).toBeNull();
	const [told] = await done(
		runStep(
			sales('invoice', 'setReferenceDate', {
				inputSource: 'fields',
				id: chosen(String(invoice?.['id'])),
				name: 'letter of credit',
				date: '2026-05-05T00:00:00',
			}),
		),
	);
	expect([told?.['dueDate'], told?.['instalments']]).toMatchObject(['2026-05-05', [{}, { state: 'open' }]]);
});
