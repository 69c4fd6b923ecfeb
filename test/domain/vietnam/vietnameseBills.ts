import fc from 'fast-check';
import { settleAmounts, type AmountRules } from '../../../domain/amounts/settleAmounts';
import { lineAmounts } from '../../../domain/amounts/computeLineAmount';
import type {
	DocumentDiscount,
	DocumentLine,
	FooterCharge,
	OtherTax,
} from '../../../domain/documents/document';
import { fromMinor } from '../../../domain/money/minor';
import type { SplitSource } from '../../../domain/vietnam/rateInvoice';
import { NAMED_RATES } from '../../../domain/vietnam/vatRates';
import { aLine } from '../../ledger/support/books';

export interface Bill {
	readonly rules: AmountRules;
	readonly lines: readonly DocumentLine[];
}

let made = 0;
const ids = { newId: (prefix: string) => `${prefix}_${(made += 1)}` };

/** A line at VAT 8 % that costs 100 000, unless it is told otherwise. */
export function vatLine(fields: Partial<DocumentLine> = {}): DocumentLine {
	return aLine(ids, { unitPrice: '100000', taxRate: '8', ...fields });
}

export function settleBill({ rules, lines }: Bill): SplitSource {
	const priced = lines.map((line, index) => ({
		...line,
		position: index + 1,
		...(line.kind === 'note' || line.tax !== undefined ? {} : lineAmounts(line, rules)),
	}));
	const settled = settleAmounts(rules, priced);
	return { ...settled, charges: rules.charges, currency: rules.currency };
}

export const billOf = (lines: readonly DocumentLine[], rules: Partial<AmountRules> = {}): SplitSource =>
	settleBill({
		lines,
		rules: { currency: 'VND', taxRounding: 'document', priceBasis: 'net', charges: [], ...rules },
	});

const vat = fc.constantFrom(...NAMED_RATES.map(({ taxCategory, taxRate }) => ({ taxCategory, taxRate })), {
	taxCategory: 'S' as const,
	taxRate: '3.5',
});

const priceIn = (currency: string) =>
	fc.integer({ min: 1, max: 90_000_000 }).map((value) =>
		fromMinor(value, currency)
			.div(currency === 'VND' ? 4 : 1)
			.toFixed(),
	);

const charge = fc.tuple(vat, fc.integer({ min: 1, max: 500_000 })).map(([rates, amount]): FooterCharge => ({
	nature: 'shipping',
	label: 'Phí vận chuyển',
	amount,
	...rates,
}));

const otherTax = fc.tuple(vat, fc.integer({ min: 1, max: 3000 })).map(([rates, value]): OtherTax => ({
	code: 'ENV',
	label: 'Thuế bảo vệ môi trường',
	comment: null,
	mode: 'amount',
	value: String(value),
	base: 'net',
	...rates,
	amount: 0,
}));

const item = (currency: string) =>
	fc
		.record({
			rates: vat,
			unitPrice: priceIn(currency),
			quantity: fc.integer({ min: 1, max: 40_000 }).map((value) => (value / 1000).toFixed(3)),
			discountPercent: fc.constantFrom('0', '0', '10', '12.5', '100'),
			otherTaxes: fc.option(fc.array(otherTax, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 5 }),
		})
		.map(({ rates, otherTaxes, ...priced }) =>
			vatLine({ ...rates, ...priced, ...(otherTaxes ? { otherTaxes } : {}) }),
		);

const note = fc.constant(null).map(() => vatLine({ kind: 'note', unitPrice: null, quantity: '0', net: 0 }));

const discount = (base: DocumentDiscount['base']): fc.Arbitrary<DocumentDiscount> =>
	fc
		.integer({ min: 1, max: 10_000 })
		.map((value) => ({ base, percent: (value / 100).toFixed(2), amount: null, reason: null }));

/** Bills in đồng and dollars, of every rate, with notes, charges, other taxes and a discount on the whole. */
export const bills = (given: {
	readonly rounding: AmountRules['taxRounding'];
	readonly priceBasis: AmountRules['priceBasis'];
	readonly discountBase: DocumentDiscount['base'];
}): fc.Arbitrary<Bill> =>
	fc.constantFrom('VND', 'USD').chain((currency) =>
		fc.record({
			rules: fc.record({
				currency: fc.constant(currency),
				taxRounding: fc.constant(given.rounding),
				priceBasis: fc.constant(given.priceBasis),
				charges: fc.array(charge, { maxLength: 2 }),
				discount: fc.option(discount(given.discountBase), { nil: undefined }),
			}),
			lines: fc
				.tuple(
					item(currency),
					fc.array(fc.oneof({ weight: 5, arbitrary: item(currency) }, { weight: 1, arbitrary: note }), {
						maxLength: 10,
					}),
					fc.boolean(),
				)
				.map(([first, more, noteFirst]) => (noteFirst ? [...more, first] : [first, ...more])),
		}),
	);
