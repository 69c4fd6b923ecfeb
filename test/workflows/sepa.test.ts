import { runWorkflow } from '../../scripts/harness/runWorkflow.mjs';
import { readWorkflow } from '../../scripts/harness/workflowCases.mjs';
import {
	done,
	fixDate,
	goods,
	invoicing,
	masters,
	ROOT,
	runStep,
	sales,
	useUserFolder,
	type Item,
	type Json,
} from '../nodes/support/bench';
import { camt053, refs, remitted, returned } from '../services/collections/bankFiles';

/** The shipped workflows of direct debits on n8n-core. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:10:11Z');
useUserFolder();

const IBAN = 'FR1420041010050500013M02606';

interface Run {
	readonly error?: Error;
	readonly items: (node: string, output?: number) => Item[];
	readonly ran: string[];
}

/** As a person publishes it: settings filled in, mails enabled. */
async function play(name: string, options: Json = {}, settings: Json = {}): Promise<Run> {
	const workflow = readWorkflow(ROOT, name) as { nodes: Json[] };
	const nodes = workflow.nodes.map((node) => ({
		...node,
		disabled: false,
		...(node['name'] === 'Settings' && {
			parameters: {
				...node['parameters'],
				jsonOutput: JSON.stringify({ ...JSON.parse(node['parameters'].jsonOutput), ...settings }),
			},
		}),
	}));
	const run = (await runWorkflow(
		{ ...workflow, nodes } as never,
		{ root: ROOT, ...options } as never,
	)) as Run;
	expect(run.error).toBeUndefined();
	return run;
}

const one = async (...given: Parameters<typeof runStep>): Promise<Json> =>
	(await done(runStep(...given)))[0] as Json;
let references = 0;
const bill = async (more: Json = {}): Promise<Json> => {
	references += 1;
	return one(invoicing('invoice', 'createFromLines', { validate: true }), [
		goods({ externalReference: `FLOW-${references}`, dueDate: '2026-03-10', ...more }),
	]);
};
const get = (id: unknown) => one(sales('invoice', 'get'), [{ id }]);
const collect = (decisions: Json, settings: Json = { preNotification: 'ignore' }) =>
	play(
		'sepa-collection',
		{
			trigger: 'Run by hand',
			answers: {
				Approval: { 'Your name': 'claire', Decision: 'Approve', ...decisions['approval'] },
				'At the bank?': { 'Your name': 'claire', Decision: 'Yes, it is uploaded', ...decisions['bank'] },
			},
		},
		settings,
	);
const importing = (xml: string, answer = 'Record it where invoices are named') =>
	play('bank-statement-import', {
		start: [
			{
				json: { 'Money of customers': answer },
				binary: {
					File: { data: Buffer.from(xml).toString('base64'), mimeType: 'application/xml', fileName: 's.xml' },
				},
			},
		],
	});

beforeAll(async () => {
	await one(masters('bankAccount', 'upsert'), [
		{
			code: 'CIC',
			name: 'Main',
			company: 'DUPONT',
			iban: IBAN,
			creditorIdentifier: 'FR72ZZZ123456',
			isDefault: true,
		},
	]);
	await one(masters('mandate', 'upsert'), [
		{
			code: 'RUM-1',
			name: 'Martin',
			party: 'MARTIN',
			iban: 'FR7630006000011234567890189',
			signedOn: '2026-01-15',
			signedAt: 'Lyon',
			recurrence: 'recurrent',
		},
	]);
});

