import { computeLineAmount } from '../../domain/amounts/computeLineAmount';
import type { DocumentLine } from '../../domain/documents/document';
import { allocate } from '../../domain/money/allocate';
import { Exact, toDecimal } from '../../domain/money/decimal';
import { minorToFixed, roundToMinor, sumMinor, type Minor } from '../../domain/money/minor';
import type { ReceivedInvoice, ReceivedLine, ReceivedTax } from '../../domain/received/receivedInvoice';
import type { TaxCategory } from '../../domain/tax/taxCategories';

/** What of a line differs from the next. */
type Part = Pick<
	DocumentLine,
	'description' | 'quantity' | 'unit' | 'unitPrice' | 'taxCategory' | 'taxRate' | 'net'
> & {
	readonly tax: Minor;
};

interface Group {
	readonly category: TaxCategory;
	readonly rate: string;
	readonly base: Minor;
	readonly tax: Minor;
}

/**
 * The lines of a supplier's invoice as our document has them. Net, VAT by rate and total are the supplier's to the last
 * cent, whatever our own rounding would give. Its own lines are taken where they sum to the base of their rate; else
 * one line a rate, and one with the rest for what is no VAT (fees, rounding).
 */
export function purchaseLines(
	invoice: ReceivedInvoice,
	currency: string,
	gross: Minor,
	newId: () => string,
): DocumentLine[] {
	const groups = groupsOf(invoice, currency, gross);
	const parts = groups.flatMap((group) => linesOfGroup(invoice, group, groups.length === 1, currency));
	const rest = gross - sumMinor(parts.flatMap(({ net, tax }) => [net, tax]));
	const all = rest === 0 ? parts : [...parts, restLine(rest, currency)];
	return all.map((part, index) => ({
		...{ id: newId(), position: index + 1, kind: 'item' as const, productId: null, productCode: null },
		...{ comment: null, unitCost: null, discountPercent: '0', operationCode: null },
		...part,
	}));
}

const minor = (value: string, currency: string) => roundToMinor(new Exact(value), currency);

/** Rates with their bases; the whole as one rate where no breakdown adds up, out of scope where there is no VAT to see. */
function groupsOf({ taxes, totals }: ReceivedInvoice, currency: string, gross: Minor): Group[] {
	const known = taxes.flatMap((tax) => groupOf(tax, currency));
	const net = totals.net === undefined ? undefined : minor(totals.net.value, currency);
	const tax = totals.tax === undefined ? undefined : minor(totals.tax.value, currency);
	const isWhole =
		known.length === taxes.length &&
		known.length > 0 &&
		(net === undefined || sumMinor(known.map(({ base }) => base)) === net) &&
		(tax === undefined || sumMinor(known.map((group) => group.tax)) === tax);
	if (isWhole) return known;
	if (net === undefined || tax === undefined || net === 0)
		return [{ category: 'O', rate: '0', base: gross, tax: 0 }];
	const rate = toDecimal(new Exact(tax).times(100).div(net).round(2));
	return [{ ...categoryOf(undefined, rate), base: net, tax }];
}

function groupOf({ rate, category, base, tax }: ReceivedTax, currency: string): Group[] {
	if (rate === undefined || base === undefined || tax === undefined) return [];
	return [{ ...categoryOf(category, rate), base: minor(base, currency), tax: minor(tax, currency) }];
}

const WITHOUT_VAT: readonly string[] = ['Z', 'E', 'AE', 'K', 'G', 'O'] satisfies TaxCategory[];

/** Only the standard category has a rate above 0. */
function categoryOf(category: string | undefined, rate: string): Pick<Group, 'category' | 'rate'> {
	if (new Exact(rate).gt(0)) return { category: 'S', rate: toDecimal(new Exact(rate)) };
	const isKnown = category !== undefined && WITHOUT_VAT.includes(category);
	return { category: isKnown ? (category as TaxCategory) : 'Z', rate: '0' };
}

function linesOfGroup(invoice: ReceivedInvoice, group: Group, isOnly: boolean, currency: string): Part[] {
	const { category: taxCategory, rate: taxRate, base, tax } = group;
	const own = invoice.lines.filter((line) => isOnly || isOfRate(line, group));
	const nets = own.map(({ net }) => (net === undefined ? undefined : minor(net, currency)));
	const known = nets.filter((net) => net !== undefined);
	const fits = own.length > 0 && known.length === own.length && sumMinor(known) === base;
	if (!fits || known.some((net) => net < 0) || base === 0) {
		const description =
			invoice.number === undefined ? `${taxRate} %` : `${invoice.number.value} · ${taxRate} %`;
		return [{ ...asOne(base, currency), description, taxCategory, taxRate, tax }];
	}
	const shares = allocate(tax, known);
	return own.map((line, index) => ({
		...quantityOf(line, known[index] ?? 0, currency),
		...{ taxCategory, taxRate, tax: shares[index] ?? 0 },
		description: (line.description ?? invoice.number?.value ?? '-').slice(0, 1000),
	}));
}

const isOfRate = ({ taxRate, taxCategory }: ReceivedLine, group: Group): boolean =>
	taxRate !== undefined &&
	new Exact(taxRate).eq(group.rate) &&
	(group.category === 'S' || taxCategory === undefined || taxCategory === group.category);

const asOne = (net: Minor, currency: string) => ({
	...{ quantity: '1', unit: 'C62', unitPrice: minorToFixed(net, currency), net },
});

const MOST_DECIMALS = 6;

/** Quantity and price where they give the amount of the line, as they do without a discount on it. */
function quantityOf({ quantity, unit, unitPrice }: ReceivedLine, net: Minor, currency: string) {
	if (quantity === undefined || unitPrice === undefined) return asOne(net, currency);
	const isKept = new Exact(quantity).round(MOST_DECIMALS).eq(quantity) && new Exact(quantity).gt(0);
	const given = { quantity, unitPrice, discountPercent: '0' };
	if (!isKept || computeLineAmount(given, currency) !== net) return asOne(net, currency);
	return { quantity, unitPrice, unit: /^[A-Z0-9]{2,3}$/.test(unit ?? '') ? (unit ?? 'C62') : 'C62', net };
}

const restLine = (rest: Minor, currency: string): Part => ({
	...asOne(rest, currency),
	...{ description: 'Fees, rounding and what bears no VAT', taxCategory: 'O', taxRate: '0', tax: 0 },
});
