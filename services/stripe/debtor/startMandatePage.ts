import { z } from 'zod/v4';
import { refuse } from '../../../domain/refusal';
import { text } from '../../../domain/schemas/fields';
import { onEachInput } from '../operation';
import { doneOrRefuse } from '../refusals';
import { findDebtor, readWhose, whose, type Known } from './whose';

const page = z.url({ protocol: /^https?$/, error: 'must be an address with https' });

const schema = z.object({
	...whose,
	/** Where the debtor's browser goes afterwards. */
	successUrl: page,
	cancelUrl: page.optional(),
	/** Another one gives another page; the same gives the same page while it is open. */
	key: text(100).optional(),
});

export interface MandatePageView {
	readonly ledger: string;
	readonly companyCode: string;
	readonly customerCode: string;
	readonly customerName: string;
	readonly email: string | null;
	/** Null in a dry run. */
	readonly stripeCustomer: string | null;
	readonly page: string | null;
	/** To be sent to the debtor. */
	readonly url: string | null;
	readonly expiresAt: string | null;
}

/**
 * Opens a page of Stripe's on which the debtor types the IBAN and accepts the mandate: date, address and browser are the
 * debtor's own then, and no IBAN passes through n8n.
 */
export const startMandatePage = onEachInput('stripe.startMandatePage', schema, async (context, input) => {
	const known = await readWhose(context, input);
	const email = known.email ?? refuseWithoutEmail(known);
	const found = await findDebtor(context, known);
	const { stripe, ledger, dryRun } = context;
	const { company, party } = known;
	const shown = {
		ledger: ledger.id,
		companyCode: company.code,
		customerCode: party.code,
		customerName: party.name,
		email,
	};
	if (dryRun === true) {
		const view: MandatePageView = {
			...shown,
			stripeCustomer: found?.id ?? null,
			page: null,
			url: null,
			expiresAt: null,
		};
		return { views: [view], reused: false, hints: [] };
	}
	const debtor =
		found ??
		doneOrRefuse(
			party.code,
			await stripe.createDebtor({ ledger: ledger.id, party: party.id, name: party.name, email }),
		);
	const { successUrl, cancelUrl, key = context.now().slice(0, 10) } = input;
	const { id, url, expiresAt } = doneOrRefuse(
		party.code,
		await stripe.startMandatePage({ customer: debtor.id, successUrl, cancelUrl, key }),
	);
	const view: MandatePageView = {
		...shown,
		stripeCustomer: debtor.id,
		page: id,
		url,
		expiresAt: expiresAt === null ? null : new Date(expiresAt * 1000).toISOString(),
	};
	return { views: [view], reused: false, hints: [] };
});

function refuseWithoutEmail({ party: { code, name } }: Known): never {
	refuse({
		rule: 'stripe.email',
		field: 'email',
		document: code,
		message: `${name} (${code}) has no e-mail address, and Stripe tells debtors of debits by mail.`,
		fix: "Give 'email', or save it with the customer (Billing Master Data).",
	});
}
