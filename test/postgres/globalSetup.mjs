import { startPostgres } from './server.mjs';

/** One real PostgreSQL for the whole run. Each suite makes a schema or database of its own in it. */
export default async function globalSetup() {
	// A server that is already there, as in a watch loop, is used and left alone.
	if (process.env.O2C_TEST_POSTGRES) return;
	const server = await startPostgres();
	process.env.O2C_TEST_POSTGRES = server.url;
	globalThis.o2cTestPostgres = server;
	// Without this, a run that is told to end would leave the server behind.
	for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
}
