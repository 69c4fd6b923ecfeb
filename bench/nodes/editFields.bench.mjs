import { createInvoices, invoice, openWholesaler, times } from '../support/invoices.mjs';
import { inUserFolder } from '../support/places.mjs';
import { milliseconds, print, row } from '../support/report.mjs';
import { runNode, useBuiltIn } from '../support/runNode.mjs';
import { ofHost } from '../support/shipped.mjs';

/** What an item costs in our nodes, against n8n's own Edit Fields with three expressions in the same run. */

const ITEMS = Number(process.env.O2C_BENCH_ITEMS ?? 10_000);
const best = async (run) => Math.min((await run()).milliseconds, (await run()).milliseconds);

const editFields = {
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		mode: 'manual',
		assignments: {
			assignments: [
				['reference', '={{ $json.externalReference }}'],
				['customer', '={{ $json.customer.toUpperCase() }}'],
				['lineCount', '={{ $json.lines.length }}'],
			].map(([name, value], index) => ({
				id: String(index),
				name,
				value,
				type: name === 'lineCount' ? 'number' : 'string',
			})),
		},
		options: {},
	},
};

const module = ofHost('n8n-nodes-base/dist/nodes/Set/Set.node.js');
if (!module) {
	console.log('SKIPPED: Edit Fields, because host/ is not installed (node scripts/host/install.mjs).');
	process.exit(0);
}
useBuiltIn('n8n-nodes-base.set', new module.Set());

await inUserFolder(async () => {
	await openWholesaler();
	const items = (prefix) => times(ITEMS, (index) => invoice(index, prefix));
	const ours = await best(() => createInvoices(items(`${Math.random()}`)));
	const again = items('AGAIN');
	await createInvoices(again);
	const repeated = await best(() => createInvoices(again));
	const reading = {
		type: 'salesDocument',
		parameters: { resource: 'invoice', operation: 'getMany', returnAll: true },
	};
	const read = await best(() => runNode(reading, [{}]));
	const theirs = await best(() => runNode(editFields, items('SET')));
	const of = (measured) => ({
		measured: milliseconds(measured),
		peer: milliseconds(theirs),
		ratio: measured / theirs,
	});
	print(`${ITEMS} items, against Edit Fields with three expressions`, [
		row('Create Invoice, created and validated', of(ours)),
		row('Create Invoice, all there already', of(repeated)),
		row('Get Many, as many documents', of(read)),
	]);
});
