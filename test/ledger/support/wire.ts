import { createServer, connect, type Socket } from 'node:net';

/** A wire to the database that a test can cut. */
export interface Wire {
	readonly port: number;
	/** Ports by which the server knows the connections that run over this wire. */
	serverPorts(): number[];
	/** Cuts every connection now. */
	cut(): void;
	/** Cuts the connection at the next statement that holds the text: before the server gets it, or before its answer. */
	cutAt(text: string, when: 'beforeServer' | 'beforeAnswer'): void;
	/**
	 * From the next statement that holds the text nothing gets through on its connection, and nothing says so: what a
	 * server that has lost its power or its route looks like.
	 */
	muteAt(text: string): void;
	/** Takes no new connections for a while. */
	refuse(refusing: boolean): void;
	close(): Promise<void>;
}

export async function layWire(host: string, port: number): Promise<Wire> {
	const sockets = new Set<Socket>();
	const upstreams = new Set<Socket>();
	let trap: { text: string; when: 'beforeServer' | 'beforeAnswer' | 'never' } | undefined;
	let refusing = false;
	const server = createServer((client) => {
		if (refusing) return void client.destroy();
		const upstream = connect(port, host);
		upstreams.add(upstream);
		let muted = false;
		let dead = false;
		for (const socket of [client, upstream]) {
			sockets.add(socket);
			socket.on('error', () => undefined);
			socket.on('close', () => {
				sockets.delete(socket);
				upstreams.delete(upstream);
				client.destroy();
				upstream.destroy();
			});
		}
		client.on('data', (data) => {
			if (trap && data.includes(trap.text)) {
				const { when } = trap;
				trap = undefined;
				if (when === 'beforeServer') return void client.destroy();
				muted = when === 'beforeAnswer';
				dead = when === 'never';
			}
			if (!dead) upstream.write(data);
		});
		upstream.on('data', (data) => {
			if (dead) return;
			if (muted) client.destroy();
			else client.write(data);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const cut = () => sockets.forEach((socket) => socket.destroy());
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		serverPorts: () => [...upstreams].flatMap(({ localPort }) => localPort ?? []),
		cut,
		cutAt: (text, when) => (trap = { text, when }),
		muteAt: (text) => (trap = { text, when: 'never' }),
		refuse: (now) => (refusing = now),
		close: () => {
			cut();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}
