import type { InvoiceSeries } from '../../domain/vietnam/series';
import type { MisaSigning } from './settings';

const NAMES: Readonly<Record<Exclude<MisaSigning, 'hsm'>, string>> = {
	usbToken: 'a USB token, which has to be plugged in beside a person',
	eSign: 'MISA eSign, which the API does not take',
};

/**
 * Why the account cannot sign invoices of a series in the background; null where it can. Invoices of cash registers bear
 * no visible signature.
 */
export function cannotSign(signing: MisaSigning, { letter }: Pick<InvoiceSeries, 'letter'>): string | null {
	if (signing === 'hsm' || letter === 'M') return null;
	return `The account signs with ${NAMES[signing]}: invoices of this series can only be pushed as drafts, and are signed in the MISA portal.`;
}
