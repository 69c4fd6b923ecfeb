import { Exact } from '../../domain/money/decimal';
import { parseMinor } from '../../domain/money/minor';
import type { BillingDocument } from '../../domain/documents/document';
import type { Collection, LedgerTx } from '../../ledger/port';
import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import { applyCredit } from '../../services/payments/applyCredit';
import { completeCollection, failCollection, submitCollection } from '../../services/payments/collections';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { takeCashDiscount } from '../../services/payments/takeCashDiscount';
import { writeOff } from '../../services/payments/writeOff';
import { runUseCase } from '../../services/useCase';
import { refuse } from '../../domain/refusal';
import { run, type Story } from '../support/stories';
import { foundCompany, invoice, reference, stageOn } from '../services/stage';
import { replayCases, type PeerCase } from './peerCases';

const stage = stageOn('sqlite');
const EUR = 'EUR';
const fixed = (amount: number) => new Exact(String(amount)).toFixed(2);

/** An account of its own, so that the oldest open invoice is the first of the case. */
interface Scene {
	readonly company: string;
	readonly invoices: DocumentView[];
	readonly allocations: string[];
	readonly amounts: { refused: boolean; left: string | undefined; writtenOff: string | undefined };
}

async function openScene(amounts: readonly string[], more: object = {}): Promise<Scene> {
	const company = await foundCompany(stage.story, { writeOffLimit: 1_000_000 });
	const invoices: DocumentView[] = [];
	for (const [index, amount] of amounts.entries()) invoices.push(await bill(company, amount, index, more));
	return {
		company,
		invoices,
		allocations: [],
		amounts: { refused: false, left: undefined, writtenOff: undefined },
	};
}

const bill = (company: string, amount: string, index: number, more: object = {}): Promise<DocumentView> =>
	invoice(stage.story, {
		company,
		customer: `${company}-C`,
		issueDate: `2026-03-0${index + 1}`,
		lines: [{ description: 'Goods', unitPrice: amount, taxCategory: 'Z', taxRate: 0 }],
		...more,
	});

const now = (view: DocumentView) => getDocumentView(stage.story, view.id);

/** A payment over the open invoices, oldest first; what goes out is refused. */
async function pay(scene: Scene, amount: string, more: object = {}): Promise<PaymentView | undefined> {
	const input = {
		company: scene.company,
		customer: `${scene.company}-C`,
		amount,
		settle: 'oldestFirst',
		externalReference: reference(),
		...more,
	};
	const [outcome] = await runUseCase(recordMoney, stage.story, [input]);
	if (!outcome?.ok) {
		expect((outcome?.error as { rule?: string }).rule).toBe('payment.direction');
		scene.amounts.refused = true;
		return undefined;
	}
	const [payment] = outcome.value.views;
	scene.allocations.push(...(payment?.allocations ?? []).map((one) => fixed(one.amount)));
	scene.amounts.left = fixed(Number(scene.amounts.left ?? 0) + (payment?.unallocated ?? 0));
	return payment;
}

/** A credit that is not of the invoices of the case: of another one that was paid before. */
async function credit(scene: Scene, amount: string): Promise<void> {
	const other = await bill(scene.company, amount, 8);
	await run(stage.story, recordMoney, { id: other.id });
	const note = await run(stage.story, createCreditNote, { id: other.id, validate: true });
	expect(note.open).toBe(Number(amount));
	await run(stage.story, applyCredit, { id: note.id });
}

async function giveUp(scene: Scene, given: { invoice?: number; amount?: string }): Promise<void> {
	const rest = scene.invoices[given.invoice ?? 0];
	const { id } = rest as DocumentView;
	const open = (await now(rest as DocumentView)).open;
	await run(stage.story, writeOff, {
		id,
		amount: given.amount,
		reason: 'Case',
		externalReference: reference(),
	});
	scene.amounts.writtenOff = fixed(open - (await now(rest as DocumentView)).open);
}

