import type { Candidate } from './candidates';
import { companyName, looksLikeName } from './companyNames';
import type { Cell } from './findCells';
import { fold } from './fold';
import { isLabelled, nameAfterLabel } from './nameAfterLabel';
import type { Reading } from './reading';

const NAMED = 0.95;
const PAYEE = 0.6;
const WITH_FORM = 0.62;
/** The first line of a letterhead or of a receipt. */
const FIRST_LINE = 0.5;
/** What lifts a name: it stands at the top, in a legal notice, beside an own number, in capitals, or in the domain. */
const LIFTS = {
	top: 0.12,
	notice: 0.18,
	numbered: 0.15,
	capitals: 0.1,
	domain: 0.12,
	large: 0.08,
	address: 0.1,
} as const;
/** Names begin with a capital; a note in small letters is none. */
const NO_CAPITAL = 0.2;
const TOP = 0.25;
/** A line that nothing calls a company is for a person to look at. */
const MOST_UNNAMED = 0.78;
/** Lines from the top of which one may be a name without a legal form. */
const FIRST_LINES = 3;
const NOTICE =
	/capital|r\.?c\.?s\b|siret|siren|hrb|registered|amtsgericht|tva intra|kvk|ust-?id|company no|reg\.? no|co\. ?reg|ma so thue|gst (?:id|no|reg)/;

/** Names that may be the seller's, each with what speaks for it. Lines of a block that is the buyer's are none. */
export function scoreSellerNames(reading: Reading, cells: readonly Cell[]): Candidate[] {
	const candidates = cells.filter(({ side }) => side !== 'buyer');
	return [
		...nameAfterLabel(reading, cells, 'seller', NAMED),
		...nameAfterLabel(reading, cells, 'payee', PAYEE).map((one) => ({
			...one,
			score: one.score + (isInDomain(one.value, reading) ? LIFTS.domain : 0),
		})),
		...candidates.flatMap((cell) => ofForm(cell, reading, cells)),
		...firstLines(candidates, reading, cells),
	];
}

function ofForm(cell: Cell, reading: Reading, cells: readonly Cell[]): Candidate[] {
	const name = companyName(cell.text);
	if (name === undefined || name.length < 4 || isLabelled(cell, reading)) return [];
	return [
		{
			value: name,
			score: Math.min(0.93, WITH_FORM + lift(cell, reading, cells)),
			place: { ...cell, end: cell.start + name.length },
		},
	];
}

function firstLines(candidates: readonly Cell[], reading: Reading, cells: readonly Cell[]): Candidate[] {
	return candidates
		.filter(
			(cell) =>
				cell.row.page.number === 1 && looksLikeName(cell.text, cell.folded) && !isLabelled(cell, reading),
		)
		.slice(0, FIRST_LINES)
		.map((cell, index) => ({
			value: companyName(cell.text) ?? cell.text.trim(),
			score: Math.min(MOST_UNNAMED, FIRST_LINE - index * 0.06 + lift(cell, reading, cells)),
			place: cell,
		}));
}

function lift(cell: Cell, reading: Reading, cells: readonly Cell[]): number {
	const { page } = cell.row;
	const isTop = page.number === 1 && cell.row.top / page.height < TOP;
	const block = cells.filter(
		(one) => one.block === cell.block && one.line >= cell.line && one.line - cell.line < 9,
	);
	const hasNumber = reading.identifiers.some(
		(one) =>
			one.isSound &&
			one.kind !== 'vietnam' &&
			block.some(
				(other) => other.row.index === one.row.index && other.start <= one.start && other.end >= one.end,
			),
	);
	const letters = cell.text.replace(/[^\p{L}]/gu, '');
	return [
		isTop ? LIFTS.top : 0,
		NOTICE.test(cell.row.folded) ? LIFTS.notice : 0,
		hasNumber ? LIFTS.numbered : 0,
		letters === letters.toUpperCase() ? LIFTS.capitals : 0,
		isInDomain(cell.text, reading) ? LIFTS.domain : 0,
		isLarge(cell, reading) ? LIFTS.large : 0,
		hasAddressBelow(cell, cells) ? LIFTS.address : 0,
		letters === letters.toLowerCase() ? -NO_CAPITAL : 0,
	].reduce((sum, one) => sum + one, 0);
}

const COMMON_DOMAINS = /^(?:gmail|yahoo|hotmail|outlook|orange|wanadoo|free|icloud|web|gmx)$/;

/** `Coolware GmbH` and `www.coolware.de`. */
function isInDomain(name: string, { rows }: Reading): boolean {
	const words = fold(name)
		.split(/[^a-z0-9]+/)
		.filter((word) => word.length >= 3);
	if (words.length === 0) return false;
	return rows.some(({ folded }) =>
		[...folded.matchAll(/(?:www\.|@|https?:\/\/)([a-z0-9-]+)\.[a-z]{2,}/g)].some(
			([, domain = '']) => !COMMON_DOMAINS.test(domain) && words.some((word) => domain.startsWith(word)),
		),
	);
}

function isLarge({ row }: Cell, { rows }: Reading): boolean {
	const heights = rows.map(({ height }) => height).sort((one, other) => one - other);
	return row.height > 1.3 * (heights[Math.floor(heights.length / 2)] ?? row.height);
}

const ADDRESS =
	/\b\d{4,6}\b|^(?:no|lot|block|tel|phone|jalan|jln)\b|\b(?:rue|street|road|strasse|straat|via|calle|avenue|jalan|duong|quan)\b/;
/** Rows below a name in which its address begins. */
const ADDRESS_WITHIN = 3;

function hasAddressBelow(cell: Cell, cells: readonly Cell[]): boolean {
	return cells.some(
		(other) =>
			other.row.page === cell.row.page &&
			other.row.index > cell.row.index &&
			other.row.index - cell.row.index <= ADDRESS_WITHIN &&
			other.left < cell.right &&
			other.right > cell.left &&
			ADDRESS.test(other.folded),
	);
}
