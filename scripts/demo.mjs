import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debitByStripe } from './demo/debitByStripe.mjs';
import { openSandboxes, runCase } from './harness/runCase.mjs';
import { runWorkflow } from './harness/runWorkflow.mjs';

/**
 * `npm run demo`: quote to cash without the editor, through n8n-core, in seconds; then Vietnamese e-invoices on a sandbox
 * of S-Invoice, and debits on one of Stripe. Every run starts with an empty embedded ledger of its own, so it can be repeated and leaves other data alone.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.o2c-demo-run');
const pdfs = join(folder, 'pdf');
rmSync(folder, { recursive: true, force: true });
mkdirSync(pdfs, { recursive: true });
process.env.N8N_USER_FOLDER = folder;

const startedAt = Date.now();
const workflow = JSON.parse(readFileSync(join(root, 'workflows/quote-to-cash.json'), 'utf8'));
const run = await runWorkflow(workflow, { root });
endOn(run.error);
const rows = run.ran
	.flatMap((node) => run.items(node).map((item) => ({ node, ...item })))
	.filter(({ json }) => json.kind && json.state);
const printed = rows
	.filter(({ binary }) => binary?.data)
	.map(({ json, binary }) => savePdf(json.fileName, binary.data.data));

printTable(
	['step', 'document', 'number', 'status', 'from', 'net', 'gross'],
	rows
		.filter(({ binary }) => !binary)
		.map(({ node, json }) => [
			node,
			json.kind,
			json.number ?? json.internalReference ?? '–',
			json.label,
			json.parentNumber ?? '',
			amount(json.net, json.currency),
			amount(json.gross, json.currency),
		]),
);

const issued = await issueEInvoices();
console.log('');
printTable(
	['e-invoice', 'VAT', 'net', 'gross', 'tax office', 'look-up code'],
	issued.map(({ number, rate, net, gross, taxOffice, lookupCode }) => [
		number,
		rate ?? '',
		amount(net, 'VND'),
		amount(gross, 'VND'),
		taxOffice,
		lookupCode,
	]),
);
const debits = await debitByStripe(root, endOn);
console.log('');
printTable(
	['debit', 'customer', 'amount', 'at first', 'the bank answers', 'the invoice is'],
	debits.map(({ number, customer, amount: due, first, answer, invoice }) => [
		number,
		customer,
		amount(due, 'EUR'),
		first,
		answer,
		invoice,
	]),
);
console.log(`\n${printed.length} PDFs in ${pdfs}`);
console.log(`ledger in ${join(folder, '.n8n/order-to-cash/ledger.sqlite')}`);
console.log(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
process.exit(0);

/** The shipped workflow, approved by somebody, on a provider of this machine. */
async function issueEInvoices() {
	const sandboxes = await openSandboxes(root);
	try {
		const { run: eInvoices } = await runCase(root, 'issue-einvoice', { sandboxes });
		endOn(eInvoices.error);
		for (const { json, binary } of eInvoices.items('Download'))
			printed.push(savePdf(json.name, binary.data.data));
		return eInvoices.items('Wait for the code')[0].json.eInvoices;
	} finally {
		await sandboxes.close();
	}
}

function endOn(error) {
	if (!error) return;
	console.error(`${error.node?.name}: ${error.message}\n${error.description ?? ''}`);
	process.exit(1);
}

function savePdf(fileName, base64) {
	const name = uniqueName(fileName);
	writeFileSync(join(pdfs, name), Buffer.from(base64, 'base64'));
	return name;
}

/** Two companies may have the same number: each in its own series. */
function uniqueName(fileName) {
	uniqueName.taken ??= new Set();
	let name = fileName;
	for (let count = 2; uniqueName.taken.has(name); count += 1)
		name = fileName.replace(/\.pdf$/, ` (${count}).pdf`);
	uniqueName.taken.add(name);
	return name;
}

function amount(value, currency) {
	return value === 0
		? '–'
		: `${new Intl.NumberFormat('en', { minimumFractionDigits: currency === 'VND' ? 0 : 2 }).format(value)} ${currency}`;
}

function printTable(header, lines) {
	const widths = header.map((title, column) =>
		Math.max(title.length, ...lines.map((line) => line[column].length)),
	);
	const right = new Set(['net', 'gross'].map((title) => header.indexOf(title)));
	for (const line of [header, widths.map((width) => '─'.repeat(width)), ...lines]) {
		console.log(
			line
				.map((cell, column) =>
					right.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
				)
				.join('  '),
		);
	}
}
