import { groupDeliveryNotes } from '../../domain/grouping/groupDeliveryNotes';
import { Refusal } from '../../domain/refusal';
import type { Command, CommandOutcome } from '../command';
import { clean, printGrouping, summarise } from '../grouping/printGrouping';
import { isGiven } from '../grouping/readNote';
import { readSchedule } from '../grouping/readSchedule';
import { readSelection } from '../grouping/readSelection';
import { readJsonFile } from '../readJsonFile';

export const group: Command = {
	usage: '<notes file>',
	summary:
		'Tells which delivery notes of a JSON file share an invoice, and why the others are left; - reads the input.',
	options: {},
	async run({ positionals, now }) {
		const input = readJsonFile(positionals[0], 'delivery notes');
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
