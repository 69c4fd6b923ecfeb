import type { Field } from '../../domain/received/receivedInvoice';
import { decide, type Candidate } from './candidates';
import type { LabelMatch } from './findLabels';
import { CELL_GAP, type Row } from './groupRows';
import { hasName, overlaps, type Place, type Reading } from './reading';
import { relate } from './relate';

interface NumberPlace extends Place {
	readonly value: string;
}

/** A piece of letters and digits, with at least one digit. */
const PIECE = /[\p{L}\p{N}][\p{L}\p{N}\-/._]*[\p{L}\p{N}]|\d/gu;
/** `INV 1234`: letters that belong to the digits behind them. */
const PREFIX = /^[A-Z]{1,5}$/;
const LONGEST = 30;

/** Weights of labels. A title alone (`Invoice 1234`) may be followed by anything; words of the invoice number may not. */
const EXACT = 0.95;
const TITLE = 0.7;
/** A bare `N°` under the title of the document. */
const UNDER_TITLE = 0.85;
const OTHER = 0.45;
/** Rows between the title and a bare label: a date, a form and series may stand there. */
const TITLE_WITHIN = 4;
/** A number that stands elsewhere too, as a payment reference or on the next page. */
const AGAIN = 0.06;
const MOST_AGAIN = 0.12;
const LONG_ENOUGH = 4;

/** The number of the invoice or credit note: what stands right of or under a label that means it. */
export function decideNumber(reading: Reading): Field | undefined {
	const places = reading.rows.flatMap((row) => findNumbers(row, reading));
	const candidates = reading.labels.flatMap((label) => {
		const weight = weightOf(label, reading);
		if (weight === 0) return [];
		return relate(label, places, reading).map(({ value: place, strength }): Candidate => ({
			value: place.value,
			score: weight * strength * plausibility(place.value) + seenAgain(place, reading),
			place,
		}));
	});
	return decide(candidates);
}

function weightOf(label: LabelMatch, reading: Reading): number {
	if (hasName(label, 'number')) return hasName(label, 'title', 'creditNote') ? TITLE : EXACT;
	if (!hasName(label, 'otherNumber')) return 0;
	return label.words <= 2 && isUnderTitle(label, reading) ? UNDER_TITLE : OTHER;
}

/** The title stands in the row itself or in one of those above, and the label begins its cell. */
function isUnderTitle({ row, start }: LabelMatch, { labels }: Reading): boolean {
	const beginsCell = start === 0 || row.text[start - 1] === CELL_GAP;
	const after = (title: LabelMatch) => title.row.index < row.index || title.end <= start;
	return labels.some(
		(title) =>
			hasName(title, 'title', 'creditNote') &&
			row.index - title.row.index <= TITLE_WITHIN &&
			row.index >= title.row.index &&
			after(title) &&
			(beginsCell || start - title.end < 4),
	);
}

/** Few digits, or digits among few letters, are likelier a number than a word with a digit in it. */
function plausibility(value: string): number {
	const digits = value.replace(/\D/g, '').length;
	if (digits === 0) return 0;
	if (/^\d{1,2}\p{Ll}{1,3}$/u.test(value)) return 0.3;
	if (/^(19|20)\d\d$/.test(value)) return 0.7;
	return value.length > 20 ? 0.8 : digits < 2 ? 0.85 : 1;
}

function seenAgain({ value, row }: NumberPlace, { rows }: Reading): number {
	if (value.length < LONG_ENOUGH) return 0;
	const others = rows.filter(
		({ index, text }) => index !== row.index && text.split(/[\s\t:,;()]+/).includes(value),
	);
	return Math.min(MOST_AGAIN, others.length * AGAIN);
}

/** Whatever may be a number: not what is a date, money with decimals, an IBAN or another identifier. */
function findNumbers(row: Row, reading: Reading): NumberPlace[] {
	const inRow = ({ row: other }: Place) => other.index === row.index;
	const money = reading.amounts.filter(
		(amount) => inRow(amount) && (amount.hasDecimals || amount.currency !== undefined),
	);
	const taken: Place[] = [
		...reading.dates.filter(inRow),
		...reading.identifiers.filter(
			(one) => inRow(one) && one.isSound && ['iban', 'vat', 'india'].includes(one.kind),
		),
		...money,
	];
	return [...row.text.matchAll(PIECE)].flatMap((match): NumberPlace[] => {
		const plain = { start: match.index, end: match.index + match[0].length };
		const place = { row, ...(/^[\d\-/]+$/.test(match[0]) ? widen(row.text, plain.start, plain.end) : plain) };
		const value = row.text.slice(place.start, place.end);
		if (!/\d/.test(match[0]) || value.length > LONGEST) return [];
		if (row.text[place.end] === '%' || row.text[place.end] === '@') return [];
		if (/^\d{1,2}:\d{2}/.test(row.text.slice(place.start))) return [];
		return taken.some((one) => overlaps(one, place)) ? [] : [{ ...place, value }];
	});
}

/** Takes in the letters of a prefix that stand apart: `FA 2026-17`. */
function widen(text: string, start: number, end: number): { start: number; end: number } {
	const before = /(?:^|[\s:#°])([A-Z]{1,5}) $/.exec(text.slice(0, start))?.[1];
	if (before === undefined || !PREFIX.test(before) || /^(NO|NR|ID|N|DU|LE|OF|OM|DE)$/.test(before))
		return { start, end };
	return { start: start - before.length - 1, end };
}
