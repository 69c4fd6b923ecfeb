import { isCalendarDate } from '../../domain/dates/calendarDate';
import { isPlainDecimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import { composeText } from '../pdf/text/cleanText';
import { formatDate } from '../pdf/text/formatDate';
import { formatDecimal, formatMoney, formatPercent } from '../pdf/text/formatNumber';
import type { DateTexts, NumberTexts } from '../pdf/templateSchema';
import type { FieldRule, FieldType, FieldValue, MoneyValue } from './fields';

/** How a language writes dates and numbers; the same as on prints. */
export interface Writing {
	readonly number: NumberTexts;
	readonly date: DateTexts;
	readonly currencySymbols: Readonly<Record<string, string>>;
}

const MOST_CHARACTERS = 5000;

type Write = (value: never, writing: Writing) => string;
interface TypeRule {
	readonly fits: (value: FieldValue) => boolean;
	readonly write: Write;
	readonly like: string;
}

const TYPES: Readonly<Record<FieldType, TypeRule>> = {
	text: {
		fits: (value) => typeof value === 'string' && value.length <= MOST_CHARACTERS,
		// What composing would leave as it is needs no composing.
		write: (value: string) => (/^[\x20-\x7e]*$/.test(value) ? value : composeText(value)).trim(),
		like: `text of at most ${MOST_CHARACTERS} characters`,
	},
	date: {
		fits: (value) => typeof value === 'string' && isCalendarDate(value),
		write: (value: string, { date }) => formatDate(value, date),
		like: 'a date YYYY-MM-DD',
	},
	money: {
		fits: isMoney,
		write: ({ amount, currency }: MoneyValue, { number, currencySymbols }) =>
			formatMoney(amount, currency, number, currencySymbols),
		like: 'an amount in the smallest unit with its currency',
	},
	number: {
		fits: (value) => Number.isSafeInteger(value),
		write: (value: number, { number }) => formatDecimal(String(value), number),
		like: 'a whole number',
	},
	percent: {
		fits: (value) => typeof value === 'string' && isPlainDecimal(value),
		write: (value: string, { number }) => formatPercent(value, number),
		like: 'a rate in per cent as text, such as 12.15',
	},
	url: {
		fits: (value) => typeof value === 'string' && /^https:\/\/[^\s<>"'\\]{1,2000}$/.test(value),
		write: (value: string) => value,
		like: 'an address that begins with https://',
	},
	flag: { fits: (value) => typeof value === 'boolean', write: () => '', like: 'true or false' },
};

/** A value as its language writes it. @throws Refusal `message.value` where it is not of its type */
export function formatValue(name: string, { type }: FieldRule, value: FieldValue, writing: Writing): string {
	const rule = TYPES[type];
	if (rule.fits(value)) return rule.write(value as never, writing);
	return refuse({
		rule: 'message.value',
		field: name,
		message: `The value of {{${name}}} is no ${type}.`,
		fix: `Give ${rule.like}.`,
	});
}

/** Nothing was given for it. */
export function isMissing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What a section asks: is there something to tell? No interest is as good as none. */
export function isTold(value: unknown): boolean {
	if (isMissing(value) || value === false || value === 0) return false;
	return !isMoney(value as FieldValue) || (value as MoneyValue).amount !== 0;
}

function isMoney(value: FieldValue): value is MoneyValue {
	return (
		typeof value === 'object' &&
		value !== null &&
		Number.isSafeInteger(value.amount) &&
		/^[A-Z]{3}$/.test(value.currency)
	);
}
