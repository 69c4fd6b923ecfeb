import { addDays, type CalendarDate } from '../../domain/dates/calendarDate';
import type { OtherTax } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { LineInput, OtherTaxInput } from '../../domain/schemas/documentInput';
import type { Taxation } from './lineTaxation';
import type { PricingContext } from './pricingContext';

/**
 * Taxes other than VAT on a line: those that it names, else those of its product. Without a VAT of their own they bear
 * that of the line. A tax of the product that is for certain parafiscal regimes (régime TPF) is left out of others.
 * Undefined where there are none; amounts follow with those of the document.
 */
export function otherTaxesOf(
	input: LineInput,
	product: Master<'product'> | undefined,
	own: Taxation,
	{ header }: Pick<PricingContext, 'header'>,
): OtherTax[] | undefined {
	const given: readonly OtherTaxInput[] =
		input.otherTaxes ??
		(product?.content.otherTaxes ?? []).filter(
			({ regimes }) => regimes === undefined || regimes.includes(header.parafiscalRegime ?? ''),
		);
	if (given.length === 0) return undefined;
	return given.map((tax) => ({
		code: tax.code,
		label: tax.label ?? tax.code,
		comment: tax.comment ?? null,
		mode: tax.mode,
		value: tax.value,
		base: tax.base ?? 'net',
		...vatOf(tax, own),
		amount: 0,
	}));
}

function vatOf({ taxCategory, taxRate }: OtherTaxInput, own: Taxation): Taxation {
	if (taxCategory === undefined && taxRate === undefined)
		return { taxCategory: own.taxCategory, taxRate: own.taxRate };
	const rate = taxRate ?? '0';
	return { taxCategory: taxCategory ?? (rate === '0' ? 'Z' : 'S'), taxRate: rate };
}

/** Availability (disponibilité): the date of the line, of the product, or its lead time from the document's date. */
export function availableOn(
	input: LineInput,
	product: Master<'product'> | undefined,
	issueDate: CalendarDate,
): CalendarDate | undefined {
	const { availableFrom, leadDays } = product?.content ?? {};
	if (input.availableOn !== undefined) return input.availableOn;
	if (availableFrom !== undefined && availableFrom > issueDate) return availableFrom;
	return leadDays === undefined ? undefined : addDays(issueDate, leadDays);
}
