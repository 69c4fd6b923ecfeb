import { createHash } from 'node:crypto';
import type { BillingDocument } from '../../../domain/documents/document';
import type { DocumentFilter, Ledger, Writing } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, validate, write, type Books } from '../support/books';

jest.setTimeout(30_000);

describe.each(DATABASES)('what a right allows on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		books = await openBooks(ledger);
	});
	afterAll(() => test.dispose());

	const insert = (fields: Partial<BillingDocument> = {}) =>
		write(ledger, async (tx) => {
			const draft = aDraft(tx, books, fields);
			await tx.documents.insert(draft);
			return draft;
		});
	const validated = async (fields: Partial<BillingDocument> = {}) => {
		const draft = await insert(fields);
		return write(ledger, (tx) => validate(tx, draft, books.series[0] ?? ''));
	};
	const find = async (filter: Omit<DocumentFilter, 'limit'>) =>
		(await ledger.read.documents.find({ ...filter, limit: 100 })).map(({ id }) => id);

	it('unlocks a document that is no accounting record: a draft again, with its number', async () => {
		const order = await validated({ kind: 'salesOrder' });
		await write(ledger, (tx) => tx.documents.unlock(order.id));
		const draft = { ...order, state: 'draft', validatedAt: null, contentHash: null } as const;
		expect(await ledger.read.documents.get(order.id)).toEqual(draft);
		await write(ledger, (tx) => tx.documents.saveDraft({ ...draft, title: 'changed' }));
		expect(await ledger.read.documents.get(order.id)).toMatchObject({
			title: 'changed',
			number: order.number,
		});
	});

	it.each(['invoice', 'creditNote', 'supplierInvoice'] as const)(
		'never unlocks a posted %s',
		async (kind) => {
			const posted = await validated({ kind });
			expect(await refusalOf(write(ledger, (tx) => tx.documents.unlock(posted.id)))).toBe('document.locked');
			expect(await ledger.read.documents.get(posted.id)).toEqual(posted);
		},
	);

	it('unlocks a document that was made and validated in the same chunk', async () => {
		const outcomes = await ledger.write(
			[1, 2].map((input) => ({ key: String(input), input })),
			async (tx) => {
				const draft = aDraft(tx, books, { kind: 'quotation' });
				await tx.documents.insert(draft);
				await validate(tx, draft, books.series[1] ?? '');
				await tx.documents.unlock(draft.id);
				return (await tx.documents.get(draft.id))?.state;
			},
			{ now: NOW },
		);
		expect(outcomes).toEqual([
			{ ok: true, value: 'draft' },
			{ ok: true, value: 'draft' },
		]);
	});

	it('marks a document as deleted, keeps its rows, and leaves it out of lists unless it is asked for', async () => {
		const owner = 'deleting';
		const [kept, gone] = [await validated({ owner }), await validated({ owner })];
		await write(ledger, (tx) => tx.documents.markDeleted(gone.id));
		expect(await ledger.read.documents.get(gone.id)).toEqual({ ...gone, state: 'cancelled', deletedAt: NOW });
		expect(await find({ owner })).toEqual([kept.id]);
		expect(await find({ owner, deleted: 'include' })).toEqual([kept.id, gone.id]);
		expect(await find({ owner, deleted: 'only' })).toEqual([gone.id]);
		expect(await ledger.read.documents.figures({ owner })).toMatchObject([{ count: 1 }]);
	});

	it('finds by origin', async () => {
		const owner = 'origins';
		const [sale, counter] = [await insert({ owner }), await insert({ owner, origin: 'counter' })];
		expect(await find({ owner, origins: ['counter'] })).toEqual([counter.id]);
		expect(await find({ owner, origins: ['sale', 'counter'] })).toEqual([sale.id, counter.id]);
		expect(await find({ owner, origins: ['contract'] })).toEqual([]);
		expect(await find({ owner, origins: [] })).toEqual([]);
	});

	it('finds what is not finished: money is open, an answer or a receipt has not come', async () => {
		const owner = 'unfinished';
		const draft = await insert({ owner });
		const [open, paid, hopeless] = [
			await validated({ owner }),
			await validated({ owner }),
			await validated({ owner }),
		];
		const [waiting, answered] = [
			await validated({ owner, kind: 'quotation' }),
			await validated({ owner, kind: 'quotation' }),
		];
		await write(ledger, async (tx) => {
			const match = {
				documentId: paid.id,
				sourceKind: 'payment',
				sourceId: 'pay_x',
				onDate: '2026-03-11',
			} as const;
			await tx.payments.match({ ...match, amount: 1000 });
			await tx.payments.match({ ...match, amount: 200 });
			await tx.payments.match({ ...match, documentId: open.id, amount: 1199 });
			await tx.facts.add({
				documentId: hopeless.id,
				kind: 'uncollectible',
				onDate: '2026-03-11',
				actor: 'a',
				data: {},
			});
			await tx.documents.setState(answered.id, 'accepted');
		});
		expect((await find({ owner, notFinished: true })).sort()).toEqual([draft.id, open.id, waiting.id].sort());
		// What is still in the memory of a chunk counts as well.
		const seen = await write(ledger, async (tx) => {
			const another = aDraft(tx, books, { owner });
			await tx.documents.insert(another);
			const match = {
				documentId: another.id,
				sourceKind: 'payment',
				sourceId: 'pay_y',
				onDate: '2026-03-11',
			} as const;
			await tx.payments.match({ ...match, amount: 1200 });
			return (await tx.documents.find({ owner, notFinished: true, limit: 100 })).length;
		});
		expect(seen).toBe(4);
	});
});

