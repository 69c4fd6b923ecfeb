import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CiiProfile } from '../../formats/cii/profiles';

const FOLDER = join(
	process.env['O2C_CONFORMANCE'] ?? join(__dirname, '..', '..', '..', 'shared', 'conformance'),
	'einvoice',
	'xsd',
);

const facturX = (folder: string, name: string) => join('facturx', folder, `Factur-X_${name}.xsd`);

/** Schemas of e-invoices; they may not be copied into the repository. */
const SCHEMAS = {
	minimum: facturX('minimum', 'MINIMUM'),
	basicWl: facturX('basicwl', 'BASICWL'),
	basic: facturX('basic', 'BASIC'),
	en16931: facturX('en16931', 'EN16931'),
	extended: facturX('extended', 'EXTENDED'),
	cii: join('cii-d22b', 'CrossIndustryInvoice_100pD22B.xsd'),
	Invoice: join('ubl-2.1', 'maindoc', 'UBL-Invoice-2.1.xsd'),
	CreditNote: join('ubl-2.1', 'maindoc', 'UBL-CreditNote-2.1.xsd'),
} satisfies Record<CiiProfile | 'cii' | 'Invoice' | 'CreditNote', string>;

const isHere = existsSync(FOLDER);
if (!isHere)
	console.warn(
		'SKIPPED: the schemas of e-invoices are not here. Set O2C_CONFORMANCE, or put them at ../shared/conformance.',
	);

/** Runs where the schemas are. */
export const testSchemas = isHere ? test : test.skip;

export interface SchemaQuestion {
	readonly schema: keyof typeof SCHEMAS;
	readonly xml: string;
}

/** @returns the first error of each text, or null for a valid one */
export function validateEInvoices(files: readonly SchemaQuestion[]): Array<string | null> {
	const schemas = Object.fromEntries(
		Object.entries(SCHEMAS).map(([name, path]) => [name, join(FOLDER, path)]),
	);
	const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'validateEInvoices.mjs')], {
		input: JSON.stringify({ schemas, files }),
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024,
	});
	if (status !== 0) throw new Error(`The schemas could not be asked: ${stderr}`);
	return JSON.parse(stdout) as Array<string | null>;
}
