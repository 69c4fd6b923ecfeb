import { groupNotes } from '../../services/groupNotes';
import { moveDocument } from '../../services/moveDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { delivered, found, group, note, numbersOf, ON, ordered, reasonsOf } from './deferredStage';
import { onEachDatabase, part } from './stage';

onEachDatabase('what a run of deferred invoicing gives', (stage) => {
	it('one group of a month, with its notes, keys and totals at the prices of the orders', async () => {
		const company = await found(stage);
		const one = await ordered(stage, company, {
			customerReference: 'PO-1',
			shipTo: { city: 'Brest', country: 'FR' },
		});
		const first = await delivered(stage, one);
		const second = await note(stage, company, { issueDate: '2026-02-11' });
		const result = await group(stage, company);
		expect(result).toMatchObject({ leftOut: [], refused: [], hints: [] });
		expect(result.groups).toMatchObject([
			{
				id: null,
				group: 1,
				ids: [first.id, second.id],
				companyCode: company,
				customerCode: `${company}-C`,
				mode: 'grouped',
				periodicity: 'month',
				from: '2026-02-10',
				until: '2026-02-11',
				apart: null,
				noteCount: 2,
				lineCount: 4,
				currency: 'EUR',
				lineNet: 440,
				chargeNet: 0,
				invoice: null,
				notes: [
					{
						id: first.id,
						number: first.number,
						deliveredOn: '2026-02-10',
						orders: [{ id: one.id, number: one.number }],
						customerReference: 'PO-1',
						shipTo: { city: 'Brest' },
					},
					{ id: second.id, customerReference: null, shipTo: null },
				],
			},
		]);
		expect(result.groups[0]?.keys).toMatchObject({ currency: 'EUR', priceBasis: 'net', insured: false });
	});

	it('takes what is due on the day, and says of the rest when it will be', async () => {
		const company = await found(stage);
		const february = await note(stage, company);
		const march = await note(stage, company, { issueDate: '2026-03-02' });
		const result = await group(stage, company, { onDate: '2026-03-05' });
		expect(numbersOf(result)).toEqual([[february.number]]);
		expect(reasonsOf(result)).toEqual([
			['grouping.notDue', expect.stringContaining(`${march.number} is billed`)],
		]);
		expect(await group(stage, company, { onDate: '2026-03-31' })).toMatchObject({
			groups: [{ ids: [february.id] }, { ids: [march.id], apart: expect.stringContaining('February') }],
		});
	});

	it('today is the company’s own, and what nobody set is billed on demand', async () => {
		const company = await found(stage, { billingPeriodicity: undefined });
		await run(stage.story, saveMaster('party'), { code: `${company}-D`, name: 'D', company });
		const made = await note(stage, company, {}, { customer: `${company}-D` });
		const result = await groupNotes(stage.story, { company });
		expect(reasonsOf(result)).toEqual([['grouping.onDemand', expect.stringContaining('on demand')]]);
		expect(numbersOf(await groupNotes(stage.story, { company, periodicities: ['onDemand'] }))).toEqual([
			[made.number],
		]);
	});

	it('the company’s settings hold where the customer has none, and the run’s mode over both', async () => {
		const company = await found(
			stage,
			{ billingPeriodicity: undefined },
			{ billingPeriodicity: 'month', billingMode: 'perDeliveryNote', groupingKeys: ['shipTo'] },
		);
		await run(stage.story, saveMaster('party'), { code: `${company}-E`, name: 'E', company });
		for (const city of ['Brest', 'Brest', 'Nice'])
			await note(stage, company, {}, { customer: `${company}-E`, shipTo: { city, country: 'FR' } });
		expect((await group(stage, company)).groups).toHaveLength(3);
		const grouped = await group(stage, company, { mode: 'grouped' });
		expect(grouped.groups.map(({ noteCount, apart }) => [noteCount, apart])).toEqual([
			[2, null],
			[1, 'different delivery address than group 1'],
		]);
	});

	it('one order an invoice: two deliveries of it share one, another order has its own', async () => {
		const company = await found(stage, { billingMode: 'perOrder' });
		const one = await ordered(stage, company);
		const half = await part(stage.story, 'deliveryNote', one.id, { 1: 4 }, { issueDate: '2026-02-01' });
		const rest = await delivered(stage, one);
		const other = await note(stage, company);
		expect((await group(stage, company)).groups.map(({ ids }) => ids)).toEqual([
			[half.id, rest.id],
			[other.id],
		]);
	});
});

