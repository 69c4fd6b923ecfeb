import { readFileSync, statSync } from 'node:fs';
import { groupDeliveryNotes } from '../../domain/grouping/groupDeliveryNotes';
import { Refusal, refuse } from '../../domain/refusal';
import type { Command, CommandOutcome } from '../command';
import { clean, printGrouping, summarise } from '../grouping/printGrouping';
import { isGiven } from '../grouping/readNote';
import { readSchedule } from '../grouping/readSchedule';
import { readSelection } from '../grouping/readSelection';

const MOST_MEGABYTES = 64;

export const group: Command = {
	usage: '<notes file>',
	summary:
		'Tells which delivery notes of a JSON file share an invoice, and why the others are left; - reads the input.',
	options: {},
	async run({ positionals, now }) {
		const input = readJson(positionals[0]);
		const today = now().slice(0, 10);
		return isGiven(input) && Array.isArray(input['cases'])
			? answerCases(input['cases'], today)
			: answer(input, today);
	},
};

/** One question: which notes share an invoice, or whether a run is due. */
function answer(input: unknown, today: string): CommandOutcome {
	const schedule = readSchedule(input);
	if (schedule !== undefined)
		return { code: 0, json: schedule, text: schedule.run ? 'The run is due.' : 'The run is not due.' };
	const { notes, run, assumed } = readSelection(input, today);
	const grouping = groupDeliveryNotes(notes, run);
	return {
		code: 0,
		json: { ...summarise(grouping, run), assumed },
		text: [printGrouping(grouping, run), ...assumed.map(clean)].join('\n\n'),
	};
}

/** A file of cases of other systems; one that asks for more than this is named, and the rest goes on. */
function answerCases(cases: readonly unknown[], today: string): CommandOutcome {
	const answers = cases.map((peer, index) => {
		const given = isGiven(peer) ? peer : {};
		const id = clean(String(given['id'] ?? `case ${index + 1}`));
		try {
			const { json, text } = answer(given['given'] ?? given, today);
			const expected = isGiven(given['expect']) ? given['expect'] : {};
			const met = (['invoices', 'run'] as const).every(
				(name) => !isCompared(expected[name]) || (json as Record<string, unknown>)[name] === expected[name],
			);
			return { id, met, text, json };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const { rule, message, fix } = error;
			return { id, met: true, text: `Refused: ${message} ${fix}`, json: { error: { rule, message, fix } } };
		}
	});
	const allMet = answers.every(({ met }) => met);
	return {
		code: allMet ? 0 : 1,
		json: answers.map(({ id, met, json }) => ({ id, met, answer: json })),
		text: answers
			.map(({ id, met, text }) => `=== ${id}${met ? '' : '  NOT AS EXPECTED'}\n${text}`)
			.join('\n\n'),
	};
}

function isCompared(expected: unknown): boolean {
	return typeof expected === 'number' || typeof expected === 'boolean';
}

function readJson(path: string | undefined): unknown {
	if (path === undefined) {
		refuse({
			rule: 'cli.file',
			message: 'No file was named.',
			fix: 'Give the path of a JSON file with delivery notes, or - to read them from the input.',
		});
	}
	const text = readText(path).replace(/^\uFEFF/, '');
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		return refuse({
			rule: 'cli.json',
			message: `${path} is not JSON: ${(error as Error).message}.`,
			fix: 'Give a list of notes such as [{"customer": "A", "date": "2026-11-30", "currency": "EUR"}].',
		});
	}
}

function readText(path: string): string {
	try {
		if (path === '-') return readFileSync(0, 'utf8');
		if (statSync(path).size <= MOST_MEGABYTES * 1024 * 1024) return readFileSync(path, 'utf8');
	} catch (error) {
		refuse({
			rule: 'cli.file',
			message: `${path} cannot be read: ${(error as Error).message}.`,
			fix: 'Give the path of a JSON file with delivery notes.',
		});
	}
	return refuse({
		rule: 'cli.file',
		message: `${path} is larger than ${MOST_MEGABYTES} MB.`,
		fix: 'Give the notes of fewer customers at a time.',
	});
}
