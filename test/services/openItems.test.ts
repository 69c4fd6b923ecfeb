import { submitCollection } from '../../services/payments/collections';
import { getAccountFigures } from '../../services/payments/getAccountFigures';
import { listOpenItems } from '../../services/payments/listOpenItems';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { write } from '../ledger/support/books';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { foundCompany, onEachDatabase } from './stage';

onEachDatabase('open items and key figures', (stage) => {
	const account = customerAccount(stage);

	describe('the account of a customer', () => {
		it('an open invoice is an expected receipt; credits and money stand against it', async () => {
			const late = await account.bill(100, {
				issueDate: '2026-01-10',
				dueDate: '2026-02-28',
				customerReference: 'PO-9',
			});
			const coming = await account.bill(60, { issueDate: '2026-03-01', dueDate: '2026-04-01' });
			await account.bill(5, { validate: false });
			const paid = await account.record(12, { reference: 'advance' });
			const items = await listOpenItems(stage.story, { company: account.company, party: account.customer });
			expect(items).toMatchObject([
				{
					itemKind: 'invoice',
					id: late.id,
					number: late.number,
					expectedOn: '2026-02-28',
					daysOverdue: 10,
					amount: 100,
					open: 100,
					toPay: 100,
					balance: 100,
					reference: 'PO-9',
					partyCode: account.customer,
				},
				{ id: coming.id, expectedOn: '2026-04-01', daysOverdue: 0, open: 60 },
				{ itemKind: 'payment', id: paid.id, open: 12, balance: -12, reference: 'advance' },
			]);
			const ids = async (query: object) =>
				(await listOpenItems(stage.story, { company: account.company, ...query })).map(({ id }) => id);
			expect(await ids({ overdue: true })).toEqual([late.id]);
			expect(await ids({ itemKinds: ['payment'] })).toEqual([paid.id]);
			expect(await ids({ limit: 1 })).toEqual([late.id]);
			expect(await ids({ currency: 'USD' })).toEqual([]);
		});

		it('says what is due, overdue, on its way, and by how many days the customer pays late', async () => {
			const pay = async (issueDate: string, dueDate: string, receivedOn: string) => {
				const due = await account.bill(10, { issueDate, dueDate });
				return account.record(10, { id: due.id, receivedOn });
			};
			await pay('2024-12-01', '2024-12-10', '2025-03-09');
			await pay('2025-12-01', '2026-01-10', '2026-01-20');
			await pay('2025-12-01', '2026-01-10', '2026-01-05');
			const off = await pay('2025-12-01', '2026-01-10', '2026-03-01');
			await run(stage.story, unmatchPayment, { id: off.id });
			const late = await account.bill(100, { issueDate: '2026-01-10', dueDate: '2026-02-28' });
			await write(stage.story.ledger, async (tx) => {
				const [locked] = await tx.documents.lock([late.id]);
				if (!locked) throw new Error('gone');
				const given = {
					amount: 3000,
					method: 'directDebit',
					reference: null,
					submittedOn: '2026-03-09',
				} as const;
				const context = { actor: 'alice', now: stage.story.now(), dryRun: false, hint: () => undefined };
				await submitCollection(tx, locked, given, context);
			});
			expect(await account.now(late)).toMatchObject({
				open: 100,
				inCollection: 30,
				amountDue: 70,
				settlement: 'overdue',
			});
			expect(
				await getAccountFigures(stage.story, { company: account.company, party: account.customer }),
			).toMatchObject([
				{
					partyCode: account.customer,
					open: 110,
					overdue: 110,
					inCollection: 30,
					unallocated: 10,
					amountDue: 70,
					averageDelayDays: 2.5,
					invoicesPaid: 2,
				},
			]);
			const other = await foundCompany(stage.story);
			expect(await getAccountFigures(stage.story, { company: other, party: `${other}-C` })).toMatchObject([
				{ open: 0, amountDue: 0, averageDelayDays: null, invoicesPaid: 0 },
			]);
		});

		it('an invoice whose whole rest is on its way is in collection, overdue or not', async () => {
			const due = await account.bill(40, { issueDate: '2026-01-10', dueDate: '2026-02-28' });
			await write(stage.story.ledger, async (tx) => {
				const [locked] = await tx.documents.lock([due.id]);
				if (!locked) throw new Error('gone');
				const context = { actor: 'alice', now: stage.story.now(), dryRun: false, hint: () => undefined };
				const given = { method: 'sepaDirectDebit', reference: null, submittedOn: '2026-03-09' } as const;
				await submitCollection(tx, locked, given, context);
				await expect(submitCollection(tx, locked, { ...given, amount: 1 }, context)).rejects.toMatchObject({
					rule: 'collection.tooMuch',
				});
			});
			expect(await account.now(due)).toMatchObject({ settlement: 'inCollection', amountDue: 0, open: 40 });
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
