import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileIfStale } from './compileIfStale.mjs';
import { inPaperBooks } from './paper/inPaperBooks.mjs';
import { fillIn } from './render/fillIn.mjs';

/**
 * `npm run render -- DOCUMENT.json OUT.pdf|OUT.xml [--format pdf|facturX|cii|ubl]`: a document as the node prints it, in
 * books of their own that are gone afterwards. The file holds the input of Create Invoice or Sales Document; company and
 * customer may stand in it as objects. What is assumed where it says nothing goes to stderr.
 */
const USAGE = `npm run render -- DOCUMENT.json OUT.pdf|OUT.xml [options]

  --format    pdf (default for .pdf), facturX, cii (default for .xml) or ubl
  --profile   basic, en16931 (default) or extended
  --language  fr, en or vi; that of the document otherwise
  --draft     prints it without validating it

DOCUMENT.json is what Create Invoice takes: lines, and company and customer as objects or left out. With "kind"
(quotation, salesOrder, deliveryNote, proForma …) it is what Sales Document takes; with "creditNote" (reason, lines)
the credit note of that invoice is printed.`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Node says of its own SQLite that it is experimental, each time; that is no news to who runs this.
process.removeAllListeners('warning');
process.exitCode = await main().catch((/** @type {any} */ error) => {
	process.stderr.write(`${[error.field, error.message, error.fix].filter(Boolean).join('\n')}\n`);
	return error.rule ? 1 : 2;
});

async function main() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			...{ format: { type: 'string' }, profile: { type: 'string' }, language: { type: 'string' } },
			...{ draft: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
		},
	});
	const [source, target] = positionals;
	if (values.help) return say(USAGE, 0);
	if (!source || !target || !/\.(pdf|xml)$/i.test(target)) return say(USAGE, 2);
	compileIfStale(root, ['domain', 'ledger', 'formats', 'services', 'cli']);
	const from = (/** @type {string} */ path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
	const given = JSON.parse(readFileSync(from(source), 'utf8'));
	const format = values.format ?? (/\.xml$/i.test(target) ? 'cii' : 'pdf');
	const { content, unprintable, assumed } = await render(given, { ...values, format });
	for (const text of assumed) process.stderr.write(`assumed: ${text}\n`);
	if (unprintable.length > 0) process.stderr.write(`the font lacks: ${unprintable.join(' ')}\n`);
	writeFileSync(from(target), content);
	return 0;
}

/**
 * @param {Record<string, any>} given
 * @param {Record<string, any>} options
 */
async function render(given, { format, profile, language, draft }) {
	const load = createRequire(join(root, 'dist', 'cli', 'main.js'));
	const { closePdfWorker } = load('../formats/pdf/index.js');
	const { printDocument } = load('../services/printDocument.js');
	const input = fillIn(given, draft !== true);
	const choices = { format, ...(profile ? { profile } : {}), ...(language ? { language } : {}) };
	try {
		return await inPaperBooks(load, 'npm run render', async (books) => {
			const id = await write(load, books, input);
			const { content, unprintable } = await printDocument(books.context, { id, ...choices });
			return { content, unprintable, assumed: input.assumed };
		});
	} finally {
		await closePdfWorker();
	}
}

/** @returns {Promise<string>} id of the document that is printed */
async function write(load, { run, save }, { company, customer, kind, document, creditNote }) {
	await save('company', company);
	await save('party', customer);
	const { createInvoiceFromLines } = load('../services/createInvoice.js');
	const { createDocument } = load('../services/createDocument.js');
	const { id } = await run(kind === 'invoice' ? createInvoiceFromLines : createDocument(kind), document);
	if (!creditNote) return id;
	const { createCreditNote } = load('../services/createCreditNote.js');
	return (await run(createCreditNote, { id, validate: true, externalReference: 'credit', ...creditNote })).id;
}

/**
 * @param {string} text
 * @param {number} code
 */
function say(text, code) {
	(code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
	return code;
}
