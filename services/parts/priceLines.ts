import { computeLineNet } from '../../domain/documents/computeTotals';
import type { DocumentLine, FooterCharge, LineKind, TaxCategory } from '../../domain/documents/document';
import { KIND_RULES, type InvoiceType, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { Decimal } from '../../domain/money/decimal';
import { parseMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { ChargeInput, LineInput } from '../../domain/schemas/documentInput';
import type { LedgerTx } from '../../ledger/port';
import { resolveMaster } from './resolve';

export interface PricingContext {
	readonly tx: LedgerTx;
	readonly kind: Kind;
	readonly invoiceType: InvoiceType | null;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly currency: string;
	/** Quick entry: a product that the line describes in full is created when it is missing. */
	readonly createMissingProducts: boolean;
	readonly actor: string;
}

/** Turns line inputs into document lines: product, price, tax and net of each. */
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
	return lines;
}

type Products = ReadonlyMap<string, Master<'product'>>;

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
	const unitPrice = isPriced ? priceOf(input, product, field, context) : null;
	const quantity = kind === 'note' ? '0' : (input.quantity ?? '1');
	const discountPercent = isPriced ? (input.discountPercent ?? '0') : '0';
	const { taxCategory, taxRate } = taxOf(input, product, field, context);
	return {
		id: context.tx.newId('lin'),
		position: index + 1,
		kind,
		productId: product?.id ?? null,
		productCode: product?.code ?? null,
		description,
		comment: input.comment ?? null,
		quantity,
		unit: input.unit ?? product?.content.unit ?? 'C62',
		unitPrice,
		unitCost: kind === 'note' ? null : costOf(product, context),
		discountPercent,
		taxCategory,
		taxRate,
		operationCode: input.operationCode ?? null,
		net: computeLineNet({ quantity, unitPrice, discountPercent }, context.currency),
	};
}

/** What a unit of the product costs us, where the catalogue knows it in the currency of the document. */
function costOf(product: Master<'product'> | undefined, context: PricingContext): Decimal | null {
	const { purchasePrice, currency } = product?.content ?? {};
	const costsIn = currency ?? context.company.content.currency;
	return costsIn === context.currency ? (purchasePrice ?? null) : null;
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

async function findProduct(
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
	const { tx, company, currency, actor } = context;
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
			currency,
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

function priceOf(
	input: LineInput,
	product: Master<'product'> | undefined,
	field: string,
	context: PricingContext,
): Decimal {
	if (input.unitPrice !== undefined) return input.unitPrice;
	const side = KIND_RULES[context.kind].side;
	const listed = side === 'sale' ? product?.content.unitPrice : product?.content.purchasePrice;
	const listedIn = product?.content.currency ?? context.company.content.currency;
	if (listed !== undefined && listedIn === context.currency) return listed;
	return refuse({
		rule: 'line.price',
		field: `${field}.unitPrice`,
		message:
			listed === undefined
				? `'${field}' has no unit price${product ? `, and product '${product.code}' has none for a ${side}` : ''}.`
				: `'${field}' has no unit price, and product '${product?.code}' is priced in ${listedIn}, not ${context.currency}.`,
		fix: `Give 'unitPrice' in ${context.currency}.`,
	});
}

interface Taxation {
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

/** Source of the rate: the line itself, else the customer (a rate of the customer wins), the product, the company. */
function taxOf(
	input: Pick<LineInput, 'taxCategory' | 'taxRate'>,
	product: Master<'product'> | undefined,
	field: string,
	{ party, company }: Pick<PricingContext, 'party' | 'company'>,
): Taxation {
	const sources = [input, party.content, product?.content ?? {}, { taxRate: company.content.defaultTaxRate }];
	const source = sources.find(
		({ taxCategory, taxRate }: Partial<Taxation>) => taxCategory !== undefined || taxRate !== undefined,
	) as Partial<Taxation> | undefined;
	const taxCategory = source?.taxCategory ?? (source?.taxRate === '0' ? 'Z' : 'S');
	const taxRate = source?.taxRate ?? (taxCategory === 'S' ? company.content.defaultTaxRate : '0');
	if (taxRate === undefined) {
		refuse({
			rule: 'line.taxRate',
			field: `${field}.taxRate`,
			message: `No VAT rate is known for '${field}'.`,
			fix: "Give 'taxRate' on the line, the product or the customer, or a default rate on the company.",
		});
	}
	if ((taxCategory === 'S') === (taxRate === '0')) {
		refuse({
			rule: 'line.taxCategory',
			field: `${field}.taxCategory`,
			message: `'${field}' has VAT category ${taxCategory} with a rate of ${taxRate} %.`,
			fix: 'Category S needs a rate above 0; Z, E, AE, K, G and O need 0.',
		});
	}
	return { taxCategory, taxRate };
}

/** Footer charges (pied de pièce), told apart by their nature; VAT as on the lines. */
export function priceCharges(
	inputs: readonly ChargeInput[],
	context: Pick<PricingContext, 'party' | 'company' | 'currency'>,
): FooterCharge[] {
	return inputs.map((input, index) => {
		const field = `charges[${index}]`;
		return {
			nature: input.nature,
			label: input.label ?? input.nature,
			amount: parseMinor(input.amount, context.currency, `${field}.amount`),
			...taxOf(input, undefined, field, context),
		};
	});
}
