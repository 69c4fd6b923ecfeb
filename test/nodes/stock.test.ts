import { OUTPUT_FIELDS } from '../../nodes/shared/outputFields';
import {
	done,
	failure,
	fixDate,
	goods,
	masters,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Billing Master Data → Stock, through n8n-core. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const locate = (value: string) => ({ __rl: true, mode: 'id', value });
const stock = (operation: string, parameters: Json = {}) =>
	done(runStep(masters('stock', operation, parameters)));

describe('Stock', () => {
	beforeAll(async () => {
		const lines = [
			{ product: 'FLOUR', quantity: 10 },
			{ product: 'OIL', quantity: 2 },
		];
		const note = sales('deliveryNote', 'create', { validate: true });
		const [delivered] = await done(runStep(note, [goods({ lines })]));
		const back = sales('deliveryNote', 'convert', { convertTo: 'returnNote', validate: true });
		await done(runStep(back, [{ id: delivered?.['id'] }]));
		await done(runStep(note, [goods({ issueDate: '2026-03-10' })]));
	});

	test('shows balances with the fields that it promises, and as of a day', async () => {
		const balances = await stock('getBalances', { returnAll: true });
		expect(
			balances.map(({ productCode, received, issued, balance }) => [productCode, received, issued, balance]),
		).toEqual([
			['FLOUR', 10, 20, -10],
			['OIL', 2, 2, 0],
		]);
		expect(Object.keys(balances[0] ?? {}).sort()).toEqual(Object.keys(OUTPUT_FIELDS.stockBalance).sort());
		const filters = { asOf: '2026-03-09T00:00:00', product: locate('FLOUR') };
		expect(await stock('getBalances', { returnAll: true, filters })).toEqual([]);
	});

	test('lists movements, the newest first, filtered and up to a limit', async () => {
		const movements = await stock('getMovements', { returnAll: true });
		expect(movements.map(({ kind, productCode, quantity }) => [kind, productCode, quantity])).toEqual([
			['delivery', 'FLOUR', -10],
			['return', 'OIL', 2],
			['return', 'FLOUR', 10],
			['delivery', 'OIL', -2],
			['delivery', 'FLOUR', -10],
		]);
		expect(Object.keys(movements[0] ?? {}).sort()).toEqual(Object.keys(OUTPUT_FIELDS.stockMovement).sort());
		expect(await stock('getMovements', { limit: 2 })).toEqual(movements.slice(0, 2));
		const filters = { kinds: ['return'], product: locate('OIL'), company: locate('DUPONT') };
		expect(await stock('getMovements', { returnAll: true, filters })).toEqual([movements[1]]);
		const document = locate(String(movements[0]?.['documentId']));
		expect(await stock('getMovements', { returnAll: true, filters: { document } })).toEqual([movements[0]]);
	});

	test('says which product there is none of', async () => {
		const step = masters('stock', 'getMovements', { filters: { product: locate('NOWHERE') } });
		expect(await failure(runStep(step))).toMatchObject({
			message: expect.stringContaining("'NOWHERE'") as string,
			description: expect.stringContaining('Rule: product.unknown') as string,
		});
	});
});
