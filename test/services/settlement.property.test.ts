import fc from 'fast-check';
import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import { applyCredit } from '../../services/payments/applyCredit';
import { matchPayment } from '../../services/payments/matchPayment';
import type { PaymentView } from '../../services/payments/paymentView';
import { findPayments } from '../../services/payments/findPayments';
import { recordMoney } from '../../services/payments/recordMoney';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { unmatchInvoice } from '../../services/payments/unmatchInvoice';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { writeOff } from '../../services/payments/writeOff';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { foundCompany, invoice, onEachDatabase, reference } from './stage';

jest.setTimeout(120_000);

/** One thing that somebody does to the account; what is not possible at that moment is refused, and changes nothing. */
type Act =
	| { readonly what: 'record'; readonly amount: number; readonly settle: 'oldestFirst' | 'none' }
	| { readonly what: 'match' | 'unmatch' | 'reverse' | 'refund'; readonly payment: number }
	| { readonly what: 'matchTo'; readonly payment: number; readonly invoice: number; readonly amount: number }
	| { readonly what: 'takeOff' | 'writeOff'; readonly invoice: number }
	| { readonly what: 'applyCredit' };

const nth = fc.nat({ max: 3 });
const cents = fc.integer({ min: 1, max: 20_000 });
const acts: fc.Arbitrary<Act[]> = fc.array(
	fc.oneof(
		fc.record({
			what: fc.constant('record' as const),
			amount: cents,
			settle: fc.constantFrom('oldestFirst' as const, 'none' as const),
		}),
		fc.record({
			what: fc.constantFrom('match' as const, 'unmatch' as const, 'reverse' as const, 'refund' as const),
			payment: nth,
		}),
		fc.record({ what: fc.constant('matchTo' as const), payment: nth, invoice: nth, amount: cents }),
		fc.record({ what: fc.constantFrom('takeOff' as const, 'writeOff' as const), invoice: nth }),
		fc.record({ what: fc.constant('applyCredit' as const) }),
	),
	{ minLength: 4, maxLength: 14 },
);

