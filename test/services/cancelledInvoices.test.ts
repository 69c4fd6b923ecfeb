import { cancelDocument } from '../../services/cancelDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import { validateDocument } from '../../services/validateDocument';
import { run, type Story } from '../support/stories';
import { invoice, onEachDatabase, reference } from './stage';

const SHIPPED = {
	lines: [{ product: 'FLOUR', quantity: 10 }],
	charges: [{ nature: 'shipping', label: 'Port', amount: 15 }],
};

function credit(story: Story, id: string, quantities: Record<number, number | string>, more: object = {}) {
	const choices = Object.entries(quantities).map(([line, quantity]) => ({ line: Number(line), quantity }));
	return run(story, createCreditNote, {
		id,
		quantities: choices,
		validate: true,
		externalReference: reference(),
		...more,
	});
}

onEachDatabase('the cancellation of a validated invoice', (stage) => {
	it('is its full credit note, linked; the invoice itself stays validated', async () => {
		const bill = await invoice(stage.story);
		const note = await run(stage.story, cancelDocument, { id: bill.id, reason: 'Ordered twice' });
		expect(note).toMatchObject({
			kind: 'creditNote',
			state: 'validated',
			gross: bill.gross,
			parentNumber: bill.number,
		});
		expect(note.details.header).toMatchObject({ reason: 'Ordered twice' });
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({
			state: 'validated',
			number: bill.number,
			open: 0,
		});
	});

	it('asked twice is the same credit note', async () => {
		const bill = await invoice(stage.story);
		const once = await run(stage.story, cancelDocument, { id: bill.id });
		const twice = await run(stage.story, cancelDocument, { id: bill.id });
		expect(twice).toMatchObject({ id: once.id, number: once.number, reused: true });
	});

	it('credits what earlier credit notes left', async () => {
		const bill = await invoice(stage.story, SHIPPED);
		const early = await credit(stage.story, bill.id, { 1: 3 });
		const note = await run(stage.story, cancelDocument, { id: bill.id });
		expect(note.gross + early.gross).toBeCloseTo(bill.gross, 2);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 0 });
	});

	it('finishes a credit note that was begun as a draft', async () => {
		const bill = await invoice(stage.story);
		const draft = await run(stage.story, createCreditNote, { id: bill.id });
		expect(await run(stage.story, cancelDocument, { id: bill.id })).toMatchObject({
			id: draft.id,
			state: 'validated',
			reused: true,
		});
	});
});

onEachDatabase('two credit notes at once', (stage) => {
	it('never give back more than the invoice', async () => {
		const bill = await invoice(stage.story);
		const second = { ...stage.story, ledger: await stage.test.open() };
		const both = await Promise.all(
			[stage.story, second].map((story) => run(story, createCreditNote, { id: bill.id, validate: true })),
		);
		expect(both[0]?.id).toBe(both[1]?.id);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 0 });
	});

	it('validated from drafts, both count and neither is lost', async () => {
		const bill = await invoice(stage.story);
		const drafts = [
			await credit(stage.story, bill.id, { 1: 10 }, { validate: false }),
			await credit(stage.story, bill.id, { 2: 4 }, { validate: false }),
		];
		const second = { ...stage.story, ledger: await stage.test.open() };
		await Promise.all(
			drafts.map(({ id }, index) => run(index === 0 ? stage.story : second, validateDocument, { id })),
		);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 0, settlement: 'paid' });
	});
});
