export default async function globalTeardown() {
	await globalThis.o2cTestPostgres?.stop();
}
