import { DatabaseSync } from 'node:sqlite';
import { embeddedPath } from '../../nodes/shared/ledgerHandle';
import { outlineRun } from '../../scripts/harness/outlineRun.mjs';
import { openSandboxes, outlineCase, readExpected, runCase } from '../../scripts/harness/runCase.mjs';
import { CASE_TIME, workflowCases } from '../../scripts/harness/workflowCases.mjs';
import { CREDENTIAL, fixDate, inUserFolder, ROOT, type Item, type Json } from '../nodes/support/bench';
import { onPostgres } from '../nodes/support/onPostgres';

/**
 * Every shipped workflow on n8n-core, against its pinned output. When a change is meant, pin it anew and read the
 * difference: node scripts/harness/pinWorkflows.mjs --write
 */

jest.setTimeout(60_000);
fixDate(CASE_TIME);

const cases = Object.keys(workflowCases(ROOT));

/** Some cases are of another day. */
const setTime = (at: string) => void jest.setSystemTime(new Date(at));
afterEach(() => setTime(CASE_TIME));

test.each(cases)('%s gives what is pinned', async (name) => {
	expect(await outlineCase(ROOT, name, { setTime })).toEqual(readExpected(ROOT, name));
});

interface CaseRun {
	readonly workflow: { nodes: Array<{ name: string; type: string }> };
	readonly run: {
		readonly error?: Error;
		readonly ran: string[];
		readonly items: (node: string, output?: number) => Item[];
		readonly hints: (node: string) => string[];
	};
}

async function runTwice(name: string, options?: object): Promise<[CaseRun, CaseRun]> {
	const first = (await runCase(ROOT, name, options)) as CaseRun;
	const second = (await runCase(ROOT, name, options)) as CaseRun;
	expect(first.run.error ?? second.run.error).toBeUndefined();
	return [first, second];
}

const json = ({ run }: CaseRun, node: string): Json => run.items(node)[0]?.json ?? {};

/** Node → the document that it gave: its id, number and amount. */
function documentsOf({ run, workflow }: CaseRun): Record<string, unknown> {
	const items = workflow.nodes.flatMap(({ name }) =>
		run.items(name).map((item) => [name, item.json] as const),
	);
	return Object.fromEntries(
		items
			.filter(([, { kind, number }]) => kind !== undefined && number !== null)
			.map(([name, { id, number, gross }]) => [name, { id, number, gross }]),
	);
}

function rowsOf(table: string): number {
	const database = new DatabaseSync(embeddedPath(), { readOnly: true });
	try {
		return (database.prepare(`select count(*) as rows from ${table}`).get() as { rows: number }).rows;
	} finally {
		database.close();
	}
}

test('quote-to-cash run twice gives the same documents and writes nothing new', async () => {
	await inUserFolder(async () => {
		const counted: number[][] = [];
		const count = () => void counted.push(['documents', 'audit_entries', 'masters'].map(rowsOf));
		const first = (await runCase(ROOT, 'quote-to-cash')) as CaseRun;
		count();
		const second = (await runCase(ROOT, 'quote-to-cash')) as CaseRun;
		count();
		expect(second.run.error).toBeUndefined();
		expect(second.run.ran).toEqual(first.run.ran);
		expect(Object.keys(documentsOf(first)).length).toBeGreaterThan(15);
		expect(documentsOf(second)).toMatchObject(documentsOf(first));
		expect(counted[1]).toEqual(counted[0]);
		for (const node of [
			'Create quotation',
			'Make sales order',
			'Deliver order',
			'Draft invoice',
			'Credit two bags',
			'Create order',
		]) {
			expect([node, json(second, node)['reused']]).toEqual([node, true]);
		}
	});
});

test('webhook-billing: the same POST twice is the same invoice', async () => {
	await inUserFolder(async () => {
		const [first, second] = await runTwice('webhook-billing');
		const answers = [first, second].map((each) => json(each, 'Answer with the PDF')['headers'] as Json);
		expect(answers[1]).toEqual(answers[0]);
		expect(answers[0]?.['X-Invoice-Number']).toBe('FA2026-00001');
		expect(second.run.hints('Create invoice')).toEqual([expect.stringContaining('had been done before')]);
	});
});