const STATES: Readonly<Record<string, string>> = {
	paid: 'paid',
	unpaid: 'open',
	open: 'open',
	not_paid: 'open',
	partial: 'partial',
	partially_paid: 'partial',
	partly_paid: 'partial',
	in_payment: 'inCollection',
};
/** Whether an invoice is late is no question of these cases. */
const stateOf = ({ settlement, open, gross }: DocumentView) =>
	settlement === 'overdue' ? (open < gross ? 'partial' : 'open') : settlement;

/** Every outcome that a case of money over invoices names, each in one way; a member that nobody knows fails. */
async function assertOutcome(scene: Scene, outcome: Record<string, unknown>): Promise<void> {
	const views = [];
	for (const view of scene.invoices) views.push(await now(view));
	const opens = views.map(({ open }) => fixed(open));
	const states = views.map(stateOf);
	const left = scene.amounts.left ?? '0.00';
	const one = (list: readonly string[], wanted: unknown) => (Array.isArray(wanted) ? list : list[0]);
	const inOurWords = (wanted: unknown) =>
		Array.isArray(wanted)
			? wanted.map((state) => STATES[String(state)] ?? state)
			: (STATES[String(wanted)] ?? wanted);
	const checks: Record<string, (wanted: unknown) => void> = {
		allocations: (wanted) => expect(scene.allocations).toEqual(wanted),
		allocated: (wanted) => expect(one(scene.allocations, wanted)).toEqual(wanted),
		open: (wanted) => expect(one(opens, wanted)).toEqual(wanted),
		residual: (wanted) => expect(one(opens, wanted)).toEqual(wanted),
		to_pay: (wanted) => expect(one(opens, wanted)).toEqual(wanted),
		state: (wanted) => expect(one(states, wanted)).toEqual(inOurWords(wanted)),
		states: (wanted) => expect(states).toEqual(inOurWords(wanted)),
		paid: (wanted) => expect(states.every((state) => state === 'paid')).toBe(wanted),
		payment_left: (wanted) => expect(left).toBe(wanted),
		overpaid: (wanted) => expect(left).toBe(wanted),
		credit: (wanted) => expect(left).toBe(wanted),
		write_off: (wanted) => expect(scene.amounts.writtenOff).toBe(wanted),
		refused: (wanted) => expect(scene.amounts.refused).toBe(wanted),
		pending: (wanted) => expect(pendingAfterEach(scene, wanted)).toEqual(wanted),
	};
	for (const [name, wanted] of Object.entries(outcome)) {
		const check = checks[name];
		if (!check) throw new Error(`Nothing here is called '${name}'`);
		check(wanted);
	}
}

/** What of the bank line is left after each of its allocations. */
function pendingAfterEach({ allocations, amounts }: Scene, wanted: unknown): unknown {
	if (!Array.isArray(wanted)) return amounts.left;
	const total = allocations.reduce((sum, part) => sum.plus(part), new Exact(amounts.left ?? '0'));
	return allocations.map((_part, index) =>
		allocations
			.slice(0, index + 1)
			.reduce((rest, part) => rest.minus(part), total)
			.toFixed(2),
	);
}

const listOf = (value: unknown): string[] =>
	value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

/** Credits, payments and write-offs over invoices, in the order in which such cases tell them. */
async function settle({ given, expect: outcome }: PeerCase): Promise<void> {
	const scene = await openScene(listOf(given.invoices ?? given.invoice));
	for (const amount of listOf(given.credit_note ?? given.credit_notes)) await credit(scene, amount);
	for (const amount of listOf(given.payments ?? given.payment ?? given.bank_line)) await pay(scene, amount);
	const rest = given.then_write_off ?? given.write_off;
	if (rest !== undefined) await giveUp(scene, typeof rest === 'object' ? rest : { amount: String(rest) });
	await assertOutcome(scene, outcome);
}

