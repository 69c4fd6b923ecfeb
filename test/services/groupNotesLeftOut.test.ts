import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { groupNotes } from '../../services/groupNotes';
import { cancelDocument } from '../../services/cancelDocument';
import { listNotes } from '../../services/listNotes';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { delivered, found, group, note, numbersOf, ON, ordered, reasonsOf } from './deferredStage';
import { invoiceOf, onEachDatabase, part, reference } from './stage';

onEachDatabase('notes that cannot be invoiced', (stage) => {
	const picked = async (company: string, ...notes: ReadonlyArray<Pick<DocumentView, 'id'>>) =>
		reasonsOf(await group(stage, company, { notes: notes.map(({ id }) => id) }));

	it('a draft and a cancelled note: told where they are named, not looked for otherwise', async () => {
		const company = await found(stage);
		const draft = await note(stage, company, { validate: false });
		const cancelled = await note(stage, company);
		await run(stage.story, cancelDocument, { id: cancelled.id, reason: 'wrong' });
		expect(await picked(company, draft, cancelled)).toEqual(
			expect.arrayContaining([
				['note.draft', `${draft.id} is a draft; validate it, then it can be invoiced.`],
				['note.cancelled', `${cancelled.number} is cancelled; there is nothing to invoice.`],
			]),
		);
		expect(await group(stage, company)).toMatchObject({ groups: [], leftOut: [], hints: [] });
	});

	it('one that is invoiced names its invoice, draft or not; a run counts it', async () => {
		const company = await found(stage);
		const [one, two] = [await note(stage, company), await note(stage, company)];
		const posted = await invoiceOf(stage.story, one);
		const draft = await run(stage.story, createInvoiceFromDocuments, { ids: [two.id] });
		expect(await picked(company, one, two)).toEqual([
			['note.invoiced', `${one.number} is invoiced already on ${posted.number}.`],
			['note.invoiced', `${two.number} is invoiced already on draft ${draft.id}.`],
		]);
		const result = await group(stage, company);
		expect(result).toMatchObject({ groups: [], leftOut: [] });
		expect(result.hints).toEqual([expect.stringContaining('Nothing new: 2 delivery notes')]);
	});

	it('one whose order is invoiced, one that delivers an invoice, one that came back', async () => {
		const company = await found(stage);
		const { story } = stage;
		const one = await ordered(stage, company);
		const behind = await delivered(stage, one);
		const returned = await note(stage, company);
		const direct = await run(story, convertDocument('invoice'), { id: one.id, validate: true });
		const billed = await run(story, convertDocument('invoice'), {
			id: (await ordered(stage, company)).id,
			validate: true,
		});
		const after = await run(story, convertDocument('deliveryNote'), { id: billed.id, validate: true });
		await run(story, convertDocument('returnNote'), { id: returned.id, validate: true });
		expect(await picked(company, behind, after, returned)).toEqual(
			expect.arrayContaining([
				['note.orderInvoiced', expect.stringContaining(`invoiced already on ${direct.number}.`)],
				['note.invoicedBefore', `${after.number} delivers what was invoiced before, on ${billed.number}.`],
				['note.nothingLeft', expect.stringContaining('it came back')],
			]),
		);
		const result = await group(stage, company, { onDate: '2026-03-31' });
		expect(result).toMatchObject({ groups: [], leftOut: [] });
		expect(result.hints).toEqual([expect.stringContaining('Nothing new: 3 delivery notes')]);
	});

	it('one without order and without a price names the line; with a price of the product it is taken', async () => {
		const company = await found(stage);
		const { story } = stage;
		const alone = (lines: object[]) =>
			run(story, createDocument('deliveryNote'), {
				company,
				customer: `${company}-C`,
				issueDate: '2026-02-10',
				validate: true,
				externalReference: reference(),
				lines,
			});
		await run(story, saveMaster('product'), { code: 'PRICED', name: 'Priced', company, unitPrice: '7' });
		const priced = await alone([{ product: 'PRICED', quantity: 3 }]);
		const unpriced = await alone([
			{ product: 'PRICED', quantity: 1 },
			{ description: 'Pallet', quantity: 1 },
		]);
		const result = await group(stage, company);
		expect(result.groups).toMatchObject([{ ids: [priced.id], lineNet: 21 }]);
		expect(reasonsOf(result)).toEqual([
			[
				'note.noPrice',
				expect.stringMatching(new RegExp(`^${unpriced.number} has no price for line 2 \\(Pallet\\)`)),
			],
		]);
	});

	it('one that is delivered after the day of the run', async () => {
		const company = await found(stage);
		const late = await note(stage, company, { deliveryDate: '2026-04-02' });
		expect(await picked(company, late)).toEqual([
			['grouping.later', expect.stringContaining('2 April 2026')],
		]);
	});
});

