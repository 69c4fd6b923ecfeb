import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { explain, outside, rooms, shippedRooms } from '../../scripts/rooms.cjs';
import { roomImportConfigs } from '../../scripts/lint/roomImports.cjs';
import { roomSyntaxConfigs } from '../../scripts/lint/roomSyntax.cjs';

type Arrows = { rooms: string[]; types?: string[]; within?: string };
const table: Record<string, Arrows> = rooms;

const linter = new Linter({ configType: 'flat' });
const configs = [
	{
		files: ['**/*.ts'],
		languageOptions: { parser: tseslint.parser },
		plugins: { '@typescript-eslint': tseslint.plugin },
	},
	...roomImportConfigs(),
	...roomSyntaxConfigs(),
] as Linter.Config[];

const complaints = (filename: string, code: string): string[] =>
	linter.verify(code, configs, { filename }).map(({ message }) => message);

const fileIn = (room: string, depth: number): string => `${room}/${'deeper/'.repeat(depth)}file.ts`;
const upFrom = (file: string): string => '../'.repeat(file.split('/').length - 1);

describe.each(Object.keys(rooms))('%s/', (room) => {
	const { rooms: allowed, types = [], within } = table[room]!;
	const others = [...shippedRooms, ...outside].filter((other) => other !== room && other !== within);

	test.each([0, 1, 3])('imports what the table allows and nothing else, %i folders down', (depth) => {
		const file = fileIn(room, depth);
		for (const other of others) {
			const from = `'${upFrom(file)}${other}/thing'`;
			const refused = [expect.stringContaining(explain(room))];
			const value = complaints(file, `import { thing } from ${from}; thing();`);
			const type = complaints(file, `import type { Thing } from ${from}; export type T = Thing;`);
			const isFree = allowed.includes(other);
			expect({ other, value, type }).toEqual({
				other,
				value: isFree ? [] : refused,
				type: isFree || types.includes(other) ? [] : refused,
			});
		}
	});
});

test('a subfolder may be named like another room', () => {
	expect(complaints('domain/deeper/file.ts', "import { a } from '../services/a'; a();")).toEqual([]);
});

test.each(['node:fs', 'fs', 'kysely', 'zod', 'n8n-workflow'])('domain/ does not import %s', (name) => {
	expect(complaints('domain/file.ts', `import * as x from '${name}'; x;`)).toHaveLength(1);
});

test.each(['big.js', 'ibantools', 'luxon', 'zod/v4', './other', '../domain/other'])(
	'domain/ imports %s',
	(name) => {
		expect(complaints('domain/file.ts', `import * as x from '${name}'; x;`)).toEqual([]);
	},
);

test.each(['domain', 'ledger', 'services', 'formats'])('%s/ is free of n8n', (room) => {
	expect(complaints(`${room}/file.ts`, "import { sleep } from 'n8n-workflow'; sleep;")).toHaveLength(1);
	expect(complaints('nodes/X/file.ts', "import { sleep } from 'n8n-workflow'; sleep;")).toEqual([]);
});

test.each([
	'Date.now()',
	'new Date()',
	'Date()',
	'DateTime.now()',
	'DateTime.local()',
	'DateTime.utc()',
	'Math.random()',
	'process.env.TZ',
	'fetch("x")',
])('domain/ has no clock, chance or process: %s', (code) => {
	expect(complaints('domain/file.ts', `export const x = ${code};`)).toHaveLength(1);
});

test.each(['new Date(0)', 'DateTime.utc(2026, 1, 31)', 'Math.max(1, 2)'])('domain/ may use %s', (code) => {
	expect(complaints('domain/file.ts', `export const x = ${code};`)).toEqual([]);
});

test.each([
	['services', 'async (tx: Tx) => { await fetch("x"); }', 2],
	['services', 'async (tx: Tx) => { await other.get(1); }', 1],
	['services', 'async (tx: Tx) => { await tx.get(1); await insert(tx, 1); await onStep("x"); }', 0],
	['services', 'async (item: Item) => { await other.get(1); }', 0],
	['ledger', 'async (item: Item, tx: Tx) => { ledger.read(item); }', 1],
	['ledger', 'async (tx: Tx) => { setTimeout(go, 1); }', 1],
	['ledger', 'function (this: X, tx: Tx) { return this.ledger.read; }', 1],
	['ledger', '() => sql.raw(`drop table ${name}`)', 1],
	['ledger', '() => sql.raw("drop table " + name)', 1],
	['ledger', '() => sql`select ${value}`', 0],
] as const)('%s: %s has %i complaints', (room, code, count) => {
	expect(complaints(`${room}/file.ts`, `export const f = ${code};`)).toHaveLength(count);
});
