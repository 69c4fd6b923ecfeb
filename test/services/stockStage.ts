import { createDocument } from '../../services/createDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { getStockBalances } from '../../services/stock/getStockBalances';
import { getStockMovements } from '../../services/stock/getStockMovements';
import { saveMaster } from '../../services/saveMaster';
import { run, type Story } from '../support/stories';

let products = 0;

/** A product of its own, so that its balance is that of one story. */
export async function newProduct(story: Story, more: object = {}): Promise<string> {
	products += 1;
	const code = `STOCK${products}`;
	const fields = { code, name: `Stocked ${products}`, company: 'DUPONT', unitPrice: '10', ...more };
	await run(story, saveMaster('product'), fields);
	return code;
}

/** Operation codes that move stock and that do not, and a person who may do everything. */
export async function prepareStock(story: Story): Promise<Story> {
	for (const [code, movesStock] of [
		['SALE', true],
		['REBUT', false],
	] as const)
		await run(story, saveMaster('operationCode'), { code, name: code, movesStock });
	const privileges = ['unlockDocument', 'deleteDocument', 'cancelInvoice'];
	await run(story, saveMaster('actor'), { code: 'admin', name: 'Admin', privileges });
	return { ...story, actor: 'admin' };
}

/** Movements, oldest first, as `kind quantity`. */
export async function movedBy(story: Story, query: object): Promise<string[]> {
	const movements = await getStockMovements(story, { limit: 1000, ...query });
	return movements.toReversed().map(({ kind, quantity }) => `${kind} ${quantity}`);
}

/** What the movements of a product leave, in its own unit. */
export async function balanceOf(story: Story, product: string, asOf?: string): Promise<number> {
	const [balance] = await getStockBalances(story, { product, ...(asOf ? { asOf } : {}) });
	return balance?.balance ?? 0;
}

/** A delivery note of ten of a product, validated unless told otherwise. */
export function delivery(
	story: Story,
	product: string,
	line: object = {},
	more: object = {},
): Promise<DocumentView> {
	return run(story, createDocument('deliveryNote'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [{ product, quantity: 10, ...line }],
		validate: true,
		...more,
	});
}
