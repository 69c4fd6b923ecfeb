import { lineAmounts } from '../../domain/amounts/computeLineAmount';
import type { DocumentLine, LineKind } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LineInput } from '../../domain/schemas/documentInput';
import { findListPrice } from './findListPrice';
import { availableOn, otherTaxesOf } from './lineExtras';
import { findProduct, type Products } from './lineProduct';
import { reasonOf } from './lineReason';
import { regimeOf, taxOf } from './lineTaxation';
import type { PricingContext } from './pricingContext';
import { productOnDay } from './productOnDay';
import { costOf } from './unitCost';

/** Turns line inputs into document lines: product, price, tax and amount of each, in their order. */
export async function priceLines(
	inputs: readonly LineInput[],
	context: PricingContext,
): Promise<DocumentLine[]> {
	const { tx, company } = context;
	const lines: DocumentLine[] = [];
	const named = inputs.flatMap(({ product }) => product ?? []);
	// One question for all of them, where it is not known already what they are.
	const products = await tx.masters.findMany('product', named, company.id);
	for (const [index, input] of inputs.entries()) lines.push(await priceLine(input, index, context, products));
	if (lines.every((line) => line.kind === 'note')) {
		refuse({
			rule: 'lines.onlyNotes',
			field: 'lines',
			message: 'The document has only comment lines.',
			fix: 'Add at least one line with a quantity.',
		});
	}
	return context.freezeOrder === true ? lines : inOrder(inputs, lines, products, company);
}

/** By the order index (ordre) where lines have one; a line without stays behind the one before it. */
function inOrder(
	inputs: readonly LineInput[],
	lines: readonly DocumentLine[],
	products: Products,
	{ content }: Master<'company'>,
): DocumentLine[] {
	const indexes = inputs.map(
		({ order, product = '' }) =>
			order ?? (content.sortLinesByCatalogue === true ? products.get(product)?.content.order : undefined),
	);
	if (indexes.every((order) => order === undefined)) return [...lines];
	let last = 0;
	const placed = lines.map((line, index) => {
		last = indexes[index] ?? last;
		return { line, order: last, index };
	});
	placed.sort((a, b) => a.order - b.order || a.index - b.index);
	return placed.map(({ line }, index) => ({ ...line, position: index + 1 }));
}

async function priceLine(
	input: LineInput,
	index: number,
	context: PricingContext,
	products: Products,
): Promise<DocumentLine> {
	const field = `lines[${index}]`;
	const product = await findProduct(input, field, context, products);
	const kind = kindOf(input, product, context);
	if (context.invoiceType === 'deposit' && kind === 'item') refuseItem(field);
	const description = input.description ?? product?.content.description ?? product?.name;
	if (description === undefined) {
		refuse({
			rule: 'line.description',
			field: `${field}.description`,
			message: `'${field}' has neither a product nor a description.`,
			fix: "Give 'product' (a code) or 'description'.",
		});
	}
	const isPriced = kind !== 'note' && KIND_RULES[context.kind].priced;
	const regime = regimeOf(context.kind, context.company, context.header.vatRegime);
	const { taxCategory, taxRate } = taxOf(input, productOnDay(product, context), field, {
		...context,
		regime,
	});
	const exemptionReason = reasonOf(
		input,
		product,
		{ taxCategory, field: `${field}.exemptionReason` },
		context,
	);
	const quantity = kind === 'note' ? '0' : (input.quantity ?? '1');
	const unit = input.unit ?? product?.content.unit ?? 'C62';
	const unitPrice = isPriced
		? (input.unitPrice ?? findListPrice(product, { unit, taxRate, field }, context))
		: null;
	const discountPercent = isPriced ? (input.discountPercent ?? '0') : '0';
	const available = availableOn(input, product, context.header.issueDate);
	const otherTaxes = isPriced ? otherTaxesOf(input, product, { taxCategory, taxRate }, context) : undefined;
	return {
		id: context.tx.newId('lin'),
		position: index + 1,
		kind,
		productId: product?.id ?? null,
		productCode: product?.code ?? null,
		description,
		comment: input.comment ?? product?.content.comment ?? null,
		quantity,
		unit,
		unitPrice,
		unitCost: kind === 'note' ? null : costOf(product, context),
		discountPercent,
		taxCategory,
		taxRate,
		operationCode: input.operationCode ?? null,
		...lineAmounts({ quantity, unitPrice, discountPercent }, context.header),
		...(exemptionReason === undefined ? {} : { exemptionReason }),
		...(otherTaxes === undefined ? {} : { otherTaxes }),
		...(input.pageBreak === undefined ? {} : { pageBreak: input.pageBreak }),
		...(available === undefined ? {} : { availableOn: available }),
	};
}

/** On a deposit invoice a line is a deposit line unless it says otherwise. */
function kindOf(
	input: LineInput,
	product: Master<'product'> | undefined,
	{ invoiceType }: Pick<PricingContext, 'invoiceType'>,
): LineKind {
	if (input.kind !== undefined) return input.kind;
	if (product?.content.deposit === true) return 'deposit';
	if (isNote(input)) return 'note';
	return invoiceType === 'deposit' && product === undefined ? 'deposit' : 'item';
}

function refuseItem(field: string): never {
	refuse({
		rule: 'deposit.onlyDepositLines',
		field,
		message: `'${field}' is no deposit line; a deposit invoice has only those.`,
		fix: "Give the line 'kind': 'deposit' or a product of type deposit, or make an ordinary invoice.",
	});
}

/** A line with nothing but text is a plain comment line. */
function isNote({ product, quantity, unitPrice }: LineInput): boolean {
	return product === undefined && quantity === undefined && unitPrice === undefined;
}
