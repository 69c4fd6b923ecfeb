import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, isPortFree } from '../../../scripts/host/findFreePort.mjs';
import { writeImapConfig } from './writeImapConfig';

const DOVECOT = '/usr/sbin/dovecot';

export interface ImapServer {
	readonly port: number;
	readonly user: string;
	readonly password: string;
	/** Lays a mail into the inbox, as a delivery agent does. */
	deliver(mail: string | Buffer): void;
	/** Mails that nobody has read yet. */
	unread(): number;
	stop(): Promise<void>;
}

/** A real IMAP server (Dovecot) on this machine with one mailbox, in a folder of its own. */
export async function startImap(user: string): Promise<ImapServer> {
	if (!existsSync(DOVECOT)) throw new Error('Dovecot is missing: apt-get install dovecot-imapd');
	const folder = mkdtempSync(join(tmpdir(), 'o2c-imap-'));
	const port = await findFreePort();
	const password = 'only-on-this-machine';
	const box = join(folder, 'mail', user);
	for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(box, part), { recursive: true });
	// Dovecot reads mail as a user of its own, never as root.
	execFileSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
	execFileSync('chmod', ['755', folder]);
	const config = writeImapConfig({ folder, port, user, password });
	const child = spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' });
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	for (let tries = 0; await isPortFree(port); tries += 1) {
		if (tries > 100 || child.exitCode !== null) throw new Error(`Dovecot did not start: see ${folder}/log`);
		await sleep(100);
	}
	let count = 0;
	return {
		port,
		user,
		password,
		deliver: (mail) => {
			const name = `${Date.now()}.${(count += 1)}.localhost`;
			writeFileSync(join(box, 'tmp', name), mail);
			execFileSync('chown', ['mail:mail', join(box, 'tmp', name)]);
			renameSync(join(box, 'tmp', name), join(box, 'new', name));
		},
		unread: () =>
			readdirSync(join(box, 'new')).length +
			readdirSync(join(box, 'cur')).filter((name) => !/:2,.*S/.test(name)).length,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
