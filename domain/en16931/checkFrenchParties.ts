import { SUBJECTS } from './describeNotes';
import { unless, type InvoiceRule, type Problem } from './finding';
import type { SchemedId, SemanticInvoice, SemanticParty } from './semanticInvoice';
import { SELF_BILLED_CODES } from './typeCodes';
import { showText } from './xmlText';

const ADDRESS_CHARACTERS = /^[A-Za-z0-9+\-_.]+$/;
/** The address of a French business in the directory of the reform. */
const DIRECTORY = '0225';

const treatmentOf = ({ notes }: SemanticInvoice) =>
	notes.find(({ subject }) => subject === SUBJECTS.treatment)?.text;
const sirenOf = ({ legalId }: SemanticParty) => (legalId?.scheme === '0002' ? legalId.id : undefined);

/** Who the parties are under the French reform, and how its platforms reach them. */
export const FRENCH_PARTY_RULES: readonly InvoiceRule[] = [
	{
		rule: 'BR-FR-10',
		term: 'BT-30',
		find: ({ seller }) =>
			unless(
				sirenOf(seller) !== undefined,
				'company.registrationNumber',
				'The company has no SIREN.',
				"Set 'Registration Number' of the company to its SIREN (9 digits) or SIRET (14 digits).",
			),
	},
	{
		rule: 'BR-FR-11',
		term: 'BT-47',
		find: (invoice) =>
			unless(
				treatmentOf(invoice) !== 'B2B' || sirenOf(invoice.buyer) !== undefined,
				'customer.registrationNumber',
				`The customer '${showText(invoice.buyer.name)}' is a business in France and has no SIREN.`,
				"Set 'Registration Number' of the customer to its SIREN; untick 'Professional' where it is a private person.",
			),
	},
	{
		rule: 'BR-FR-12',
		term: 'BT-49',
		find: ({ buyer }) => checkEndpoint(buyer, 'buyer', 'customer', 'email'),
	},
	{
		rule: 'BR-FR-13',
		term: 'BT-34',
		find: ({ seller }) => checkEndpoint(seller, 'seller', 'company', 'registrationNumber'),
	},
	{
		rule: 'BR-FR-21',
		term: 'BT-49',
		find: (invoice) => {
			const isSelfBilled = SELF_BILLED_CODES.has(invoice.typeCode);
			const party = isSelfBilled ? invoice.seller : invoice.buyer;
			const fits = isInDirectory(party.endpoint, sirenOf(party));
			return unless(
				treatmentOf(invoice) !== 'B2B' || sirenOf(party) === undefined || fits,
				isSelfBilled ? 'endpoints.seller' : 'endpoints.buyer',
				`The electronic address of '${showText(party.name)}' is not one of the French directory that begins with its SIREN.`,
				'Give its address of scheme 0225, or none: then its SIREN is the address.',
			);
		},
	},
];

function checkEndpoint(
	{ endpoint, name }: SemanticParty,
	side: 'seller' | 'buyer',
	master: string,
	field: string,
): Problem[] {
	if (endpoint === undefined)
		return unless(
			false,
			`${master}.${field}`,
			`'${showText(name)}' has no electronic address: neither a SIREN, nor a mail address, nor a VAT number that is one.`,
			`Fill in the registration number or the e-mail address of the ${master} in Billing Master Data.`,
		);
	const fits =
		endpoint.id.length <= 125 && (endpoint.scheme !== DIRECTORY || ADDRESS_CHARACTERS.test(endpoint.id));
	return unless(
		fits,
		`endpoints.${side}`,
		`The electronic address '${endpoint.id}' is longer than 125 characters, or has others than letters, digits and + - _ .`,
		'Correct the address.',
	);
}

const isInDirectory = (endpoint: SchemedId | undefined, siren: string | undefined) =>
	siren !== undefined && endpoint?.scheme === DIRECTORY && endpoint.id.startsWith(siren);
