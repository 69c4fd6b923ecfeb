import { hasIbanChecksum } from '../../domain/masters/checkIban';
import { checkSiren, checkSiret, compact } from '../../domain/tax/checkSiren';
import { checkVatNumber } from '../../domain/tax/checkVatNumber';
import { checkVietnameseTaxCode } from '../../domain/tax/checkVietnameseTaxCode';
import { VAT_NUMBER_RULES } from '../../domain/tax/vatNumberRules';
import { CELL_GAP, type Row } from './groupRows';

export type IdentifierKind = 'iban' | 'vat' | 'siren' | 'siret' | 'vietnam' | 'india';

/** A number of a party that can be told by its own form. */
export interface IdentifierMatch {
	readonly kind: IdentifierKind;
	readonly row: Row;
	readonly start: number;
	readonly end: number;
	/** Without blanks and dots. */
	readonly value: string;
	/** Its check digits fit, where it has some. */
	readonly isSound: boolean;
}

const PREFIXES = [...Object.keys(VAT_NUMBER_RULES), 'GB'].join('|');
/** Each piece of an IBAN or VAT number may stand apart from the next. */
const IBAN = /(?<![A-Z0-9])([A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]{2,4}){3,8}(?:[ .]?[A-Z0-9]{1,4})?)(?![A-Z0-9*])/g;
const VAT = new RegExp(
	String.raw`(?<![A-Z0-9])((?:${PREFIXES})[ .\-]?[A-Z0-9](?:[ .\-]?[A-Z0-9]){7,12})(?![A-Z0-9])`,
	'g',
);
const LONG_NUMBER = /(?<![\dA-Z.,])(\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{5})?)(?![\d.,]*\d)/g;
const VIETNAM = /(?<![\dA-Z])((?:\d[ ]?){9}\d(?:[ ]?-[ ]?\d{3})?)(?![\d])/g;
/** GSTIN: state, PAN, number of the registration, Z, check sign. */
const INDIA = /(?<![A-Z0-9])(\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z])(?![A-Z0-9])/g;

/** IBANs, VAT numbers and company numbers of a row, told by their form and check digits. */
export function findIdentifiers(row: Row): IdentifierMatch[] {
	const ibans = search(row, IBAN, 'iban', (value) => isIban(value)).filter(({ isSound }) => isSound);
	const vats = search(row, VAT, 'vat', isVat).filter(({ isSound, value }) => isSound || looksLikeVat(value));
	const found = [...ibans, ...outside(vats, ibans), ...search(row, INDIA, 'india', () => true)];
	const numbers = outside(search(row, LONG_NUMBER, 'siren', isFrench), found).map(
		(match): IdentifierMatch => ({ ...match, kind: match.value.length === 14 ? 'siret' : 'siren' }),
	);
	const vietnamese = outside(
		search(row, VIETNAM, 'vietnam', (value) => checkVietnameseTaxCode(value) === undefined),
		[...found, ...numbers.filter(({ isSound }) => isSound)],
	);
	return [...found, ...numbers, ...vietnamese].sort((one, other) => one.start - other.start);
}

function search(
	row: Row,
	pattern: RegExp,
	kind: IdentifierKind,
	isSound: (value: string) => boolean,
): IdentifierMatch[] {
	return [...row.text.matchAll(pattern)].flatMap((match) => {
		// A pattern may run into the next word: the longest beginning that is sound is the number.
		const pieces = cutsOf(match[0]);
		const text = pieces.find((piece) => isSound(clean(kind, piece))) ?? match[0];
		if (text.includes(CELL_GAP)) return [];
		return [
			{
				...{ kind, row, start: match.index, end: match.index + text.length },
				value: clean(kind, text),
				isSound: isSound(clean(kind, text)),
			},
		];
	});
}

const clean = (kind: IdentifierKind, text: string) =>
	kind === 'vietnam' ? text.replace(/\s/g, '') : compact(text);

function cutsOf(text: string): string[] {
	const ends = [...text.matchAll(/[ .\-]/g)].map(({ index }) => index).reverse();
	return [text, ...ends.map((end) => text.slice(0, end))];
}

function outside(matches: IdentifierMatch[], taken: readonly IdentifierMatch[]): IdentifierMatch[] {
	return matches.filter((match) => !taken.some((one) => one.start < match.end && match.start < one.end));
}

const isIban = (value: string) => value.length >= 15 && value.length <= 34 && hasIbanChecksum(value);
const isFrench = (value: string) =>
	(value.length === 14 ? checkSiret(value) : checkSiren(value)) === undefined;

/** British numbers are not the Union's any more; their form is theirs still. */
function isVat(value: string): boolean {
	if (value.startsWith('GB')) return /^GB(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/.test(value);
	return VAT_NUMBER_RULES[value.slice(0, 2)] !== undefined && checkVatNumber(value) === undefined;
}

/** The form fits and the check digits do not: misread, mistyped, or a number in an example. */
function looksLikeVat(value: string): boolean {
	return VAT_NUMBER_RULES[value.slice(0, 2)]?.format.test(value.slice(2)) ?? false;
}
