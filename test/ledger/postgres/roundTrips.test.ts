import { Client } from 'pg';
import { createDocument } from '../../../services/createDocument';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import { runUseCase, type AnyUseCase } from '../../../services/useCase';
import { openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, storyOn, type Story } from '../../support/stories';

jest.setTimeout(30_000);

const COUNT = 100;

/** Each statement is a round trip: to a server in another town they are what a batch takes its time for. */
describe('round trips to PostgreSQL', () => {
	let test: TestLedger;
	let story: Story;
	beforeAll(async () => {
		test = await openTestLedger('postgres');
		story = storyOn(test);
		await openWholesaler(story);
	});
	afterAll(() => test.dispose());

	const count = async (references: readonly string[], useCase: AnyUseCase = createInvoiceFromLines) => {
		const inputs = references.map((externalReference) => ({
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 2 }, { product: 'OIL' }, { description: 'Port', unitPrice: 4 }],
			validate: true,
			externalReference,
		}));
		const query = jest.spyOn(Client.prototype, 'query');
		const outcomes = await runUseCase(useCase, story, inputs);
		const statements = query.mock.calls.length;
		query.mockRestore();
		expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
		return statements / references.length;
	};
	const references = (prefix: string) => Array.from({ length: COUNT }, (_, index) => `${prefix}${index}`);

	it('are at most six for an invoice that a batch creates and validates', async () => {
		await count(references('warm'));
		const statements = await count(references('batch'));
		expect(statements).toBeGreaterThan(0);
		expect(statements).toBeLessThan(6);
	});

	it('are no more for a delivery note that moves stock: its movements are written with it', async () => {
		const note = createDocument('deliveryNote');
		await count(references('warmNote'), note);
		const statements = await count(references('note'), note);
		expect(statements).toBeGreaterThan(0);
		expect(statements).toBeLessThan(6);
		expect(await story.ledger.read.stock.find({ limit: 1000 })).toHaveLength(4 * COUNT);
	});

	it('are at most twelve for one that is there already: it is read from its tables', async () => {
		await count(references('again'));
		expect(await count(references('again'))).toBeLessThan(12);
	});
});
