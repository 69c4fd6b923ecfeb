import type { EInvoiceStanding } from './eInvoiceState';
import { hasNoEffect } from './hasNoEffect';

/** An issued e-invoice that counts: the tax office has not refused it its code. */
export function isInEffect({
	state,
	series,
	details,
}: {
	readonly state: EInvoiceStanding['state'];
	readonly series: string | null;
	readonly details: { readonly taxOffice?: EInvoiceStanding['taxOffice'] };
}): boolean {
	return state === 'issued' && !hasNoEffect(series, details.taxOffice ?? null);
}
