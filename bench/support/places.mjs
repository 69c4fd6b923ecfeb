import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../test/postgres/server.mjs';
import { shipped } from './shipped.mjs';

/** An n8n user folder of its own for the embedded ledger; gone afterwards. */
export async function inUserFolder(work) {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-bench-'));
	const before = process.env.N8N_USER_FOLDER;
	process.env.N8N_USER_FOLDER = folder;
	try {
		return await work(folder);
	} finally {
		await shipped('nodes/shared/ledgerHandle.js').closeLedgers();
		if (before === undefined) delete process.env.N8N_USER_FOLDER;
		else process.env.N8N_USER_FOLDER = before;
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Where the embedded ledger of a user folder lies. */
export const ledgerPath = (folder) => join(folder, '.n8n', 'order-to-cash', 'ledger.sqlite');

/** A PostgreSQL server that flushes to the disk as a real one does; the tests' server does not. */
export async function onPostgres(work) {
	const server = await startPostgres({ fsync: 'on', full_page_writes: 'on', shared_buffers: '256MB' });
	try {
		const url = new URL(server.url);
		return await work({
			host: url.hostname,
			port: Number(url.port),
			database: url.pathname.slice(1),
			user: decodeURIComponent(url.username),
			password: decodeURIComponent(url.password),
			ssl: 'disable',
		});
	} finally {
		await server.stop();
	}
}
