import fc from 'fast-check';
import { addDays } from '../../domain/dates/calendarDate';
import { BILLING_MODES, PERIODICITIES } from '../../domain/grouping/grouping';
import { cancelDocument } from '../../services/cancelDocument';
import { groupNotes } from '../../services/groupNotes';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { found, note } from './deferredStage';
import { invoiceOf, onEachDatabase } from './stage';

const CITIES = ['Brest', 'Nice'];

onEachDatabase('groups and left-outs together', (stage) => {
	let company: string;
	/** Ids of all notes; of those a run that selects looks at; of those nothing is left. */
	const all: string[] = [];
	const open = new Set<string>();
	const invoiced = new Set<string>();

	beforeAll(async () => {
		company = await found(stage);
		const settings = [{ billingPeriodicity: 'week', groupingKeys: ['shipTo'] }, { billingMode: 'perOrder' }];
		for (const [index, more] of settings.entries())
			await run(stage.story, saveMaster('party'), {
				code: `${company}-${index}`,
				name: 'X',
				company,
				...more,
			});
		const customers = [`${company}-C`, `${company}-0`, `${company}-1`];
		for (let index = 0; index < 18; index += 1) {
			const made = await note(
				stage,
				company,
				{
					issueDate: addDays('2026-02-15', index),
					validate: index % 6 !== 5,
					externalReference: `n${index}`,
				},
				{ customer: customers[index % 3], shipTo: { city: CITIES[index % 2], country: 'FR' } },
			);
			all.push(made.id);
			if (index % 6 === 4) {
				await invoiceOf(stage.story, made);
				invoiced.add(made.id);
			} else if (index % 6 === 3) await run(stage.story, cancelDocument, { id: made.id, reason: 'wrong' });
			else if (index % 6 !== 5) open.add(made.id);
		}
	});

	const choices = {
		onDate: fc.constantFrom('2026-01-31', '2026-02-15', '2026-02-28', '2026-03-10', '2026-04-30'),
		mode: fc.option(fc.constantFrom(...BILLING_MODES), { nil: undefined }),
		extraKeys: fc.option(fc.subarray(['shipTo', 'order', 'salesperson']), { nil: undefined }),
		calendarMonth: fc.option(fc.boolean(), { nil: undefined }),
		minimumNotes: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
		periodicities: fc.option(fc.subarray([...PERIODICITIES], { minLength: 1 }), { nil: undefined }),
	};
	const idsOf = ({ groups, leftOut }: Awaited<ReturnType<typeof groupNotes>>) => [
		...groups.flatMap(({ ids }) => ids),
		...leftOut.map(({ id }) => id),
	];

	it('are the selection, each note once', async () => {
		expect([open.size, invoiced.size].every((size) => size >= 2)).toBe(true);
		await fc.assert(
			fc.asyncProperty(fc.record(choices), async (given) => {
				const result = await groupNotes(stage.story, { company, ...given });
				expect(idsOf(result).sort()).toEqual([...open].sort());
				expect(result.hints.join()).toContain(`${invoiced.size} delivery notes`);
			}),
			{ numRuns: 25 },
		);
	});

	it('are what was picked, in whatever order', async () => {
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray(all), fc.record(choices), async (notes, given) => {
				const result = await groupNotes(stage.story, { ...given, notes });
				expect(idsOf(result).sort()).toEqual([...notes].sort());
				const again = await groupNotes(stage.story, { ...given, notes: notes.toReversed() });
				expect(again).toEqual(result);
			}),
			{ numRuns: 25 },
		);
	});
});
