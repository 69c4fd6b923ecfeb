import type { Alternative, Field, Origin } from '../../domain/received/receivedInvoice';
import { wordsBetween } from './groupRows';
import { originOf } from './page';
import type { Place } from './reading';

/** What a field may be. */
export interface Candidate<T = string> {
	readonly value: T;
	readonly score: number;
	readonly place: Place;
}

/** How much another place with the same value adds. */
const SEEN_AGAIN = 0.04;
/** Nothing that was found by rules is certain. */
const HIGHEST = 0.98;
/** A second that is as good as the first leaves a doubt. */
const CLOSE = 0.05;
const DOUBT = 0.75;
/** What is shown to choose from. */
const MOST_ALTERNATIVES = 4;

export function placeOrigin({ row, start, end }: Place): Origin {
	return originOf(row.page, wordsBetween(row, start, end));
}

/** How well the words of a place could be read: 1 on a text page. */
export function legibility({ row, start, end }: Place): number {
	const words = wordsBetween(row, start, end);
	return words.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, words.length);
}

/**
 * The best candidate as a field, the others as its alternatives. Equal values at several places strengthen each other;
 * a close second weakens the first. How well it could be read lowers the confidence, and not the rank.
 *
 * @param chosen a value that something else than its own score has decided for
 */
export function decide<T>(candidates: ReadonlyArray<Candidate<T>>, chosen?: T): Field<T> | undefined {
	const ranked = rank(candidates);
	const best = ranked.find(({ value }) => value === chosen) ?? ranked[0];
	if (best === undefined) return undefined;
	const others = ranked.filter((one) => one !== best);
	const [rival] = others;
	const isClose = chosen === undefined && rival !== undefined && best.score - rival.score < CLOSE;
	return {
		...asAlternative(best),
		confidence: round(confidenceOf(best) * (isClose ? DOUBT : 1)),
		alternatives: others.slice(0, MOST_ALTERNATIVES).map(asAlternative),
	};
}

function rank<T>(candidates: ReadonlyArray<Candidate<T>>): Array<Candidate<T>> {
	const groups = new Map<T, Candidate<T>[]>();
	for (const candidate of candidates) {
		groups.set(candidate.value, [...(groups.get(candidate.value) ?? []), candidate]);
	}
	return [...groups.values()]
		.map((group) => {
			const best = group.reduce((one, other) => (other.score > one.score ? other : one));
			const again = new Set(group.map(({ place }) => `${place.row.index}:${place.start}`)).size - 1;
			return { ...best, score: best.score + again * SEEN_AGAIN };
		})
		.sort((one, other) => other.score - one.score);
}

const confidenceOf = <T>({ score, place }: Candidate<T>) => Math.min(HIGHEST, score) * legibility(place);

function asAlternative<T>(candidate: Candidate<T>): Alternative<T> {
	const { value, place } = candidate;
	return { value, confidence: round(confidenceOf(candidate)), origin: placeOrigin(place) };
}

export const round = (value: number) => Math.round(value * 100) / 100;
