import fc from 'fast-check';
import { cancelDocument } from '../../services/cancelDocument';
import { closeRest, reopenRest } from '../../services/closeRest';
import { convertDocument } from '../../services/convertDocument';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import type { LineProgress } from '../../services/parts/lineProgress';
import type { DocumentView } from '../../services/parts/documentView';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { verifyBooks } from '../../services/verifyBooks';
import { order, reference, stageOn } from './stage';

const stage = stageOn('sqlite');

/** What a person may do to an order and its notes, in any order and any quantity; what is not possible is refused. */
const step = fc.record({
	does: fc.constantFrom(
		'deliver',
		'deliverAll',
		'invoiceOrder',
		'invoiceNote',
		'giveFree',
		'return',
		'close',
		'reopen',
		'cancelNote',
		'cancelInvoice',
	),
	which: fc.nat(),
	quantity: fc.integer({ min: 1, max: 8 }),
	isDraft: fc.boolean(),
});

interface Books {
	readonly orderId: string;
	readonly notes: string[];
	readonly invoices: string[];
}

async function attempt(useCase: AnyUseCase, input: object): Promise<string | undefined> {
	const [outcome] = await runUseCase(useCase, stage.story, [{ ...input, externalReference: reference() }]);
	return outcome?.ok ? (outcome.value.views[0] as DocumentView).id : undefined;
}

const some = (quantity: number, more: object = {}) => ({ quantities: [{ line: 1, quantity, ...more }] });

const STEPS: Readonly<
	Record<
		string,
		(books: Books, step: { which: number; quantity: number; isDraft: boolean }) => Promise<unknown>
	>
> = {
	async deliver({ orderId, notes }, { quantity, isDraft }) {
		const id = await attempt(convertDocument('deliveryNote'), {
			id: orderId,
			...some(quantity),
			validate: !isDraft,
		});
		if (id) notes.push(id);
	},
	async deliverAll({ orderId, notes }) {
		const id = await attempt(convertDocument('deliveryNote'), { id: orderId, validate: true });
		if (id && !notes.includes(id)) notes.push(id);
	},
	async invoiceOrder({ orderId, invoices }, { quantity }) {
		const id = await attempt(convertDocument('invoice'), { id: orderId, ...some(quantity), validate: true });
		if (id) invoices.push(id);
	},
	async invoiceNote({ notes, invoices }, { which, quantity, isDraft }) {
		const note = notes[which % notes.length];
		const input = { id: note, ...some(quantity), validate: !isDraft };
		const id = note && (await attempt(convertDocument('invoice'), input));
		if (id) invoices.push(id);
	},
	async giveFree({ notes, invoices }, { which, quantity }) {
		const note = notes[which % notes.length];
		const input = { id: note, ...some(quantity, { backorder: 0 }), validate: true };
		const id = note && (await attempt(convertDocument('invoice'), input));
		if (id) invoices.push(id);
	},
	async return({ notes }, { which, quantity }) {
		const note = notes[which % notes.length];
		if (note) await attempt(convertDocument('returnNote'), { id: note, ...some(quantity), validate: true });
	},
	close: ({ orderId, notes }, { which }) =>
		attempt(closeRest, { id: [orderId, ...notes][which % (notes.length + 1)] }),
	reopen: ({ orderId, notes }, { which }) =>
		attempt(reopenRest, { id: [orderId, ...notes][which % (notes.length + 1)] }),
	cancelNote: async ({ notes }, { which }) => {
		const note = notes[which % notes.length];
		if (note) await attempt(cancelDocument, { id: note });
	},
	cancelInvoice: async ({ invoices }, { which }) => {
		const invoice = invoices[which % invoices.length];
		if (invoice) await attempt(cancelDocument, { id: invoice });
	},
};

async function progressOf(id: string) {
	const view = await getDocumentInFull(stage.story, id);
	const [line] = view.details.lines;
	return { state: view.state, quantity: line?.quantity ?? 0, ...(line?.progress as LineProgress) };
}

async function assertInvariants({ orderId, notes }: Books): Promise<void> {
	const source = await progressOf(orderId);
	const all = await Promise.all(notes.map(progressOf));
	const alive = all.filter(({ state }) => state !== 'cancelled');
	const sum = (of: (one: (typeof all)[number]) => number) => alive.reduce((total, one) => total + of(one), 0);
	const { quantity, delivered = 0, toDeliver, invoiced, free, closed, returned, toInvoice } = source;
	expect(delivered).toBe(sum((one) => one.quantity));
	expect(toDeliver).toBe(Math.max(0, quantity - delivered - closed));
	expect(Math.max(0, toInvoice)).toBe(
		Math.max(0, Math.max(quantity, delivered) - invoiced - closed - free - returned),
	);
	expect(returned).toBe(sum((one) => one.returned));
	expect(delivered).toBeLessThanOrEqual(quantity);
	expect(invoiced).toBeLessThanOrEqual(quantity);
	for (const one of alive) {
		expect(one.invoiced + one.free).toBeLessThanOrEqual(one.quantity);
		expect(one.returned).toBeLessThanOrEqual(one.quantity);
		expect(one.toInvoice).toBe(
			Math.max(0, Math.min(one.quantity - one.invoiced - one.free - one.returned, Math.max(0, toInvoice))),
		);
	}
}

test('what is left of orders and notes is the sum of what was done, whatever is done', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
			const source = await order(stage.story, { lines: [{ product: 'FLOUR', quantity: 10 }] });
			const books: Books = { orderId: source.id, notes: [], invoices: [] };
			for (const { does, ...how } of steps) {
				await STEPS[does]?.(books, how);
				await assertInvariants(books);
			}
		}),
		{ numRuns: 60 },
	);
	const reports = await verifyBooks(stage.story);
	expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
}, 120_000);

test('a note is invoiced once, whoever asks at the same moment', async () => {
	const source = await order(stage.story, { lines: [{ product: 'FLOUR', quantity: 10 }] });
	const note = await attempt(convertDocument('deliveryNote'), { id: source.id, validate: true });
	const asked = await Promise.all(
		Array.from({ length: 8 }, () =>
			runUseCase(convertDocument('invoice'), stage.story, [{ id: note, validate: true }]),
		),
	);
	const ids = asked.flatMap(([outcome]) => (outcome?.ok ? outcome.value.views.map(({ id }) => id) : []));
	expect(ids).toHaveLength(8);
	expect(new Set(ids).size).toBe(1);
});
