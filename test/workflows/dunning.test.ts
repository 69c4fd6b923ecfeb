import { runWorkflow } from '../../scripts/harness/runWorkflow.mjs';
import { readWorkflow } from '../../scripts/harness/workflowCases.mjs';
import {
	done,
	fixDate,
	invoicing,
	masters,
	ROOT,
	runStep,
	useUserFolder,
	type Item,
	type Json,
} from '../nodes/support/bench';

/** The shipped workflow of daily reminders on n8n-core. */

jest.setTimeout(120_000);
fixDate('2026-03-10T09:10:11Z');
useUserFolder();

interface Run {
	readonly error?: Error;
	readonly items: (node: string, output?: number) => Item[];
	readonly ran: string[];
}

/** As a person publishes it: settings filled in, mails and confirmations enabled. */
async function play(options: Json = {}, settings: Json = {}): Promise<Run> {
	const workflow = readWorkflow(ROOT, 'dunning-daily') as { nodes: Json[] };
	const nodes = workflow.nodes.map((node) => ({
		...node,
		disabled: false,
		...(node['name'] === 'Settings' && {
			parameters: {
				...node['parameters'],
				jsonOutput: JSON.stringify({
					...JSON.parse(node['parameters'].jsonOutput),
					...{ sendAllTo: '', approve: false },
					...settings,
				}),
			},
		}),
	}));
	const given = { root: ROOT, trigger: 'Run by hand', ...options };
	const run = (await runWorkflow({ ...workflow, nodes } as never, given as never)) as Run;
	expect(run.error).toBeUndefined();
	return run;
}

let customers = 0;
async function overdue(more: Json = {}): Promise<{ customer: string; email: string; number: string }> {
	customers += 1;
	const customer = `LATE${customers}`;
	jest.setSystemTime(new Date('2026-03-10T09:10:11Z'));
	const email = `compta@late${customers}.example`;
	const record = { code: customer, name: customer, company: 'DUPONT', email, ...more };
	await done(runStep(masters('customer', 'upsert'), [record]));
	const bill = {
		customer,
		dueDate: '2026-04-01',
		externalReference: customer,
		lines: [{ description: 'Goods', unitPrice: 100, taxRate: 20 }],
	};
	const [made] = await done(runStep(invoicing('invoice', 'createFromLines', { validate: true }), [bill]));
	jest.setSystemTime(new Date('2026-04-06T09:10:11Z'));
	return { customer, email, number: String(made?.['number']) };
}
const sentTo = (run: Run) => run.items('Send reminder').map(({ json }) => json['to'] as string);
const pay = (customer: string) =>
	done(
		runStep({ type: 'customerPayment', parameters: { resource: 'payment', operation: 'record' } }, [
			{ company: 'DUPONT', customer, amount: 120, externalReference: `paid ${customer}` },
		]),
	);

test('three times a day: one message, with its PDF, and it is confirmed', async () => {
	const { email, customer, number } = await overdue();
	const first = await play();
	expect(sentTo(first)).toEqual([email]);
	expect(first.items('Send reminder')[0]?.json).toMatchObject({ files: [`${number}.pdf`] });
	expect(first.items('Confirm sent').map(({ json }) => json['state'] as string)).toEqual(['sent']);
	expect(sentTo(await play())).toEqual([]);
	expect(sentTo(await play())).toEqual([]);
	await pay(customer);
});

test('as it is shipped it is a trial: the mail goes to me, nothing is written, nothing is confirmed', async () => {
	const { customer, email } = await overdue();
	const trial = await play({}, { sendAllTo: 'me@example.com' });
	expect(sentTo(trial)).toEqual(['me@example.com']);
	expect(trial.ran).not.toContain('Confirm sent');
	expect(sentTo(await play())).toEqual([email]);
	await pay(customer);
});

test('a mail that is not taken is confirmed as failed, and tried again tomorrow', async () => {
	const { customer, email } = await overdue();
	const refused = await play({ answers: { 'Send reminder': { refused: [email] } } });
	expect(refused.items('Confirm failed').map(({ json }) => [json['state'], json['reason']])).toEqual([
		['failed', expect.stringContaining('550')],
	]);
	expect(sentTo(await play())).toEqual([]);
	jest.setSystemTime(new Date('2026-04-07T09:10:11Z'));
	expect(sentTo(await play())).toEqual([email]);
	await pay(customer);
});

test('by approval: the morning run mails the list and sends nothing; the page sends what is chosen', async () => {
	const one = await overdue();
	const two = await overdue();
	jest.setSystemTime(new Date('2026-04-07T09:10:11Z'));
	const morning = await play({}, { approve: true });
	expect(sentTo(morning)).toEqual([]);
	const [asked] = morning.items('Ask for approval');
	expect(asked?.json['text']).toMatch(new RegExp(`${one.number}[^]*${two.number}[^]*approve-reminders`));
	const rows = morning.items('Due?').map(({ json }) => json['customerCode'] as string);
	const answers = Object.fromEntries(
		rows.map((code, index) => [`row${index}`, code === two.customer ? 'Send' : 'Leave out']),
	);
	const page = await play(
		{ trigger: 'Open the list', start: [{ name: 'claire' }], answers: { Choose: answers } },
		{ approve: true },
	);
	expect(sentTo(page)).toEqual([two.email]);
	expect(page.items('Confirm sent')[0]?.json).toMatchObject({ state: 'sent', actor: 'claire' });
	await pay(one.customer);
	await pay(two.customer);
});

test('who has no e-mail is told to a person, and so is what is unknown', async () => {
	const { customer } = await overdue({ email: undefined });
	jest.setSystemTime(new Date('2026-04-07T09:10:11Z'));
	const run = await play();
	expect(sentTo(run)).toEqual([]);
	expect(run.items('Tell what needs a person')[0]?.json['text']).toContain('no billing e-mail');
	await pay(customer);
});
