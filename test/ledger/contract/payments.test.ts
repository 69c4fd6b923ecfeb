import type { BillingDocument } from '../../../domain/documents/document';
import type { Ledger, NewPayment } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('payments on %s', (database) => {
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
			return draft.id;
		});
	const money = (more: Partial<NewPayment> = {}): NewPayment => ({
		companyId: books.companyId,
		partyId: books.partyId,
		currency: 'EUR',
		amount: 1000,
		receivedOn: '2026-03-11',
		method: 'transfer',
		reference: 'VIR',
		actor: 'alice',
		...more,
	});
	const add = (more: Partial<NewPayment> = {}) => write(ledger, (tx) => tx.payments.add(money(more)));

	it('keeps what a payment is, what it waits for and what it reverses', async () => {
		const documentId = await insert({ kind: 'salesOrder' });
		const id = await add({ documentId, externalReference: 'BANK-1' });
		const reversal = await add({ kind: 'reversal', reverses: id, reason: 'bounced' });
		const { payments } = ledger.read;
		expect(await payments.getMany([reversal, id])).toEqual([
			{
				...money({ documentId, externalReference: 'BANK-1' }),
				...{ id, kind: 'receipt', reverses: null, reason: null, reversedBy: reversal, createdAt: NOW },
			},
			expect.objectContaining({ id: reversal, kind: 'reversal', reverses: id, reason: 'bounced' }),
		]);
		expect(await payments.byExternalReference(books.companyId, 'BANK-1')).toMatchObject({ id });
		expect(await payments.byExternalReference('com_other', 'BANK-1')).toBeUndefined();
	});

	it('knows one external reference once a company, and reverses a payment once', async () => {
		const id = await add({ externalReference: 'BANK-2' });
		expect(await refusalOf(add({ externalReference: 'BANK-2' }))).toBe('payment.alreadyThere');
		const other = await openBooks(ledger, 'OTHER');
		await add({ externalReference: 'BANK-2', companyId: other.companyId, partyId: other.partyId });
		await add({ kind: 'reversal', reverses: id });
		expect(await refusalOf(add({ kind: 'reversal', reverses: id }))).toBe('payment.alreadyThere');
	});

	it('gives the money that waits on documents, but not what bounced', async () => {
		const [order, other] = [await insert({ kind: 'salesOrder' }), await insert({ kind: 'quotation' })];
		const [kept, bounced] = [await add({ documentId: order }), await add({ documentId: order })];
		await add({ kind: 'reversal', reverses: bounced });
		const later = await add();
		await write(ledger, (tx) => tx.payments.attach(later, other));
		const waiting = async (...ids: string[]) =>
			(await ledger.read.payments.attachedTo(ids)).map(({ id }) => id);
		expect(await waiting(order)).toEqual([kept]);
		expect(await waiting(order, other)).toEqual([kept, later]);
		expect(await waiting()).toEqual([]);
	});

	it('counts a match and its counter-match, undoes it once, and keeps both', async () => {
		const documentId = await insert({ kind: 'invoice' });
		const sourceId = await add();
		const match = { documentId, sourceKind: 'payment', sourceId, amount: 400, onDate: '2026-03-11' } as const;
		await write(ledger, (tx) => tx.payments.match(match));
		const [made] = await ledger.read.payments.matchesOf([documentId]);
		const undo = { ...match, amount: -400, undoes: made?.id ?? '', reason: 'wrong invoice' };
		await write(ledger, (tx) => tx.payments.match(undo));
		const stored = await ledger.read.payments.matchesFrom([sourceId]);
		expect(stored.map(({ amount, undoes, reason }) => [amount, undoes, reason])).toEqual([
			[400, null, null],
			[-400, made?.id, 'wrong invoice'],
		]);
		await expect(write(ledger, (tx) => tx.payments.match(undo))).rejects.toThrow();
		for (const broken of [
			{ ...match, amount: -1 },
			{ ...match, amount: 0 },
			{ ...match, refundId: sourceId },
			{ ...match, documentId: null },
		])
			await expect(write(ledger, (tx) => tx.payments.match(broken))).rejects.toThrow();
	});

	it('undoes in memory what was matched in the same chunk', async () => {
		const stored = await write(ledger, async (tx) => {
			const draft = aDraft(tx, books, { kind: 'invoice' });
			await tx.documents.insert(draft);
			const match = { documentId: draft.id, sourceKind: 'writeOff', sourceId: 'wof_1', amount: 5 } as const;
			await tx.payments.match({ ...match, onDate: '2026-03-11' });
			const [made] = await tx.payments.matchesOf([draft.id]);
			await tx.payments.match({ ...match, amount: -5, onDate: '2026-03-12', undoes: made?.id ?? '' });
			expect(await tx.payments.attachedTo([draft.id])).toEqual([]);
			expect(await tx.payments.collectionsOf([draft.id])).toEqual([]);
			return tx.payments.matchesOf([draft.id]);
		});
		expect(stored.map(({ amount }) => amount)).toEqual([5, -5]);
		expect(await ledger.read.payments.matchesOf([stored[0]?.documentId ?? ''])).toEqual(stored);
	});

	it('finds payments by customer, kind, day and what is left, page by page', async () => {
		const own = await openBooks(ledger, 'PAGES');
		const of = { companyId: own.companyId, partyId: own.partyId };
		const documentId = await insert({ kind: 'invoice' });
		const ids: string[] = [];
		for (const receivedOn of ['2026-01-05', '2026-02-05', '2026-03-05'])
			ids.push(await add({ ...of, receivedOn }));
		const refund = await add({ ...of, kind: 'refund' });
		const [used, bounced] = ids as [string, string];
		await write(ledger, async (tx) => {
			const match = { sourceKind: 'payment', sourceId: used, onDate: '2026-03-11' } as const;
			await tx.payments.match({ ...match, documentId, amount: 600 });
			await tx.payments.match({ ...match, refundId: refund, amount: 400 });
		});
		await add({ ...of, kind: 'reversal', reverses: bounced });
		const found = async (more: object) =>
			(await ledger.read.payments.find({ companyId: own.companyId, limit: 10, ...more })).map(({ id }) => id);
		expect(await found({ kinds: ['receipt'] })).toEqual(ids);
		expect(await found({ kinds: ['receipt'], newestFirst: true, limit: 2 })).toEqual([ids[2], ids[1]]);
		expect(await found({ kinds: ['receipt'], after: ids[0] })).toEqual(ids.slice(1));
		expect(await found({ kinds: ['receipt'], after: ids[1], newestFirst: true })).toEqual([ids[0]]);
		expect(await found({ kinds: ['refund'], partyId: own.partyId })).toEqual([refund]);
		expect(await found({ receivedFrom: '2026-02-01', receivedTo: '2026-02-28' })).toEqual([bounced]);
		expect(await found({ unallocated: true })).toEqual([ids[2]]);
		expect(await found({ currency: 'VND' })).toEqual([]);
		expect(await ledger.read.payments.matchesOfRefunds([refund])).toMatchObject([
			{ sourceId: used, amount: 400 },
		]);
	});

	it('keeps a collection pending until it arrives or fails, and closes it once', async () => {
		const documentId = await insert({ kind: 'invoice' });
		const given = {
			documentId,
			amount: 2000,
			method: 'sepaDirectDebit',
			reference: 'E2E-1',
			submittedOn: '2026-03-11',
			actor: 'alice',
		};
		const [arrives, fails] = await write(ledger, async (tx) => [
			await tx.payments.collect(given),
			await tx.payments.collect({ ...given, amount: 500 }),
		]);
		const paymentId = await add();
		const close = (id: string | undefined, outcome: 'collected' | 'failed') =>
			write(ledger, (tx) =>
				tx.payments.closeCollection(id ?? '', {
					state: outcome,
					closedOn: '2026-03-14',
					...(outcome === 'collected' ? { paymentId } : {}),
				}),
			);
		await close(arrives, 'collected');
		await close(fails, 'failed');
		await close(fails, 'collected');
		expect(await ledger.read.payments.collectionsOf([documentId])).toEqual([
			{ ...given, id: arrives, state: 'collected', closedOn: '2026-03-14', paymentId, createdAt: NOW },
			{
				...given,
				...{
					id: fails,
					amount: 500,
					state: 'failed',
					closedOn: '2026-03-14',
					paymentId: null,
					createdAt: NOW,
				},
			},
		]);
		expect(await refusalOf(write(ledger, (tx) => tx.payments.collect({ ...given, amount: 2 ** 53 })))).toBe(
			'amount.tooLarge',
		);
	});

	it('locks payments, so that two writers do not use the same rest', async () => {
		const id = await add();
		const documentId = await insert({ kind: 'invoice' });
		const second = await test.open();
		const take = (handle: Ledger) =>
			write(handle, async (tx) => {
				const [payment] = await tx.payments.lock([id]);
				const used = (await tx.payments.matchesFrom([id])).reduce((sum, { amount }) => sum + amount, 0);
				const amount = Math.min(700, (payment?.amount ?? 0) - used);
				const match = { documentId, sourceKind: 'payment', sourceId: id, onDate: '2026-03-11' } as const;
				await tx.payments.match({ ...match, amount });
			});
		await Promise.all([take(ledger), take(second)]);
		const matches = await ledger.read.payments.matchesFrom([id]);
		expect(matches.map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([300, 700]);
	});
});
