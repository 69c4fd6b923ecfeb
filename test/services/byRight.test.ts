import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { deleteDocument } from '../../services/deleteDocument';
import { getHistory } from '../../services/getHistory';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { addNote, markPrinted, markSent } from '../../services/noteDocument';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import { ruleOf, run, type Story } from '../support/stories';
import { invoice, linesOf, onEachDatabase, order, refusedBy, stored, type Stage } from './stage';

/** The same ledger, another person. */
const as = (stage: Stage, actor: string): Story => ({ ...stage.story, actor });

async function grant(stage: Stage, code: string, more: object): Promise<Story> {
	await run(stage.story, saveMaster('actor'), { code, name: code, ...more });
	return as(stage, code);
}

const quotation = (story: Story, more: object = {}) =>
	run(story, createDocument('quotation'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: linesOf(2),
		validate: true,
		...more,
	});

onEachDatabase('unlocking', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		admin = await grant(stage, 'admin', { privileges: ['unlockDocument'] });
	});

	it('opens a quotation, which keeps its number, loses its date and sent mark, and is validated again', async () => {
		const made = await quotation(stage.story);
		await run(stage.story, markSent, { id: made.id, channel: 'email' });
		const opened = await run(admin, unlockDocument, { id: made.id, reason: 'Wrong price' });
		expect(opened).toMatchObject({
			number: made.number,
			state: 'draft',
			locked: false,
			lockedBy: [],
			sentOn: null,
			milestoneDate: null,
		});
		const changed = await run(stage.story, updateDraft, {
			id: made.id,
			lines: [{ description: 'Other', quantity: 1, unitPrice: 7 }],
		});
		expect(changed.net).toBe(7);
		const again = await run(stage.story, validateDocument, { id: made.id });
		expect(again).toMatchObject({ number: made.number, state: 'validated', lockedBy: ['validated'] });
		expect((await quotation(stage.story)).number).not.toBe(made.number);
		const history = await getHistory(stage.story, made.id);
		const entry = history.audit.find(({ action }) => action === 'document.unlock');
		expect(entry?.data).toMatchObject({ reason: 'Wrong price', before: { totals: { net: 2000 } } });
	});

	it('keeps the date, because the number stays', async () => {
		const made = await quotation(stage.story);
		await run(admin, unlockDocument, { id: made.id, reason: 'x' });
		expect(await ruleOf(stage.story, updateDraft, { id: made.id, issueDate: '2026-04-01' })).toBe(
			'number.dateFixed',
		);
		expect(await ruleOf(stage.story, validateDocument, { id: made.id, issueDate: '2026-04-01' })).toBe(
			'number.dateFixed',
		);
	});

	it('is refused for what is posted, for what is cancelled, and for what others came from', async () => {
		const bill = await invoice(stage.story);
		const before = await stored(stage, bill);
		expect(await ruleOf(admin, unlockDocument, { id: bill.id, reason: 'x' })).toBe('unlock.accounting');
		expect(await stored(stage, bill)).toEqual(before);
		const cancelled = await quotation(stage.story);
		await run(stage.story, cancelDocument, { id: cancelled.id });
		expect(await ruleOf(admin, unlockDocument, { id: cancelled.id, reason: 'x' })).toBe('unlock.state');
		const delivered = await order(stage.story);
		await run(stage.story, convertDocument('deliveryNote'), { id: delivered.id });
		expect(await ruleOf(admin, unlockDocument, { id: delivered.id, reason: 'x' })).toBe(
			'document.hasFollowers',
		);
	});
});

onEachDatabase('deleting', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		admin = await grant(stage, 'admin', { privileges: ['deleteDocument', 'forceNumber'] });
	});

	it('takes a draft out of the way, and can be repeated', async () => {
		const made = await quotation(stage.story, { validate: false });
		const gone = await run(stage.story, deleteDocument, { id: made.id });
		expect(gone).toMatchObject({ deleted: true, state: 'cancelled', reused: false });
		expect(await run(stage.story, deleteDocument, { id: made.id })).toMatchObject({ reused: true });
		for (const useCase of [updateDraft, validateDocument, addNote])
			expect(await ruleOf(stage.story, useCase, { id: made.id, text: 'x' })).toBe('document.deleted');
	});

	it('burns the number of a numbered document: it never comes back, not even by force', async () => {
		const made = await quotation(stage.story);
		await run(admin, deleteDocument, { id: made.id, reason: 'Test entry' });
		const { numbering } = await stored(stage, made);
		const next = await quotation(stage.story, { validate: false });
		expect(
			await ruleOf(admin, validateDocument, {
				id: next.id,
				forceSequence: numbering?.sequence,
				reason: 'Again',
			}),
		).toBe('number.burned');
		const [burned] = await stage.story.ledger.read.series.burned([numbering?.seriesId ?? '']);
		expect(burned).toMatchObject({ number: made.number, reason: 'Test entry', actor: 'admin' });
		const entries = await stage.story.ledger.read.audit.ofSubject(made.id);
		expect(entries.at(-1)).toMatchObject({
			action: 'document.delete',
			data: { before: { totals: { net: 2000 } } },
		});
	});

	it('gives the quantities back to the source', async () => {
		const source = await order(stage.story);
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		await run(admin, deleteDocument, { id: note.id, reason: 'Wrong day' });
		const again = await run(stage.story, convertDocument('deliveryNote'), { id: source.id });
		expect(again).toMatchObject({ reused: false, lineCount: note.lineCount });
	});

	it.each(['invoice', 'creditNote'])('never takes a posted %s', async (kind) => {
		const bill = await invoice(stage.story);
		const id = kind === 'invoice' ? bill.id : (await run(stage.story, cancelDocument, { id: bill.id })).id;
		expect(await refusedBy(admin, deleteDocument, { id, reason: 'x' })).toMatchObject({
			rule: 'delete.posted',
		});
	});
});

onEachDatabase('cancelling in place', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		admin = await grant(stage, 'admin', { privileges: ['cancelInvoice'] });
	});

	it('keeps the number of an invoice that nobody has seen, and takes its amounts out of the totals', async () => {
		const bill = await invoice(stage.story);
		const gone = await run(admin, cancelDocument, { id: bill.id, inPlace: true, reason: 'Doubled' });
		expect(gone).toMatchObject({ number: bill.number, state: 'cancelled', settlement: 'none', open: 0 });
		expect((await invoice(stage.story)).number).not.toBe(bill.number);
		expect(await ruleOf(stage.story, recordPayment, { id: bill.id })).toBe('payment.document');
	});

	it.each([
		['printed as final', markPrinted, {}],
		['sent', markSent, {}],
		['paid', recordPayment, {}],
	] as const)('is refused once it was %s', async (_name, useCase, more) => {
		const bill = await invoice(stage.story);
		await run(stage.story, useCase, { id: bill.id, ...more });
		expect(await ruleOf(admin, cancelDocument, { id: bill.id, inPlace: true, reason: 'x' })).toBe(
			'cancel.outside',
		);
	});
});
