import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { findDocuments } from '../../services/findDocuments';
import { recordPayment } from '../../services/recordPayment';
import { validateDocument } from '../../services/validateDocument';
import { run, runAll } from '../support/stories';
import { invoice, onEachDatabase, order, part, reference } from './stage';

const ORDER = {
	company: 'DUPONT',
	customer: 'MARTIN',
	lines: [
		{ product: 'FLOUR', quantity: 2 },
		{ product: 'OIL', quantity: 1 },
	],
	validate: true,
};

onEachDatabase('two executions at once', (stage) => {
	const bills = async () => (await findDocuments(stage.story, { kinds: ['invoice'], limit: 1000 })).length;
	const second = async () => ({ ...stage.story, ledger: await stage.test.open() });

	it('at once, in one process, is one document', async () => {
		const input = { ...ORDER, externalReference: 'shop-11' };
		const both = await Promise.all([
			run(stage.story, createInvoiceFromLines, input),
			run(stage.story, createInvoiceFromLines, input),
		]);
		expect(both[0]?.id).toBe(both[1]?.id);
		expect(both.map((view) => view.reused).sort()).toEqual([false, true]);
	});

	it('at once, in two processes, is one document', async () => {
		const stories = [stage.story, await second(), stage.story, await second()];
		const count = await bills();
		const all = await Promise.all(
			stories.map((story) => run(story, createInvoiceFromLines, { ...ORDER, externalReference: 'shop-12' })),
		);
		expect(new Set(all.map((view) => view.id)).size).toBe(1);
		expect(all.filter((view) => !view.reused)).toHaveLength(1);
		expect(await bills()).toBe(count + 1);
	});

	it('without any key: validating, cancelling and paying in full are what they were', async () => {
		const bill = await invoice(stage.story, { validate: false, externalReference: undefined });
		const validated = await Promise.all(
			[stage.story, await second()].map((story) => run(story, validateDocument, { id: bill.id })),
		);
		expect(validated[0]?.number).toBe(validated[1]?.number);
		await Promise.all(
			[stage.story, await second()].map((story) => run(story, recordPayment, { id: bill.id })),
		);
		expect(await stage.story.ledger.read.payments.matchesOf([bill.id])).toHaveLength(1);
		const cancelled = await Promise.all(
			[stage.story, await second()].map((story) => run(story, cancelDocument, { id: bill.id })),
		);
		expect(cancelled[0]?.id).toBe(cancelled[1]?.id);
	});

	it('without any key: all that is left of an order, by two executions at once, is one delivery and one invoice', async () => {
		const source = await order(stage.story);
		const two = [stage.story, await second()];
		const notes = await Promise.all(
			two.map((story) => run(story, convertDocument('deliveryNote'), { id: source.id, validate: true })),
		);
		expect(notes[0]?.id).toBe(notes[1]?.id);
		const ids = [notes[0]?.id];
		const made = await Promise.all(
			two.map((story) => run(story, createInvoiceFromDocuments, { ids, validate: true })),
		);
		expect(made[0]?.id).toBe(made[1]?.id);
	});

	it('a note and its order, invoiced at the same moment, are never invoiced beyond the order', async () => {
		const source = await order(stage.story);
		const note = await part(stage.story, 'deliveryNote', source.id, { 1: 10, 2: 4 });
		const [story, other] = [stage.story, await second()];
		await Promise.allSettled([
			run(story, createInvoiceFromDocuments, { ids: [note.id] }),
			run(other, createInvoiceFromDocuments, { ids: [source.id] }),
		]);
		const invoiced = (await stage.story.ledger.read.links.linesFrom(source.id)).filter(
			(link) => link.flow === 'invoice',
		);
		expect(invoiced.map((link) => Number(link.quantity)).reduce((sum, quantity) => sum + quantity, 0)).toBe(
			14,
		);
	});

	it('parts of one order taken at the same moment never exceed it', async () => {
		const source = await order(stage.story, { lines: [{ product: 'FLOUR', quantity: 10 }] });
		const stories = [stage.story, await second(), stage.story, await second()];
		const inputs = stories.map((story) => ({
			story,
			input: { id: source.id, quantities: [{ line: 1, quantity: 4 }], externalReference: reference() },
		}));
		const settled = await Promise.allSettled(
			inputs.map(({ story, input }) => runAll(story, convertDocument('deliveryNote'), input)),
		);
		expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
	});
});