onEachDatabase('settlement, whatever happens', (stage) => {
	const RUNS = stage.database === 'sqlite' ? 25 : 8;

	/** An account with three invoices and a credit note of 30.00 that is not used. */
	async function openAccount() {
		const company = await foundCompany(stage.story, { writeOffLimit: 1000 });
		const bill = (unitPrice: string) =>
			invoice(stage.story, {
				company,
				customer: `${company}-C`,
				lines: [{ description: 'Goods', unitPrice, taxCategory: 'Z', taxRate: 0 }],
			});
		const credited = await bill('30');
		await run(stage.story, recordMoney, { id: credited.id });
		const note = await run(stage.story, createCreditNote, { id: credited.id, validate: true });
		const invoices = [await bill('100'), await bill('59.99'), await bill('0.01')];
		return { company, note, invoices, payments: [] as string[] };
	}
	type Account = Awaited<ReturnType<typeof openAccount>>;

	async function act(account: Account, one: Act): Promise<void> {
		const { company, note, invoices, payments } = account;
		const externalReference = reference();
		const euros = (amount: number) => (amount / 100).toFixed(2);
		const payment = 'payment' in one ? payments[one.payment] : undefined;
		const due = 'invoice' in one ? invoices[one.invoice]?.id : undefined;
		const tries: Record<Act['what'], () => [AnyUseCase, object]> = {
			record: () => {
				const { amount, settle } = one as Extract<Act, { what: 'record' }>;
				const customer = `${company}-C`;
				return [recordMoney, { company, customer, amount: euros(amount), settle, externalReference }];
			},
			match: () => [matchPayment, { id: payment, settle: 'oldestFirst' }],
			matchTo: () => {
				const { amount } = one as Extract<Act, { what: 'matchTo' }>;
				const allocations = [{ invoice: due, amount: euros(amount) }];
				return [matchPayment, { id: payment, allocations, externalReference }];
			},
			unmatch: () => [unmatchPayment, { id: payment }],
			reverse: () => [reversePayment, { id: payment, reason: 'property' }],
			refund: () => [refundPayment, { id: payment }],
			takeOff: () => [unmatchInvoice, { id: due }],
			writeOff: () => [writeOff, { id: due, reason: 'property' }],
			applyCredit: () => [applyCredit, { id: note.id }],
		};
		const [useCase, input] = tries[one.what]();
		const [outcome] = await runUseCase(useCase, stage.story, [input]);
		if (outcome?.ok && one.what === 'record') payments.push((outcome.value.views[0] as PaymentView).id);
		if (outcome?.ok === false) expect(outcome.error).toHaveProperty('rule');
	}

	/** What a person sees: settlement, open and paid date of each invoice. */
	async function seen({ invoices, note }: Account) {
		const views: Array<Pick<DocumentView, 'open' | 'settlement' | 'paidOn'>> = [];
		for (const { id } of [...invoices, note]) {
			const { open, settlement, paidOn } = await getDocumentView(stage.story, id);
			views.push({ open, settlement, paidOn });
		}
		return views;
	}

	const exact = (amount: number) => Math.round(amount * 100);

	it('no payment gives more than it is, nothing is open below zero, and the books verify', async () => {
		await fc.assert(
			fc.asyncProperty(acts, async (list) => {
				const account = await openAccount();
				for (const one of list) await act(account, one);
				const views = await findPayments(stage.story, { company: account.company, limit: 100 });
				for (const { kind, amount, allocated, refunded, unallocated, reversed } of views) {
					if (kind !== 'receipt') continue;
					const used = exact(allocated) + exact(refunded);
					expect(used + exact(unallocated)).toBe(reversed ? 0 : exact(amount));
					expect(unallocated).toBeGreaterThanOrEqual(0);
				}
				for (const { id, gross } of [...account.invoices, account.note]) {
					const matches = await stage.story.ledger.read.payments.matchesOf([id]);
					const { open, settlement, amountDue } = await getDocumentView(stage.story, id);
					const sum = matches.reduce((total, match) => total + match.amount, 0);
					expect(open).toBeGreaterThanOrEqual(0);
					expect(open).toBeLessThanOrEqual(gross);
					if (id === account.note.id) continue;
					expect(exact(open)).toBe(exact(gross) - sum);
					expect(settlement).toBe(sum === exact(gross) ? 'paid' : sum > 0 ? 'partial' : 'open');
					expect(amountDue).toBe(open);
				}
				const reports = await verifyBooks(stage.story, { company: account.company });
				expect(areIntact(reports)).toBe(true);
			}),
			{ numRuns: RUNS },
		);
	});

	it('the same matches in any order, with detours, give the same settlement', async () => {
		const steps = fc.array(fc.record({ invoice: fc.nat({ max: 2 }), amount: cents }), {
			minLength: 1,
			maxLength: 4,
		});
		await fc.assert(
			fc.asyncProperty(steps, fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), async (given, detours) => {
				const accounts: Account[] = [];
				for (const list of [given, [...given].reverse()]) {
					const account = await openAccount();
					const customer = `${account.company}-C`;
					for (const { amount } of list) {
						const euros = (amount / 100).toFixed(2);
						const receivedOn = `2026-03-${String(10 + (amount % 15))}`;
						const input = { company: account.company, customer, amount: euros, receivedOn, settle: 'none' };
						const more = { externalReference: reference() };
						account.payments.push(
							(await run<PaymentView>(stage.story, recordMoney, { ...input, ...more })).id,
						);
					}
					const place = async (index: number) => {
						const step = list[index];
						const due = account.invoices[step?.invoice ?? 0]?.id ?? '';
						const { open } = await getDocumentView(stage.story, due);
						const part = Math.min(step?.amount ?? 0, 1000, exact(open));
						if (part <= 0) return;
						const allocations = [{ invoice: due, amount: (part / 100).toFixed(2) }];
						const input = { id: account.payments[index], allocations, externalReference: reference() };
						await run(stage.story, matchPayment, input);
					};
					for (const index of list.keys()) await place(index);
					// Each detour takes one payment off and puts it back; the settlement of the whole is that of its matches.
					if (accounts.length === 1)
						for (const detour of detours.filter((index) => index < list.length)) {
							await run(stage.story, unmatchPayment, { id: account.payments[detour] });
							await place(detour);
						}
					accounts.push(account);
				}
				const [straight, turned] = accounts as [Account, Account];
				const totals = (await seen(straight)).map(({ open, settlement }) => [open, settlement]);
				expect((await seen(turned)).map(({ open, settlement }) => [open, settlement])).toEqual(totals);
			}),
			{ numRuns: RUNS },
		);
	});
});
