import type { ParseArgsOptionsConfig } from 'node:util';
import type { Instant } from '../domain/dates/calendarDate';

/** What a command is given: its arguments, and the time. */
export interface CommandTask {
	readonly values: Readonly<Record<string, string | boolean | undefined>>;
	readonly positionals: readonly string[];
	readonly now: () => Instant;
	/** Writes to standard output as it goes, for what is too long to be kept. */
	readonly write: (text: string) => Promise<void>;
}

export interface CommandOutcome {
	/** 0: in order; 1: something was found that is not. */
	readonly code: 0 | 1;
	/** For people. */
	readonly text: string;
	/** For programs, with `--json`; undefined where everything was written already. */
	readonly json: unknown;
}

export interface Command {
	/** After the name of the command: `<backup file> [--move-aside]`. */
	readonly usage: string;
	readonly summary: string;
	readonly options: ParseArgsOptionsConfig;
	run(task: CommandTask): Promise<CommandOutcome>;
}

/** An option that holds a text. */
export function textOf({ values }: CommandTask, name: string): string | undefined {
	const value = values[name];
	return typeof value === 'string' ? value : undefined;
}
