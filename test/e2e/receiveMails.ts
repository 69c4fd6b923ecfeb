import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server on this machine that takes every mail, so that it is seen what would have gone out. */

export interface ReceivedMail {
	readonly to: readonly string[];
	/** Headers and body as they came in. */
	readonly source: string;
}

export interface MailServer {
	readonly port: number;
	readonly mails: readonly ReceivedMail[];
	stop(): Promise<void>;
}

export async function receiveMails(): Promise<MailServer> {
	const mails: ReceivedMail[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		talk(socket, mails);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { port, mails, stop: () => stop(server, sockets) };
}

/** As much of SMTP (RFC 5321) as a mail client needs that neither logs in nor encrypts. */
function talk(socket: Socket, mails: ReceivedMail[]): void {
	let pending = '';
	let to: string[] = [];
	let body: string[] | undefined;
	const say = (line: string) => socket.write(`${line}\r\n`);
	const read = (line: string): void => {
		if (body) {
			if (line !== '.') return void body.push(line.replace(/^\.\./, '.'));
			mails.push({ to, source: body.join('\r\n') });
			[to, body] = [[], undefined];
			say('250 taken');
			return;
		}
		const command = line.slice(0, 4).toUpperCase();
		if (command === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '');
		if (command === 'DATA') body = [];
		say(command === 'DATA' ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 well');
		if (command === 'QUIT') socket.end();
	};
	socket.setEncoding('utf8');
	socket.on('error', () => socket.destroy());
	socket.on('data', (chunk) => {
		const lines = (pending + String(chunk)).split('\r\n');
		pending = lines.pop() ?? '';
		lines.forEach(read);
	});
	say('220 localhost');
}

async function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
	for (const socket of sockets) socket.destroy();
	await new Promise((resolve) => server.close(resolve));
}
