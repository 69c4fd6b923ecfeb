import type { BillingDocument } from '../../../domain/documents/document';
import type { LineLink } from '../../../domain/documents/remaining';
import type { Ledger } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('what lies beside documents on %s', (database) => {
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
	const link = (from: BillingDocument, to: BillingDocument, quantity: string): LineLink => ({
		fromDocumentId: from.id,
		fromLineId: from.lines[0]?.id ?? '',
		toDocumentId: to.id,
		toLineId: to.lines[0]?.id ?? '',
		flow: 'deliver',
		quantity,
	});

	describe('links', () => {
		it('keeps links of documents once, and finds them from both ends', async () => {
			const [order, note] = [await insert({ kind: 'salesOrder' }), await insert({ kind: 'deliveryNote' })];
			const one = { fromDocumentId: order.id, toDocumentId: note.id, relation: 'convertedFrom' } as const;
			await write(ledger, async (tx) => {
				await tx.links.add(one);
				await tx.links.add(one);
			});
			for (const ids of [[order.id], [note.id], [order.id, note.id]])
				expect(await ledger.read.links.ofDocuments(ids)).toEqual([one]);
			expect(await ledger.read.links.ofDocuments([])).toEqual([]);
		});

		it('counts drafts, and gives quantities back when a document is cancelled or rejected', async () => {
			const order = await insert({ kind: 'salesOrder' });
			const [note, other] = [await insert({ kind: 'deliveryNote' }), await insert({ kind: 'deliveryNote' })];
			const links = [link(order, note, '0.333333'), link(order, other, '2')];
			await write(ledger, (tx) => tx.links.addLines(links));
			expect(await ledger.read.links.linesFrom(order.id)).toEqual(links);
			expect(await ledger.read.links.linesTo(note.id)).toEqual([links[0]]);
			expect(await ledger.read.links.linesToAll([note.id, other.id])).toHaveLength(2);
			await write(ledger, (tx) => tx.documents.setState(note.id, 'cancelled'));
			expect(await ledger.read.links.linesFrom(order.id)).toEqual([links[1]]);
			await write(ledger, (tx) => tx.links.removeLinesTo(other.id));
			expect(await ledger.read.links.linesFrom(order.id)).toEqual([]);
		});

		it('refuses a quantity that millionths cannot hold, and keeps the largest that they can', async () => {
			const [from, to] = [await insert(), await insert()];
			for (const quantity of ['0.0000001', '9007199255']) {
				expect(await refusalOf(write(ledger, (tx) => tx.links.addLines([link(from, to, quantity)])))).toBe(
					'quantity.range',
				);
			}
			await write(ledger, (tx) => tx.links.addLines([link(from, to, '9007199254.740991')]));
			expect((await ledger.read.links.linesTo(to.id))[0]?.quantity).toBe('9007199254.740991');
		});

		it('refuses the same lines twice in one flow', async () => {
			const [from, to] = [await insert(), await insert()];
			await expect(
				write(ledger, (tx) => tx.links.addLines([link(from, to, '1'), link(from, to, '1')])),
			).rejects.toThrow();
			expect(await ledger.read.links.linesTo(to.id)).toEqual([]);
		});
	});

	it('keeps facts and transmissions in the order in which they came', async () => {
		const { id } = await insert();
		const data = { to: 'Đà Nẵng 🍜', nested: { list: [1, null, 'x'] } };
		await write(ledger, async (tx) => {
			await tx.facts.add({ documentId: id, kind: 'validated', onDate: '2026-03-10', actor: 'alice', data });
			await tx.facts.add({ documentId: id, kind: 'sent', onDate: '2026-03-09', actor: "o'neil", data: {} });
			await tx.transmissions.add({
				documentId: id,
				channel: 'email',
				state: 'pending',
				onDate: '2026-03-10',
				actor: 'alice',
				data,
			});
		});
		const facts = await ledger.read.facts.ofDocuments([id]);
		expect(facts.map(({ id: _id, ...fact }) => fact)).toEqual([
			{ documentId: id, kind: 'validated', onDate: '2026-03-10', at: NOW, actor: 'alice', data },
			{ documentId: id, kind: 'sent', onDate: '2026-03-09', at: NOW, actor: "o'neil", data: {} },
		]);
		const [record] = await ledger.read.transmissions.ofDocuments([id]);
		expect(record).toMatchObject({
			documentId: id,
			channel: 'email',
			state: 'pending',
			onDate: '2026-03-10',
			at: NOW,
			actor: 'alice',
			data,
		});
		expect(await ledger.read.facts.ofDocuments([])).toEqual([]);
		expect(await ledger.read.transmissions.ofDocuments(['inv_nobody'])).toEqual([]);
	});

	it('keeps payments and what they settle, to the last unit', async () => {
		const { id } = await insert();
		const { companyId, partyId } = books;
		const payment = {
			companyId,
			partyId,
			currency: 'VND',
			amount: Number.MAX_SAFE_INTEGER,
			receivedOn: '2026-03-11',
			method: null,
			reference: 'Thanh toán №1',
			actor: 'alice',
		};
		const paymentId = await write(ledger, async (tx) => {
			const sourceId = await tx.payments.add(payment);
			await tx.payments.match({
				documentId: id,
				sourceKind: 'payment',
				sourceId,
				amount: 700,
				onDate: '2026-03-11',
			});
			await tx.payments.match({
				documentId: id,
				sourceKind: 'creditNote',
				sourceId: 'crn_x',
				amount: 300,
				onDate: '2026-03-12',
			});
			return sourceId;
		});
		expect(await ledger.read.payments.get(paymentId)).toEqual({
			...payment,
			kind: 'receipt',
			documentId: null,
			externalReference: null,
			reverses: null,
			reason: null,
			reversedBy: null,
			id: paymentId,
			createdAt: NOW,
		});
		expect(
			(await ledger.read.payments.matchesOf([id])).map((match) => [match.sourceKind, match.amount]),
		).toEqual([
			['payment', 700],
			['creditNote', 300],
		]);
		expect(await ledger.read.payments.matchesFrom([paymentId])).toMatchObject([
			{ documentId: id, amount: 700, onDate: '2026-03-11' },
		]);
		expect(await ledger.read.payments.get('pay_nobody')).toBeUndefined();
		expect(await refusalOf(write(ledger, (tx) => tx.payments.add({ ...payment, amount: 2 ** 53 })))).toBe(
			'amount.tooLarge',
		);
		await expect(write(ledger, (tx) => tx.payments.add({ ...payment, amount: 0.5 }))).rejects.toThrow(
			TypeError,
		);
	});
});
