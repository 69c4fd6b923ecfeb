import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { replaceEInvoice } from '../../../services/einvoice/replaceEInvoice';
import { verifyBooks } from '../../../services/verifyBooks';
import { run } from '../../support/stories';
import { bill, inHanoi, perform, vnLine, withProvider } from './eInvoiceStage';

inHanoi('Verify of e-invoices', (stage) => {
	let id: string;
	let replacement: string;
	beforeAll(async () => {
		const hanoi = withProvider(stage.story);
		id = (await bill(stage.story, { lines: [vnLine(40_000, 8), vnLine(10_000, 10)] })).id;
		await perform(hanoi, issueEInvoice, { id });
		const draft = await run(stage.story, replaceEInvoice, {
			id,
			member: '8',
			wrong: ['amount'],
			reason: 'Sai',
			agreement: { reference: 'BB-1', date: '2026-09-15' },
			externalReference: 'verify',
		});
		replacement = draft.id;
		await perform(hanoi, issueEInvoice, { id: replacement });
	});

	const rules = async () =>
		(await verifyBooks(stage.story)).flatMap(({ faults }) => faults.map(({ rule }) => rule));

	it('finds nothing in what was issued', async () => {
		expect(await rules()).toEqual([]);
	});

	/** What somebody does past the package, how it is undone, and what Verify says. */
	const CASES: ReadonlyArray<readonly [string, string, string, readonly string[]]> = [
		['an amount', 'gross = gross + 1', 'gross = gross - 1', ['eInvoice.totals']],
		[
			'a number',
			`number = '99', sequence = 99`,
			`number = '00000002', sequence = 2`,
			['eInvoice.notAudited'],
		],
		[
			'an issue that is taken back',
			`number = null, sequence = null, state = 'prepared'`,
			`number = '00000002', sequence = 2, state = 'issued'`,
			['eInvoice.lost'],
		],
		['a key', `key = 'other'`, `key = '{key}'`, ['eInvoice.notAudited']],
	];
	it.each(CASES)('names %s that was changed past the package', async (_what, change, back, expected) => {
		const [, ten] = await stage.story.ledger.read.eInvoices.ofDocuments([id]);
		const where = `where id = '${ten?.id}'`;
		await stage.test.tamper(`update einvoices set ${change} ${where}`);
		expect(await rules()).toEqual(expected);
		await stage.test.tamper(`update einvoices set ${back.replace('{key}', ten?.key ?? '')} ${where}`);
		expect(await rules()).toEqual([]);
	});

	it('names an original that is not marked as replaced, and one that is lowered by too much', async () => {
		const [eight] = await stage.story.ledger.read.eInvoices.ofDocuments([id]);
		const where = `where id = '${eight?.id}'`;
		const mark = (from: string, to: string) =>
			stage.test.tamper(`update einvoices set details = replace(details, '${from}', '${to}') ${where}`);
		await mark('"status":"replaced"', '"status":"original"');
		expect(await rules()).toEqual(['eInvoice.original']);
		await mark('"status":"original"', '"status":"replaced"');
		const lowered = `where source_id = '${replacement}' and source_kind = 'correction'`;
		await stage.test.tamper(`update settlement_matches set amount = amount + 1 ${lowered}`);
		expect(await rules()).toEqual(['eInvoice.lowered']);
		await stage.test.tamper(`update settlement_matches set amount = amount - 1 ${lowered}`);
		expect(await rules()).toEqual([]);
	});
});
