import type { TransmissionState } from '../documents/transmission';

/**
 * Where one e-invoice of a document stands with its provider. `prepared`: it has its key, nothing was sent or what was
 * sent is certainly not there. `sending`: a call is under way. `unknown`: a call was made and nobody knows what became of
 * it. `refused`: the provider said no, nothing is there. `drafted`: a draft lies on the provider's portal. `issued`: the
 * provider gave it its number.
 */
export const EINVOICE_STATES = ['prepared', 'sending', 'unknown', 'refused', 'drafted', 'issued'] as const;
export type EInvoiceState = (typeof EINVOICE_STATES)[number];

/** Where an issued invoice stands with the tax office. `none`: a series K, which is given no code. */
export const TAX_OFFICE_STANDINGS = ['none', 'waiting', 'accepted', 'refused', 'sendError'] as const;
export type TaxOfficeStanding = (typeof TAX_OFFICE_STANDINGS)[number];

/** What the provider says that an issued invoice is. */
export const EINVOICE_STATUSES = [
	'original',
	'replacement',
	'adjustment',
	'replaced',
	'adjusted',
	'deleted',
	'unknown',
] as const;
export type EInvoiceStatus = (typeof EINVOICE_STATUSES)[number];

export interface EInvoiceStanding {
	readonly state: EInvoiceState;
	/** Null before it is issued. */
	readonly taxOffice: TaxOfficeStanding | null;
}

/** What an e-invoice is on the transmission axis of its document; undefined where nothing went out or was tried. */
export function transmissionOf({ state, taxOffice }: EInvoiceStanding): TransmissionState | undefined {
	if (state === 'prepared') return undefined;
	if (state === 'refused' || state === 'unknown') return state;
	if (state !== 'issued') return 'pending';
	// A series K is whole without a code; one with a code is out, and cleared once the tax office has given it.
	if (taxOffice === 'refused') return 'refused';
	return taxOffice === 'accepted' || taxOffice === 'none' ? 'cleared' : 'sent';
}

/** Of a whole set: what is not sent yet counts as pending as soon as another one is. */
export function transmissionsOfSet(set: readonly EInvoiceStanding[]): TransmissionState[] {
	const states = set.map(transmissionOf);
	if (states.every((state) => state === undefined)) return [];
	return states.map((state) => state ?? 'pending');
}