describe('from the first of the month to the statement', () => {
	let paid: Json;
	let back: Json;

	test('select → approve → export → deliver → uploaded; what is left out is told', async () => {
		[paid, back] = [await bill(), await bill()];
		const left = await bill({ customer: 'LEROY', paymentMethod: 'sepaDirectDebit' });
		const run = await collect({});
		expect(run.items('Send for approval')[0]?.json).toMatchObject({
			subject: 'To approve: 2 direct debits, 388.24 EUR',
			to: 'accountant@example.com',
		});
		expect(run.items('Deliver file')[0]?.json).toMatchObject({
			subject: 'Direct debits for the bank: 2, 388.24 EUR, account CIC',
			files: [expect.stringMatching(/^DUPONT-SDD-20260310-[0-9a-f]{16}\.xml$/)],
		});
		expect(run.items('Mark uploaded').map(({ json }) => json['state'])).toEqual(['uploaded']);
		expect(run.items('Send what is left out')[0]?.json['text']).toContain(
			`Invoice ${left['number']}, Leroy SARL`,
		);
		for (const { id } of [paid, back] as Json[])
			expect(await get(id)).toMatchObject({ settlement: 'inCollection' });
		const again = await collect({});
		expect(again.ran).not.toContain('Export');
	});

	test('the statement settles one, returns the other, pays a third, and lists what nobody knows', async () => {
		const transfer = await bill({ dueDate: '2026-04-30', paymentMethod: 'transfer' });
		const file = camt053(IBAN, '2026-03-13', [
			{ amount: '194.12', direction: 'CRDT', transactions: [refs(String(paid['number']))] },
			{ amount: '194.12', direction: 'DBIT', transactions: [returned(String(back['number']), 'MS02')] },
			{
				amount: '194.12',
				direction: 'CRDT',
				transactions: [remitted(`VIR ${transfer['number']}`, 'Martin')],
			},
			{ amount: '12.00', direction: 'CRDT', transactions: [remitted('merci', 'Inconnu &lt;b>')] },
		]);
		const run = await importing(file);
		expect(run.items('Summary')[0]?.json).toMatchObject({ settled: 1, returned: 1, recorded: 1, known: 0 });
		const report = run.items('Send report')[0]?.json;
		expect(report).toMatchObject({ subject: 'Bank file: 1 came back, 1 to look for' });
		expect(report?.['text']).toContain('MS02');
		const page = run.items('Done')[0]?.json['completionMessage'];
		expect(page).toContain('Paid debits: 1, came back: 1, payments of customers: 1');
		expect(page).not.toContain('<b>');
		expect(await get(paid['id'])).toMatchObject({ settlement: 'paid' });
		expect(await get(back['id'])).toMatchObject({ open: 194.12 });
		expect(await get(transfer['id'])).toMatchObject({ settlement: 'paid' });
		const again = await importing(file);
		expect(again.items('Summary')[0]?.json).toMatchObject({ settled: 0, returned: 0, recorded: 0, known: 3 });
		// The debtor refused without a reason: a person speaks with it first.
		const next = await collect({});
		expect(next.items('Send what is left out')[0]?.json['text']).toContain(`Invoice ${back['number']}`);
	});
});

test('rejected: nothing is claimed', async () => {
	const due = await bill();
	const run = await collect({ approval: { Decision: 'Reject' } });
	expect(run.ran).not.toContain('Export');
	expect(await get(due['id'])).toMatchObject({ amountDue: 194.12 });
});

test('a file that does not go to the bank is given up, and everything is as before', async () => {
	const run = await collect({ bank: { Decision: 'No, cancel it' } });
	expect(run.items('Cancel batch').map(({ json }) => json['state'])).toEqual(['cancelled']);
	const due = run.items('Ready?').map(({ json }) => json['id']);
	expect(due.length).toBeGreaterThan(0);
	for (const id of due) expect(await get(id)).toMatchObject({ amountDue: 194.12 });
});

test('without a notice in time nobody is debited, and the report says so', async () => {
	const run = await collect({}, {});
	expect(run.ran).not.toContain('Approval');
	expect(run.items('Send what is left out')[0]?.json['text']).toContain('was not told of the collection');
});

test('a file that is none of a bank is refused on the page', async () => {
	const run = await importing('<a xmlns="urn:x"/>');
	expect(run.ran).not.toContain('Done');
	expect(run.items('Not read')[0]?.json['completionMessage']).toContain('What was read before stays');
});

test('a statement without movements ends with a page too', async () => {
	const run = await importing(camt053(IBAN, '2026-03-14', []));
	expect(run.items('Import').map(({ json }) => json['outcome'])).toEqual(['ignored']);
	expect(run.items('Done')[0]?.json['completionTitle']).toBe('The bank file is in');
});
