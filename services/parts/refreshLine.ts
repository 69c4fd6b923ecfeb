import { lineAmounts } from '../../domain/amounts/computeLineAmount';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { Refusal } from '../../domain/refusal';
import { findListPrice } from './findListPrice';
import { otherTaxesOf } from './lineExtras';
import { costOf } from './unitCost';

/** What a line can take from its product. */
export const CATALOGUE_FIELDS = ['price', 'name', 'comment', 'unit', 'otherTaxes'] as const;
export type CatalogueField = (typeof CATALOGUE_FIELDS)[number];

export interface RefreshContext {
	readonly draft: BillingDocument;
	readonly company: Master<'company'>;
	readonly hint: (text: string) => void;
}

/** A line as its product is today; amounts of the document are not settled yet. */
export function refreshLine(
	line: DocumentLine,
	product: Master<'product'>,
	take: ReadonlySet<CatalogueField>,
	{ draft, company, hint }: RefreshContext,
): DocumentLine {
	const { content } = product;
	const isPriced = KIND_RULES[draft.kind].priced && line.kind !== 'note';
	const unit = take.has('unit') ? (content.unit ?? 'C62') : line.unit;
	const wording = {
		description: take.has('name') ? (content.description ?? product.name) : line.description,
		comment: take.has('comment') ? (content.comment ?? null) : line.comment,
	};
	const inUnit: DocumentLine = { ...line, ...wording, unit };
	if (!isPriced) return inUnit;
	const priced = take.has('price') ? withListPrice(inUnit, product, { draft, company, hint }) : inUnit;
	const taxed = take.has('otherTaxes') ? withOtherTaxes(priced, product, draft) : priced;
	return taxed.unitPrice === line.unitPrice ? taxed : { ...taxed, ...lineAmounts(taxed, draft) };
}

function withListPrice(
	line: DocumentLine,
	product: Master<'product'>,
	{ draft, company, hint }: RefreshContext,
): DocumentLine {
	const { unit, taxRate, position } = line;
	try {
		const priced = { unit, taxRate, field: `line ${position}` };
		const unitPrice = findListPrice(product, priced, { kind: draft.kind, company, header: draft });
		return { ...line, unitPrice, unitCost: costOf(product, { company, header: draft }) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		hint(`Line ${position} keeps its price: ${error.message}`);
		return line;
	}
}

function withOtherTaxes(
	line: DocumentLine,
	product: Master<'product'>,
	draft: BillingDocument,
): DocumentLine {
	const { otherTaxes: _before, ...rest } = line;
	const otherTaxes = otherTaxesOf({}, product, line, { header: draft });
	return otherTaxes === undefined ? rest : { ...rest, otherTaxes };
}