test.each([
	['webhook-billing.noReference', 'idempotency.keyNeeded', 'externalReference'],
	['webhook-billing.textInQuantity', 'input.invalid', 'lines[1].quantity'],
])('%s is answered with the rule, the field and the fix, and bills nothing', async (name, rule, field) => {
	await inUserFolder(async () => {
		const refused = (await runCase(ROOT, name)) as CaseRun;
		expect(refused.run.ran).not.toContain('Print invoice');
		const { responseCode, body } = json(refused, 'Answer why not');
		expect(responseCode).toBe(422);
		expect(body).toMatchObject({ rule, field, fix: expect.stringMatching(/\w+/) });
		const after = (await runCase(ROOT, 'webhook-billing')) as CaseRun;
		expect(json(after, 'Create invoice')['number']).toBe('FA2026-00001');
	});
});

test('setup-company: what is refused reaches Not saved, and the corrected form saves only what differs', async () => {
	await inUserFolder(async () => {
		const refused = (await runCase(ROOT, 'setup-company.wrongIban')) as CaseRun;
		expect(refused.run.ran).toContain('Not saved');
		expect(refused.run.ran).not.toContain('Save customer');
		expect(json(refused, 'Not saved')['completionMessage']).toMatch(
			/^'ibanPrinted' is not an IBAN\..*Go back/,
		);
		const corrected = (await runCase(ROOT, 'setup-company')) as CaseRun;
		expect(corrected.run.ran).toContain('Done');
		expect(json(corrected, 'Save company')).toMatchObject({ unchanged: true, version: 1 });
		expect(json(corrected, 'Save customer')).toMatchObject({ code: 'MARTIN', unchanged: false });
	});
});

test('approve-documents: approved once, posted again it is the same invoice, by the same approver', async () => {
	await inUserFolder(async () => {
		const [first, second] = await runTwice('approve-documents');
		for (const run of [first, second])
			expect(json(run, 'Validate invoice')).toMatchObject({ number: 'FA2026-00001', state: 'validated' });
		expect(json(second, 'Draft invoice').id).toBe(json(first, 'Draft invoice').id);
	});
});

test('order-to-deliveries run twice gives the same documents and moves the stock once', async () => {
	await inUserFolder(async () => {
		const [first, second] = await runTwice('order-to-deliveries');
		expect(documentsOf(second)).toMatchObject(documentsOf(first));
		for (const node of ['First delivery', 'Order from supplier', 'Second delivery', 'Goods come back'])
			expect([node, json(second, node)['reused']]).toEqual([node, true]);
		expect(rowsOf('stock_movements')).toBe(5);
		const progress = (json(second, 'Order at the end')['lines'] as Json[]).map((line) => line['progress']);
		expect(progress).toMatchObject([
			{ delivered: 40, returned: 2, toInvoice: 38 },
			{ delivered: 10, returned: 1, toInvoice: 9 },
			{ delivered: 4, closed: 2, toDeliver: 0, toInvoice: 4 },
			undefined,
		]);
	});
});

describe('deferred-invoicing', () => {
	const sent = (run: CaseRun) => run.run.items('Send invoice').map((item) => item.json['to']);

	test('makes an invoice once and mails it once, however often it runs', async () => {
		await inUserFolder(async () => {
			const [first, second] = await runTwice('deferred-invoicing.mailed');
			expect([sent(first), sent(second)]).toEqual([['compta@bistro.example'], []]);
			expect(first.run.ran).not.toContain('Make invoices');
			expect(second.run.hints('Group delivery notes')).toEqual([
				expect.stringMatching(/^Nothing new: 2 delivery notes/),
			]);
			const invoices = second.run.items('Invoices of the last days').map((item) => item.json);
			expect(invoices).toMatchObject([{ number: 'FA2026-00001', transmission: 'sent', gross: 3838.8 }]);
		});
	});

	test('sends the next evening what the mail server did not take, and tells a person until then', async () => {
		await inUserFolder(async () => {
			const refused = (await runCase(ROOT, 'deferred-invoicing.notTaken')) as CaseRun;
			expect(refused.run.ran).not.toContain('Mark sent');
			expect(json(refused, 'Send report')).toMatchObject({
				subject: 'Deferred invoicing: 1 for you',
				text: expect.stringContaining('Invoice FA2026-00001, Bistro de la Loire'),
			});
			const next = (await runCase(ROOT, 'deferred-invoicing.mailed')) as CaseRun;
			expect(sent(next)).toEqual(['compta@bistro.example']);
			expect(next.run.ran).not.toContain('Send report');
		});
	});

	test('marks nothing as sent while its mails are switched off', async () => {
		await inUserFolder(async () => {
			const [, second] = await runTwice('deferred-invoicing');
			expect(json(second, 'Invoices of the last days')).toMatchObject({ transmission: 'none', sentOn: null });
		});
	});
});