onEachDatabase('which notes a run looks at', (stage) => {
	it('customer, several customers, salesperson, operation code, billing mode', async () => {
		const company = await found(stage);
		const { story } = stage;
		await run(story, saveMaster('operationCode'), { code: 'OP', name: 'Op', company });
		await run(story, saveMaster('party'), {
			code: `${company}-P`,
			name: 'P',
			company,
			owner: 'Bernard',
			billingMode: 'perOrder',
			billingPeriodicity: 'month',
		});
		const mine = await note(stage, company, {}, { owner: 'Claire', operationCode: 'OP' });
		const theirs = await note(stage, company, {}, { customer: `${company}-P` });
		const taken = async (more: object) =>
			(await group(stage, company, more)).groups.flatMap(({ ids }) => ids).sort();
		const [both, onlyMine, onlyTheirs] = [[mine.id, theirs.id].sort(), [mine.id], [theirs.id]];
		expect(await taken({})).toEqual(both);
		expect(await taken({ customer: `${company}-C` })).toEqual(onlyMine);
		expect(await taken({ customers: [`${company}-C`, `${company}-P`] })).toEqual(both);
		expect(await taken({ salesperson: 'Claire' })).toEqual(onlyMine);
		expect(await taken({ salesperson: 'Bernard' })).toEqual(onlyTheirs);
		expect(await taken({ operationCode: 'OP' })).toEqual(onlyMine);
		expect(await taken({ billingModes: ['perOrder'] })).toEqual(onlyTheirs);
		expect(await taken({ billingModes: ['perDeliveryNote'] })).toEqual([]);
	});

	it('a range of numbers, as people count, both ends among them', async () => {
		const company = await found(stage);
		const notes: DocumentView[] = [];
		for (let index = 0; index < 4; index += 1) notes.push(await note(stage, company));
		const [first, second, third] = notes.map(({ number }) => number as string);
		const taken = async (numberFrom?: string, numberTo?: string) =>
			numbersOf(await group(stage, company, { numberFrom, numberTo })).flat();
		expect(await taken(second, third)).toEqual([second, third]);
		expect(await taken(undefined, second)).toEqual([first, second]);
		expect(await taken(third)).toHaveLength(2);
		// A longer number comes after a shorter one.
		expect(await taken(`${first}0`)).toEqual([]);
		expect(await taken(undefined, first?.slice(0, -1))).toEqual([]);
	});

	it('a period of delivery: the day of the handing over, else that of the note, both ends among them', async () => {
		const company = await found(stage);
		const plain = await note(stage, company, { issueDate: '2026-02-05' });
		const planned = await note(stage, company, { issueDate: '2026-02-06', deliveryDate: '2026-02-20' });
		const handed = await note(stage, company, { issueDate: '2026-02-07', deliveryDate: '2026-02-21' });
		await run(stage.story, moveDocument('deliver'), { id: handed.id, onDate: '2026-02-09' });
		const taken = async (from?: string, until?: string) =>
			numbersOf(await group(stage, company, { from, until })).flat();
		expect(await taken('2026-02-05', '2026-02-05')).toEqual([plain.number]);
		expect(await taken('2026-02-09', '2026-02-19')).toEqual([handed.number]);
		expect(await taken('2026-02-20')).toEqual([planned.number]);
		expect(await taken(undefined, '2026-02-09')).toEqual([plain.number, handed.number]);
	});

	it('notes that were picked, by id or number, whatever their periodicity', async () => {
		const company = await found(stage, { billingPeriodicity: 'onDemand' });
		const [one, two] = [await note(stage, company), await note(stage, company)];
		await note(stage, company);
		expect(numbersOf(await group(stage, company, { notes: [two.number, one.id, one.number] }))).toEqual([
			[one.number, two.number],
		]);
	});

	it('of several companies each has its own groups', async () => {
		const [a, b] = [await found(stage), await found(stage)];
		const [one, two] = [await note(stage, a), await note(stage, b)];
		const { groups } = await groupNotes(stage.story, { notes: [two.id, one.id], onDate: ON });
		expect(groups.map(({ companyCode, ids }) => [companyCode, ids]).sort()).toEqual(
			[
				[a, [one.id]],
				[b, [two.id]],
			].sort(),
		);
		const all = await groupNotes(stage.story, { onDate: ON });
		expect(all.groups.map(({ companyCode }) => companyCode)).toEqual(expect.arrayContaining([a, b]));
	});

	it('goes on page after page until the last note', async () => {
		const company = await found(stage);
		const one = await ordered(stage, company, {
			lines: [{ description: 'A', quantity: 1000, unitPrice: 1 }],
		});
		const made: string[] = [];
		for (let count = 0; count < 3; count += 1)
			made.push((await part(stage.story, 'deliveryNote', one.id, { 1: 1 })).id);
		const { notesToInvoice } = stage.story.ledger.read.documents;
		const companyId = (await stage.story.ledger.read.documents.get(one.id))?.companyId ?? '';
		const first = await notesToInvoice({ companyId, limit: 2 });
		expect(first.ids).toEqual(made.slice(0, 2));
		const second = await notesToInvoice({ companyId, limit: 2, after: first.next });
		expect(second).toEqual({ ids: made.slice(2), invoiced: 0 });
	});
});
