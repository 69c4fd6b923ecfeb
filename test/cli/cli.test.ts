import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { DatabaseSync } from 'node:sqlite';
import packageJson from '../../package.json';
import { COMMANDS, runCli } from '../../cli/runCli';
import { postgresFromEnvironment } from '../../cli/postgresFromEnvironment';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { NOW } from '../support/ledgers';
import { fillBooks, surroundings, type Surroundings } from '../services/embeddedBooks';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => {
	at = surroundings();
	process.env['N8N_USER_FOLDER'] = at.folder;
});
afterEach(async () => {
	delete process.env['N8N_USER_FOLDER'];
	delete process.env['O2C_POSTGRES_URL'];
	await at.dispose();
});

/** The same books as a person would name them. */
function useServer(): void {
	const { host, port, database, user, password, schema } = at.target;
	process.env['O2C_POSTGRES_URL'] =
		`postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${database}?schema=${schema}`;
}

async function cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
	const texts = { out: '', err: '' };
	const into = (name: 'out' | 'err') =>
		new Writable({
			write(chunk: Buffer, _encoding, done) {
				texts[name] += chunk.toString();
				done();
			},
		});
	const code = await runCli(argv, { out: into('out'), err: into('err'), now: () => NOW });
	return { code, ...texts };
}

const fill = async () => {
	const story = await fillBooks(await at.openOld());
	await story.ledger.close();
	return story.ledger.id;
};

function tamper(statement: string): void {
	const database = new DatabaseSync(at.path);
	database.exec(statement);
	database.close();
}

describe('order-to-cash verify', () => {
	it('ends with 0 and a table when the books are intact', async () => {
		const ledger = await fill();
		const { code, out, err } = await cli('verify');
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatch(/^ok +DUPONT +\d+ +Content, hash and state of each document$/m);
		expect(out).toMatch(/^ok +DUPONT +1 +DUPONT-invoice 2026$/m);
		expect(out).toContain(`Ledger ${ledger} is intact.`);
		const chains = await cli('verify', '--chains-only', '--company', 'DUPONT', '--json');
		expect(JSON.parse(chains.out)).toMatchObject({
			ledger,
			intact: true,
			reports: [{ check: 'auditChain' }],
		});
	});

	it('ends with 1 and names what is wrong, and what to do', async () => {
		await fill();
		tamper("update documents set gross = 1 where kind = 'invoice'");
		const { code, out } = await cli('verify');
		expect(code).toBe(1);
		expect(out).toMatch(/^FAULT +DUPONT/m);
		expect(out).toMatch(/Invoice FA2026-00001: lists and sums show other values .*gross/);
		expect(out).toMatch(/Restore the last backup .*\(content\.columns\)/);
		expect(out).toMatch(/is NOT intact: 1 fault\.$/m);
		expect(JSON.parse((await cli('verify', '--json')).out)).toMatchObject({ intact: false });
	});

	it('ends with 2 where it cannot run, and makes no ledger by the way', async () => {
		const missing = await cli('verify');
		expect(missing).toMatchObject({ code: 2, out: '' });
		expect(missing.err).toMatch(/There is no embedded ledger at .*N8N_USER_FOLDER.*Rule: cli\.noLedger/s);
		expect(existsSync(at.path)).toBe(false);
		const json = await cli('verify', '--json');
		expect(JSON.parse(json.out)).toMatchObject({ error: { rule: 'cli.noLedger' } });
	});
});

describe('the command line', () => {
	it('says how it is used', async () => {
		for (const argv of [[], ['--help'], ['verify', '--help']]) {
			const { code, out } = await cli(...argv);
			expect(code).toBe(0);
			for (const name of Object.keys(COMMANDS)) expect(out).toContain(name);
			expect(out).toMatch(/Exit codes: 0 in order, 1 .*, 2/);
		}
		expect(await cli('verfy')).toMatchObject({
			code: 2,
			err: expect.stringContaining("no command 'verfy'") as string,
		});
		const wrong = await cli('verify', '--fast');
		expect(wrong.code).toBe(2);
		expect(wrong.err).toMatch(/Unknown option '--fast'/);
	});

	it('takes the password from the environment and never from the arguments', async () => {
		const url = 'postgres://books:p%40ss%2Fword@db.example:5433/erp?schema=ledger_2&sslmode=verify-full';
		expect(postgresFromEnvironment({ O2C_POSTGRES_URL: url })).toMatchObject({
			host: 'db.example',
			port: 5433,
			database: 'erp',
			user: 'books',
			password: 'p@ss/word',
			ssl: 'verify-full',
			schema: 'ledger_2',
		});
		for (const wrong of [undefined, 'books', 'mysql://db', 'postgres://db/erp?sslmode=maybe'])
			expect(() => postgresFromEnvironment({ O2C_POSTGRES_URL: wrong })).toThrow(
				expect.objectContaining({ rule: 'cli.postgres' }) as Error,
			);
		const given = await cli('verify', `--postgres-url=${url}`);
		expect(given.code).toBe(2);
		expect(given.out + given.err).not.toContain('p%40ss');
		process.env['O2C_POSTGRES_URL'] = 'postgres://books:hunter2@127.0.0.1:1/erp';
		const unreachable = await cli('verify', '--postgres');
		expect(unreachable.code).toBe(2);
		expect(unreachable.err).toMatch(/ECONNREFUSED/);
		expect(unreachable.out + unreachable.err).not.toContain('hunter2');
	});

	it('runs as a program, quietly, and is named in the package', async () => {
		await fill();
		expect(packageJson.bin).toEqual({ 'order-to-cash': 'dist/cli/main.js' });
		const register = join(__dirname, '../ledger/support/register.cjs');
		const main = join(__dirname, '../../cli/main.ts');
		expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
		const run = (...argv: string[]) =>
			spawnSync(process.execPath, ['--require', register, main, ...argv], {
				encoding: 'utf8',
				env: { ...process.env },
			});
		expect(run('verify')).toMatchObject({ status: 0, stderr: '' });
		expect(run('backup')).toMatchObject({ status: 0, stderr: '' });
		tamper('delete from audit_heads');
		expect(run('verify', '--json')).toMatchObject({ status: 1, stderr: '' });
		expect(run('nothing').status).toBe(2);
	});
});

