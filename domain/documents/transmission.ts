export const TRANSMISSION_CHANNELS = ['email', 'post', 'hand', 'portal', 'einvoice', 'other'] as const;
export type TransmissionChannel = (typeof TRANSMISSION_CHANNELS)[number];

/** From the worst open state to the best. */
const ORDER = ['refused', 'unknown', 'pending', 'sent', 'cleared'] as const;
export type TransmissionState = (typeof ORDER)[number];

/** The transmission axis: none, one state for all, or `partly` when the records differ in outcome. */
export type Transmission = 'none' | 'partly' | TransmissionState;

/**
 * A document may go out several ways; its axis is the worst open record. When some arrived and others did not,
 * it is `partly`.
 */
export function computeTransmission(states: readonly TransmissionState[]): Transmission {
	if (states.length === 0) return 'none';
	const delivered = states.filter((state) => state === 'sent' || state === 'cleared').length;
	if (delivered > 0 && delivered < states.length) return 'partly';
	return ORDER.find((state) => states.includes(state)) ?? 'none';
}
