import type { Ledger, LedgerTx, NewMovement } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('stock movements on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		books = await openBooks(ledger);
	});
	afterAll(() => test.dispose());

	const insert = async (tx: LedgerTx, own = books): Promise<string> => {
		const draft = aDraft(tx, own, { kind: 'deliveryNote' });
		await tx.documents.insert(draft);
		return draft.id;
	};
	const movement = (documentId: string, more: Partial<NewMovement> = {}): NewMovement => ({
		companyId: books.companyId,
		documentId,
		lineId: 'lin_1',
		productId: books.productId,
		quantity: '-2.5',
		unit: 'C62',
		kind: 'delivery',
		operationCode: null,
		onDate: '2026-03-10',
		undoes: null,
		actor: 'alice',
		...more,
	});
	/** A document with movements of its own, in one transaction or in one after another. */
	const move = async (...rows: ReadonlyArray<Partial<NewMovement>>) => {
		const documentId = await write(ledger, (tx) => insert(tx));
		for (const row of rows) await write(ledger, (tx) => tx.stock.add([movement(documentId, row)]));
		return documentId;
	};

	it('keeps what moved, and what took it back', async () => {
		const documentId = await move({ operationCode: 'SALE' });
		const [made] = await ledger.read.stock.ofDocuments([documentId]);
		expect(made).toEqual({
			...movement(documentId, { operationCode: 'SALE' }),
			id: expect.stringMatching(/^stm_/) as string,
			undoneBy: null,
			createdAt: NOW,
		});
		const undo = movement(documentId, { kind: 'reversal', quantity: '2.5', undoes: made?.id ?? '' });
		await write(ledger, (tx) => tx.stock.add([undo]));
		const [first, second] = await ledger.read.stock.ofDocuments([documentId]);
		expect(first).toMatchObject({ id: made?.id, undoes: null, undoneBy: second?.id });
		expect(second).toMatchObject({ kind: 'reversal', quantity: '2.5', undoes: made?.id, undoneBy: null });
		await expect(write(ledger, (tx) => tx.stock.add([undo]))).rejects.toThrow();
	});

	it('refuses what is no movement: nothing, a reversal of nothing, more than can be counted', async () => {
		const documentId = await move({});
		for (const broken of [{ quantity: '0' }, { kind: 'reversal' as const }, { undoes: 'stm_nothing' }])
			await expect(write(ledger, (tx) => tx.stock.add([movement(documentId, broken)]))).rejects.toThrow();
		const tooMuch = movement(documentId, { quantity: '0.0000001' });
		expect(await refusalOf(write(ledger, (tx) => tx.stock.add([tooMuch])))).toBe('quantity.range');
	});

	it('answers from memory what was moved in the same chunk, and as it will be read then', async () => {
		const inMemory = await write(ledger, async (tx) => {
			const documentId = await insert(tx);
			await tx.stock.add([movement(documentId), movement(documentId, { lineId: 'lin_2', quantity: '-1' })]);
			const [first] = await tx.stock.ofDocuments([documentId]);
			const undo = { kind: 'reversal' as const, quantity: '2.5', undoes: first?.id ?? '' };
			await tx.stock.add([movement(documentId, undo)]);
			return tx.stock.ofDocuments([documentId]);
		});
		expect(inMemory.map(({ quantity, undoneBy }) => [quantity, undoneBy])).toEqual([
			['-2.5', inMemory[2]?.id],
			['-1', null],
			['2.5', null],
		]);
		expect(await ledger.read.stock.ofDocuments([inMemory[0]?.documentId ?? ''])).toEqual(inMemory);
	});

	it('shows lists and balances of a transaction what is still to be written in it', async () => {
		const own = await openBooks(ledger, 'PENDING');
		const of = { companyId: own.companyId, productId: own.productId };
		await write(ledger, async (tx) => {
			const documentId = await insert(tx, own);
			await tx.stock.add([movement(documentId, of)]);
			expect(await tx.stock.find({ ...of, limit: 10 })).toHaveLength(1);
			expect(await tx.stock.balances({ ...of, limit: 10 })).toMatchObject([{ balance: '-2.5' }]);
		});
	});

	it('leaves no movement of an item that fails', async () => {
		const documentId = await move({});
		const failing = write(ledger, async (tx) => {
			const born = await insert(tx);
			await tx.stock.add([movement(born, { companyId: books.companyId })]);
			await tx.stock.add([movement(documentId, { lineId: 'lin_9' })]);
			throw new Error('changed my mind');
		});
		await expect(failing).rejects.toThrow('changed my mind');
		expect(await ledger.read.stock.ofDocuments([documentId])).toHaveLength(1);
	});

	it('finds movements by product, document, kind and day, page by page', async () => {
		const own = await openBooks(ledger, 'PAGES');
		const of = { companyId: own.companyId, productId: own.productId };
		const first = await move(
			{ ...of, onDate: '2026-01-05', lineId: 'a' },
			{ ...of, onDate: '2026-02-05', lineId: 'b', kind: 'return', quantity: '1' },
		);
		await move({ ...of, onDate: '2026-03-05', lineId: 'c' });
		const found = async (more: object) =>
			(await ledger.read.stock.find({ companyId: own.companyId, limit: 10, ...more })).map(
				({ lineId }) => lineId,
			);
		expect(await found({})).toEqual(['a', 'b', 'c']);
		expect(await found({ newestFirst: true, limit: 2 })).toEqual(['c', 'b']);
		expect(await found({ kinds: ['return'] })).toEqual(['b']);
		expect(await found({ kinds: [] })).toEqual(['a', 'b', 'c']);
		expect(await found({ documentId: first })).toEqual(['a', 'b']);
		expect(await found({ from: '2026-02-05', until: '2026-02-28' })).toEqual(['b']);
		expect(await found({ productId: books.productId })).toEqual([]);
		const [a] = await ledger.read.stock.find({ companyId: own.companyId, limit: 1 });
		expect(await found({ after: a?.id })).toEqual(['b', 'c']);
		expect(await found({ after: a?.id, newestFirst: true })).toEqual([]);
	});

	it('sums what came and went by product and unit, as of a day; what is taken back is neither', async () => {
		const own = await openBooks(ledger, 'SUMS');
		const of = { companyId: own.companyId, productId: own.productId };
		const documentId = await move(
			{ ...of, quantity: '-10', onDate: '2026-01-05' },
			{ ...of, quantity: '4.25', kind: 'return', onDate: '2026-01-20' },
			{ ...of, quantity: '-7', unit: 'KGM', onDate: '2026-02-01' },
		);
		const [delivery] = await ledger.read.stock.ofDocuments([documentId]);
		const undo = { kind: 'reversal' as const, quantity: '10', undoes: delivery?.id ?? '' };
		await write(ledger, (tx) =>
			tx.stock.add([movement(documentId, { ...of, ...undo, onDate: '2026-02-10' })]),
		);
		const sums = async (more: object = {}) =>
			(await ledger.read.stock.balances({ companyId: own.companyId, limit: 10, ...more })).map(
				({ unit, received, issued, balance, lastMovedOn }) => [unit, received, issued, balance, lastMovedOn],
			);
		expect(await sums()).toEqual([
			['C62', '4.25', '0', '4.25', '2026-02-10'],
			['KGM', '0', '7', '-7', '2026-02-01'],
		]);
		expect(await sums({ asOf: '2026-01-31' })).toEqual([['C62', '4.25', '10', '-5.75', '2026-01-20']]);
		expect(await sums({ asOf: '2026-01-04' })).toEqual([]);
		expect(await sums({ productId: books.productId })).toEqual([]);
		expect(await sums({ limit: 1 })).toHaveLength(1);
		expect(await sums({ after: { ...of, unit: 'C62' } })).toMatchObject([
			['KGM', '0', '7', '-7', '2026-02-01'],
		]);
	});

	it('sums more than a number can hold', async () => {
		const own = await openBooks(ledger, 'LARGE');
		const of = { companyId: own.companyId, productId: own.productId };
		const large = { ...of, quantity: '9007199254.740991', kind: 'return' as const };
		await move(large, large);
		const [balance] = await ledger.read.stock.balances({ ...of, limit: 1 });
		expect(balance?.balance).toBe('18014398509.481982');
	});
});
