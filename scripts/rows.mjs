import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run rows`: each row of the feature list that a landed issue names → the tests that show it, or the reason why
 * not. Ends with 1 when a row has neither, or names a test that is not there.
 *
 * test/rows/landed.json   issue → rows ("A001-A010" is a range)
 * test/rows/*.json        row → ["test/file.test.ts › name of the test", …] or "why not"
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'test/rows');
const MANY = 10;
/** A value that jest or a template writes into a title. */
const PLACE = /%[sdijop]|\$\{[^}]*\}|\$[A-Za-z.]+/;

const landed = readJson('landed.json');
const maps = readdirSync(folder)
	.filter((file) => file.endsWith('.json') && file !== 'landed.json')
	.sort()
	.map(readJson);
const problems = [];
const usedBy = new Map();

for (const [issue, ranges] of Object.entries(landed)) {
	console.log(`issue ${issue}`);
	for (const row of ranges.flatMap(expand)) printRow(row);
}
for (const [test, rows] of usedBy) {
	if (rows.length > MANY) console.log(`\nnamed by ${rows.length} rows: ${test}\n  ${rows.join(' ')}`);
}
if (problems.length > 0) {
	console.error(`\n${problems.join('\n')}`);
	process.exit(1);
}

function printRow(row) {
	const entries = maps.flatMap((map) =>
		map[row] === undefined
			? []
			: [map[row]].flat().map((text) => ({ text, isTest: Array.isArray(map[row]) })),
	);
	if (entries.length === 0) problems.push(`${row}: neither a test nor a reason`);
	for (const { text, isTest } of entries) {
		console.log(`  ${row}  ${isTest ? text : `not shown: ${text}`}`);
		if (!isTest) continue;
		usedBy.set(text, [...(usedBy.get(text) ?? []), row]);
		if (!testExists(text)) problems.push(`${row}: there is no test '${text}'`);
	}
}

/** Every part of the name stands in the file: as it is written there, or as a title with places for values. */
function testExists(text) {
	const [file, ...names] = text.split(' › ');
	const path = join(root, file);
	if (names.length === 0 || !existsSync(path)) return false;
	const source = readFileSync(path, 'utf8').replace(/\\(['"`])/g, '$1');
	const titles = titlesWithPlaces(source);
	const told = (least) => (name) =>
		source.includes(name) || titles.some(({ pattern, letters }) => letters >= least && pattern.test(name));
	// A title that is nothing but places fits any name, so one part must be told by words.
	return names.every(told(0)) && names.some(told(8));
}

function titlesWithPlaces(source) {
	const literals = [...source.matchAll(/'([^'\n]+)'|`([^`\n]+)`|"([^"\n]+)"/g)].map(
		([, a, b, c]) => a ?? b ?? c,
	);
	return literals
		.filter((literal) => PLACE.test(literal))
		.map((literal) => {
			const parts = literal.split(PLACE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
			return { pattern: new RegExp(`^${parts.join('.+')}$`), letters: parts.join('').length };
		});
}

function expand(range) {
	const [from, to = from] = range.split('-');
	const first = Number(from.slice(1));
	const count = Number(to.slice(1)) - first + 1;
	return Array.from({ length: count }, (_, index) => `${from[0]}${String(first + index).padStart(3, '0')}`);
}

function readJson(file) {
	return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
