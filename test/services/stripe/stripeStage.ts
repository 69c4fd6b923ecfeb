import axios from 'axios';
import { createStripe } from '../../../providers/stripe/createStripe';
import {
	startStripeSandbox,
	type StripeSandbox,
	type StripeSandboxOptions,
} from '../../../sandbox/stripe/startStripeSandbox';
import { getDocumentView } from '../../../services/findDocuments';
import type { DocumentView } from '../../../services/parts/documentView';
import { saveMaster } from '../../../services/saveMaster';
import { createDebtor } from '../../../services/stripe/debtor/createDebtor';
import type { DebtorView } from '../../../services/stripe/debtor/debtorView';
import { debitInvoice } from '../../../services/stripe/debit/debitInvoice';
import type { DebitView } from '../../../services/stripe/debit/debitView';
import type { StripeContext, StripeOperation } from '../../../services/stripe/operation';
import { takeEvent, type EventView } from '../../../services/stripe/takeEvent';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { run } from '../../support/stories';
import { foundCompany, invoice, onEachDatabase, type Stage } from '../stage';

export const IBANS = {
	succeeds: 'FR14 2004 1010 0505 0001 3M02 606',
	fails: 'FR8420041010050500013M02607',
	disputed: 'FR5720041010050500013M02608',
	limit: 'FR5920041010050000000121212',
	insufficientFunds: 'FR9720041010050000002222227',
};

/** A company with one customer and an account at Stripe, new for each test. */
export interface StripeStage extends Stage {
	sandbox: StripeSandbox;
	context: StripeContext;
	company: string;
	customer: string;
	/** Minutes later, for books, clients and sandbox alike. */
	later(minutes: number): void;
	debtor(iban?: string, more?: object): Promise<DebtorView>;
	bill(gross: number, more?: object): Promise<DocumentView>;
	debit(document: Pick<DocumentView, 'id'>, more?: object): Promise<DebitView>;
	/** A debtor, an invoice of 42, debited. */
	debited(iban?: string): Promise<DebitView>;
	/** The bank answers, and nobody is told. */
	bank(debit: Pick<DebitView, 'paymentIntent'>, answer?: Parameters<StripeSandbox['answerBank']>[1]): void;
	/** All events so far, or some of them by their place, come to the webhook. */
	events(...places: number[]): Promise<EventView[]>;
	now(document: Pick<DocumentView, 'id'>): Promise<DocumentView>;
	intact(): Promise<boolean>;
}

export const ACCEPTED = {
	acceptedAt: '2026-03-01T09:30:00+01:00',
	ipAddress: '203.0.113.9',
	userAgent: 'Mozilla/5.0 (Firefox)',
};

let customers = 0;

export function withStripe(
	title: string,
	tell: (stage: StripeStage) => void,
	options: StripeSandboxOptions = {},
): void {
	onEachDatabase(title, (plain) => {
		const stage = plain as StripeStage;
		beforeEach(() => open(stage, options));
		afterEach(() => stage.sandbox.close());
		tell(stage);
	});
}

async function open(stage: StripeStage, options: StripeSandboxOptions): Promise<void> {
	const { story } = stage;
	stage.company = await foundCompany(story);
	customers += 1;
	stage.customer = `DEBTOR-${customers}`;
	await run(story, saveMaster('party'), {
		code: stage.customer,
		name: 'Épicerie Léa',
		company: stage.company,
		email: `lea${customers}@example.com`,
	});
	stage.sandbox = await startStripeSandbox({ now: () => Date.parse(story.now()), ...options });
	stage.later = (minutes) => story.at(new Date(Date.parse(story.now()) + minutes * 60_000).toISOString());
	stage.context = contextOf(stage);
	stage.debtor = (iban = IBANS.succeeds, more = {}) =>
		perform(stage.context, createDebtor, {
			company: stage.company,
			customer: stage.customer,
			iban,
			...ACCEPTED,
			...more,
		});
	stage.bill = (gross, more = {}) =>
		invoice(story, {
			company: stage.company,
			customer: stage.customer,
			lines: [{ description: 'Goods', unitPrice: gross, taxCategory: 'Z', taxRate: 0 }],
			...more,
		});
	stage.debit = ({ id }, more = {}) => perform(stage.context, debitInvoice, { id, ...more });
	stage.debited = async (iban) => {
		await stage.debtor(iban);
		return stage.debit(await stage.bill(42));
	};
	stage.bank = ({ paymentIntent }, answer) => stage.sandbox.answerBank(paymentIntent ?? '', answer);
	stage.events = (...places) => takeAll(stage, places);
	stage.now = ({ id }) => getDocumentView(story, id);
	stage.intact = async () => areIntact(await verifyBooks(story));
}

export function contextOf(
	{ story, sandbox, company }: StripeStage,
	more: Partial<StripeContext> = {},
): StripeContext {
	const { secretKey, webhookSecret } = sandbox.account;
	return {
		...story,
		stripe: createStripe({ secretKey, webhookSecret, baseUrl: sandbox.url }, axios.create(), {
			readRetries: 0,
		}),
		accountOf: company,
		wait: async (milliseconds) => story.at(new Date(Date.parse(story.now()) + milliseconds).toISOString()),
		...more,
	};
}

async function takeAll({ sandbox, context }: StripeStage, places: readonly number[]): Promise<EventView[]> {
	const all = sandbox.events();
	const chosen = places.length === 0 ? all : places.map((place) => all.at(place));
	const views: EventView[] = [];
	for (const event of chosen) {
		const body = event?.body ?? '';
		views.push(
			await perform(context, takeEvent, {
				body: Buffer.from(body).toString('base64'),
				signature: sandbox.signatureOf(body),
			}),
		);
	}
	return views;
}

/** Runs an operation on one input and gives its first view; an error is thrown. */
export async function perform<View>(
	context: StripeContext,
	operation: StripeOperation<View>,
	input: unknown,
): Promise<View> {
	return (await performAll(context, operation, input))[0] as View;
}

export async function performAll<View>(
	context: StripeContext,
	operation: StripeOperation<View>,
	input: unknown,
): Promise<readonly View[]> {
	const [outcome] = await operation.run(context, [input]);
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value.views;
}

/** The rule by which an operation refuses, or `done`. */
export async function ruleOf(
	context: StripeContext,
	operation: StripeOperation<unknown>,
	input: unknown,
): Promise<string> {
	const [outcome] = await operation.run(context, [input]);
	if (outcome?.ok) return 'done';
	return (outcome?.error as { rule?: string }).rule ?? String(outcome?.error);
}
