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

/** A credit note may take the rest of a line's amount, so only its sums are computed again. */
const lineNetsFit: DocumentRule = (document) => {
	if (document.kind === 'creditNote') return undefined;
	for (const line of document.lines) {
		if (line.tax !== undefined) continue;
		const should = computeLineAmount(line, document.currency);
		const is = line.gross ?? line.net;
		if (is !== should) return differs(document, `the amount of line ${line.position}`, is, should);
	}
	return undefined;
};

const linesSumUp: DocumentRule = (document) => {
	if (!KIND_RULES[document.kind].priced) return undefined;
	const { totals } = document;
	const again = amountsOf(document, document.lines).totals;
	if (totals.lines !== again.lines)
		return differs(document, 'the sum of its lines', totals.lines, again.lines);
	if (totals.charges !== again.charges)
		return differs(document, 'the sum of its charges', totals.charges, again.charges);
	if (totals.net !== again.net) return differs(document, 'its total without VAT', totals.net, again.net);
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
		// The note that uses up a base takes what is left of the invoice's tax.
		if (is.tax !== should.tax && document.kind !== 'creditNote')
			return differs(document, `its VAT at ${rate}`, is.tax, should.tax);
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
	computedByUs(lineNetsFit),
	computedByUs(linesSumUp),
].map(validated);
