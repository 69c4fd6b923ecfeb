import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LineInput } from '../../domain/schemas/documentInput';
import { findProductsNamed } from './findProductsNamed';
import type { PricingContext } from './pricingContext';
import { resolveMaster } from './resolve';

export type Products = ReadonlyMap<string, Master<'product'>>;

/**
 * The product that a line names by its code or its id, else by its whole name (libellé): half a word never bills
 * something else. It is created on the fly where that is asked for and the line describes it in full.
 *
 * @throws Refusal `product.severalNamed` or `product.unknown`, with the candidates and their codes
 */
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
	const place = `${field}.product`;
	if (known) return resolveMaster(tx, 'product', input.product, company.id, place);
	const { named, near } = await findProductsNamed(tx, input.product, company.id);
	const [only, another] = named;
	if (another) refuseSeveral(input.product, named, place);
	if (only) return only;
	if (!createMissingProducts && near.length > 0) refuseNear(input.product, near, place);
	if (!createMissingProducts) return resolveMaster(tx, 'product', input.product, company.id, place);
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

function refuseSeveral(typed: string, named: ReadonlyArray<Master<'product'>>, field: string): never {
	refuse({
		rule: 'product.severalNamed',
		field,
		message: `${named.length} products are named '${typed}'.`,
		fix: `Give the code of one of them: ${listed(named)}.`,
	});
}

function refuseNear(typed: string, near: ReadonlyArray<Master<'product'>>, field: string): never {
	refuse({
		rule: 'product.unknown',
		field,
		message: `No product has the code or the name '${typed}' (${field}).`,
		fix: `Give the code or the whole name; these come near: ${listed(near)}.`,
	});
}

const SHOWN = 5;

function listed(products: ReadonlyArray<Master<'product'>>): string {
	const shown = products.slice(0, SHOWN).map(({ code, name }) => `${code} (${name})`);
	const more = products.length - SHOWN;
	return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