/** Runs steps of a collection inside a transaction, as the use cases of direct debits will. */
function inWork<T>(
	story: Story,
	id: string,
	work: (tx: LedgerTx, invoice: BillingDocument, collections: readonly Collection[]) => Promise<T>,
): Promise<void> {
	return story.ledger
		.write(
			[{ key: id, input: id }],
			async (tx) => {
				const [found] = await tx.documents.lock([id]);
				if (!found) return refuse({ rule: 'case', message: 'gone', fix: '' });
				return work(tx, found, await tx.payments.collectionsOf([id]));
			},
			{ now: story.now() },
		)
		.then(([outcome]) => {
			if (!outcome?.ok) throw outcome?.error;
		});
}

/** `submit 20.00`, `process the proposed 30.00`, `succeed`, `fail`: what is to pay after each. */
async function collect(total: string, steps: readonly string[]): Promise<string[]> {
	const company = await foundCompany(stage.story);
	const { id } = await bill(company, total, 0);
	const context = { actor: 'case', now: stage.story.now(), dryRun: false, hint: () => undefined };
	const after: string[] = [];
	for (const step of steps) {
		await inWork(stage.story, id, async (tx, invoiced, collections) => {
			const amounts = (step.match(/\d+\.\d+/g) ?? []).map((amount) => parseMinor(amount, EUR, 'amount'));
			const pending = collections.filter(({ state }) => state === 'pending');
			for (const amount of amounts)
				await submitCollection(
					tx,
					invoiced,
					{ amount, method: 'sepaDirectDebit', reference: null, submittedOn: '2026-03-10' },
					context,
				);
			for (const one of pending) {
				if (step.startsWith('succeed')) await completeCollection(tx, invoiced, one, '2026-03-12', context);
				if (step.startsWith('fail')) await failCollection(tx, invoiced, one, '2026-03-12', 'case', context);
			}
			if (!/^(submit|process|succeed|fail)/.test(step)) throw new Error(`Nothing here is called '${step}'`);
		});
		const view = await getDocumentView(stage.story, id);
		expect(view.amountDue).toBe(Number((view.open - view.inCollection).toFixed(2)));
		after.push(fixed(view.amountDue));
	}
	return after;
}

/** A rate of cash discount, in or out of its window, with what the customer paid. */
async function discount({ given, expect: outcome }: PeerCase): Promise<void> {
	const { rate = given.discount_percent, days = 30 } = given.discount ?? {};
	const scene = await openScene(listOf(given.invoice ?? given.invoices), {
		cashDiscount: { rate: String(rate), days },
	});
	await pay(scene, String(given.payment));
	for (const { id } of scene.invoices) await run(stage.story, takeCashDiscount, { id });
	await assertOutcome(scene, outcome);
}

/** A payment that bounces, or that is paid back. */
async function takeBack({ given, expect: outcome }: PeerCase): Promise<void> {
	const scene = await openScene(listOf(given.invoices ?? given.invoice));
	const payment = await pay(scene, String(given.payment));
	if (given.reverse === true || given.bounced === true)
		await run(stage.story, reversePayment, { id: payment?.id, reason: 'Case' });
	if (given.refund !== undefined) {
		const asked = { id: payment?.id, amount: String(given.refund), externalReference: reference() };
		const refund = await run<PaymentView>(stage.story, refundPayment, asked);
		scene.amounts.left = fixed(Number(scene.amounts.left) - refund.amount);
	}
	await assertOutcome(scene, outcome);
}

replayCases('payments-allocation', [
	{
		given:
			'invoices? invoice? payment? payments? bank_line? credit_note? credit_notes? then_write_off? write_off?',
		replay: settle,
	},
	{
		given: 'invoice steps',
		replay: async ({ given, expect: outcome }) =>
			expect(await collect(given.invoice, given.steps)).toEqual(outcome.to_pay ?? outcome.left),
	},
	{
		given: 'line steps',
		replay: async ({ given, expect: outcome }) =>
			expect(await collect(given.line, given.steps)).toEqual(outcome.left ?? outcome.to_pay),
	},
	{ given: 'invoices? invoice? payment reverse? bounced? refund?', replay: takeBack },
	{ given: 'invoices? invoice? payment discount? discount_percent?', replay: discount },
]);
