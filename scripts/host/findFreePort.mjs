import { createServer } from 'node:net';

/** Ports that were given already: whoever asked may not listen there yet. */
const given = new Set();

/** @returns {Promise<number>} a port that is free on this machine at this moment, and that nobody here was given before */
export async function findFreePort() {
	for (;;) {
		const port = await listenOnce(0);
		if (given.has(port)) continue;
		given.add(port);
		return port;
	}
}

/** @param {number} port */
export async function isPortFree(port) {
	return await listenOnce(port).then(
		() => true,
		() => false,
	);
}

/**
 * @param {number} port
 * @returns {Promise<number>}
 */
async function listenOnce(port) {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const taken = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(taken));
		});
	});
}
