import type { Master } from '../../domain/masters/schemas';
import { Refusal, refuse } from '../../domain/refusal';
import { ProviderRefusal, ProviderUnreachable } from '../../providers/providerErrors';
import type { StripeError } from '../../providers/stripe/errors/readError';
import type { Written } from '../../providers/stripe/operations/call';
import type { StripeContext } from './operation';

/** What a call that changes nothing gives; its errors are told of what was asked about. */
export async function orRefuse<T>(document: string, asked: Promise<T>): Promise<T> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof ProviderRefusal) throw refusalOf(document, 'refused', error.error as StripeError);
		if (error instanceof ProviderUnreachable)
			throw refusalOf(document, 'unreachable', error.error as StripeError);
		throw error;
	}
}

/**
 * What a call wrote that may be made again under its own key: the same comes back, however often.
 *
 * @throws Refusal `stripe.refused`, `stripe.unreachable`, `stripe.unknown`
 */
export function doneOrRefuse<T>(document: string, written: Written<T>): T {
	if (written.state === 'done') return written.value;
	throw refusalOf(
		document,
		written.state,
		written.state === 'unknown'
			? { ...written.error, fix: 'Run it again: the same comes back, and nothing is made twice.' }
			: written.error,
	);
}

export function refusalOf(
	document: string,
	kind: 'refused' | 'unreachable' | 'unknown',
	{ code, message, fix }: Pick<StripeError, 'code' | 'message' | 'fix'>,
	committed?: string,
): Refusal {
	const what = {
		refused: `Stripe refused ${document}`,
		unreachable: `Stripe could not be reached for ${document}; nothing was sent`,
		unknown: `Nobody knows yet what became of ${document}`,
	}[kind];
	return new Refusal({
		rule: `stripe.${kind}`,
		document,
		message: `${what}: ${code}: ${message}`,
		fix,
		...(committed === undefined ? {} : { committed }),
	});
}

/** The keys of one company must not touch the customers of another. @throws Refusal `stripe.company` */
export function assertAccountOf({ accountOf }: StripeContext, company: Master<'company'>): void {
	if (accountOf === undefined || accountOf === company.code || accountOf === company.id) return;
	refuse({
		rule: 'stripe.company',
		field: 'company',
		message: `The Stripe credential is that of company '${accountOf}', and this is of '${company.code}'.`,
		fix: `Select the Stripe credential of '${company.code}' in this node.`,
	});
}
