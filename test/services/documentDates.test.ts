import { createDocument } from '../../services/createDocument';
import { convertDocument } from '../../services/convertDocument';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, type Stage } from './stage';

/** Dates that a document gets by itself: validity of a quotation, delivery of an order, due date of an invoice. */

const quotation = (stage: Stage, company: string, more: object = {}) =>
	run(stage.story, createDocument('quotation'), {
		company,
		customer: `${company}-C`,
		lines: linesOf(1),
		...more,
	});

onEachDatabase('dates by rule', (stage) => {
	it('a document is of today in the time zone of its company', async () => {
		const company = await foundCompany(stage.story, { timeZone: 'Asia/Ho_Chi_Minh' });
		stage.story.at('2026-03-10T18:00:00.000Z');
		expect((await quotation(stage, company)).issueDate).toBe('2026-03-11');
		stage.story.at('2026-03-10T09:00:00.000Z');
		expect((await quotation(stage, company)).issueDate).toBe('2026-03-10');
	});

	it('a quotation is valid for the days that the company sets, none included, or until the date that is given', async () => {
		const month = await foundCompany(stage.story, { quotationValidityDays: 15 });
		expect((await quotation(stage, month)).validUntil).toBe('2026-03-25');
		expect((await quotation(stage, month, { validUntil: '2026-03-12' })).validUntil).toBe('2026-03-12');
		const today = await foundCompany(stage.story, { quotationValidityDays: 0 });
		expect((await quotation(stage, today)).validUntil).toBe('2026-03-10');
	});

	it('an order has a delivery date in place of the validity, the last of what its lines take', async () => {
		const company = await foundCompany(stage.story);
		for (const more of [
			{ code: 'SOON', leadDays: 3 },
			{ code: 'LATER', leadDays: 9, availableFrom: '2026-04-01' },
		])
			await run(stage.story, saveMaster('product'), { ...more, name: more.code, company, unitPrice: 1 });
		const lines = [{ product: 'SOON' }, { product: 'LATER' }, { description: 'Note' }];
		const quoted = await quotation(stage, company, { lines, validate: true });
		expect(quoted.details.lines.map(({ availableOn }) => availableOn)).toEqual([
			'2026-03-13',
			'2026-04-01',
			undefined,
		]);
		expect(quoted.deliveryDate).toBe('2026-04-01');
		const ordered = await run(stage.story, convertDocument('salesOrder'), { id: quoted.id });
		expect(ordered).toMatchObject({ validUntil: null, deliveryDate: '2026-04-01' });
		const given = await run(stage.story, createDocument('salesOrder'), {
			company,
			customer: `${company}-C`,
			lines,
			deliveryDate: '2026-05-01',
		});
		expect(given).toMatchObject({ validUntil: null, deliveryDate: '2026-05-01' });
	});

	it('an invoice has a due date in that place', async () => {
		expect(await invoice(stage.story)).toMatchObject({ validUntil: null, dueDate: '2026-04-09' });
	});
});
