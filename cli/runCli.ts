import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Instant } from '../domain/dates/calendarDate';
import { Refusal } from '../domain/refusal';
import type { Command, CommandOutcome } from './command';
import { backup } from './commands/backup';
import { checkSetup } from './commands/checkSetup';
import { dunning } from './commands/dunning';
import { exportAudit } from './commands/exportAudit';
import { group } from './commands/group';
import { move } from './commands/move';
import { restore } from './commands/restore';
import { sepa } from './commands/sepa';
import { verify } from './commands/verify';
import { CA_VARIABLE, URL_VARIABLE } from './postgresFromEnvironment';
import { list } from './table';

export const COMMANDS: Readonly<Record<string, Command>> = {
	verify,
	backup,
	restore,
	move,
	'export-audit': exportAudit,
	'check-setup': checkSetup,
	group,
	dunning,
	sepa,
};

export interface CliSurroundings {
	readonly out: Writable;
	readonly err: Writable;
	readonly now: () => Instant;
}

/** It ran, and all is well; it ran, and something is not; it could not run. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command of the command line. Nothing is thrown: what went wrong is told, and 2 comes back. */
export async function runCli(argv: readonly string[], { out, err, now }: CliSurroundings): Promise<ExitCode> {
	const [name = '', ...rest] = argv;
	const command = COMMANDS[name];
	if (!command) {
		const asked = ['', 'help', '--help', '-h'].includes(name);
		(asked ? out : err).write(`${asked ? '' : `There is no command '${name}'.\n\n`}${USAGE}\n`);
		return asked ? 0 : 2;
	}
	const isJson = rest.includes('--json');
	const write = async (text: string) => {
		if (!out.write(text)) await once(out, 'drain');
	};
	try {
		const { values, positionals } = parseArgs({
			args: rest,
			options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
			allowPositionals: command.usage.startsWith('<'),
		});
		if (values['help'] === true) {
			await write(`${USAGE}\n`);
			return 0;
		}
		const given = values as Readonly<Record<string, string | boolean | undefined>>;
		const outcome = await command.run({ values: given, positionals, now, write });
		await tell(outcome, isJson, write);
		return outcome.code;
	} catch (error) {
		const told = describe(error);
		if (isJson) await write(`${JSON.stringify({ error: told }, null, '\t')}\n`);
		err.write(
			`${told.message}\n${[told.fix, told.rule && `Rule: ${told.rule}.`].filter(Boolean).join(' ')}\n`,
		);
		return 2;
	}
}

async function tell(
	{ json, text }: CommandOutcome,
	isJson: boolean,
	write: (text: string) => Promise<void>,
): Promise<void> {
	if (json === undefined) return;
	await write(`${isJson ? JSON.stringify(json, null, '\t') : text}\n`);
}

function describe(error: unknown): { message: string; fix?: string; rule?: string } {
	if (error instanceof Refusal) {
		const { message, fix, rule, committed } = error;
		return { message, fix: [committed, fix].filter(Boolean).join(' '), rule };
	}
	const { message, code, errors } = (error ?? {}) as { message?: string; code?: string; errors?: unknown[] };
	// Node gathers the attempts on several addresses of a host in an error without a message.
	if (!message && errors?.[0] !== undefined) return describe(errors[0]);
	const isUsage = code?.startsWith('ERR_PARSE_ARGS') === true;
	return { message: message || code || String(error), ...(isUsage ? { fix: `\n${USAGE}` } : {}) };
}

const USAGE = `order-to-cash <command> [options]

${list(Object.entries(COMMANDS).map(([name, { usage }]) => [`  ${name}`, usage]))}

${list(Object.entries(COMMANDS).map(([name, { summary }]) => [`  ${name}`, summary]))}

The books are the embedded ledger of the n8n user folder (N8N_USER_FOLDER, else the home folder), or with --postgres the
PostgreSQL ledger of the environment variable ${URL_VARIABLE}:
  postgres://user:password@host:5432/database?schema=order_to_cash&sslmode=disable|require|verify-full
(${CA_VARIABLE} names a file with the certificate authority). It is read from the environment only: arguments can be read
by every user of the machine, and shells keep them in their history.

Options of every command: --json (for programs), --postgres, --embedded-anyway (the old books after a move), --help.
Exit codes: 0 in order, 1 something was found that is not, 2 it could not run.`;
