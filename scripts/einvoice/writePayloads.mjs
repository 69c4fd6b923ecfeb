import { inPaperBooks } from '../paper/inPaperBooks.mjs';
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
	return inPaperBooks(load, 'npm run einvoice', (books) =>
		write(load, books, fillIn(given, { ...options, now: books.context.now() })),
	);
}

/** @returns {Promise<{ payloads: object[], assumed: string[] }>} */
async function write(load, { context, run, save }, input) {
	const { createInvoiceFromLines } = load('../services/createInvoice.js');
	const { prepareEInvoices } = load('../services/einvoice/prepareEInvoices.js');
	const { company, customer, document, choices, correction, issuedAs, assumed } = input;
	const { ledger } = context;
	await save('company', company);
	await save('party', customer);
	let { id } = await run(createInvoiceFromLines, document);
	if (correction) {
		await issueOnPaper(load, { context, id, choices, issuedAs });
		const { operation, input: corrected } = correction;
		const useCase = load(`../services/einvoice/${operation}.js`)[operation];
		({ id } = await run(useCase, { id, ...corrected }));
	}
	const { capabilities, payloadOf } = PAPER_PROVIDERS[choices.provider](load);
	const prepared = await prepareEInvoices(
		ledger.read,
		{ name: choices.provider, capabilities },
		{
			document: await ledger.read.documents.get(id),
			choices,
			now: context.now(),
			hint: (/** @type {string} */ text) => void assumed.push(text),
		},
	);
	const payloads = prepared.members.map(({ invoice }) => payloadOf(invoice));
	return { payloads, assumed };
}

/** The original of a correction stands in the books as the provider issued it. */
async function issueOnPaper(load, { context, id, choices, issuedAs }) {
	const { issueEInvoice } = load('../services/einvoice/issueEInvoice.js');
	const provider = paperProvider(load, choices, issuedAs);
	const [outcome] = await issueEInvoice.run({ ...context, provider }, [{ id, ...choices }]);
	if (!outcome.ok) throw outcome.error;
}
