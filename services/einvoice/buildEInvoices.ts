import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { parseMinor, type Minor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import { checkArithmetic } from '../../domain/vietnam/checkArithmetic';
import type { EInvoice, EInvoiceRow } from '../../domain/vietnam/eInvoice';
import type { RateInvoice } from '../../domain/vietnam/rateInvoice';
import { showsVat } from '../../domain/vietnam/showsVat';
import { splitByRate } from '../../domain/vietnam/splitByRate';
import { unitNameOf } from '../../domain/vietnam/unitNames';
import type { VatCode } from '../../domain/vietnam/vatRates';
import { writeAmountInWords } from '../../domain/vietnam/writeAmountInWords';
import { joinRates, type WrittenRow } from './joinRates';
import { memberKey } from './memberKey';

/** What all e-invoices of a set share. */
export type SetHead = Pick<
	EInvoice,
	'template' | 'issueDate' | 'issuedAt' | 'exchangeRate' | 'paymentMethod' | 'paid' | 'buyer' | 'correction'
> & {
	/** One invoice a rate; false: one for all of them. */
	readonly split: boolean;
};

/** One e-invoice of a set, with its share of what the customer owes. */
export interface BuiltMember {
	/** 1, 2, 3… */
	readonly place: number;
	/** Null where it holds several rates, or shows none. */
	readonly rate: VatCode | null;
	readonly net: Minor;
	readonly tax: Minor;
	readonly gross: Minor;
	readonly invoice: EInvoice;
}

type Source = Pick<
	BillingDocument,
	| 'id'
	| 'number'
	| 'internalReference'
	| 'lines'
	| 'charges'
	| 'totals'
	| 'currency'
	| 'footerComment'
	| 'correction'
>;

/**
 * The e-invoices of a document, as they go to a provider: one a rate, or one for all. Their totals sum to those of the
 * document. Pure: everything that is read elsewhere is in the head.
 *
 * @throws Refusal `einvoice.salesInvoiceVat`, `einvoice.arithmetic`, and those of `splitByRate`
 */
export function buildEInvoices(document: Source, head: SetHead): BuiltMember[] {
	const hasVat = showsVat(head.template.series);
	const parts = partsOf(document, head);
	if (!hasVat) assertNoVat(document, head);
	const sets = head.split && hasVat ? parts.map((part) => [part]) : [parts];
	return sets.map((set, index) => {
		const codes = [...new Set(set.map(({ code }) => code))];
		const [code] = codes;
		const rate = hasVat && code !== undefined && codes.length === 1 ? code : null;
		return buildMember(document, head, set, { hasVat, rate, place: index + 1 });
	});
}

/** A correction of words alone has no amounts, and so no rate to go by. */
function partsOf(document: Source, head: SetHead): RateInvoice[] {
	const parts = splitByRate(document);
	if (parts.length > 0) return parts;
	const [code = 'KCT'] = document.correction?.originalCodes ?? [];
	const rows = document.lines.map((line) => ({ kind: 'note' as const, line, net: 0, allowance: 0, tax: 0 }));
	const totals = { lines: 0, charges: 0, allowance: 0, net: 0, tax: 0, gross: 0, taxLines: [] };
	return head.correction === null ? [] : [{ code, rows, totals }];
}

interface Member {
	readonly hasVat: boolean;
	readonly rate: VatCode | null;
	readonly place: number;
}

function buildMember(
	document: Source,
	{ split: _split, ...head }: SetHead,
	parts: readonly RateInvoice[],
	{ hasVat, rate, place }: Member,
): BuiltMember {
	const { currency } = document;
	const { rows, rates, totals } = joinRates(parts, currency, hasVat);
	const minor = (amount: string) => parseMinor(amount, currency, 'totals');
	const gross = minor(totals.gross);
	const invoice: EInvoice = {
		...head,
		key: memberKey(document.id, rate ?? 'all'),
		currency,
		rows: rows.map((row) => nameRow(row, head.correction)),
		rates: head.correction?.scope === 'information' ? [] : rates,
		totals,
		amountInWords: writeAmountInWords(gross, currency),
		...(document.footerComment === null ? {} : { note: document.footerComment }),
	};
	assertArithmetic(document, invoice, place);
	return { place, rate, net: minor(totals.net), tax: minor(totals.tax), gross, invoice };
}

function nameRow({ source, amounts }: WrittenRow, correction: EInvoice['correction']): EInvoiceRow {
	const adjusts = correction?.method === 'adjustment' && amounts.kind !== 'note';
	const increases = adjusts ? { increases: source.net >= 0 } : {};
	if (source.kind === 'charge') return { ...amounts, name: source.charge.label, ...increases };
	const { line } = source;
	if (source.kind === 'otherTax') return { ...amounts, name: source.otherTax.label, ...increases };
	const name = line.comment === null ? line.description : `${line.description}\n${line.comment}`;
	if (source.kind === 'note') return { ...amounts, name };
	const discounted = line.discountPercent !== '0' && source.allowance === 0;
	return {
		...amounts,
		...(line.productCode === null ? {} : { itemCode: line.productCode }),
		name,
		unitName: unitNameOf(line.unit),
		...(discounted ? { discountPercent: line.discountPercent } : {}),
		...increases,
	};
}

/** A sales invoice (hóa đơn bán hàng) shows no VAT, so there must be none. */
function assertNoVat(document: Source, { template }: SetHead): void {
	if (document.totals.tax === 0) return;
	refuse({
		rule: 'einvoice.salesInvoiceVat',
		field: 'templateCode',
		document: nameOf(document),
		message: `${nameOf(document)} has VAT, and invoices of form ${template.series.form} show none.`,
		fix: 'Choose a template of form 1 (VAT invoice), or make the document without VAT (category E or O).',
	});
}

function assertArithmetic(document: Source, invoice: EInvoice, place: number): void {
	const [first, ...more] = checkArithmetic(invoice);
	if (!first) return;
	refuse({
		rule: 'einvoice.arithmetic',
		field: first.field,
		document: nameOf(document),
		message: `E-invoice ${place} of ${nameOf(document)}: ${first.message}${more.length > 0 ? ` And ${more.length} more.` : ''}`,
		fix: 'The provider would refuse it. Look at quantity, price and discount of the line, or make the document anew with prices without VAT.',
	});
}
