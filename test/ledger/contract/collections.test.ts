import type { NewClaim, NewDebit, NewStripeDebit } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('collections on %s', (database) => {
	let test: TestLedger;
	let books: Books;
	let mandateId: string;
	beforeAll(async () => {
		test = await openTestLedger(database);
		books = await openBooks(test.ledger);
		mandateId = await write(test.ledger, async (tx) => {
			const content = { code: 'RUM1', name: 'M', party: books.partyId, iban: 'FR7630006000011234567890189' };
			const { companyId } = books;
			const master = { companyId, code: 'RUM1', name: 'M', active: true, content };
			return (await tx.masters.save({ kind: 'mandate', ...master })).master.id;
		});
	});
	afterAll(() => test.dispose());

	const read = () => test.ledger.read;
	const invoice = () =>
		write(test.ledger, async (tx) => {
			const draft = aDraft(tx, books);
			await tx.documents.insert(draft);
			return draft.id;
		});
	const claim = (documentId: string, more: Partial<NewClaim> = {}) =>
		write(test.ledger, async (tx) => {
			const amount = 1000;
			const collectionId = await tx.payments.collect({
				documentId,
				amount,
				method: 'sepaDirectDebit',
				reference: null,
				submittedOn: '2026-03-10',
				actor: 'test',
			});
			return tx.claims.add({
				companyId: books.companyId,
				documentId,
				instalment: 1,
				amount,
				channel: 'sepa',
				holder: 'dbt_1',
				collectionId,
				actor: 'test',
				...more,
			});
		});

	describe('claims', () => {
		it('one instalment has one that stands: a second one is refused, and leaves nothing behind', async () => {
			const id = await invoice();
			const first = await claim(id);
			expect(await refusalOf(claim(id, { channel: 'stripe', holder: 'sdb_1' }))).toBe('claim.taken');
			expect(await claim(id, { instalment: 2 })).toMatchObject({ state: 'claimed', instalment: 2 });
			expect(await read().claims.ofDocuments([id])).toHaveLength(2);
			expect(await read().payments.collectionsOf([id])).toHaveLength(2);
			expect(await read().claims.getMany([first.id])).toEqual([first]);
		});

		it('the database itself refuses the second one, whoever writes', async () => {
			const id = await invoice();
			const first = await claim(id);
			const columns = `company_id, document_id, instalment, amount, channel, holder, collection_id, state, reason, payment_id, created_at, closed_at, actor`;
			const twin = `insert into collection_claims (id, ${columns}) select 'clm_twin', ${columns} from collection_claims where id = '${first.id}'`;
			await expect(test.tamper(twin)).rejects.toThrow(/unique/i);
		});

		it('a closed one is history: the instalment can be claimed again', async () => {
			const id = await invoice();
			const first = await claim(id);
			await write(test.ledger, (tx) =>
				tx.claims.close(first.id, 'claimed', { state: 'returned', reason: 'AM04' }),
			);
			const second = await claim(id, { holder: 'dbt_2' });
			expect(await read().claims.ofDocuments([id])).toEqual([
				{ ...first, state: 'returned', reason: 'AM04', closedAt: NOW },
				second,
			]);
			expect(await read().claims.ofHolder('dbt_2')).toEqual([second]);
		});

		it('is closed once from each state', async () => {
			const { id } = await claim(await invoice());
			const cancel = () =>
				write(test.ledger, (tx) => tx.claims.close(id, 'claimed', { state: 'cancelled', reason: 'x' }));
			expect(await refusalOf(cancel())).toBe('done');
			expect(await refusalOf(cancel())).toBe('claim.closed');
		});
	});

	describe('batches of direct debits', () => {
		const head = {
			version: 'pain.008.001.08',
			messageId: 'M1',
			createdAt: '2026-03-10T10:00:00',
			initiatingParty: { name: 'DUPONT', idKind: 'organisation' },
		} as const;
		let ids = 0;
		const build = (messageId: string, endToEndId = 'FA-1') =>
			write(test.ledger, async (tx) => {
				const draft = aDraft(tx, books);
				await tx.documents.insert(draft);
				const { companyId } = books;
				const amount = 1200;
				const money = { documentId: draft.id, amount, method: 'sepaDirectDebit', reference: null };
				const collectionId = await tx.payments.collect({ ...money, submittedOn: '2026-03-10', actor: 't' });
				ids += 1;
				const id = `dbt_${ids}`;
				const taken = { companyId, documentId: draft.id, instalment: 1, amount, collectionId };
				const { id: claimId } = await tx.claims.add({ ...taken, channel: 'sepa', holder: id, actor: 't' });
				const debit: NewDebit = {
					batchId: id,
					position: 0,
					documentId: draft.id,
					instalment: 1,
					claimId,
					mandateId,
					amount,
					dueOn: '2026-04-01',
					sequence: 'FRST',
					endToEndId,
					plan: {
						position: 0,
						creditor: { name: 'DUPONT', iban: 'FR14', creditorIdentifier: 'FR72ZZZ123456' },
						scheme: 'CORE',
						sequence: 'FRST',
						collectedOn: '2026-04-01',
						batchBooking: true,
						amount,
						endToEndId,
						mandate: { reference: 'RUM1', signedOn: '2026-01-01' },
						debtor: { name: 'Épicerie', iban: 'FR76' },
					},
				};
				const sums = { count: 1, amount, collectOn: '2026-04-01', fileHash: 'h' };
				const batch = { id, companyId, accountId: companyId, messageId, head, ...sums, actor: 't' };
				const debits = await tx.debits.addBatch({ ...batch, details: { zip: false, leftOut: 0 } }, [debit]);
				return { id, debits, documentId: draft.id };
			});

		it('gives back what was kept, word for word', async () => {
			const { id, debits, documentId } = await build('M1', 'E2E-1');
			expect(await read().debits.batch(id)).toMatchObject({
				id,
				state: 'built',
				head,
				count: 1,
				amount: 1200,
			});
			expect(await read().debits.ofBatch(id)).toEqual(debits);
			expect(await read().debits.ofDocuments([documentId])).toEqual(debits);
			expect(await read().debits.byEndToEndIds(['E2E-1'])).toEqual(debits);
			expect((await read().debits.ofMandates([mandateId])).map(({ id: of }) => of)).toContain(debits[0]?.id);
			expect(debits[0]).toMatchObject({ outcome: 'planned', sequence: 'FRST', dueOn: '2026-04-01' });
			expect(await read().debits.byMessageId('M1')).toHaveLength(1);
		});

		it('takes a message id once a company', async () => {
			await build('M2');
			expect(await refusalOf(build('M2'))).toBe('batch.messageId');
		});

		it('moves once from each state, and its debits with it', async () => {
			const { id, debits } = await build('M3');
			const upload = () =>
				write(test.ledger, async (tx) => {
					await tx.debits.moveBatch(id, 'built', 'uploaded', { uploadedOn: '2026-03-11' });
					await tx.debits.moveDebits(id, 'planned', 'presented');
				});
			expect(await refusalOf(upload())).toBe('done');
			expect(await refusalOf(upload())).toBe('batch.moved');
			expect(await read().debits.ofBatch(id)).toMatchObject([{ outcome: 'presented' }]);
			const close = () =>
				write(test.ledger, (tx) =>
					tx.debits.closeDebit(debits[0]?.id ?? '', 'presented', {
						outcome: 'returned',
						closedOn: '2026-04-03',
						reasonCode: 'AM04',
					}),
				);
			expect(await refusalOf(close())).toBe('done');
			expect(await refusalOf(close())).toBe('debit.moved');
			expect(await read().debits.getMany([debits[0]?.id ?? ''])).toMatchObject([
				{ outcome: 'returned', reasonCode: 'AM04', closedOn: '2026-04-03' },
			]);
			const { companyId } = books;
			const found = await read().debits.batches({ companyId, states: ['uploaded'], limit: 10 });
			expect(found.map(({ id: of }) => of)).toEqual([id]);
		});
	});

	describe('debits of a payment service', () => {
		const add = (documentId: string, more: Partial<NewStripeDebit> = {}) =>
			write(test.ledger, (tx) =>
				tx.stripe.addDebit({
					companyId: books.companyId,
					documentId,
					instalment: 1,
					attempt: 1,
					idempotencyKey: `${documentId}-1`,
					status: 'processing',
					amount: 1200,
					currency: 'EUR',
					actor: 'test',
					...more,
				}),
			);

		it('are found by key, intent and invoice, and change member by member', async () => {
			const documentId = await invoice();
			const { id } = await add(documentId, { details: { a: 1 } });
			await write(test.ledger, (tx) =>
				tx.stripe.changeDebit(id, {
					paymentIntentId: `pi_${documentId}`,
					status: 'requires_payment_method',
					failureCode: 'insufficient_funds',
					details: { b: 2 },
				}),
			);
			const changed = await read().stripe.debit(id);
			expect(changed).toMatchObject({
				paymentIntentId: `pi_${documentId}`,
				status: 'requires_payment_method',
				failureCode: 'insufficient_funds',
				details: { a: 1, b: 2 },
				idempotencyKey: `${documentId}-1`,
			});
			expect(await read().stripe.byKey(`${documentId}-1`)).toEqual(changed);
			expect(await read().stripe.byPaymentIntent(`pi_${documentId}`)).toEqual(changed);
			expect(await read().stripe.ofDocuments([documentId])).toEqual([changed]);
			const filter = { companyId: books.companyId, statuses: ['requires_payment_method'], limit: 5 };
			expect(await read().stripe.find(filter)).toEqual([changed]);
		});

		it('an attempt is begun once', async () => {
			const documentId = await invoice();
			await add(documentId);
			expect(await refusalOf(add(documentId))).toBe('stripe.attemptTaken');
			expect(await refusalOf(add(documentId, { idempotencyKey: 'other' }))).toBe('stripe.attemptTaken');
			expect(await refusalOf(add(documentId, { attempt: 2, idempotencyKey: `${documentId}-2` }))).toBe(
				'done',
			);
		});

		it('an event is taken in once, and events come in the order in which they happened', async () => {
			const event = (eventId: string, occurredAt: string) =>
				write(test.ledger, (tx) =>
					tx.stripe.addEvent({
						eventId,
						type: 'payment_intent.succeeded',
						objectId: 'pi_1',
						occurredAt,
						companyId: books.companyId,
					}),
				);
			expect(await event('evt_2', '2026-03-10T10:00:00.000Z')).toBe(true);
			expect(await event('evt_1', '2026-03-10T09:00:00.000Z')).toBe(true);
			expect(await event('evt_2', '2026-03-10T10:00:00.000Z')).toBe(false);
			expect((await read().stripe.eventsOf('pi_1')).map(({ eventId }) => eventId)).toEqual([
				'evt_1',
				'evt_2',
			]);
			expect(await read().stripe.event('evt_1')).toMatchObject({ receivedAt: NOW, objectId: 'pi_1' });
			expect(await read().stripe.event('evt_9')).toBeUndefined();
		});
	});
});
