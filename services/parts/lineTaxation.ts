import type { FooterCharge, TaxCategory } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { Decimal } from '../../domain/money/decimal';
import { parseMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { ChargeInput } from '../../domain/schemas/documentInput';
import { defaultTaxation } from '../../domain/tax/regimes';

export interface Taxation {
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

export interface TaxSources {
	readonly party: Master<'party'>;
	readonly company: Master<'company'>;
	/** VAT regime of the sale; see `regimeOf`. */
	readonly regime?: string | null;
}

/** The regime that decides the VAT of a sale: the company's own where it charges none, else the document's. */
export function regimeOf(
	kind: Kind,
	{ content }: Master<'company'>,
	vatRegime: string | null | undefined,
): string | null | undefined {
	if (KIND_RULES[kind].side !== 'sale') return undefined;
	return content.vatRegime === 'franchise' ? 'franchise' : vatRegime;
}

/** Source of the rate: the line itself, the regime of the sale, else the customer (a rate of the customer wins), the product, the company. */
export function taxOf(
	input: Partial<Taxation>,
	product: Master<'product'> | undefined,
	field: string,
	{ party, company, regime }: TaxSources,
): Taxation {
	if (company.content.vatRegime === 'franchise' && regime === 'franchise') assertNoVat(input, field);
	const ofRegime: Partial<Taxation> = defaultTaxation(regime) ?? {};
	const sources = [
		input,
		ofRegime,
		party.content,
		product?.content ?? {},
		{ taxRate: company.content.defaultTaxRate },
	];
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

/** Who charges VAT without having to owes it all the same (CGI, art. 283, 3). */
function assertNoVat({ taxCategory, taxRate }: Partial<Taxation>, field: string): void {
	const charges = taxCategory === 'S' || (taxRate !== undefined && taxRate !== '0');
	if (!charges) return;
	refuse({
		rule: 'tax.franchise',
		field: `${field}.taxRate`,
		message: `'${field}' has VAT, and the company charges none (franchise en base).`,
		fix: "Leave 'taxRate' and 'taxCategory' out, or set the company's VAT regime to standard.",
	});
}

/** Footer charges (pied de pièce), told apart by their nature; VAT as on the lines. */
export function priceCharges(
	inputs: readonly ChargeInput[],
	context: TaxSources & { readonly currency: string },
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
