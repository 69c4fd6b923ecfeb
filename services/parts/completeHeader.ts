import {
	SHIPPING,
	type DocumentHeader,
	type DocumentLine,
	type FooterCharge,
} from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { HeaderInput } from '../../domain/schemas/documentInput';
import type { HeaderParties } from './assembleHeader';
import { priceCharges, regimeOf } from './lineTaxation';

const SHIPPING_TEXTS: Readonly<Record<string, string>> = {
	fr: 'Frais de port',
	en: 'Shipping',
	vi: 'Phí vận chuyển',
};

/** What of a header follows from its lines: shipping by quantity, and the day on which everything is available. */
export function completeHeader(
	kind: Kind,
	header: DocumentHeader,
	lines: readonly DocumentLine[],
	input: HeaderInput,
	parties: HeaderParties,
): DocumentHeader {
	return {
		...header,
		charges: withShipping(kind, header, lines, input, parties),
		...(input.shipping === 'byQuantity' ? { shippingByQuantity: true as const } : {}),
		deliveryDate: header.deliveryDate ?? availability(kind, lines),
	};
}

/** The last of its lines to be available tells when an order can be delivered. */
function availability(kind: Kind, lines: readonly DocumentLine[]): string | null {
	if (KIND_RULES[kind].deadline !== 'deliveryDate' && kind !== 'quotation') return null;
	return (
		lines
			.flatMap(({ availableOn }) => availableOn ?? [])
			.sort()
			.at(-1) ?? null
	);
}

/** Charges with the shipping that is asked for: an amount, or the fee by quantity, anew for each delivery. */
export function withShipping(
	kind: Kind,
	header: DocumentHeader,
	lines: readonly DocumentLine[],
	{ shipping, shippingTaxRate }: Pick<HeaderInput, 'shipping' | 'shippingTaxRate'>,
	parties: HeaderParties,
): readonly FooterCharge[] {
	if (shipping === undefined) return header.charges;
	const others = header.charges.filter(({ nature }) => nature !== SHIPPING);
	const amount = shipping === 'byQuantity' ? flatFee(lines, parties.company) : shipping;
	if (new Exact(amount).eq(0)) return others;
	const taxRate = shippingTaxRate ?? parties.company.content.shippingTaxRate;
	const label = SHIPPING_TEXTS[header.language] ?? 'Shipping';
	const given = [{ nature: SHIPPING, label, amount, taxRate }];
	return [
		...others,
		...priceCharges(given, {
			...parties,
			currency: header.currency,
			regime: regimeOf(kind, parties.company, header.vatRegime),
		}),
	];
}

/** The fee of the band that the number of pieces falls in. */
function flatFee(lines: readonly DocumentLine[], company: Master<'company'>): Decimal {
	const bands = company.content.shippingBands ?? [];
	const pieces = lines
		.filter(({ kind }) => kind === 'item')
		.reduce((sum, { quantity }) => sum.plus(quantity), new Exact(0));
	const band = bands.find(({ below }) => below === undefined || pieces.lt(below));
	if (band) return band.amount;
	return refuse({
		rule: 'shipping.noBand',
		field: 'shipping',
		message: `Company '${company.code}' has no shipping fee for ${toDecimal(pieces)} pieces.`,
		fix: "Give 'shipping' as an amount, or add a band to the company's 'shippingBands'.",
	});
}
