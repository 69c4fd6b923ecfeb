import { groupKey, taxOn } from '../amounts/taxGroups';
import type { BillingDocument, FooterCharge, OtherTax } from '../documents/document';
import { SHIPPING } from '../documents/document';
import { sumMinor, type Minor } from '../money/minor';
import type { DocumentAllowanceCharge } from './semanticInvoice';
import type { InvoiceTexts } from './texts';

/** UNTDID 7161 by the nature of a charge; other natures are told by their label alone. */
const CHARGE_CODES: Readonly<Record<string, string>> = { [SHIPPING]: 'FC', packing: 'PC', handling: 'HD' };
/** UNTDID 7161: collection and recycling (éco-contribution). */
const ECO_CONTRIBUTION = 'AEO';
/** UNTDID 5189: discount. */
const DISCOUNT = '95';

/**
 * Allowances and charges of the whole document (BG-20, BG-21): its discount by rate, the charges at its foot, and the
 * taxes other than VAT of its lines. Those have a VAT of their own, which a charge on a line cannot have; so they are
 * charges of the document, one for each tax and VAT, and each line says its part as an attribute.
 */
export function describeCharges(
	document: Pick<BillingDocument, 'charges' | 'lines' | 'totals' | 'discount' | 'currency'>,
	texts: InvoiceTexts,
): DocumentAllowanceCharge[] {
	return [
		...allowancesOf(document, texts),
		...document.charges.map(ofCharge),
		...ofOtherTaxes(document.lines.flatMap(({ otherTaxes = [] }) => otherTaxes)),
	].filter(({ amount }) => amount !== 0);
}

function allowancesOf(
	{ totals, discount, lines, currency }: Parameters<typeof describeCharges>[0],
	texts: InvoiceTexts,
): DocumentAllowanceCharge[] {
	return (totals.allowances ?? []).map(({ category, rate, amount }) => {
		const percent = discount?.base === 'net' ? discount.percent : null;
		const key = groupKey(category, rate);
		const base = sumMinor(
			lines
				.filter((line) => line.kind !== 'note' && line.tax === undefined)
				.filter((line) => groupKey(line.taxCategory, line.taxRate) === key)
				.map(({ net }) => net),
		);
		// Shares that were rounded to their sum may be a unit off their percentage.
		const fits = percent !== null && Math.abs(taxOn(base, percent, currency) - amount) <= 1;
		return {
			isCharge: false,
			amount,
			...(fits ? { base, percent } : {}),
			reason: discount?.reason ?? texts.discount,
			reasonCode: DISCOUNT,
			category,
			rate,
		};
	});
}

/** A charge below zero takes away: an allowance in other words. */
function ofCharge({ nature, label, amount, taxCategory, taxRate }: FooterCharge): DocumentAllowanceCharge {
	const code = CHARGE_CODES[nature];
	return amount < 0
		? { isCharge: false, amount: -amount, reason: label, category: taxCategory, rate: taxRate }
		: {
				isCharge: true,
				amount,
				reason: label,
				...(code === undefined ? {} : { reasonCode: code }),
				category: taxCategory,
				rate: taxRate,
			};
}

function ofOtherTaxes(taxes: readonly OtherTax[]): DocumentAllowanceCharge[] {
	const groups = Map.groupBy(taxes, ({ code, label, taxCategory, taxRate }) =>
		JSON.stringify([code, label, groupKey(taxCategory, taxRate)]),
	);
	return [...groups.values()].map((members) => {
		const [{ label, taxCategory, taxRate }] = members as [OtherTax, ...OtherTax[]];
		return {
			isCharge: true,
			amount: sumMinor(members.map(({ amount }) => amount)),
			reason: label,
			reasonCode: ECO_CONTRIBUTION,
			category: taxCategory,
			rate: taxRate,
		};
	});
}

/** Sums of BT-92 and BT-99; undefined where there is none. */
export function sumOf(parts: readonly DocumentAllowanceCharge[], isCharge: boolean): Minor | undefined {
	const own = parts.filter((part) => part.isCharge === isCharge);
	return own.length === 0 ? undefined : sumMinor(own.map(({ amount }) => amount));
}
