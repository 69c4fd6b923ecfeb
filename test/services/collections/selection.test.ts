import type { BatchView } from '../../../services/collections/batchView';
import { readBatchFile } from '../../../services/collections/batchFile';
import { buildDebitBatch } from '../../../services/collections/buildDebitBatch';
import { holdCollection } from '../../../services/collections/collectionHolds';
import { preNotify, type PreNotificationView } from '../../../services/collections/preNotify';
import { createCreditNote } from '../../../services/createCreditNote';
import { saveMaster } from '../../../services/saveMaster';
import { checkPain008 } from '../../../services/sepa/readBankFile';
import { validateDocument } from '../../../services/validateDocument';
import { run, runAll, ruleOf } from '../../support/stories';
import type { NewHold } from '../../../ledger/port';
import { onEachDatabase, reference, refusedBy, stored } from '../stage';
import { debitAccount, ICS, OTHER_IBAN, OWN_IBAN } from './debitStage';

onEachDatabase('what is collected, and what is left out', (stage) => {
	const debit = debitAccount(stage);
	const rulesOf = async (more: object = {}) =>
		(await debit.select(more)).map(({ ready, reasons }) =>
			ready ? 'ready' : reasons.map(({ rule }) => rule).join(),
		);
	const hold = (id: string, more: object = {}) => run(stage.story, holdCollection, { id, ...more });

	it('shows day, account, mandate and sequence, with masked IBANs', async () => {
		const due = await debit.due(120);
		expect(await debit.select()).toMatchObject([
			{
				ready: true,
				id: due.id,
				number: due.number,
				amount: 120,
				instalment: 1,
				collectionDate: '2026-03-12',
				account: 'MAIN',
				mandate: debit.rum,
				iban: 'FR76…0189',
				sequence: 'FRST',
				endToEndId: due.number,
			},
		]);
	});

	it('only what is due, and what customers pay by other means is left alone', async () => {
		await debit.due(1, { dueDate: '2026-04-30' });
		await debit.due(2, { paymentMethod: 'transfer' });
		expect(await rulesOf()).toEqual([]);
		expect(await rulesOf({ dueUntil: '2026-04-30' })).toEqual(['ready']);
		expect(await rulesOf({ anyMethod: true })).toEqual(['ready']);
		await debit.due(3, { paymentMethod: 'sepaDirectDebit' });
		expect((await debit.select()).map(({ amount }) => amount)).toEqual([3]);
	});

	it('disputed and paused invoices are left out with the reason, until the hold is over', async () => {
		const due = await debit.due(10);
		await hold(due.id, { hold: 'dispute', reason: 'Wrong goods' });
		const [left] = await debit.select();
		expect(left).toMatchObject({ ready: false, reasons: [{ rule: 'collection.disputed' }] });
		expect(left?.reason).toContain('Wrong goods');
		await hold(due.id, { hold: 'pause', until: '2026-03-20' });
		expect(await rulesOf()).toEqual(['collection.paused']);
		stage.story.at('2026-03-21T09:00:00.000Z');
		expect(await rulesOf()).toEqual(['ready']);
		await hold(due.id, { hold: 'pause' });
		expect(await rulesOf()).toEqual(['collection.paused']);
		await hold(due.id);
		expect(await rulesOf()).toEqual(['ready']);
	});

	it('what stops the reminders of an invoice or of its customer stops the collection; a promise does not', async () => {
		const due = await debit.due(10);
		const { companyId, partyId } = await stored(stage, due);
		const set = async (more: Partial<NewHold>) => {
			const on = { companyId, partyId: null, documentId: null, instalment: null };
			const hold = { ...on, type: 'dispute', since: '2026-03-01', until: null, reason: null } as const;
			const [outcome] = await stage.story.ledger.write(
				[{ key: '', input: null }],
				(tx) => tx.dunning.addHold({ ...hold, actor: 'alice', ...more }),
				{ now: stage.story.now() },
			);
			if (!outcome?.ok) throw outcome?.error;
		};
		await set({ documentId: due.id, type: 'promise', until: '2026-03-20' });
		await set({ type: 'pause' });
		expect(await rulesOf()).toEqual(['ready']);
		await set({ documentId: due.id, reason: 'Broken' });
		await set({ partyId, type: 'insolvency' });
		expect(await rulesOf()).toEqual(['collection.disputed,collection.insolvency']);
		expect((await debit.select())[0]?.reason).toBe('It is disputed since 2026-03-01: Broken.');
	});

	it('an invoice with a credit note under way is left out; what is credited in part is collected less', async () => {
		const due = await debit.due(100);
		const note = await run(stage.story, createCreditNote, {
			id: due.id,
			amount: 30,
			reason: 'Late',
			externalReference: reference(),
		});
		expect(await rulesOf()).toEqual(['collection.credited']);
		await run(stage.story, validateDocument, { id: note.id });
		expect(await debit.select()).toMatchObject([{ ready: true, amount: 70 }]);
	});

	it('no mandate, a mandate with gaps, an invoice in another collection', async () => {
		const other = `${debit.company}-D`;
		await run(stage.story, saveMaster('party'), { code: other, name: 'Other', company: debit.company });
		await debit.due(10, { customer: other, paymentMethod: 'sepaDirectDebit' });
		expect(await rulesOf()).toEqual(['collection.noMandate']);
		const mandate = { code: `${debit.rum}-D`, party: other, signedAt: undefined, signedOn: undefined };
		await debit.mandate(mandate);
		const [left] = await debit.select();
		expect(left?.reason).toMatch(/date of signature, place of signature/);
		await debit.mandate({ ...mandate, signedOn: '2026-03-01', signedAt: 'Lyon' });
		const [ready] = await debit.select();
		expect(ready).toMatchObject({ ready: true, mandate: `${debit.rum}-D` });
		await debit.build([{ id: ready?.id ?? '' }]);
		expect(await rulesOf()).toEqual(['claim.taken']);
	});

	describe('pre-notification', () => {
		const strict = { options: {} };
		const notify = (id: string, more: object = {}) =>
			run<PreNotificationView>(stage.story, preNotify, { id, ...more });

		it('is needed 14 days before, by default', async () => {
			const due = await debit.due(50, { dueDate: '2026-03-30' });
			expect(await rulesOf({ ...strict, dueUntil: '2026-03-30' })).toEqual(['sepa.preNotification']);
			expect(await notify(due.id)).toMatchObject({
				amount: 50,
				collectionDate: '2026-03-30',
				mandate: debit.rum,
				creditorIdentifier: ICS,
				notifiedOn: '2026-03-10',
				channel: 'mail',
				iban: 'FR76…0189',
			});
			expect(await notify(due.id)).toMatchObject({ reused: true });
			expect(await rulesOf({ ...strict, dueUntil: '2026-03-30' })).toEqual(['ready']);
		});

		it('comes too late inside the notice period, unless the mandate agrees on fewer days', async () => {
			const due = await debit.due(50, { dueDate: '2026-03-20' });
			await notify(due.id);
			const query = { ...strict, dueUntil: '2026-03-20' };
			expect(await rulesOf(query)).toEqual(['sepa.preNotification']);
			await debit.mandate({ noticeDays: 5 });
			expect(await rulesOf(query)).toEqual(['ready']);
		});

		it('of less money, or of a later day, is no notice of this collection', async () => {
			const due = await debit.due(50, { dueDate: '2026-03-30' });
			await notify(due.id, { collectionDate: '2026-04-02' });
			expect(await rulesOf({ ...strict, dueUntil: '2026-03-30' })).toEqual(['sepa.preNotification']);
		});
	});

	describe('batches', () => {
		it('are right files, and the same bytes each time, plain and zipped', async () => {
			const batch = await debit.build([await debit.due(10), await debit.due(20.5)]);
			const [plain, again] = [await debit.xml(batch), await debit.xml(batch)];
			expect(again).toBe(plain);
			expect(await checkPain008([Buffer.from(plain)])).toEqual([]);
			expect(plain).toContain('<CtrlSum>30.50</CtrlSum>');
			const read = stage.story.ledger.read;
			const [one, other] = [
				await readBatchFile(read, batch.id, true),
				await readBatchFile(read, batch.id, true),
			];
			expect(one.content.equals(other.content)).toBe(true);
			expect(one).toMatchObject({ mimeType: 'application/zip' });
			expect(one.fileName).toMatch(/^COMPANY\d+-SDD-20260310-[0-9a-f]{16}\.zip$/);
		});

		it('the same items again are the same batch, also from two executions at once', async () => {
			const [one, other] = [await debit.due(10), await debit.due(20)];
			const second = { ...stage.story, ledger: await stage.test.open() };
			const input = {
				company: debit.company,
				items: [{ document: one.id }, { document: other.id }],
				options: { preNotification: 'ignore' },
			};
			const both = await Promise.all(
				[stage.story, second].map((story) => run<BatchView>(story, buildDebitBatch, input)),
			);
			expect(both[0]?.id).toBe(both[1]?.id);
			expect(both.map(({ reused }) => reused).sort()).toEqual([false, true]);
			expect(both[0]?.fileHash).toBe(both[1]?.fileHash);
			expect(await ruleOf(stage.story, buildDebitBatch, { ...input, items: [{ document: one.id }] })).toBe(
				'batch.refused',
			);
		});

		it('tell every fault of every debtor before there is a file; the valid ones are built by choice', async () => {
			const good = await debit.due(10);
			const held = await debit.due(20);
			await hold(held.id, { hold: 'dispute', reason: 'Late' });
			const usd = await debit.due(30, { currency: 'USD' });
			const input = {
				company: debit.company,
				items: [good, held, usd].map(({ id }) => ({ document: id })),
				options: { preNotification: 'ignore' },
			};
			const refusal = await refusedBy(stage.story, buildDebitBatch, input);
			expect(refusal).toMatchObject({ rule: 'batch.refused' });
			expect(refusal.message).toContain(`${held.number} (Client, ${debit.rum}): It is disputed`);
			expect(refusal.message).toContain(`${usd.number} (Client, ${debit.rum}): It is in USD.`);
			expect(await debit.now(good)).toMatchObject({ inCollection: 0 });
			const batch = await run<BatchView>(stage.story, buildDebitBatch, { ...input, validOnly: true });
			expect(batch).toMatchObject({ count: 1, amount: 10, leftOut: 2 });
		});

		it('one for each account: by the seller profile, else the default one', async () => {
			await debit.account({ code: 'OTHER', iban: OTHER_IBAN, isDefault: false });
			const profile = { name: 'Shop', company: debit.company };
			await run(stage.story, saveMaster('sellerProfile'), { ...profile, code: 'HEAD', isDefault: true });
			await run(stage.story, saveMaster('sellerProfile'), {
				...profile,
				code: 'SHOP',
				ibanCollectedTo: OTHER_IBAN,
			});
			const [one, other] = [await debit.due(10), await debit.due(20, { sellerProfile: 'SHOP' })];
			const batches = await runAll<BatchView>(stage.story, buildDebitBatch, {
				company: debit.company,
				items: [{ document: one.id }, { document: other.id }],
				options: { preNotification: 'ignore' },
			});
			expect(batches.map(({ account, amount }) => [account, amount])).toEqual([
				['MAIN', 10],
				['OTHER', 20],
			]);
			expect(new Set(batches.map(({ messageId }) => messageId)).size).toBe(2);
			const third = await debit.due(5, { sellerProfile: 'SHOP' });
			expect(await debit.build([third], { account: 'MAIN' })).toMatchObject({ account: 'MAIN' });
			expect(OWN_IBAN).not.toBe(OTHER_IBAN);
		});

		it('a message id is used once, and a dry run leaves nothing behind', async () => {
			const due = await debit.due(10);
			const input = {
				company: debit.company,
				items: [{ document: due.id }],
				options: { preNotification: 'ignore' },
			};
			const dry = await run<BatchView>({ ...stage.story, dryRun: true }, buildDebitBatch, input);
			expect(dry).toMatchObject({ count: 1, state: 'built' });
			expect(await debit.now(due)).toMatchObject({ inCollection: 0 });
			await debit.build([due], { messageId: 'MY-1' });
			const next = await debit.due(10);
			expect(
				await ruleOf(stage.story, buildDebitBatch, {
					...input,
					items: [{ document: next.id }],
					messageId: 'MY-1',
				}),
			).toBe('batch.messageId');
		});
	});
});