describe('order-to-cash backup, restore, export-audit, check-setup', () => {
	it('back up, and restore what was backed up', async () => {
		const ledger = await fill();
		const { code, out } = await cli('backup', '--keep', '3', '--json');
		const report = JSON.parse(out) as { path: string; ledger: string };
		expect({ code, ledger: report.ledger }).toEqual({ code: 0, ledger });
		expect(dirname(report.path)).toBe(join(dirname(at.path), 'backups'));
		expect((await cli('backup', '--keep', 'many')).err).toMatch(/'keep'/);
		tamper('delete from audit_heads');
		expect((await cli('verify')).code).toBe(1);
		const refused = await cli('restore', report.path);
		expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--move-aside') as string });
		const restored = await cli('restore', report.path, '--move-aside');
		expect(restored.code).toBe(0);
		expect(restored.out).toMatch(/put aside +.*ledger\.sqlite\.aside-/);
		expect((await cli('verify')).code).toBe(0);
		expect((await cli('restore')).err).toMatch(/No backup was named/);
	});

	it('write the audit trail to standard output, or into a new file that is never written over', async () => {
		await fill();
		const { code, out } = await cli('export-audit', '--company', 'DUPONT');
		expect(code).toBe(0);
		const [head, ...entries] = out
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(head).toMatchObject({
			format: 'order-to-cash audit trail',
			chains: [{ entries: entries.length }],
		});
		const file = join(at.folder, 'audit.jsonl');
		expect((await cli('export-audit', '--output', file)).code).toBe(0);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const before = readFileSync(file);
		expect((await cli('export-audit', '--output', file)).code).toBe(2);
		expect(readFileSync(file)).toEqual(before);
	});

	it('say what is missing, with 1 as long as something is', async () => {
		await (await at.openOld()).close();
		const { code, out } = await cli('check-setup');
		expect(code).toBe(1);
		expect(out).toMatch(/MISSING +- +There is no company\./);
		expect(out).toContain('setup-company.json');
		expect(out).toMatch(/Not ready yet\.\n$/);
		await fill();
		const ready = await cli('check-setup', '--company', 'DUPONT');
		expect(ready.code).toBe(0);
		expect(ready.out).toMatch(/advised +DUPONT +There is no default seller profile/);
		expect(ready.out).toMatch(/Ready to quote, order and invoice\.\n$/);
	});
});

describe('order-to-cash move', () => {
	it('moves the books, and every command finds them where they are', async () => {
		const ledger = await fill();
		expect((await cli('move')).err).toMatch(/O2C_POSTGRES_URL is not set/);
		useServer();
		const dry = await cli('move', '--dry-run');
		expect(dry.out).toMatch(/outcome +wouldMove/);
		const moved = await cli('move');
		expect(moved.code).toBe(0);
		expect(moved.out).toMatch(/outcome +moved/);
		expect(moved.out).toMatch(/1\. Select the Order to Cash Ledger credential/);

		const old = await cli('verify');
		expect(old.code).toBe(2);
		expect(old.err).toMatch(new RegExp(`moved to ledger ${ledger}.*--postgres`, 's'));
		expect((await cli('verify', '--embedded-anyway')).code).toBe(0);
		const intact = await cli('verify', '--postgres', '--json');
		expect(JSON.parse(intact.out)).toMatchObject({ ledger, database: 'postgres', intact: true });
		const back = await cli('backup', '--postgres', '--json');
		expect(JSON.parse(back.out)).toMatchObject({ ledger, database: 'postgres' });
		expect((await cli('check-setup', '--postgres', '--company', 'DUPONT')).code).toBe(0);
		expect((await cli('export-audit', '--postgres')).out.split('\n')[0]).toContain(ledger);
		expect((await cli('move')).out).toMatch(/outcome +alreadyMoved/);
		expect(readdirSync(join(dirname(at.path), 'backups'))).toHaveLength(1);
		expect(areIntact(await verifyBooks({ ledger: await at.openNew() }))).toBe(true);
	});
});
