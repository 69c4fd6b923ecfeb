/**
 * How the seller's account signs. Only `hsm` signs in the background: a USB token (`usbToken`) has to be plugged in
 * beside a person, and MISA eSign (`eSign`) is not taken by the API. Series of cash registers (letter M) bear no
 * visible signature, so that every account issues them.
 */
export const MISA_SIGNINGS = ['hsm', 'usbToken', 'eSign'] as const;
export type MisaSigning = (typeof MISA_SIGNINGS)[number];

/** `integration` is the Open API, with an app id from MISA's staff; `gateway` is MISA Developer, with a client of its own. */
export const MISA_GENERATIONS = ['integration', 'gateway'] as const;
export type MisaGeneration = (typeof MISA_GENERATIONS)[number];

export interface MisaSettings {
	readonly username: string;
	readonly password: string;
	readonly taxCode: string;
	readonly generation: MisaGeneration;
	/** Origin or base address; absent: MISA's own for the generation. */
	readonly host?: string | undefined;
	/** Wanted by `integration`. */
	readonly appId?: string | undefined;
	/** Wanted by `gateway`, both. */
	readonly clientId?: string | undefined;
	readonly clientSecret?: string | undefined;
	readonly signing: MisaSigning;
	/** Of a call that reads; issuing is given twice as long. */
	readonly timeoutMs: number;
}
