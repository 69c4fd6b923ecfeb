import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(
	process.env['O2C_CONFORMANCE'] ?? join(__dirname, '..', '..', '..', 'shared', 'conformance'),
	'sepa',
);
const isHere = existsSync(FOLDER);
if (!isHere)
	console.warn(
		'SKIPPED: schemas and samples of SEPA are not here. Set O2C_CONFORMANCE, or put them at ../shared/conformance.',
	);

/**
 * Runs where the schemas and samples are, which may not be copied into the repository. Elsewhere the body is left alone:
 * it reads them while it is told.
 */
export function describeConformance(title: string, body: () => void): void {
	if (isHere) describe(title, body);
	else describe.skip(title, () => it.todo('schemas and samples of SEPA are not here'));
}

export function sepaJson<T>(name: string): T {
	return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T;
}

export function sepaText(name: string): string {
	return readFileSync(join(FOLDER, name), 'utf8');
}

export function sepaFiles(folder: string, ending: string): string[] {
	return readdirSync(join(FOLDER, folder))
		.filter((name) => name.endsWith(ending))
		.sort();
}

export interface SchemaQuestion {
	/** Such as `pain.008.001.08`, or `returns/camt.053.001.08`. */
	readonly schema: string;
	readonly xml: string;
}

/** @returns the first error of each text, or null for a valid one */
export function validateXml(files: readonly SchemaQuestion[]): Array<string | null> {
	const schemas = Object.fromEntries(
		files.map(({ schema }) => [schema, join(FOLDER, 'xsd', `${schema}.xsd`)]),
	);
	const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'validateXml.mjs')], {
		input: JSON.stringify({ schemas, files }),
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024,
	});
	if (status !== 0) throw new Error(`The schemas could not be asked: ${stderr}`);
	return JSON.parse(stdout) as Array<string | null>;
}
