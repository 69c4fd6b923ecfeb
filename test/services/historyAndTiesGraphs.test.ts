import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { deleteDocument } from '../../services/deleteDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { getHistory, type MapNode } from '../../services/getHistory';
import { moveDocument } from '../../services/moveDocument';
import { run } from '../support/stories';
import { aDraft, write } from '../ledger/support/books';
import { invoiceOf, onEachDatabase, order, part } from './stage';

const outline = (node: MapNode): unknown =>
	node.children.length === 0 ? node.kind : { [node.kind]: node.children.map(outline) };
const flat = (nodes: readonly MapNode[]): MapNode[] =>
	nodes.flatMap((node) => [node, ...flat(node.children)]);

onEachDatabase('the whole chain', (stage) => {
	const map = async (id: string) => (await getHistory(stage.story, id)).map;

	it('goes through both sides of the trade: order, purchase, supplier invoice', async () => {
		const sale = await order(stage.story, { lines: [{ product: 'FLOUR', quantity: 10 }] });
		const request = await run(stage.story, convertDocument('requestForQuotation'), {
			id: sale.id,
			supplier: 'MOULIN',
			validate: true,
		});
		const purchase = await run(stage.story, convertDocument('purchaseOrder'), {
			id: request.id,
			validate: true,
		});
		const received = await run(stage.story, convertDocument('supplierInvoice'), {
			id: purchase.id,
			supplierNumber: 'F-1',
			validate: true,
		});
		stage.story.at('2026-03-10T10:00:00.000Z');
		const bill = await invoiceOf(stage.story, sale);
		for (const { id } of [sale, purchase, received, bill]) {
			expect((await map(id)).map(outline)).toEqual([
				{ salesOrder: [{ requestForQuotation: [{ purchaseOrder: ['supplierInvoice'] }] }, 'invoice'] },
			]);
		}
	});

	it('shows what was returned, credited, duplicated, cancelled and deleted, each with its state', async () => {
		const sale = await order(stage.story);
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: sale.id, validate: true });
		await run(stage.story, moveDocument('deliver'), { id: note.id });
		await part(stage.story, 'returnNote', note.id, { 1: 1 });
		const bill = await invoiceOf(stage.story, note);
		await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		const copy = await run(stage.story, duplicateDocument, { id: sale.id });
		await run(stage.story, cancelDocument, { id: copy.id });
		const another = await run(stage.story, duplicateDocument, { id: sale.id });
		await run(stage.story, deleteDocument, { id: another.id });
		for (const { id } of [sale, bill, copy, another]) {
			const found = flat(await map(id)).map(
				({ kind, state, deleted, isSelf }) =>
					`${kind} ${state}${deleted ? ' deleted' : ''}${isSelf ? ' self' : ''}`,
			);
			const expected = [
				'creditNote validated',
				'deliveryNote delivered',
				'invoice validated',
				'returnNote validated',
				'salesOrder cancelled',
				'salesOrder cancelled deleted',
				'salesOrder validated',
			];
			expect(found.map((entry) => entry.replace(' self', '')).sort()).toEqual(expected);
			expect(found.filter((entry) => entry.endsWith('self'))).toHaveLength(1);
		}
		const deletion = await getHistory(stage.story, another.id);
		expect(deletion.audit.map((entry) => entry.action)).toEqual(['document.create', 'document.delete']);
	});
});

onEachDatabase('a graph of many documents', (stage) => {
	/** Drafts that hang together as told, straight in the ledger: `links` are pairs of positions. */
	async function graph(count: number, links: ReadonlyArray<readonly [number, number]>): Promise<string[]> {
		const { ledger } = stage.test;
		const company = await ledger.read.masters.find('company', 'DUPONT');
		const party = await ledger.read.masters.find('party', 'MARTIN');
		const books = { companyId: company?.id ?? '', partyId: party?.id ?? '', productId: '', series: [] };
		return write(ledger, async (tx) => {
			const ids: string[] = [];
			for (let index = 0; index < count; index += 1) {
				const draft = aDraft(tx, books, { kind: 'quotation', lines: [] });
				await tx.documents.insert(draft);
				ids.push(draft.id);
			}
			for (const [from, to] of links)
				await tx.links.add({
					fromDocumentId: ids[from] ?? '',
					toDocumentId: ids[to] ?? '',
					relation: 'tiedTo',
				});
			return ids;
		});
	}
	const chain = (count: number) =>
		Array.from({ length: count - 1 }, (_, index) => [index, index + 1] as const);
	const fan = (count: number) => Array.from({ length: count - 1 }, (_, index) => [0, index + 1] as const);

	it.each([
		['a chain', chain],
		['a fan', fan],
	])('of 600 in %s shows 500 and says that it is not complete', async (_shape, links) => {
		const ids = await graph(600, links(600));
		const history = await getHistory(stage.story, ids[0] ?? '');
		expect(history.complete).toBe(false);
		const shown = flat(history.map).map(({ id }) => id);
		expect(shown).toHaveLength(500);
		expect(history.links).toHaveLength(499);
		for (const { from, to } of history.links) expect(shown).toEqual(expect.arrayContaining([from, to]));
		const ofLast = await getHistory(stage.story, ids[599] ?? '');
		expect(ofLast).toMatchObject({ id: ids[599], complete: false });
		expect(flat(ofLast.map).find(({ isSelf }) => isSelf)).toMatchObject({ id: ids[599] });
	});

	it.each([
		['a chain', chain],
		['a fan', fan],
	])('of 500 in %s is complete', async (_shape, links) => {
		const ids = await graph(500, links(500));
		const history = await getHistory(stage.story, ids[0] ?? '');
		expect(history.complete).toBe(true);
		expect(flat(history.map)).toHaveLength(500);
	});

	it('whose documents have many parents each does not grow beyond all measure', async () => {
		const width = 8;
		const depth = 12;
		const links = Array.from({ length: depth - 1 }, (_level, level) =>
			Array.from({ length: width * width }, (_pair, pair) => {
				const from = level * width + Math.floor(pair / width);
				return [from, (level + 1) * width + (pair % width)] as const;
			}),
		).flat();
		const ids = await graph(width * depth, links);
		const history = await getHistory(stage.story, ids[0] ?? '');
		const shown = flat(history.map);
		expect(new Set(shown.map(({ id }) => id)).size).toBe(width * depth);
		expect(shown.length).toBeLessThan(5000);
		expect(history.complete).toBe(true);
	});
});