describe.each(DATABASES)('attachments on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let documentId: string;
	beforeEach(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		const books = await openBooks(ledger);
		documentId = await write(ledger, async (tx) => {
			const draft = aDraft(tx, books);
			await tx.documents.insert(draft);
			return draft.id;
		});
	});
	afterEach(() => test.dispose());

	type File = Parameters<Writing['attachments']['add']>[0];
	const file = (text: string, name = 'Đơn hàng.pdf'): File => ({
		documentId,
		name,
		mimeType: 'application/pdf',
		size: Buffer.byteLength(text),
		sha256: createHash('sha256').update(text).digest('hex'),
		actor: 'alice',
		content: Buffer.from(text).toString('base64'),
	});
	const attach = (given: File) => write(ledger, (tx) => tx.attachments.add(given));

	it('are kept byte by byte beside the document, and listed without their content', async () => {
		const text = 'x'.repeat(300_000) + '\u0000🍜';
		const id = await attach(file(text));
		const { content, ...metadata } = file(text);
		expect(await ledger.read.attachments.ofDocuments([documentId])).toEqual([
			{ id, ...metadata, attachedAt: NOW },
		]);
		expect(await ledger.read.attachments.content(id)).toBe(content);
		expect(await ledger.read.attachments.content('att_nobody')).toBeUndefined();
		expect(await ledger.read.attachments.ofDocuments([])).toEqual([]);
	});

	it('are there once, however often the same file comes under the same name', async () => {
		const first = await attach(file('same'));
		expect(await attach(file('same'))).toBe(first);
		const others = [await attach(file('same', 'other.pdf')), await attach(file('other'))];
		expect(new Set([first, ...others]).size).toBe(3);
		expect((await ledger.read.attachments.ofDocuments([documentId])).map(({ id }) => id)).toEqual([
			first,
			...others,
		]);
	});

	it('need their document, and leave nothing of an item that fails', async () => {
		await expect(attach({ ...file('lost'), documentId: 'inv_nobody' })).rejects.toThrow();
		const failing = write(ledger, async (tx) => {
			await tx.attachments.add(file('rolled back'));
			throw new Error('refused');
		});
		await expect(failing).rejects.toThrow('refused');
		expect(await ledger.read.attachments.ofDocuments([documentId])).toEqual([]);
	});
});
