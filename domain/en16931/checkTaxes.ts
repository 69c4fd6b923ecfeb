import type { TaxCategory } from '../documents/document';
import { Exact } from '../money/decimal';
import { EXEMPT_CATEGORIES } from '../tax/exemptions';
import { says, unless, type InvoiceRule, type Problem } from './finding';
import type { SemanticInvoice, SemanticTax } from './semanticInvoice';

const SELLER_NUMBER = "Set 'VAT Number' of the company in Billing Master Data.";
const BUYER_NUMBER = "Set 'VAT Number' of the customer in Billing Master Data, or charge VAT.";

const hasSellerNumber = ({ seller }: SemanticInvoice) => seller.vatNumber !== undefined;
const hasSellerTaxNumber = ({ seller }: SemanticInvoice) =>
	seller.vatNumber !== undefined || seller.taxNumber !== undefined;

interface CategoryRule extends Omit<InvoiceRule, 'find'> {
	readonly category: TaxCategory;
	readonly holds: (invoice: SemanticInvoice) => boolean;
	readonly field: string;
	readonly message: string;
	readonly fix: string;
}

/** What a category asks for wherever it appears. */
const CATEGORY_RULES: readonly CategoryRule[] = [
	...(['S', 'Z', 'E'] as const).map((category): CategoryRule => ({
		rule: `BR-${category}-02`,
		term: 'BT-31',
		category,
		holds: hasSellerTaxNumber,
		field: 'company.vatNumber',
		message: 'The company has neither a VAT number nor a registration number.',
		fix: SELLER_NUMBER,
	})),
	...(['AE', 'K', 'G'] as const).map((category): CategoryRule => ({
		rule: category === 'K' ? 'BR-IC-02' : `BR-${category}-02`,
		term: 'BT-31',
		category,
		holds: category === 'AE' ? hasSellerTaxNumber : hasSellerNumber,
		field: 'company.vatNumber',
		message: 'Supplies without VAT to another country need the VAT number of the company.',
		fix: SELLER_NUMBER,
	})),
	{
		rule: 'BR-AE-02',
		term: 'BT-48',
		category: 'AE',
		holds: ({ buyer }) => buyer.vatNumber !== undefined || buyer.legalId !== undefined,
		field: 'customer.vatNumber',
		message: 'A reverse charge needs the VAT number or the registration number of the customer.',
		fix: BUYER_NUMBER,
	},
	{
		rule: 'BR-IC-02',
		term: 'BT-48',
		category: 'K',
		holds: ({ buyer }) => buyer.vatNumber !== undefined,
		field: 'customer.vatNumber',
		message: 'A supply to another member state needs the VAT number of the customer.',
		fix: BUYER_NUMBER,
	},
	{
		rule: 'BR-IC-11',
		term: 'BT-72',
		category: 'K',
		holds: ({ delivery, period }) => delivery?.date !== undefined || period !== undefined,
		field: 'deliveryDate',
		message: 'A supply to another member state says on which day it was delivered.',
		fix: "Give 'deliveryDate'.",
	},
	{
		rule: 'BR-IC-12',
		term: 'BT-80',
		category: 'K',
		holds: ({ delivery }) => delivery?.address !== undefined,
		field: 'shipTo.country',
		message: 'A supply to another member state says to which country it goes.',
		fix: "Give 'shipTo', or the address of the customer.",
	},
	{
		rule: 'BR-O-11',
		term: 'BT-118',
		category: 'O',
		holds: ({ taxes }) => taxes.every(({ category }) => category === 'O'),
		field: 'lines',
		message: 'What is out of the scope of VAT stands on one e-invoice with what is within it.',
		fix: 'Write two invoices, one for each.',
	},
];

/** What each rate has to say (BR-…-05, -09, -10). */
function checkRate(tax: SemanticTax): Problem[] {
	const { category, rate, exemptionReason, exemptionCode } = tax;
	const isZero = new Exact(rate).eq(0);
	const explained = says(exemptionReason) || says(exemptionCode);
	if (category === 'S') {
		return unless(
			!isZero,
			'lines.taxCategory',
			'Something has the standard category (S) with a rate of 0 %.',
			"Give 'taxCategory' Z (zero rate), E (exempt) or the one that fits.",
		);
	}
	return [
		...unless(
			isZero && tax.tax === 0,
			'lines.taxRate',
			`Something has VAT category ${category}, which bears no VAT, with a rate of ${rate} %.`,
			'Give the rate 0, or category S.',
		),
		...unless(
			explained || !EXEMPT_CATEGORIES.has(category),
			'lines.exemptionReason',
			`Something has no VAT (category ${category}), and nothing says why.`,
			"Give 'exemptionReason' on the line, or 'vatExemption' on the product, the customer or the company.",
		),
	];
}

/** VAT by category: BR-S, BR-Z, BR-E, BR-AE, BR-IC (K), BR-G, BR-O. */
export const TAX_RULES: readonly InvoiceRule[] = [
	{
		rule: 'BR-CO-18',
		term: 'BG-23',
		find: ({ taxes }) =>
			unless(
				taxes.length > 0,
				'lines',
				'The invoice has no VAT category at all.',
				'Add a line with a price.',
			),
	},
	{ rule: 'BR-E-10', term: 'BT-119', find: ({ taxes }) => taxes.flatMap(checkRate) },
	...CATEGORY_RULES.map(({ rule, term, category, holds, field, message, fix }): InvoiceRule => ({
		rule,
		term,
		find: (invoice) =>
			unless(!invoice.taxes.some((tax) => tax.category === category) || holds(invoice), field, message, fix),
	})),
];
