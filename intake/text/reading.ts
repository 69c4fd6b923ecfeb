import { findAmounts, type AmountMatch } from './findAmounts';
import { findDates, type DateMatch } from './findDates';
import { findIdentifiers, type IdentifierKind, type IdentifierMatch } from './findIdentifiers';
import { findLabels, type LabelMatch } from './findLabels';
import { groupRows, type Row } from './groupRows';
import { guessLanguage } from './guessLanguage';
import type { LabelName, Language } from './labels';
import type { TextPage } from './page';

const DIGITS_ONLY: ReadonlySet<IdentifierKind> = new Set(['siren', 'siret', 'vietnam']);

/** All that was found on the pages, before anything is decided. */
export interface Reading {
	readonly pages: readonly TextPage[];
	readonly rows: readonly Row[];
	readonly labels: readonly LabelMatch[];
	readonly dates: readonly DateMatch[];
	readonly amounts: readonly AmountMatch[];
	readonly identifiers: readonly IdentifierMatch[];
	readonly language: Language | undefined;
}

export function readPages(pages: readonly TextPage[]): Reading {
	const rows = groupRows(pages);
	const labels = rows.flatMap(findLabels);
	const dates = rows.flatMap(findDates);
	const identifiers = rows.flatMap(findIdentifiers);
	// Long numbers of digits alone may be amounts: only letters make an identifier for sure.
	const taken = [...dates, ...identifiers.filter(({ kind }) => !DIGITS_ONLY.has(kind))];
	return {
		...{ pages, rows, labels, dates, identifiers },
		amounts: findAmounts(rows).filter((amount) => !taken.some((one) => overlaps(one, amount))),
		language: guessLanguage(labels),
	};
}

/** A part of the text of a row. */
export interface Place {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
}

export function overlaps(one: Place, other: Place): boolean {
	return one.row.index === other.row.index && one.start < other.end && other.start < one.end;
}

export function hasName(label: LabelMatch, ...names: readonly LabelName[]): boolean {
	return names.some((name) => label.names.has(name));
}
