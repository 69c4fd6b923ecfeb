import { OUTPUT_FIELDS, type OutputName } from '../../nodes/shared/outputFields';
import {
	done,
	failure,
	fixDate,
	invoicing,
	masters,
	runStep,
	runSteps,
	useUserFolder,
} from './support/bench';
import type { Json, NodeRun, Step } from './support/bench';

/** Following up through n8n-core, on a ledger of its own. */

jest.setTimeout(120_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const step = (operation: string, parameters: Json = {}, more: Partial<Step> = {}): Step => ({
	type: 'dunningStep',
	parameters: { resource: 'reminder', operation, ...parameters },
	...more,
});
const hold = (operation: string, parameters: Json = {}): Step => ({
	type: 'dunningStep',
	parameters: { resource: 'hold', operation, ...parameters },
});
const planOf = (customer: string, more: Json = {}): Step =>
	step('plan', { customer: { __rl: true, mode: 'code', value: customer }, company: DUPONT, ...more });
const DUPONT = { __rl: true, mode: 'code', value: 'DUPONT' };

let customers = 0;
/** Invoices of a customer that this test alone has, due on 1 April. */
async function overdue(count = 1, settings: Json = {}): Promise<{ customer: string; bills: Json[] }> {
	customers += 1;
	const customer = `LATE${customers}`;
	jest.setSystemTime(new Date('2026-03-10T09:00:00Z'));
	const email = `compta@${customer.toLowerCase()}.example`;
	const record = { code: customer, name: customer, company: 'DUPONT', email, ...settings };
	await done(runStep(masters('customer', 'upsert'), [record]));
	const items = Array.from({ length: count }, (_none, index) => ({
		customer,
		dueDate: '2026-04-01',
		lines: [{ description: 'Goods', unitPrice: 100 * (index + 1), taxRate: 20 }],
		externalReference: `${customer}-${index}`,
	}));
	const bills = await done(runStep(invoicing('invoice', 'createFromLines', { validate: true }), items));
	jest.setSystemTime(new Date('2026-04-06T09:00:00Z'));
	return { customer, bills };
}

/** What may be null is marked with `?`; nothing is there that is not promised. */
function expectFields(item: Json | undefined, output: OutputName): void {
	const fields = OUTPUT_FIELDS[output] as Readonly<Record<string, string>>;
	expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(fields).sort());
	for (const [name, type] of Object.entries(fields)) {
		const value: unknown = item?.[name];
		const given = Array.isArray(value) ? 'array' : typeof value;
		const isRight = value === null ? type.endsWith('?') : given === type.replace('?', '');
		expect({ name, isRight, value }).toEqual({ name, isRight: true, value });
	}
}

const jsonsOf = (run: NodeRun, output = 0): Json[] => run.of('Step 2', output).map(({ json }) => json);

