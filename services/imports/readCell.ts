import { refuse } from '../../domain/refusal';
import { undoNeutralizing } from '../../formats/csv';
import type { Column } from './columns/column';
import { readDate, type DateOrder } from './readDate';
import { readDecimal, type DecimalSign } from './readDecimal';
import { countryMeant, currencyMeant, flagMeant, languageMeant, meantBy, unitMeant } from './words';

/** How the file writes what can be written in several ways. */
export interface Conventions {
	readonly dateOrder: DateOrder | undefined;
	readonly decimalSign: DecimalSign | undefined;
	/** Amounts have no decimals, as in đồng. */
	readonly wholeAmounts: boolean;
}

/**
 * The value of a cell as the input wants it; undefined for an empty one.
 *
 * @throws Refusal `cell.…` naming the field, what the cell holds, and what to write instead.
 */
export function readCell(cell: unknown, column: Column, conventions: Conventions): unknown {
	const value = plainValue(cell);
	if (value === undefined) return undefined;
	if (typeof value === 'object') return refuseCell(column, 'shape', 'holds a list or an object', 'one value');
	const text = String(value).trim();
	switch (column.type) {
		case 'text':
			return text;
		case 'code':
			return asCode(value, text, column);
		case 'iban':
			return text.replace(/\s/g, '').toUpperCase();
		case 'bic':
			return text.replace(/\s/g, '').toUpperCase();
		case 'flag':
			return asFlag(text, column);
		case 'choice':
			return meantBy(column.choices ?? {}, text) ?? refuseChoice(text, column);
		case 'list':
			return asList(text, column);
		case 'country':
			return (
				countryMeant(text) ?? refuseCell(column, 'country', said(text), 'a country code such as FR or VN')
			);
		case 'currency':
			return currencyMeant(text);
		case 'language':
			return languageMeant(text) ?? refuseCell(column, 'language', said(text), 'fr, en or vi');
		case 'unit':
			return unitMeant(text);
		case 'count':
			return asCount(text, column);
		case 'date':
			return asDate(value, text, column, conventions);
		case 'percent':
			return asPercent(value, text, column, conventions);
		case 'decimal':
		case 'amount':
			return asDecimal(value, text, column, conventions);
	}
}

type Plain = string | number | boolean | object;

function plainValue(cell: unknown): Plain | undefined {
	if (cell === null || cell === undefined) return undefined;
	if (typeof cell !== 'string') return cell as Plain;
	// Excel's own way to keep a number a text: ="00123".
	const text = /^="(.*)"$/s.exec(cell)?.[1]?.replaceAll('""', '"') ?? undoNeutralizing(cell);
	return text.trim() === '' ? undefined : text;
}

function asCode(value: Plain, text: string, column: Column): string {
	const shortened =
		/^\d(?:[.,]\d+)?E\+\d+$/i.test(text) ||
		(typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER);
	if (!shortened) return text;
	return refuseCell(
		column,
		'shortened',
		`${said(text)}: the spreadsheet has shortened a long number, and its last digits are lost`,
		'the whole number, in a column that is formatted as text before it is filled',
	);
}

function asList(text: string, column: Column): string[] {
	const { choices } = column;
	return text
		.split(/[,;|]/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => (choices ? (meantBy(choices, part) ?? refuseChoice(part, column)) : part));
}

function asFlag(text: string, column: Column): boolean {
	const meant = flagMeant(text);
	return meant === undefined ? refuseCell(column, 'flag', said(text), 'yes or no') : meant === 'true';
}

/** `30`, `30 jours`, `2e relance`. */
function asCount(text: string, column: Column): number {
	const digits =
		/^(?:R|n°)?\s*(\d{1,6})(?:[.,]0+)?\s*(?:j|jours?|d|days?|ngày|e|è(?:re|me)|er|re|ème)?\s*(?:relance|reminder)?$/iu.exec(
			text,
		)?.[1];
	return digits === undefined
		? refuseCell(column, 'count', said(text), 'a whole number such as 30')
		: Number(digits);
}

function asDate(value: Plain, text: string, column: Column, { dateOrder }: Conventions): string {
	const found = readDate(typeof value === 'number' ? value : text, dateOrder);
	if (found && 'date' in found) return found.date;
	if (!found) {
		const order =
			dateOrder === 'dayFirst'
				? ' (the day is read first)'
				: dateOrder === 'monthFirst'
					? ' (the month is read first)'
					: '';
		return refuseCell(column, 'date', `${said(text)}, which is no date${order}`, 'a date such as 2026-03-31');
	}
	return refuse({
		rule: 'cell.dateAmbiguous',
		field: column.field,
		message: `'${column.field}' has '${text}': day and month cannot be told apart.`,
		fix: "Set 'Date Format' to the way the file writes dates, or write them as 2026-03-31.",
	});
}

function asDecimal(value: Plain, text: string, column: Column, conventions: Conventions): number | string {
	if (typeof value === 'number') return value;
	const whole = column.type === 'amount' && conventions.wholeAmounts;
	const found = readDecimal(text, conventions.decimalSign, whole);
	if (found && 'value' in found) return found.value;
	if (!found)
		return refuseCell(column, 'number', `${said(text)}, which is no number`, 'digits such as 1234,50');
	return refuse({
		rule: 'cell.numberAmbiguous',
		field: column.field,
		message: `'${column.field}' has '${text}': a thousand, or decimals?`,
		fix: "Set 'Decimal Sign' to what the file writes before decimals.",
	});
}

/** A cell that a spreadsheet shows as 20 % may hold 0.2; nobody means a fifth of a percent. */
function asPercent(value: Plain, text: string, column: Column, conventions: Conventions): number | string {
	const read = asDecimal(value, text.replace(/\s*%$/, ''), column, conventions);
	const small = Number(read) > 0 && Number(read) < 0.5;
	if (!small || text.endsWith('%')) return read;
	return refuseCell(
		column,
		'percent',
		`${said(text)}, which is less than half a percent`,
		`${Number((Number(read) * 100).toFixed(4))} if that many percent are meant`,
	);
}

function refuseChoice(text: string, column: Column): never {
	const known = Object.entries(column.choices ?? {}).map(
		([value, words]) => `${value} (${words.slice(0, 2).join(', ')})`,
	);
	return refuseCell(column, 'choice', said(text), known.join(' or '));
}

/** Long cells are cut: the message is read in a table. */
const said = (text: string): string => `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;

function refuseCell({ field }: Column, rule: string, holds: string, write: string): never {
	refuse({
		rule: `cell.${rule}`,
		field,
		message: `'${field}' has ${holds}.`,
		fix: `Write ${write}.`,
	});
}