test('issue-einvoice: posted twice it is the same draft, issued once; a sync finds it and nothing else', async () => {
	const sandboxes = await openSandboxes(ROOT);
	try {
		await inUserFolder(async () => {
			const [first, second] = await runTwice('issue-einvoice', { sandboxes, setTime });
			const issued = (json(first, 'Wait for the code')['eInvoices'] as Json[]).map(({ number }) => number);
			expect(issued).toEqual(['C26TAA1', 'C26TAA2']);
			expect(json(second, 'Draft invoice')['id']).toBe(json(first, 'Draft invoice')['id']);
			expect(json(second, 'Wait for the code')['eInvoices']).toEqual(
				json(first, 'Wait for the code')['eInvoices'],
			);
			expect(sandboxes.sinvoice.issued()).toBe(2);
			expect(second.run.items('Send invoice').map((item) => item.json['files'])).toEqual([
				['C26TAA1.pdf'],
				['C26TAA2.pdf'],
			]);
		});
	} finally {
		await sandboxes.close();
	}
});

test('replace-einvoice: the same form twice is one replacement', async () => {
	const sandboxes = await openSandboxes(ROOT);
	try {
		await inUserFolder(async () => {
			const [first, second] = await runTwice('replace-einvoice', { sandboxes, setTime });
			const { id, relation } = json(first, 'Draft replacement');
			expect([id, relation]).toEqual([expect.stringMatching(/^inv_/), expect.any(String)]);
			expect(json(second, 'Draft replacement')['id']).toBe(id);
			expect(json(first, 'Original')['eInvoices']).toMatchObject([{ number: 'C26TAA1', status: 'replaced' }]);
			expect(sandboxes.sinvoice.issued()).toBe(2);
		});
	} finally {
		await sandboxes.close();
	}
});

test('import-master-data: checked first, brought in then, and nothing changes when the same file comes again', async () => {
	await inUserFolder(async () => {
		const counts: unknown[] = [];
		for (const name of ['import-master-data', 'import-master-data.bringIn', 'import-master-data.bringIn']) {
			const { run } = (await runCase(ROOT, name)) as CaseRun;
			expect([run.error, run.ran.includes('Not read')]).toEqual([undefined, false]);
			const { created, updated, unchanged, dryRun } = run.items('Import CSV').at(-1)?.json ?? {};
			counts.push([created, updated, unchanged, dryRun]);
		}
		// Martin is there from the set-up form, and fills it in again before each file.
		expect(counts).toEqual([
			[1, 1, 0, true],
			[1, 1, 0, false],
			[0, 1, 1, false],
		]);
	});
});

test('import-master-data: the page shows each refused row, and no cell of the file as HTML', async () => {
	await inUserFolder(async () => {
		const { run } = (await runCase(ROOT, 'import-master-data.spreadsheet')) as CaseRun;
		const { completionMessage } = run.items('Result')[0]?.json ?? {};
		expect(completionMessage).toContain('<td>3</td><td>&#60;b&#62;4712</td><td>TVA</td>');
		expect(completionMessage).not.toContain('<b>4712');
	});
});

test.each(['quote-to-cash', 'order-to-deliveries'])(
	'%s on PostgreSQL gives what it gives on SQLite, twice',
	async (name) => {
		await onPostgres((settings) =>
			inUserFolder(async () => {
				const [first, second] = await runTwice(name, { credentials: { [CREDENTIAL]: settings } });
				expect(outlineRun(first.run, first.workflow)).toEqual(readExpected(ROOT, name));
				expect(documentsOf(second)).toMatchObject(documentsOf(first));
			}),
		);
	},
);

test('deferred-invoicing on PostgreSQL gives what it gives on SQLite', async () => {
	await onPostgres((settings) =>
		inUserFolder(async () => {
			const name = 'deferred-invoicing';
			const { run, workflow } = (await runCase(ROOT, name, {
				credentials: { [CREDENTIAL]: settings },
			})) as CaseRun;
			expect(outlineRun(run, workflow)).toEqual(readExpected(ROOT, name));
		}),
	);
});
