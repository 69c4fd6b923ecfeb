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

/** The currency of most amounts; else one that is named anywhere; else that of the country. */
export function decideCurrency(reading: Reading, country: string | undefined): Field | undefined {
	const beside = reading.amounts.flatMap((place): Candidate[] => {
		if (place.currency === undefined) return [];
		const isShared = Object.values(CURRENCY_SIGNS).some(
			({ code, isShared }) => code === place.currency && isShared === true,
		);
		return [{ value: place.currency, score: isShared ? SHARED : BESIDE_AMOUNT, place }];
	});
	const mentioned = reading.rows.flatMap((row) =>
		[...row.text.matchAll(MENTION)].flatMap((match): Candidate[] => {
			const code = CURRENCY_SIGNS[match[0].toLowerCase()]?.code;
			const place = { row, start: match.index, end: match.index + match[0].length };
			return code === undefined ? [] : [{ value: code, score: ALONE, place }];
		}),
	);
	const named = strengthen([...beside, ...mentioned]);
	if (named.length > 0) return decide(named);
	const code = country === undefined ? undefined : CURRENCY_OF_COUNTRY[country];
	if (code === undefined) return undefined;
	return { value: code, confidence: BY_COUNTRY, alternatives: [], origin: { source: 'computed' } };
}

function strengthen(candidates: readonly Candidate[]): Candidate[] {
	return candidates.map((candidate) => {
		const times = candidates.filter(({ value }) => value === candidate.value).length;
		return { ...candidate, score: Math.min(0.97, candidate.score + times * EACH_MORE) };
	});
}
