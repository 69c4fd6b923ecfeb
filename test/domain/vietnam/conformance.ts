import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER =
	process.env['O2C_CONFORMANCE'] ?? join(__dirname, '..', '..', '..', '..', 'shared', 'conformance');

/** A sample of Vietnamese e-invoices. They may not be copied into the repository; undefined where they are absent. */
export function readSample<T>(name: string): T | undefined {
	const file = join(FOLDER, 'vietnam', name);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
	console.warn(
		`SKIPPED: the sample '${name}' is not here. Set O2C_CONFORMANCE, or put it at ../shared/conformance.`,
	);
	return undefined;
}
