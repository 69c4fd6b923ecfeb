import fc from 'fast-check';
import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { deleteDocument } from '../../services/deleteDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { getStockMovements } from '../../services/stock/getStockMovements';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import type { Story } from '../support/stories';
import { onEachDatabase, reference } from './stage';
import { balanceOf, delivery, newProduct, prepareStock } from './stockStage';

jest.setTimeout(120_000);

type Verb = 'validate' | 'cancel' | 'delete' | 'unlock' | 'change' | 'return';
interface Act {
	readonly verb: Verb;
	readonly document: number;
	readonly quantity: number;
}
const quantity = fc.integer({ min: 1, max: 9_999 }).map((thousandths) => thousandths / 1000);
const acts = fc.array(
	fc.record({
		verb: fc.constantFrom<Verb>('validate', 'cancel', 'delete', 'unlock', 'change', 'return'),
		document: fc.nat({ max: 3 }),
		quantity,
	}),
	{ minLength: 4, maxLength: 14 },
);

onEachDatabase('stock, whatever happens to its documents', (stage) => {
	const RUNS = stage.database === 'sqlite' ? 25 : 8;
	let admin: Story;
	beforeAll(async () => {
		admin = await prepareStock(stage.story);
	});

	/** Does one thing, if it is possible at that moment; what is refused changes nothing. */
	async function act(documents: DocumentView[], product: string, { verb, document, quantity: some }: Act) {
		const { id } = documents[document % documents.length] as DocumentView;
		const reason = 'As it comes';
		const lines = [{ product, quantity: some }];
		const does: Readonly<Record<Verb, readonly [AnyUseCase, object]>> = {
			validate: [validateDocument, { id }],
			cancel: [cancelDocument, { id, reason }],
			delete: [deleteDocument, { id, reason }],
			unlock: [unlockDocument, { id, reason }],
			change: [updateDraft, { id, lines }],
			return: [
				convertDocument('returnNote'),
				{
					id,
					quantities: [{ line: 1, quantity: some }],
					validate: true,
					externalReference: reference(),
				},
			],
		};
		const before = await balanceOf(stage.story, product);
		const [outcome] = await runUseCase(does[verb][0], admin, [does[verb][1]]);
		if (!outcome?.ok) expect(await balanceOf(stage.story, product)).toBe(before);
		else if (verb === 'return') documents.push(...(outcome.value.views as DocumentView[]));
		return verb === 'validate' && outcome?.ok && !outcome.value.reused ? { id, before } : undefined;
	}

	it('the balance is the sum of what stands, which is what the validated documents say', async () => {
		await fc.assert(
			fc.asyncProperty(quantity, acts, async (first, steps) => {
				const product = await newProduct(stage.story);
				const documents = [await delivery(stage.story, product, { quantity: first })];
				documents.push(await delivery(stage.story, product, { quantity: first }, { validate: false }));
				for (const step of steps) await act(documents, product, step);

				const movements = await getStockMovements(stage.story, { product, limit: 10_000 });
				const undone = new Set(movements.flatMap(({ undoes }) => undoes ?? []));
				const standing = movements.filter(({ id, undoes }) => undoes === null && !undone.has(id));
				const sum = standing.reduce((total, movement) => total + movement.quantity, 0);
				expect(await balanceOf(stage.story, product)).toBeCloseTo(sum, 6);

				const stored = await stage.story.ledger.read.documents.getMany(documents.map(({ id }) => id));
				const held = stored
					.filter(({ state, deletedAt }) => deletedAt === null && state !== 'draft' && state !== 'cancelled')
					.map(({ kind, lines }) => (kind === 'deliveryNote' ? -1 : 1) * Number(lines[0]?.quantity));
				expect(sum).toBeCloseTo(
					held.reduce((total, one) => total + one, 0),
					6,
				);
			}),
			{ numRuns: RUNS },
		);
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});

	it('cancelling gives back what validating took, to the millionth', async () => {
		await fc.assert(
			fc.asyncProperty(quantity, async (some) => {
				const product = await newProduct(stage.story);
				await delivery(stage.story, product);
				const before = await balanceOf(stage.story, product);
				const note = await delivery(stage.story, product, { quantity: some });
				expect(await balanceOf(stage.story, product)).toBeCloseTo(before - some, 6);
				await runUseCase(cancelDocument, stage.story, [{ id: note.id }]);
				expect(await balanceOf(stage.story, product)).toBe(before);
			}),
			{ numRuns: RUNS },
		);
	});
});
