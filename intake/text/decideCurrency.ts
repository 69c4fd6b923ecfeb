import type { Field } from '../../domain/received/receivedInvoice';
import { decide, type Candidate } from './candidates';
import { CURRENCY_OF_COUNTRY, CURRENCY_SIGNS } from './currencies';
import type { Reading } from './reading';

const BESIDE_AMOUNT = 0.9;
const ALONE = 0.75;
const SHARED = 0.6;
const BY_COUNTRY = 0.6;
/** Each sign more adds a little, so that the currency of the amounts wins over one that is only mentioned. */
const EACH_MORE = 0.01;
const MENTION =
	/(?<![\p{L}\p{N}])(EUR|USD|GBP|MYR|RM|CHF|INR|VND|VNĐ|DKK|SEK|NOK|PLN|SGD|AUD|CAD|JPY|€|£|đồng)(?![\p{L}\p{N}])/gu;

/** Currencies whose sign others use too: a dollar sign in Malaysia means no American money. */
const SHARED_CODES: ReadonlySet<string> = new Set(
	Object.values(CURRENCY_SIGNS).flatMap(({ code, isShared }) => (isShared === true ? [code] : [])),
);

/** The currency of most amounts; else one that is named anywhere; else that of the country. */
export function decideCurrency(reading: Reading, country: string | undefined): Field | undefined {
	const beside = reading.amounts.flatMap((place): Candidate[] => {
		if (place.currency === undefined) return [];
		return [
			{ value: place.currency, score: SHARED_CODES.has(place.currency) ? SHARED : BESIDE_AMOUNT, place },
		];
	});
	const mentioned = reading.rows.flatMap((row) =>
		[...row.text.matchAll(MENTION)].flatMap((match): Candidate[] => {
			const code = CURRENCY_SIGNS[match[0].toLowerCase()]?.code;
			const place = { row, start: match.index, end: match.index + match[0].length };
			return code === undefined ? [] : [{ value: code, score: ALONE, place }];
		}),
	);
	const named = decide(strengthen([...beside, ...mentioned]));
	const code = country === undefined ? undefined : CURRENCY_OF_COUNTRY[country];
	const isShared =
		named !== undefined &&
		SHARED_CODES.has(named.value) &&
		!mentioned.some(({ value }) => value === named.value);
	if (code === undefined || code === named?.value || (named !== undefined && !isShared)) return named;
	return {
		value: code,
		confidence: BY_COUNTRY,
		alternatives:
			named === undefined ? [] : [{ value: named.value, confidence: named.confidence, origin: named.origin }],
		origin: { source: 'computed' },
	};
}

function strengthen(candidates: readonly Candidate[]): Candidate[] {
	return candidates.map((candidate) => {
		const times = candidates.filter(({ value }) => value === candidate.value).length;
		return { ...candidate, score: Math.min(0.97, candidate.score + times * EACH_MORE) };
	});
}
