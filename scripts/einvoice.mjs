import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileIfStale } from './compileIfStale.mjs';
import { writePayloads } from './einvoice/writePayloads.mjs';

/**
 * `npm run einvoice -- DOCUMENT.json --provider sinvoice|misa`: what would be sent to the provider for a document, one
 * request an e-invoice. Nothing is sent, and nothing is kept. The file holds the input of Create Invoice; company and
 * customer may stand in it as objects. What is assumed where it says nothing goes to stderr.
 */
const USAGE = `npm run einvoice -- DOCUMENT.json --provider sinvoice|misa [options]

  --template  template of the provider, e.g. 1/001
  --series    form and series, e.g. 1C26TAA
  --split     byRate (default) or never
  --date      date of the invoice, e.g. 2026-03-10

DOCUMENT.json is what Create Invoice takes: lines, and company and customer as objects or left out. It may say
"templateCode", "series", "split", "paymentMethod", "paid", "exchangeRate", "consumer", "buyerName" as Issue E-Invoice
does, and hold "replace" or "adjust" with what Replace Invoice takes, and "issuedAs" with the number and issueDate of
the original.`;

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
			...{ provider: { type: 'string' }, template: { type: 'string' }, series: { type: 'string' } },
			...{ split: { type: 'string' }, date: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
		},
	});
	const [file] = positionals;
	if (values.help) return say(USAGE, 0);
	if (!file || !['sinvoice', 'misa'].includes(String(values.provider))) return say(USAGE, 2);
	compileIfStale(root, ['domain', 'ledger', 'formats', 'providers', 'services', 'cli']);
	const given = JSON.parse(readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8'));
	const load = createRequire(join(root, 'dist', 'cli', 'main.js'));
	const { payloads, assumed } = await writePayloads(load, given, values);
	for (const text of assumed) process.stderr.write(`assumed: ${text}\n`);
	process.stdout.write(`${JSON.stringify(payloads.length === 1 ? payloads[0] : payloads, null, 2)}\n`);
	return 0;
}

/**
 * @param {string} text
 * @param {number} code
 */
function say(text, code) {
	(code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
	return code;
}
