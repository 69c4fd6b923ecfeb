import type { PlanRowView } from '../../../services/dunning/planRowView';
import { planDunningRun } from '../../../services/dunning/planDunningRun';
import { claimDunning, type ClaimedRows } from '../../../services/dunning/claimDunning';
import { confirmDunning } from '../../../services/dunning/confirmDunning';
import type { LetterView } from '../../../services/dunning/letterView';
import type { StepView } from '../../../services/dunning/stepView';
import type { ServiceContext } from '../../../services/context';
import { saveMaster } from '../../../services/saveMaster';
import { run, runAll } from '../../support/stories';
import { customerAccount, type CustomerAccount } from '../customerAccount';
import type { Stage } from '../stage';

/** A company that chases one customer, new for each test, and the days on which it does. */
export interface Chase extends CustomerAccount {
	/** The day of the story, at ten o'clock in Paris. */
	day(date: string): void;
	party(more: object): Promise<void>;
	plan(more?: object): Promise<PlanRowView[]>;
	/** What is due. */
	due(): Promise<PlanRowView[]>;
	claim(rows: readonly PlanRowView[], more?: object, context?: ServiceContext): Promise<ClaimedRows>;
	sent(letter: LetterView): Promise<readonly StepView[]>;
	failed(letter: LetterView, reason?: string): Promise<readonly StepView[]>;
	/** Plan, claim, confirm as the daily job does; gives the letters that left. */
	job(context?: ServiceContext): Promise<readonly LetterView[]>;
}

export function chase(stage: Stage): Chase {
	const base = customerAccount(stage);
	const story = () => stage.story;
	const chased: Chase = Object.assign(base, {
		day: (date: string): void => story().at(`${date}T09:00:00.000Z`),
		party: async (more: object) => {
			await run(story(), saveMaster('party'), {
				code: base.customer,
				name: 'Client & Fils',
				company: base.company,
				email: 'compta@client.example',
				language: 'fr',
				address: { line1: '4 place du Marché', postCode: '69002', city: 'Lyon', country: 'FR' },
				...more,
			});
		},
		plan: (more: object = {}) => planDunningRun(story(), { company: base.company, ...more }),
		due: () => planDunningRun(story(), { company: base.company, standings: ['due'] }),
		claim: async (rows: readonly PlanRowView[], more: object = {}, context: ServiceContext = story()) => {
			const outcomes = await claimDunning(context, rows, more);
			const all: ClaimedRows[] = outcomes.map(({ result }) => {
				if (!result.ok) throw result.error;
				return result.value;
			});
			return {
				letters: all.flatMap(({ letters }) => letters),
				leftOut: all.flatMap(({ leftOut }) => leftOut),
			};
		},
		sent: ({ letter }: LetterView) => runAll<StepView>(story(), confirmDunning('sent'), { letter }),
		failed: ({ letter }: LetterView, reason?: string) =>
			runAll<StepView>(story(), confirmDunning('failed'), { letter, reason }),
		job: async (context: ServiceContext = story()) => {
			const rows = await planDunningRun(context, { company: base.company, standings: ['due'] });
			const { letters } = await chased.claim(rows, {}, context);
			for (const { letter } of letters) await runAll<StepView>(context, confirmDunning('sent'), { letter });
			return letters;
		},
	});
	beforeEach(async () => {
		chased.day('2026-03-10');
		await chased.party({});
	});
	return chased;
}