test('plan, claim, confirm: one message of two invoices with its PDF, then nothing is due', async () => {
	const { customer, bills } = await overdue(2);
	const rows = await done(runStep(planOf(customer)));
	expect(rows.map(({ documentNumber, standing, ticked }) => [documentNumber, standing, ticked])).toEqual(
		bills.map(({ number }) => [number as string, 'due', true]),
	);
	expectFields(rows[0], 'dunningRow');
	const claimed = await runStep(step('claim'), rows);
	expect(claimed.error).toBeUndefined();
	const [letter, ...others] = claimed.items;
	expect(others).toEqual([]);
	expect(letter?.json).toMatchObject({
		to: `compta@${customer.toLowerCase()}.example`,
		total: 360,
		toPay: 360,
		stageLabel: 'Reminder 1',
		attachments: 'document1,document2',
	});
	expect(letter?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	expectFields(letter?.json, 'dunningLetter');
	expect(letter?.binary?.['document1']).toMatchObject({
		fileName: `${String(bills[0]?.['number'])}.pdf`,
		mimeType: 'application/pdf',
	});
	const sent = await done(runStep(step('confirmSent', { inputSource: 'item' }), [letter?.json]));
	expect(sent.map(({ state }) => state as string)).toEqual(['sent', 'sent']);
	expectFields(sent[0], 'dunningStep');
	const again = await runSteps([planOf(customer), step('claim')], [{}]);
	expect(again.items).toEqual([]);
	const history = await done(
		runStep(step('getHistory', { customer: { __rl: true, mode: 'code', value: customer }, company: DUPONT })),
	);
	expect(history.map(({ entry, what }) => [entry, what])).toEqual([
		['step', 'sent'],
		['step', 'sent'],
		['now', 'later'],
		['now', 'later'],
	]);
	expectFields(history[0], 'dunningHistory');
});

test('who has no billing e-mail comes out on the second output, with the reason', async () => {
	const { customer } = await overdue(1, { email: undefined });
	const run = await runStep(planOf(customer));
	expect(run.items).toEqual([]);
	expect(run.of('Step 1', 1).map(({ json }) => json)).toMatchObject([
		{ rule: 'dunning.noEmail', standing: 'held', email: null },
	]);
});

test('what was paid or disputed since the plan comes out on the second output of Claim', async () => {
	const { customer, bills } = await overdue(2);
	const rows = await done(runStep(planOf(customer)));
	const disputed = await done(
		runStep(hold('dispute'), [{ document: bills[0]?.['id'] as string, reason: 'Broken' }]),
	);
	expect(disputed).toMatchObject([{ type: 'dispute', on: 'document', reason: 'Broken' }]);
	expectFields(disputed[0], 'dunningHold');
	const run = await runSteps([planOf(customer, { operation: 'plan' }), step('claim')], [{}]);
	expect(jsonsOf(run)).toMatchObject([{ total: 240 }]);
	// By the rows of before, too.
	const late = await runStep(step('claim'), rows);
	expect(late.items).toEqual([]);
	expect(late.of('Step 1', 1).map(({ json }) => json['rule'] as string)).toEqual([
		'dunning.dispute',
		'dunning.unknown',
	]);
	const unknown = await done(runStep(step('getUnknown', { company: DUPONT })));
	expect(unknown.filter(({ customerName }) => customerName === customer)).toMatchObject([
		{ state: 'claimed' },
	]);
});

test('preview and trial write nothing; a letter by post brings the page to print', async () => {
	const { customer } = await overdue(1);
	const [preview] = await done(
		runSteps([planOf(customer), step('preview', { rowKey: '={{ $json.rowKey }}' })], [{}]),
	);
	expect(preview).toMatchObject({ letter: null, test: false, toPay: 120 });
	const trial = step('claim', { choices: { sendAllTo: 'me@dupont.example' } });
	const [message] = await done(runSteps([planOf(customer), trial], [{}]));
	expect(message).toMatchObject({ to: 'me@dupont.example', test: true, letter: null });
	expect(await done(runStep(planOf(customer)))).toMatchObject([{ standing: 'due' }]);
	const policy = {
		code: `POST${customer}`,
		name: 'By post',
		company: 'DUPONT',
		stages: { invoice: [{ label: 'Lettre', days: 1, channel: 'letter', template: 'reminder2' }] },
	};
	await done(runStep(masters('dunningPolicy', 'upsert'), [policy]));
	const record = { code: customer, name: customer, company: 'DUPONT', dunningPolicy: policy.code };
	await done(runStep(masters('customer', 'upsert'), [record]));
	const run = await runSteps([planOf(customer), step('claim')], [{}]);
	expect(run.items[0]?.json).toMatchObject({ channel: 'letter', to: null, attachments: '' });
	expect(run.items[0]?.binary?.['letter']).toMatchObject({ fileName: 'letter.html', mimeType: 'text/html' });
});

test('Pause All and Resume through the panel', async () => {
	const { customer } = await overdue(1);
	await done(runStep(hold('pause', { inputSource: 'fields', company: DUPONT, reason: 'Stocktaking' })));
	expect(await done(runStep(planOf(customer)))).toMatchObject([{ rule: 'dunning.pause', standing: 'held' }]);
	expect(await done(runStep(hold('resume', { inputSource: 'fields', company: DUPONT })))).toMatchObject([
		{ type: 'pause', on: 'everything', liftedOn: '2026-04-06' },
	]);
	expect(await done(runStep(planOf(customer)))).toMatchObject([{ standing: 'due' }]);
});

test('a row that is none stops the node, and is told of its item under Continue On Fail', async () => {
	const { customer } = await overdue(1);
	const rows = await done(runStep(planOf(customer)));
	const broken = { rowKey: 'inv_0192f3c4-0000-7000-8000-000000000000/1/1/STANDARD@1' };
	expect(await failure(runStep(step('claim'), [broken]))).toMatchObject({ itemIndex: 0 });
	// What was claimed beside it is handed out all the same: it must be confirmed.
	const mixed = await runStep(step('claim'), [broken, ...rows]);
	expect(mixed.items.map(({ json }) => json['total'] as number)).toEqual([120]);
	expect(mixed.of('Step 1', 1).map(({ json }) => (json['details'] as Json)['rule'] as string)).toEqual([
		'document.unknown',
	]);
	const goesOn = step('claim', {}, { onError: 'continueErrorOutput' });
	const run = await runStep(goesOn, [broken]);
	expect(run.items).toEqual([]);
	expect(run.of('Step 1', 2)).toHaveLength(1);
});
