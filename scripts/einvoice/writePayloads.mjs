import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillIn } from './fillIn.mjs';
import { PAPER_PROVIDERS, paperProvider } from './paperProvider.mjs';

/**
 * The requests for one document, made by the very services that issue it, in books of their own that are gone afterwards.
 *
 * @param {NodeJS.Require} load of dist/
 * @param {Record<string, any>} given content of the file
 * @param {Record<string, any>} options of the command line
 * @returns {Promise<{ payloads: object[], assumed: string[] }>}
 */
export async function writePayloads(load, given, options) {
	const { openSqlite } = load('../ledger/sqlite/openSqlite.js');
	const folder = mkdtempSync(join(tmpdir(), 'o2c-einvoice-'));
	try {
		const now = new Date().toISOString();
		const ledger = await openSqlite(join(folder, 'books.sqlite'), now);
		try {
			return await write(load, ledger, fillIn(given, { ...options, now }), now);
		} finally {
			await ledger.close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @returns {Promise<{ payloads: object[], assumed: string[] }>} */
async function write(load, ledger, input, now) {
	const { prepareEInvoices } = load('../services/einvoice/prepareEInvoices.js');
	const { company, customer, document, choices, correction, issuedAs, assumed } = input;
	const context = { ledger, now: () => now, actor: 'npm run einvoice' };
	const run = runner(load, context);
	await run('saveMaster', (saveMaster) => saveMaster('company'), company);
	await run('saveMaster', (saveMaster) => saveMaster('party'), customer);
	let { id } = await run(
		'createInvoice',
		(_default, { createInvoiceFromLines }) => createInvoiceFromLines,
		document,
	);
	if (correction) {
		await issueOnPaper(load, { context, id, choices, issuedAs });
		({ id } = await run(`einvoice/${correction.operation}`, (useCase) => useCase, {
			id,
			...correction.input,
		}));
	}
	const { capabilities, payloadOf } = PAPER_PROVIDERS[choices.provider](load);
	const prepared = await prepareEInvoices(
		ledger.read,
		{ name: choices.provider, capabilities },
		{
			document: await ledger.read.documents.get(id),
			choices,
			now,
			hint: (/** @type {string} */ text) => void assumed.push(text),
		},
	);
	const payloads = prepared.members.map(({ invoice }) => payloadOf(invoice));
	return { payloads, assumed };
}

/** Runs one use case on one input, and gives its first view. */
function runner(load, context) {
	const { runUseCase } = load('../services/useCase.js');
	return async (file, pick, input) => {
		const module = load(`../services/${file}.js`);
		const useCase = pick(module[file.split('/').at(-1)], module);
		const [outcome] = await runUseCase(useCase, context, [input]);
		if (!outcome.ok) throw outcome.error;
		return outcome.value.views[0];
	};
}

/** The original of a correction stands in the books as the provider issued it. */
async function issueOnPaper(load, { context, id, choices, issuedAs }) {
	const { issueEInvoice } = load('../services/einvoice/issueEInvoice.js');
	const provider = paperProvider(load, choices, issuedAs);
	const [outcome] = await issueEInvoice.run({ ...context, provider }, [{ id, ...choices }]);
	if (!outcome.ok) throw outcome.error;
}
