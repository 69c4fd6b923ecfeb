import { planDunning } from '../../domain/dunning/planDunning';
import { readState } from '../../domain/dunning/readState';
import { dunningStateInput } from '../../domain/dunning/stateInput';
import { refuse } from '../../domain/refusal';
import { fieldList } from '../../domain/schemas/parseInput';
import { textOf, type Command, type CommandTask } from '../command';
import { printPlan, summarisePlan } from '../dunning/printPlan';
import { SAMPLE_STATE } from '../dunning/sampleState';
import { readJsonFile } from '../readJsonFile';

export const dunning: Command = {
	usage:
		'<state file> [--date YYYY-MM-DD] [--time HH:MM] [--due-from] [--due-until] [--cap] [--soon-days] [--sample]',
	summary:
		'Tells which reminders are due on a day, for a state of invoices and quotations in a JSON file, and why or why not.',
	options: {
		date: { type: 'string' },
		time: { type: 'string' },
		'due-from': { type: 'string' },
		'due-until': { type: 'string' },
		cap: { type: 'string' },
		'soon-days': { type: 'string' },
		sample: { type: 'boolean' },
	},
	async run(task) {
		if (task.values['sample'] === true)
			return { code: 0, json: SAMPLE_STATE, text: JSON.stringify(SAMPLE_STATE, null, '\t') };
		const state = readState(
			readJsonFile(
				task.positionals[0],
				`the state of what is open (${fieldList(dunningStateInput)}; --sample prints one)`,
			),
		);
		const plan = planDunning(state, textOf(task, 'date') ?? task.now().slice(0, 10), optionsOf(task));
		return { code: 0, json: summarisePlan(plan), text: printPlan(plan) };
	},
};

function optionsOf(task: CommandTask) {
	const given = {
		time: textOf(task, 'time'),
		dueFrom: textOf(task, 'due-from'),
		dueUntil: textOf(task, 'due-until'),
		cap: wholeOf(task, 'cap'),
		soonDays: wholeOf(task, 'soon-days'),
	};
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function wholeOf(task: CommandTask, name: string): number | undefined {
	const text = textOf(task, name);
	if (text === undefined || /^\d{1,6}$/.test(text)) return text === undefined ? undefined : Number(text);
	return refuse({
		rule: 'cli.number',
		field: name,
		message: `--${name} is '${text}', which is not a whole number.`,
		fix: 'Give a whole number from 0 on.',
	});
}
