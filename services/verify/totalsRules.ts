import { computeLineAmount } from '../../domain/amounts/computeLineAmount';
import type { BillingDocument, TaxLine } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { minorToFixed, sumMinor, type Minor } from '../../domain/money/minor';
import { amountsOf } from '../parts/writeDocument';
import { fault, type DocumentRule } from './documentRules';

const differs = (document: BillingDocument, what: string, is: Minor, should: Minor) => {
	const { currency } = document;
	const money = (amount: Minor) => `${minorToFixed(amount, currency)} ${currency}`;
	return fault(document, 'totals.differ', `${what} is ${money(is)}; computed again it is ${money(should)}.`);
};

/** Net + VAT is the gross, and the VAT per rate sums to the VAT: true of every document, wherever it comes from. */
const sumsFit: DocumentRule = (document) => {
	const { net, tax, gross, taxLines } = document.totals;
	if (net + tax !== gross) return differs(document, 'its total with VAT', gross, net + tax);
	if (document.origin === 'formerSystem' && taxLines.length === 0) return undefined;
	const taxes = sumMinor(taxLines.map((line) => line.tax));
	return taxes === tax ? undefined : differs(document, 'its VAT', tax, taxes);
};

const lineAmountsFit: DocumentRule = (document) => {
	for (const line of document.lines) {
		if (line.tax !== undefined || line.amountIsRest === true) continue;
		const should = computeLineAmount(line, document.currency);
		const is = line.gross ?? line.net;
		if (is !== should) return differs(document, `the amount of line ${line.position}`, is, should);
	}
	return undefined;
};

/** Nets − allowances + charges + other taxes = base of each rate: true also of a rest. */
const basesFit: DocumentRule = (document) => {
	const { totals } = document;
	const bases = new Map<string, Minor>();
	const add = (category: string, rate: string, amount: Minor) =>
		bases.set(`${category} ${rate}`, (bases.get(`${category} ${rate}`) ?? 0) + amount);
	for (const line of document.lines.filter(({ kind }) => kind !== 'note')) {
		add(line.taxCategory, line.taxRate, line.net);
		for (const tax of line.otherTaxes ?? []) add(tax.taxCategory, tax.taxRate, tax.amount);
	}
	for (const charge of document.charges) add(charge.taxCategory, charge.taxRate, charge.amount);
	for (const { category, rate, amount } of totals.allowances ?? []) add(category, rate, -amount);
	for (const { category, rate, base } of totals.taxLines) {
		const should = bases.get(`${category} ${rate}`) ?? 0;
		if (base !== should)
			return differs(document, `the base of its VAT at ${category} ${rate} %`, base, should);
	}
	return undefined;
};

const SUMS = [
	['the sum of its lines', 'lines'],
	['the sum of its charges', 'charges'],
	['the sum of its other taxes', 'otherTaxes'],
	['its discount', 'allowance'],
	['its total without VAT', 'net'],
] as const;

/** What took the rest of another document cannot be computed from itself alone. */
const linesSumUp: DocumentRule = (document) => {
	const { totals } = document;
	if (!KIND_RULES[document.kind].priced || totals.isRest === true) return undefined;
	const again = amountsOf(document, document.lines).totals;
	for (const [what, member] of SUMS) {
		const [is = 0, should = 0] = [totals[member], again[member]];
		if (is !== should) return differs(document, what, is, should);
	}
	return taxLinesFit(document, again.taxLines);
};

function taxLinesFit(document: BillingDocument, again: readonly TaxLine[]) {
	for (const [index, should] of again.entries()) {
		const is = document.totals.taxLines[index];
		const rate = `${should.category} ${should.rate} %`;
		if (is?.category !== should.category || is.rate !== should.rate)
			return fault(document, 'totals.differ', `its VAT at ${rate} is missing from its totals.`);
		if (is.base !== should.base)
			return differs(document, `the base of its VAT at ${rate}`, is.base, should.base);
		if (is.tax !== should.tax) return differs(document, `its VAT at ${rate}`, is.tax, should.tax);
	}
	return document.totals.taxLines.length === again.length
		? undefined
		: fault(document, 'totals.differ', 'its totals name VAT rates that no line has.');
}

/** What a former system computed stays as it was: only its sums are looked at. */
const computedByUs =
	(rule: DocumentRule): DocumentRule =>
	(document, around) =>
		document.origin === 'formerSystem' ? undefined : rule(document, around);

const validated =
	(rule: DocumentRule): DocumentRule =>
	(document, around) =>
		document.validatedAt === null ? undefined : rule(document, around);

export const TOTALS_RULES: readonly DocumentRule[] = [
	sumsFit,
	computedByUs(lineAmountsFit),
	computedByUs(basesFit),
	computedByUs(linesSumUp),
].map(validated);
