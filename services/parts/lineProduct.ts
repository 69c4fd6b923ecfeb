import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LineInput } from '../../domain/schemas/documentInput';
import type { PricingContext } from './pricingContext';
import { resolveMaster } from './resolve';

export type Products = ReadonlyMap<string, Master<'product'>>;

/** The product that a line names, created on the fly where that is asked for and the line describes it in full. */
export async function findProduct(
	input: LineInput,
	field: string,
	context: PricingContext,
	products: Products,
): Promise<Master<'product'> | undefined> {
	if (input.product === undefined) return undefined;
	const { tx, company, createMissingProducts } = context;
	// A line above may have created it.
	const known = products.get(input.product) ?? (await tx.masters.find('product', input.product, company.id));
	if (known?.active && (known.companyId === null || known.companyId === company.id)) return known;
	if (known || !createMissingProducts)
		return resolveMaster(tx, 'product', input.product, company.id, `${field}.product`);
	return createProduct(input, input.product, field, context);
}

async function createProduct(
	input: LineInput,
	code: string,
	field: string,
	context: PricingContext,
): Promise<Master<'product'>> {
	const { tx, company, header, actor } = context;
	if (input.description === undefined || input.unitPrice === undefined) {
		refuse({
			rule: 'product.quickEntry',
			field: `${field}.product`,
			message: `Product '${code}' does not exist, and the line does not describe it in full.`,
			fix: "To create it on the fly, give 'description' and 'unitPrice' on the line.",
		});
	}
	const { description, unitPrice, unit, taxCategory, taxRate } = input;
	const { master } = await tx.masters.save({
		kind: 'product',
		companyId: company.id,
		code,
		name: description.slice(0, 200),
		active: true,
		content: {
			code,
			name: description.slice(0, 200),
			company: company.id,
			unitPrice,
			currency: header.currency,
			unit,
			taxCategory,
			taxRate,
		},
	});
	tx.audit.add({
		chain: company.id,
		actor,
		action: 'product.create',
		subjectKind: 'product',
		subjectId: master.id,
		data: master.content,
	});
	return master;
}
