import { OPERATIONS } from '../../nodes/CustomerPayment/operations';
import { OUTPUT_FIELDS, type OutputFields } from '../../nodes/shared/outputFields';
import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';
import { search } from './support/searchList';

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const money = (operation: string, parameters: Json = {}, resource = 'payment'): Step => ({
	type: 'customerPayment',
	parameters: { resource, operation, ...parameters },
});
let references = 0;
const reference = () => {
	references += 1;
	return `PAY-${references}`;
};
/** A validated invoice of 194.12. */
const bill = async (more: Json = {}): Promise<Json> => {
	const [made] = await done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			goods({ externalReference: reference(), ...more }),
		]),
	);
	return made as Json;
};
const one = async (step: Step, item: Json = {}): Promise<Json> =>
	(await done(runStep(step, [item])))[0] as Json;
const get = (id: unknown) => one(sales('invoice', 'get'), { id });

/** What an output promises, compared with what came out. */
function promised(json: Json, resource: string, operation: string): void {
	const name = OPERATIONS[resource]?.find((candidate) => candidate.name === operation)?.output ?? 'payment';
	const fields: OutputFields = OUTPUT_FIELDS[name];
	const required = Object.keys(fields).filter((field) => !fields[field]?.endsWith('?'));
	expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(json)));
	expect(Object.keys(json)).toEqual(expect.arrayContaining(required));
}

describe('a payment', () => {
	test('comes from an item of a bank statement, and settles the invoice that its text names', async () => {
		const invoice = await bill();
		const line = {
			customer: 'MARTIN',
			amount: 200,
			receivedOn: '2026-03-09',
			method: 'transfer',
			reference: `VIR MARTIN ${String(invoice['number']).replace('-', ' ')}`,
			externalReference: 'BANK-1',
		};
		const run = await runStep(money('record'), [line]);
		const [paid] = run.items.map(({ json }) => json);
		expect(paid).toMatchObject({
			kind: 'receipt',
			customerCode: 'MARTIN',
			amount: 200,
			allocated: 194.12,
			unallocated: 5.88,
			method: 'transfer',
			methodCode: '30',
			allocations: [{ id: invoice['id'], number: invoice['number'], amount: 194.12 }],
			reused: false,
		});
		expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
		expect(run.hints.join(' ')).toContain('5.88 EUR are not allocated');
		promised(paid as Json, 'payment', 'record');
		expect(await get(invoice['id'])).toMatchObject({
			settlement: 'paid',
			paidOn: '2026-03-09',
			paymentMethod: 'transfer',
			amountDue: 0,
		});
		expect(await one(money('record'), line)).toMatchObject({ id: paid?.['id'], reused: true });
	});

	test('goes on from node to node: invoice, payment, what is too much back to the customer', async () => {
		const invoice = await bill();
		const run = await runSteps(
			[
				{
					...money('record', {
						amount: '200.00',
						options: { externalReference: reference() },
					}),
					name: 'Record',
				},
				money('refund', { reason: 'Paid too much' }),
			],
			[invoice],
		);
		expect(run.of('Record')[0]?.json).toMatchObject({ amount: 200, unallocated: 5.88 });
		expect(run.items[0]?.json).toMatchObject({
			kind: 'refund',
			amount: 5.88,
			reason: 'Paid too much',
			allocations: [{ id: run.of('Record')[0]?.json['id'], amount: 5.88 }],
		});
	});

	test('is filled in by hand, picked, taken off, matched again, and reversed', async () => {
		const invoice = await bill();
		const byHand = money('record', {
			inputSource: 'fields',
			customer: { __rl: true, mode: 'id', value: 'MARTIN' },
			amount: '194.12',
			method: 'cheque',
			matching: {
				allocations: {
					entry: [{ invoice: { __rl: true, mode: 'id', value: invoice['number'] }, amount: '' }],
				},
			},
			options: { externalReference: reference() },
		});
		const paid = await one(byHand);
		expect(paid).toMatchObject({ allocated: 194.12, method: 'cheque' });
		const picked = await search('searchPayments', 'martin · 194.12');
		expect(picked.results.map(({ value }) => value)).toContain(paid['id']);
		expect((await search('searchPayments', 'nobody')).results).toEqual([]);
		expect(await one(money('unmatch'), paid)).toMatchObject({ allocated: 0, unallocated: 194.12 });
		expect(await get(invoice['id'])).toMatchObject({ open: 194.12, settlement: 'open' });
		expect(await one(money('match', { settle: 'oldestFirst' }), paid)).toMatchObject({ allocated: 194.12 });
		const bounced = await one(money('reverse', { reason: 'Cheque bounced' }), paid);
		expect(bounced).toMatchObject({ reversed: true, allocated: 0 });
		expect(await get(invoice['id'])).toMatchObject({ open: 194.12 });
	});

	test('waits on an order until the invoice is there', async () => {
		const order = await one(
			sales('salesOrder', 'create', { validate: true }),
			goods({ externalReference: reference() }),
		);
		const advance = { amount: '50', options: { externalReference: reference() } };
		const paid = await one(money('record', advance), order);
		expect(paid).toMatchObject({ documentId: order['id'], documentNumber: order['number'], unallocated: 50 });
		const invoice = await one(invoicing('invoice', 'createFromOrder', { validate: true }), order);
		expect(invoice).toMatchObject({ gross: 194.12, open: 144.12, settlement: 'partial' });
		const [listed] = await done(
			runStep(money('getMany', { party: { __rl: true, mode: 'id', value: 'MARTIN' }, limit: 1 })),
		);
		expect(listed).toMatchObject({ id: paid['id'], allocated: 50 });
		const later = await one(
			sales('salesOrder', 'create', { validate: true }),
			goods({ externalReference: reference() }),
		);
		const free = await one(money('record'), {
			customer: 'MARTIN',
			amount: 7,
			externalReference: reference(),
		});
		const attached = await one(
			money('attach', { document: { __rl: true, mode: 'id', value: later['id'] } }),
			free,
		);
		expect(attached).toMatchObject({ documentId: later['id'] });
	});

	test('what cannot be is refused in the words of the rule; its neighbours go on', async () => {
		const invoice = await bill();
		const items = [
			{ customer: 'MARTIN', amount: -5, externalReference: reference() },
			{ id: invoice['id'], amount: 10, externalReference: reference() },
		];
		const told = await failure(runStep(money('record'), items));
		expect(told.message).toMatch(/^Item 1: .*-5 EUR is money that goes out/);
		expect(told.description).toMatch(/Refund/);
		const { items: outcome } = await runStep({ ...money('record'), onError: 'continueRegularOutput' }, items);
		expect(outcome.map(({ json }) => (json['error'] as Json | undefined) !== undefined)).toEqual([
			true,
			false,
		]);
	});

	test('a dry run shows the match and writes nothing', async () => {
		const invoice = await bill();
		const dry = await one(money('record', { dryRun: true }), { id: invoice['id'] });
		expect(dry).toMatchObject({ dryRun: true, allocated: 194.12 });
		expect(await get(invoice['id'])).toMatchObject({ open: 194.12 });
	});
});

