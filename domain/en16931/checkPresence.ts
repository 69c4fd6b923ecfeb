import { isFrenchTerritory } from './frenchTerritory';
import { COUNTRY_CODES, ENDPOINT_SCHEMES, MIME_TYPES } from './codeLists';
import { linePath, says, unless, type InvoiceRule, type Problem } from './finding';
import { TRANSFERS } from './describePayment';
import type { SemanticParty } from './semanticInvoice';
import { UNIT_CODES } from './unitCodes';

const COMPANY = 'Fill it in at the company in Billing Master Data.';
const CUSTOMER = 'Fill it in at the customer in Billing Master Data.';

/** What every invoice of EN 16931 has. */
export const PRESENCE_RULES: readonly InvoiceRule[] = [
	{
		rule: 'BR-02',
		term: 'BT-1',
		find: ({ number }) =>
			unless(
				says(number),
				'number',
				'The invoice has no number.',
				'Validate it first: a draft has no number.',
			),
	},
	{
		rule: 'BR-06',
		term: 'BT-27',
		find: ({ seller }) => unless(says(seller.name), 'company.name', 'The company has no name.', COMPANY),
	},
	{
		rule: 'BR-07',
		term: 'BT-44',
		find: ({ buyer }) => unless(says(buyer.name), 'customer.name', 'The customer has no name.', CUSTOMER),
	},
	{
		rule: 'BR-09',
		term: 'BG-5',
		find: ({ seller }) => checkAddress(seller, 'company', COMPANY),
	},
	{
		rule: 'BR-11',
		term: 'BG-8',
		find: ({ buyer }) => checkAddress(buyer, 'customer', CUSTOMER),
	},
	{
		rule: 'BR-16',
		term: 'BG-25',
		find: ({ lines }) =>
			unless(lines.length > 0, 'lines', 'The invoice has no line with a price.', 'Add a line.'),
	},
	{
		rule: 'BR-25',
		term: 'BT-153',
		find: ({ lines }) =>
			lines.flatMap(({ id, name }) =>
				unless(
					says(name),
					linePath(id, 'description'),
					`Line ${id} has no description.`,
					'Say what is sold on it.',
				),
			),
	},
	{
		rule: 'BR-CL-23',
		term: 'BT-130',
		find: ({ lines }) =>
			lines.flatMap(({ id, unit }) =>
				unless(
					UNIT_CODES.has(unit),
					linePath(id, 'unit'),
					`Line ${id} has the unit '${unit}', which is no code of UN/ECE Rec 20.`,
					'Give a code such as C62 (piece), HUR (hour) or KGM (kilogram); packages have an X in front (XBX).',
				),
			),
	},
	{
		rule: 'BR-CO-26',
		term: 'BT-30',
		find: ({ seller }) =>
			unless(
				seller.legalId !== undefined || seller.vatNumber !== undefined || seller.ids.length > 0,
				'company.registrationNumber',
				'The company has neither a registration number nor a VAT number.',
				COMPANY,
			),
	},
	{
		rule: 'BR-CL-25',
		term: 'BT-34',
		find: ({ seller, buyer }) => [...checkEndpoint(seller, 'seller'), ...checkEndpoint(buyer, 'buyer')],
	},
	{
		rule: 'BR-CO-25',
		term: 'BT-9',
		find: ({ totals, dueDate, paymentTerms }) =>
			unless(
				totals.due <= 0 || dueDate !== undefined || says(paymentTerms),
				'dueDate',
				'Money is due, and nothing says when.',
				'Give a due date or payment terms.',
			),
	},
	{
		rule: 'BR-61',
		term: 'BT-84',
		find: ({ payment }) =>
			unless(
				payment === undefined || !TRANSFERS.has(payment.code) || payment.account !== undefined,
				'sellerProfile.ibanPrinted',
				'The invoice is to be paid by transfer, and no account is given.',
				"Set 'IBAN printed' of the seller profile, or choose another payment method.",
			),
	},
	{
		rule: 'BR-29',
		term: 'BG-14',
		find: ({ period }) =>
			unless(
				period === undefined || period.from <= period.to,
				'deliveries',
				'The invoiced period ends before it begins.',
				'Correct the days of the deliveries.',
			),
	},
	{
		rule: 'BR-CL-24',
		term: 'BT-125',
		find: ({ attachments }) =>
			attachments.flatMap(({ id, file }, index) =>
				unless(
					file === undefined || MIME_TYPES.has(file.mimeType),
					`attachments[${index}].mimeType`,
					`The file '${file?.name ?? id}' is of type ${file?.mimeType}, which cannot travel inside an invoice.`,
					'Enclose it as PDF, PNG, JPEG, CSV, XLSX or ODS.',
				),
			),
	},
];

function checkAddress({ address }: SemanticParty, of: 'company' | 'customer', fix: string): Problem[] {
	if (address === undefined) return unless(false, `${of}.address`, `The ${of} has no address.`, fix);
	const known = COUNTRY_CODES.has(address.country) || isFrenchTerritory(address.country);
	return unless(
		known,
		`${of}.address.country`,
		`The country of the ${of}, '${address.country}', is no code of ISO 3166-1.`,
		'Give two letters such as FR, DE or GB.',
	);
}

function checkEndpoint({ endpoint }: SemanticParty, side: 'seller' | 'buyer'): Problem[] {
	return unless(
		endpoint === undefined || ENDPOINT_SCHEMES.has(endpoint.scheme ?? ''),
		`endpoints.${side}.scheme`,
		`The electronic address of the ${side} has the scheme '${endpoint?.scheme ?? ''}', which is not in the EAS list.`,
		'Give 0225 for a French address, EM for a mail address, or another code of the list.',
	);
}
