import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileIfStale } from './compileIfStale.mjs';

/**
 * `npm run intake -- FILE… [--own ID]… [--known SELLER]… [--today YYYY-MM-DD] [--summary]`: what an invoice says, as
 * JSON, with the checks that it passed and failed. Any file: PDF, picture, XML of an e-invoice, mail, ZIP. Compiles
 * first where the sources are newer than what was built; a path is read from where npm was called.
 */
const USAGE = `Usage: npm run intake -- FILE… [--own TAX-ID]… [--known SELLER]… [--today YYYY-MM-DD] [--summary]

  --own      VAT number, tax code, SIREN or SIRET of one of our companies: tells purchases from sales
  --known    tax id or name of a supplier that is known; without any, nobody asks
  --today    for the check of dates in the future; the day of this machine otherwise
  --summary  the values alone, without where they stand
`;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

function options() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				own: { type: 'string', multiple: true, default: [] },
				known: { type: 'string', multiple: true },
				today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
				summary: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		process.stderr.write(`${error.message}\n\n${USAGE}`);
		process.exit(2);
	}
}

const { values, positionals } = options();
if (positionals.length === 0) {
	process.stderr.write(USAGE);
	process.exit(2);
}
compileIfStale(root, ['domain', 'formats', 'intake'], { built: 'dist/intake/index.js' });
const { readFiles } = createRequire(import.meta.url)(join(root, 'dist', 'intake', 'readFiles.js'));
const folder = process.env.INIT_CWD ?? process.cwd();
const context = {
	ownIds: values.own,
	today: values.today,
	...(values.known !== undefined && { knownSellers: values.known }),
};
const files = await readFiles(positionals, folder, context, (line) => process.stderr.write(`${line}\n`));
const shown = values.summary
	? files.map(({ name, refusal, invoices = [] }) => ({
			name,
			...(refusal && { refusal }),
			invoices: invoices.map(({ summary, report }) => ({ ...summary, state: report.state })),
		}))
	: files;
process.stdout.write(`${JSON.stringify(shown, null, '\t')}\n`);
process.exitCode = files.some(({ refusal }) => refusal !== undefined) ? 1 : 0;