describe('what settles an invoice without money', () => {
	test('a small rest is written off, and taken off again', async () => {
		const invoice = await bill();
		await one(money('record', { amount: '190', options: { externalReference: reference() } }), invoice);
		const settled = await one(money('writeOff', { reason: 'Bank charges' }, 'invoice'), invoice);
		expect(settled).toMatchObject({ settlement: 'paid', open: 0 });
		promised(settled, 'invoice', 'writeOff');
		const off = await one(money('unmatch', { sourceKind: 'writeOff' }, 'invoice'), invoice);
		expect(off).toMatchObject({ open: 4.12, settlement: 'partial' });
	});

	test('a cash discount is taken with a credit note', async () => {
		const invoice = await bill({ cashDiscount: { rate: 2, days: 8 } });
		await one(money('record', { amount: '190.24', options: { externalReference: reference() } }), invoice);
		expect(await one(money('takeCashDiscount', {}, 'invoice'), invoice)).toMatchObject({
			settlement: 'paid',
			open: 0,
		});
		const [note] = await done(runStep(sales('creditNote', 'getMany', { limit: 1 })));
		expect(note).toMatchObject({ gross: 3.88, parentNumber: invoice['number'], open: 0 });
	});

	test('a credit is used on a later invoice', async () => {
		const paid = await bill({ customer: 'LEROY' });
		await one(money('record'), { id: paid['id'] });
		const note = await one(invoicing('creditNote', 'create', { validate: true }), paid);
		expect(note).toMatchObject({ open: 194.12 });
		const later = await bill({ customer: 'LEROY' });
		const used = await one(money('applyCredit', {}, 'creditNote'), note);
		expect(used).toMatchObject({ id: note['id'], open: 0 });
		expect(await get(later['id'])).toMatchObject({ settlement: 'paid', paidOn: null });
	});
});

describe('the account of a customer', () => {
	test('open items and key figures, of one or of all', async () => {
		const invoice = await bill({ customer: 'LEROY', dueDate: '2026-04-01' });
		const of = { party: { __rl: true, mode: 'id', value: 'LEROY' } };
		const items = await done(runStep(money('getOpenItems', of, 'customerAccount')));
		const item = items.find(({ id }) => id === invoice['id']) as Json;
		expect(item).toMatchObject({
			itemKind: 'invoice',
			expectedOn: '2026-04-01',
			open: 194.12,
			customerCode: 'LEROY',
		});
		promised(item, 'customerAccount', 'getOpenItems');
		const figures = await one(money('getKeyFigures', of, 'customerAccount'));
		expect(figures).toMatchObject({
			customerCode: 'LEROY',
			open: 194.12,
			averageDelayDays: expect.any(Number),
		});
		promised(figures, 'customerAccount', 'getKeyFigures');
		const all = await done(runStep(money('getKeyFigures', {}, 'customerAccount')));
		expect(all.map(({ customerCode }) => customerCode)).toContain('MARTIN');
		const off = await one(
			money(
				'writeOff',
				{ reason: 'x', amount: '0.12', options: { externalReference: reference() } },
				'invoice',
			),
			item,
		);
		expect(off).toMatchObject({ id: invoice['id'], open: 194 });
	});
});
