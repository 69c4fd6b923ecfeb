import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Mailbox {
	readonly folder: string;
	readonly port: number;
	readonly user: string;
	readonly password: string;
}

/** Configuration of a Dovecot that touches nothing outside its folder and listens on this machine alone. */
export function writeImapConfig({ folder, port, user, password }: Mailbox): string {
	for (const part of ['run', 'state']) mkdirSync(join(folder, part));
	writeFileSync(join(folder, 'users'), `${user}:{PLAIN}${password}::::::\n`);
	const file = join(folder, 'dovecot.conf');
	writeFileSync(
		file,
		`protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
	);
	return file;
}
