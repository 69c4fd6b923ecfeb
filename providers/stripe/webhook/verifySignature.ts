import { createHmac, timingSafeEqual } from 'node:crypto';

/** An event is taken for so long after it was signed, in seconds; Stripe's libraries have the same. */
export const TOLERANCE_S = 300;
/** Header and event are small; what is larger is no event. */
const LONGEST_HEADER = 4_096;
const MOST_SIGNATURES = 16;

export type SignatureProblem = 'noSecret' | 'header' | 'signature' | 'tooOld';

/**
 * Checks what Stripe has signed: HMAC-SHA256 of `<t>.<body>` under the webhook secret, in hexadecimal, as one of the `v1`
 * of the header `t=<seconds>,v1=<hex>[,v1=…]`. The bytes of the body are those that came: JSON that was written anew has
 * other ones. Comparing takes the same time however much fits.
 *
 * @param now seconds since 1970
 * @returns what is wrong; undefined where it is genuine
 */
export function verifySignature(
	body: Uint8Array,
	header: string | undefined,
	secret: string | undefined,
	now: number,
): SignatureProblem | undefined {
	if (secret === undefined || secret.trim() === '') return 'noSecret';
	if (header === undefined || header.length > LONGEST_HEADER) return 'header';
	const { time, signatures } = readHeader(header);
	if (time === undefined || signatures.length === 0 || signatures.length > MOST_SIGNATURES) return 'header';
	const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
	const fits = signatures.map((signature) => timingSafeEqual(signature, expected)).includes(true);
	if (!fits) return 'signature';
	// Old and genuine: somebody may have recorded it and sends it again.
	return now - Number(time) > TOLERANCE_S ? 'tooOld' : undefined;
}

function readHeader(header: string): { readonly time: string | undefined; readonly signatures: Buffer[] } {
	const parts = header.split(',').map((part) => part.trim().split('='));
	const times = parts.filter(([name]) => name === 't').map(([, value]) => value ?? '');
	const [time] = times;
	const isTime = times.length === 1 && time !== undefined && /^\d{1,12}$/.test(time);
	return {
		time: isTime ? time : undefined,
		signatures: parts
			.filter(([name, value]) => name === 'v1' && /^[0-9a-f]{64}$/i.test(value ?? ''))
			.map(([, value]) => Buffer.from(value ?? '', 'hex')),
	};
}
