import type { Claim, Ledger, LedgerTx } from '../../../ledger/port';
import { claimInstalments, type WantedClaim } from '../../../services/collections/claimInstalments';
import { findClaims } from '../../../services/collections/findClaims';
import { releaseClaim } from '../../../services/collections/releaseClaim';
import { settleClaim } from '../../../services/collections/settleClaim';
import { createCreditNote } from '../../../services/createCreditNote';
import type { DocumentView } from '../../../services/parts/documentView';
import { reversePayment } from '../../../services/payments/reversePayment';
import { verifyBooks } from '../../../services/verifyBooks';
import { NOW } from '../../support/ledgers';
import { run } from '../../support/stories';
import { customerAccount } from '../customerAccount';
import { invoice, onEachDatabase } from '../stage';

const CONTEXT = { actor: 'alice', now: NOW, dryRun: false, hint: () => undefined };
const DAY = '2026-03-20';

onEachDatabase('claims on instalments', (stage) => {
	const account = customerAccount(stage);

	async function write<O>(work: (tx: LedgerTx) => Promise<O>, ledger: Ledger = stage.story.ledger) {
		const [outcome] = await ledger.write([{ key: '', input: null }], work, { now: NOW });
		if (!outcome?.ok) throw outcome?.error;
		return outcome.value;
	}
	const claimIn = (ledger: Ledger, holder: string, ...wanted: WantedClaim[]) =>
		write(
			(tx) =>
				claimInstalments(
					tx,
					wanted,
					{ channel: 'sepa', holder, method: 'sepaDirectDebit', submittedOn: DAY },
					CONTEXT,
				),
			ledger,
		);
	const claim = (...wanted: WantedClaim[]) => claimIn(stage.story.ledger, 'dbt_1', ...wanted);
	const one = async (document: Pick<DocumentView, 'id'>, instalment = 1): Promise<Claim> => {
		const [claimed] = await claim({ documentId: document.id, instalment });
		if (!claimed) throw new Error('nothing was claimed');
		return claimed;
	};
	const settle = (id: string) => write((tx) => settleClaim(tx, id, DAY, CONTEXT));
	const release = (id: string, state: 'returned' | 'cancelled') =>
		write((tx) => releaseClaim(tx, id, { state, onDate: DAY, reason: 'AM04' }, CONTEXT));
	const ruleOf = (work: Promise<unknown>) =>
		work.then(
			() => 'done',
			(error: unknown) => (error as { rule?: string }).rule ?? String(error),
		);
	const faults = async () =>
		(await verifyBooks(stage.story)).flatMap((report) => report.faults.map(({ rule }) => rule));

	/** Two instalments of 60 and 40. */
	const billInTwo = () =>
		invoice(stage.story, {
			company: account.company,
			customer: account.customer,
			lines: [{ description: 'Goods', unitPrice: 100, taxCategory: 'Z', taxRate: 0 }],
			paymentTermLines: [{ percent: 60, days: 0 }, { days: 30 }],
		});

	it('an invoice that is claimed is in collection, and not paid', async () => {
		const due = await account.bill(100);
		expect(await one(due)).toMatchObject({ state: 'claimed', amount: 10_000, instalment: 1 });
		expect(await account.now(due)).toMatchObject({ settlement: 'inCollection', open: 100, amountDue: 0 });
		expect(await faults()).toEqual([]);
	});

	it('settles as a payment, once', async () => {
		const due = await account.bill(100);
		const { id } = await one(due);
		const payment = await settle(id);
		expect(await settle(id)).toBe(payment);
		expect(await account.now(due)).toMatchObject({ settlement: 'paid', open: 0, paidOn: DAY });
		expect(await ruleOf(release(id, 'cancelled'))).toBe('claim.settled');
		expect(await faults()).toEqual([]);
	});

	it('what comes back is open again, before and after it has settled, and can be claimed again', async () => {
		const due = await account.bill(100);
		const { id } = await one(due);
		await settle(id);
		expect(await release(id, 'returned')).toBe(true);
		expect(await release(id, 'returned')).toBe(false);
		expect(await account.now(due)).toMatchObject({ open: 100, amountDue: 100 });
		const again = await one(due);
		expect(await release(again.id, 'returned')).toBe(true);
		expect(await ruleOf(settle(again.id))).toBe('claim.closed');
		const third = await one(due);
		expect(await release(third.id, 'cancelled')).toBe(true);
		expect(await ruleOf(release(third.id, 'returned'))).toBe('claim.ended');
		expect(await findClaims(stage.story, { documents: [due.id] })).toMatchObject([
			{ state: 'returned', reason: 'AM04', amount: 100 },
			{ state: 'returned', payment: null },
			{ state: 'cancelled' },
		]);
		expect(await faults()).toEqual([]);
	});

	it('each instalment is claimed for itself, and paid money covers the one that it was collected for', async () => {
		const due = await billInTwo();
		const second = await one(due, 2);
		expect(second.amount).toBe(4000);
		await settle(second.id);
		expect(await one(due, 1)).toMatchObject({ amount: 6000 });
		expect(await ruleOf(one(due, 2))).toBe('collection.tooMuch');
		expect(await ruleOf(one(due, 3))).toBe('collection.instalment');
	});

	it('takes what money and credit have left of an instalment', async () => {
		const due = await billInTwo();
		await account.record(25, { id: due.id });
		expect(await one(due, 1)).toMatchObject({ amount: 3500 });
		expect(await one(due, 2)).toMatchObject({ amount: 4000 });
		const credited = await account.bill(50);
		await run(stage.story, createCreditNote, { id: credited.id, validate: true });
		expect(await ruleOf(one(credited))).toBe('collection.tooMuch');
	});

	it('a payment that somebody reversed by hand frees its instalment too', async () => {
		const due = await account.bill(100);
		const payment = await settle((await one(due)).id);
		await run(stage.story, reversePayment, { id: payment, reason: 'Refund by the bank' });
		expect(await one(due)).toMatchObject({ amount: 10_000 });
		expect(await faults()).toEqual([]);
	});

	it('refuses drafts, what is claimed, and the same twice, and then claims nothing of the rest', async () => {
		const [due, other] = [await account.bill(100), await account.bill(20)];
		const draft = await account.bill(10, { validate: false });
		expect(await ruleOf(one(draft))).toBe('collection.document');
		await one(due);
		const wanted = { documentId: other.id, instalment: 1 };
		expect(await ruleOf(claim(wanted, { documentId: due.id, instalment: 1 }))).toBe('claim.taken');
		expect(await ruleOf(claim(wanted, wanted))).toBe('claim.taken');
		expect(await ruleOf(claim({ ...wanted, amount: 2001 }))).toBe('collection.tooMuch');
		expect(await findClaims(stage.story, { documents: [other.id] })).toEqual([]);
	});

	it('two executions at once claim once', async () => {
		const due = await account.bill(100);
		const ledgers = [stage.story.ledger, await stage.test.open(), await stage.test.open()];
		const rules = await Promise.all(
			ledgers.map((ledger, place) =>
				ruleOf(claimIn(ledger, `dbt_${place}`, { documentId: due.id, instalment: 1 })),
			),
		);
		expect(rules.sort()).toEqual(['claim.taken', 'claim.taken', 'done']);
		expect(await findClaims(stage.story, { documents: [due.id] })).toHaveLength(1);
		expect(await account.now(due)).toMatchObject({ inCollection: 100 });
	});

	/** What somebody does past the package, how it is undone, and what Verify says. */
	const CASES = [
		['an amount', 'amount = amount + 1', 'amount = amount - 1', ['claim.notAudited', 'claim.collection']],
		[
			'a state',
			`state = 'cancelled', closed_at = created_at`,
			`state = 'claimed', closed_at = null`,
			['claim.stateNotAudited', 'claim.collection'],
		],
	] as const;
	it.each(CASES)('Verify names %s that was changed past the package', async (_what, change, back, rules) => {
		const { id } = await one(await account.bill(100));
		await stage.test.tamper(`update collection_claims set ${change} where id = '${id}'`);
		expect(await faults()).toEqual(rules);
		await stage.test.tamper(`update collection_claims set ${back} where id = '${id}'`);
		expect(await faults()).toEqual([]);
	});
});
