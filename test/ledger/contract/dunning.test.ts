import type { NewHold, NewStep } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('dunning on %s', (database) => {
	let test: TestLedger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		books = await openBooks(test.ledger);
	});
	afterAll(() => test.dispose());

	const read = () => test.ledger.read.dunning;
	const invoice = () =>
		write(test.ledger, async (tx) => {
			const draft = aDraft(tx, books);
			await tx.documents.insert(draft);
			return draft.id;
		});
	const step = (documentId: string, more: Partial<NewStep> = {}): NewStep => ({
		companyId: books.companyId,
		partyId: books.partyId,
		documentId,
		instalment: 1,
		stage: 1,
		policy: 'STANDARD',
		policyVersion: 1,
		rowKey: `${documentId}/1/1/STANDARD@1`,
		letterId: 'let_1',
		label: 'Reminder 1',
		channel: 'email',
		recipient: 'a@b.example',
		subject: 'Reminder',
		currency: 'EUR',
		open: 12_000,
		interest: 17,
		fee: 0,
		indemnity: 4000,
		indemnityCurrency: 'EUR',
		daysLate: 5,
		claimedOn: '2026-03-10',
		details: { template: 'reminder1' },
		actor: 'test',
		...more,
	});
	const claim = (documentId: string, more: Partial<NewStep> = {}) =>
		write(test.ledger, (tx) => tx.dunning.addStep(step(documentId, more)));
	const close = (id: string, state: 'sent' | 'failed' | 'withdrawn', reason?: string) =>
		write(test.ledger, (tx) =>
			tx.dunning.closeStep(id, 'claimed', {
				state,
				closedOn: '2026-03-11',
				...(reason !== undefined && { reason }),
			}),
		);
	const hold = (more: Partial<NewHold> = {}): Promise<string> =>
		write(test.ledger, async (tx) => {
			const given = { type: 'dispute', partyId: null, documentId: null, instalment: null } as const;
			const rest = { companyId: books.companyId, since: '2026-03-10', until: null, reason: null, actor: 't' };
			return (await tx.dunning.addHold({ ...given, ...rest, ...more })).id;
		});

	describe('steps', () => {
		it('come back as they were claimed, by document and by letter', async () => {
			const id = await invoice();
			const claimed = await claim(id, { letterId: 'let_whole' });
			expect(claimed).toEqual({
				...step(id, { letterId: 'let_whole' }),
				id: claimed.id,
				state: 'claimed',
				reason: null,
				closedOn: null,
				createdAt: NOW,
				updatedAt: NOW,
			});
			expect(await read().stepsOf([id])).toEqual([claimed]);
			expect(await read().stepsOfLetter('let_whole')).toEqual([claimed]);
			expect(await read().step(claimed.id)).toEqual(claimed);
		});

		it('a stage of an instalment is claimed once, under whatever version of the policy', async () => {
			const id = await invoice();
			await claim(id);
			expect(await refusalOf(claim(id))).toBe('dunning.claimed');
			expect(await refusalOf(claim(id, { policyVersion: 2, policy: 'OTHER' }))).toBe('dunning.claimed');
			expect(await claim(id, { instalment: 2 })).toMatchObject({ state: 'claimed' });
			expect(await claim(id, { stage: 2 })).toMatchObject({ stage: 2 });
			expect(await read().stepsOf([id])).toHaveLength(3);
		});

		it('the database itself refuses the second one, whoever writes', async () => {
			const id = await invoice();
			const { id: first } = await claim(id);
			await close(first, 'sent');
			const columns =
				'company_id, party_id, document_id, instalment, stage, policy, policy_version, row_key, letter_id, label, channel, recipient, subject, state, reason, currency, open_amount, interest, fee, indemnity, indemnity_currency, days_late, claimed_on, closed_on, details, created_at, updated_at, actor';
			const twin = `insert into dunning_steps (id, ${columns}) select 'dst_twin', ${columns} from dunning_steps where id = '${first}'`;
			await expect(test.tamper(twin)).rejects.toThrow(/unique/i);
		});

		it.each(['failed', 'withdrawn'] as const)(
			'one that %s is history: it can be claimed again',
			async (state) => {
				const id = await invoice();
				const first = await claim(id);
				await close(first.id, state, 'mailbox full');
				const second = await claim(id);
				expect(await read().stepsOf([id])).toEqual([
					{ ...first, state, reason: 'mailbox full', closedOn: '2026-03-11' },
					second,
				]);
			},
		);

		it('is closed once', async () => {
			const { id } = await claim(await invoice());
			expect(await refusalOf(close(id, 'sent'))).toBe('done');
			expect(await refusalOf(close(id, 'failed'))).toBe('dunning.moved');
		});

		it('tells the last run of a company, and pages by state', async () => {
			const other = await openBooks(test.ledger, 'LAST');
			expect(await read().lastRun(other.companyId)).toBeNull();
			const of = { companyId: other.companyId };
			const first = await claim(await invoice(), { ...of, claimedOn: '2026-03-12' });
			const second = await claim(await invoice(), { ...of, claimedOn: '2026-03-11' });
			expect(await read().lastRun(other.companyId)).toBe('2026-03-12');
			await close(first.id, 'sent');
			const unknown = { ...of, states: ['claimed'] as const };
			expect(await read().findSteps({ ...unknown, limit: 5 })).toEqual([second]);
			expect(await read().findSteps({ ...unknown, after: second.id, limit: 5 })).toEqual([]);
		});

		it('are closed exactly when they have a day on which they ended', async () => {
			const { id } = await claim(await invoice());
			await expect(test.tamper(`update dunning_steps set state = 'sent' where id = '${id}'`)).rejects.toThrow(
				/check/i,
			);
		});
	});

	describe('holds', () => {
		it('stand on everything, a customer, a document or an instalment, one of a type on each', async () => {
			const { companyId, partyId } = await openBooks(test.ledger, 'HOLDS');
			const documentId = await invoice();
			await hold({ companyId, type: 'pause' });
			await hold({ companyId, partyId });
			await hold({ companyId, documentId });
			await hold({ companyId, documentId, instalment: 2 });
			expect(await refusalOf(hold({ companyId, type: 'pause' }))).toBe('dunning.holdStands');
			expect(await refusalOf(hold({ companyId, documentId, instalment: 2 }))).toBe('dunning.holdStands');
			const general = await read().generalHolds(companyId);
			expect(general.map(({ type, partyId: of }) => [type, of])).toEqual([
				['pause', null],
				['dispute', partyId],
			]);
			expect((await read().holdsOf([documentId])).map(({ instalment }) => instalment)).toEqual([null, 2]);
		});

		it('are lifted once, and stay as history', async () => {
			const documentId = await invoice();
			const id = await hold({ documentId, type: 'promise', until: '2026-04-01' });
			const lift = () =>
				write(test.ledger, (tx) =>
					tx.dunning.liftHold(id, { on: '2026-03-20', by: 'test', reason: 'settled' }),
				);
			expect(await refusalOf(lift())).toBe('done');
			expect(await refusalOf(lift())).toBe('dunning.holdLifted');
			expect(await read().holdsOf([documentId])).toEqual([]);
			expect(await read().holdsOf([documentId], true)).toMatchObject([
				{ id, liftedOn: '2026-03-20', liftedBy: 'test', liftReason: 'settled' },
			]);
			await hold({ documentId, type: 'promise', until: '2026-05-01' });
		});

		it('a promise has a day, by the database itself', async () => {
			await expect(hold({ documentId: await invoice(), type: 'promise' })).rejects.toThrow(/check/i);
		});

		it('tell all that was ever set on a customer, or on everything', async () => {
			const { companyId, partyId } = await openBooks(test.ledger, 'PAST');
			const id = await hold({ companyId, partyId });
			await write(test.ledger, (tx) =>
				tx.dunning.liftHold(id, { on: '2026-03-20', by: 'test', reason: null }),
			);
			expect(await read().holdHistory(companyId, partyId)).toMatchObject([{ id, liftedOn: '2026-03-20' }]);
			expect(await read().holdHistory(companyId, null)).toEqual([]);
		});
	});
});
