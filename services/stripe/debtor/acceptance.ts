import { isIP } from 'node:net';
import { text } from '../../../domain/schemas/fields';
import { refuse } from '../../../domain/refusal';
import type { Instant } from '../../../domain/dates/calendarDate';
import type { Acceptance } from '../../../providers/stripe/operations/acceptMandate';

/**
 * The debtor's acceptance of the mandate. It is the proof that a bank asks for, so that it comes from the debtor's own
 * form, or the debtor is refused; nothing of it has a default.
 */
export const acceptanceFields = {
	/** When the debtor accepted: an instant with its zone. */
	acceptedAt: text(40).optional(),
	/** From which address. */
	ipAddress: text(60).optional(),
	/** With which browser. */
	userAgent: text(1000).optional(),
};

interface Given {
	readonly acceptedAt?: string | undefined;
	readonly ipAddress?: string | undefined;
	readonly userAgent?: string | undefined;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** Clocks differ. */
const AHEAD = 5 * 60_000;

/** @throws Refusal `stripe.acceptance` */
export function readAcceptance({ acceptedAt, ipAddress, userAgent }: Given, now: Instant): Acceptance {
	if (acceptedAt === undefined || ipAddress === undefined || userAgent === undefined) {
		const names = { acceptedAt, ipAddress, userAgent };
		const missing = Object.entries(names).filter(([, value]) => value === undefined);
		return refuseIt(
			missing[0]?.[0] ?? 'acceptedAt',
			`The debtor's acceptance of the mandate lacks ${missing.map(([name]) => name).join(', ')}.`,
		);
	}
	const at = INSTANT.test(acceptedAt) ? Date.parse(acceptedAt) : NaN;
	if (Number.isNaN(at)) refuseIt('acceptedAt', `'${acceptedAt}' is no instant such as 2026-11-30T10:15:00Z.`);
	if (at > Date.parse(now) + AHEAD)
		refuseIt('acceptedAt', `The mandate would be accepted in the future, ${acceptedAt}.`);
	const address = ipAddress.split(',')[0]?.trim() ?? '';
	if (isIP(address) === 0) refuseIt('ipAddress', `'${address}' is no address of the internet.`);
	if (isOurOwn(address))
		refuseIt('ipAddress', `${address} is an address of this machine, not of the debtor.`);
	return { acceptedAt: Math.floor(at / 1000), ipAddress: address, userAgent };
}

function isOurOwn(address: string): boolean {
	return /^127\./.test(address) || address === '::1' || address === '0.0.0.0' || address === '::';
}

function refuseIt(field: string, message: string): never {
	refuse({
		rule: 'stripe.acceptance',
		field,
		message,
		fix: 'Pass on what the form of the debtor tells (stripe-mandate-form.json), or let the debtor accept on Stripe’s page (Start Mandate Page). It must not be made up.',
	});
}
