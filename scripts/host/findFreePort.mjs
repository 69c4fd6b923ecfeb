import { createServer } from 'node:net';

/** @returns {Promise<number>} a port that is free on this machine at this moment */
export async function findFreePort() {
	return await listenOnce(0);
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
			const given = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(given));
		});
	});
}
