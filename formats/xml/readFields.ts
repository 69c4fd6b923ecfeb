import { isCalendarDate, type CalendarDate } from '../../domain/dates/calendarDate';
import { Exact, isPlainDecimal, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { Field } from '../../domain/received/receivedInvoice';
import type { XmlElement } from './XmlElement';

/** The sender's own data: there is nothing to doubt in the reading of it. */
const CERTAIN = 1;

type Found = XmlElement | undefined;

export function fieldOf<T>(element: XmlElement, value: T): Field<T> {
	return { value, confidence: CERTAIN, alternatives: [], origin: { source: 'xml', path: element.path } };
}

export function textField(element: Found): Field | undefined {
	return element?.text === undefined ? undefined : fieldOf(element, element.text.replace(/\s+/g, ' '));
}

/** xsd:decimal: `+1.50`, `.5` and `1.` are numbers, and so is an exponent that some programs write. */
export function decimalOf(element: Found): Decimal | undefined {
	const text = element?.text?.replace(/^\+/, '');
	if (text === undefined || !/^-?(\d{1,30}\.?\d{0,30}|\.\d{1,30})([eE][+-]?\d{1,2})?$/.test(text))
		return undefined;
	const value = toDecimal(new Exact(text.replace(/\.$/, '').replace(/\.(?=[eE])/, '')));
	return isPlainDecimal(value) ? value : undefined;
}

export function decimalField(element: Found): Field<Decimal> | undefined {
	const value = decimalOf(element);
	return element === undefined || value === undefined ? undefined : fieldOf(element, value);
}

/** `2026-01-31`, with or without a time or zone behind it, or `20260131` (format 102). */
export function dateOf(element: Found): CalendarDate | undefined {
	const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(element?.text ?? '') ?? [];
	const date = `${year}-${month}-${day}`;
	return isCalendarDate(date) ? date : undefined;
}

export function dateField(element: Found): Field<CalendarDate> | undefined {
	const value = dateOf(element);
	return element === undefined || value === undefined ? undefined : fieldOf(element, value);
}

export function negate(value: Decimal): Decimal {
	return toDecimal(new Exact(value).neg());
}