onEachDatabase('bad input of a run', (stage) => {
	const ruleOf = (input: object) =>
		groupNotes(stage.story, input).then(
			() => 'done',
			(error: { rule?: string }) => error.rule ?? String(error),
		);

	it.each([
		[{ from: '2026-03-02', until: '2026-03-01' }, 'grouping.period'],
		[{ numberFrom: 'BL2026-00002', numberTo: 'BL2026-00001' }, 'selection.numbers'],
		[{ numberFrom: 'BL10', numberTo: 'BL9' }, 'selection.numbers'],
		[{ periodicities: ['fortnight'] }, 'input.invalid'],
		[{ mode: 'perCustomer' }, 'input.invalid'],
		[{ extraKeys: ['colour'] }, 'input.invalid'],
		[{ minimumNotes: 0 }, 'input.invalid'],
		[{ customer: 'NOBODY' }, 'party.unknown'],
		[{ company: 'NOWHERE' }, 'company.unknown'],
		[{ operationCode: 'NONE' }, 'operationCode.unknown'],
		[{ notes: ['BL9999-1'] }, 'document.unknown'],
		[{ ledger: 'led_other' }, 'ledger.other'],
	])('%j is refused by %s', async (input, rule) => {
		expect(await ruleOf({ company: 'DUPONT', ...input })).toBe(rule);
	});

	it('a pick of another kind or of nothing is told, and the rest goes on where the caller wants it', async () => {
		const company = await found(stage);
		const one = await ordered(stage, company);
		const made = await delivered(stage, one);
		const input = { notes: [one.id, made.id, 'BL0000-1'], onDate: ON };
		expect(await ruleOf(input)).toBe('note.otherKind');
		const result = await groupNotes(stage.story, input, true);
		expect(numbersOf(result)).toEqual([[made.number]]);
		expect(result.refused.map(({ index, refusal }) => [index, refusal.rule])).toEqual([
			[0, 'note.otherKind'],
			[2, 'document.unknown'],
		]);
	});
});

onEachDatabase('the pick list', (stage) => {
	it('shows each note with what is left of it, its keys, and why a run would leave it', async () => {
		const company = await found(stage, { billingPeriodicity: 'week' });
		const one = await note(stage, company, { issueDate: '2026-03-09' });
		await part(stage.story, 'invoice', one.id, { 1: 4 });
		const { notes, hints } = await listNotes(stage.story, { company });
		expect(hints).toEqual([]);
		expect(notes).toMatchObject([
			{
				id: one.id,
				number: one.number,
				state: 'validated',
				periodicity: 'week',
				isDue: false,
				canBePicked: true,
				rule: 'grouping.notDue',
				reason: expect.stringContaining(one.number ?? ''),
				keys: { currency: 'EUR' },
				lines: [
					{ line: 1, description: 'Flour', quantity: 10, left: 6 },
					{ line: 2, description: 'Oil', quantity: 4, left: 4 },
				],
				lineCount: 2,
				lineNet: 140,
				onDate: '2026-03-10',
			},
		]);
		expect((await listNotes(stage.story, { company, onDate: '2026-03-15' })).notes).toMatchObject([
			{ isDue: true, rule: null, reason: null },
		]);
	});
});
