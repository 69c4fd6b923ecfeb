import { z } from 'zod/v4';
import type { Kind } from '../domain/documents/kinds';
import type { Master, MasterKind } from '../domain/masters/schemas';
import { Refusal } from '../domain/refusal';
import { reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import type { Reading } from '../ledger/port';
import type { ServiceContext } from './context';
import { findCompany } from './parts/findCompany';
import { findSeries } from './parts/takeNumber';

const schema = z.object({
	/** Only this company; every active company where it is missing. */
	company: reference.optional(),
});

/** One thing that a ledger needs before it can quote, order and invoice. */
export interface SetupCheck {
	/** Stable name: `company`, `customer`, `product`, `series.invoice`… */
	readonly check: string;
	/** Code of the company; null while there is none. */
	readonly company: string | null;
	readonly ok: boolean;
	/** Documents can be made and validated without it, but should not. */
	readonly required: boolean;
	/** What is there, or what is missing. */
	readonly what: string;
	/** The workflow or operation that creates what is missing; null where nothing is. */
	readonly fix: string | null;
}

const NODE = 'Billing Master Data';
const FORM = 'Open the form of the workflow setup-company.json';

/** Lists what an empty or half set-up ledger lacks to quote, order and invoice. */
export async function checkSetup(
	{ ledger }: Pick<ServiceContext, 'ledger'>,
	input: unknown = {},
): Promise<SetupCheck[]> {
	const { company: wanted } = parseInput(schema, input);
	const companies = await companiesOf(ledger.read, wanted);
	if (companies.length === 0) return NOTHING_YET;
	const checks: SetupCheck[] = [];
	for (const company of companies) {
		for (const need of NEEDS) checks.push(await look(ledger.read, company, need));
	}
	return checks;
}

/** Everything that is asked for is there; what is only recommended is not waited for. */
export function isReady(checks: readonly SetupCheck[]): boolean {
	return checks.every(({ ok, required }) => ok || !required);
}

/** What is there in words; null where it is missing. */
type Look = (read: Reading, company: Master<'company'>) => Promise<string | null> | string | null;

interface Need {
	readonly check: string;
	readonly required: boolean;
	readonly missing: string;
	readonly fix: string;
	readonly find: Look;
}

const series = (kind: Kind, title: string): Need => ({
	check: `series.${kind}`,
	required: true,
	missing: `There is no number series for ${title}.`,
	fix: `${FORM}, or use ${NODE} → Number Series → Create or Update.`,
	find: async (read, company) => {
		const found = await findSeries(read, company, { kind, journal: null, invoiceType: 'standard' });
		return `${title} are numbered by series ${found.code} (${found.content.pattern}).`;
	},
});

/** What a company needs, as data, in the order in which it is set up. */
const NEEDS: readonly Need[] = [
	{
		check: 'company',
		required: true,
		missing: 'There is no company.',
		fix: `${FORM}, or use ${NODE} → Company → Create or Update.`,
		find: (_read, { code, name, content }) =>
			`${code}, ${name}${content.testMode === true ? ', in test mode' : ''}`,
	},
	{
		check: 'customer',
		required: true,
		missing: 'There is no active customer.',
		fix: `${FORM}, use ${NODE} → Customer → Create or Update, or import a list with import-master-data.json.`,
		find: (read, company) => first(read, 'party', company, ({ content }) => content.isCustomer !== false),
	},
	{
		check: 'product',
		required: true,
		missing: 'There is no active product or service.',
		fix: `Use ${NODE} → Product → Create or Update, or import a list with import-master-data.json.`,
		find: (read, company) => first(read, 'product', company, () => true),
	},
	series('quotation', 'Quotations'),
	series('salesOrder', 'Sales orders'),
	series('invoice', 'Invoices'),
	{
		check: 'defaultTaxRate',
		required: true,
		missing: 'The company has no default VAT rate, and not every product has a rate of its own.',
		fix: `Use ${NODE} → Company → Create or Update and set the default VAT rate.`,
		find: async (read, company) => {
			const { defaultTaxRate } = company.content;
			if (defaultTaxRate !== undefined) return `The default VAT rate is ${defaultTaxRate} %.`;
			const without = await first(
				read,
				'product',
				company,
				({ content }) => content.taxRate === undefined && content.taxCategory === undefined,
			);
			return without === null ? 'Every product has a VAT rate of its own.' : null;
		},
	},
	{
		check: 'address',
		required: false,
		missing: 'The company has no address; an invoice must show it.',
		fix: `Use ${NODE} → Company → Create or Update and set the address.`,
		find: (_read, { content: { address } }) =>
			address
				? [address.line1, address.postCode, address.city, address.country].filter(Boolean).join(', ')
				: null,
	},
	{
		check: 'registration',
		required: false,
		missing: 'The company has no registration number (SIREN or SIRET; in Viet Nam the tax code).',
		fix: `Use ${NODE} → Company → Create or Update and set the registration number.`,
		find: (_read, { content }) => content.registrationNumber ?? null,
	},
	{
		check: 'vatNumber',
		required: false,
		missing: 'The company has no VAT number; an invoice with VAT must show it.',
		fix: `Use ${NODE} → Company → Create or Update and set the VAT number.`,
		// The Vietnamese tax code is both.
		find: (_read, { content }) =>
			content.vatNumber ?? (content.country === 'VN' ? (content.registrationNumber ?? null) : null),
	},
	{
		check: 'bankAccount',
		required: false,
		missing: 'There is no default seller profile with an IBAN; customers do not read where to pay.',
		fix: `${FORM}, or use ${NODE} → Seller Profile → Create or Update with 'IBAN Printed' and 'Is Default'.`,
		find: async (read, company) =>
			first(
				read,
				'sellerProfile',
				company,
				({ content }) => content.isDefault === true && content.ibanPrinted !== undefined,
			),
	},
];

/** Before there is a company, nothing can be looked for; the list still says what will be needed. */
const NOTHING_YET: SetupCheck[] = NEEDS.map(({ check, required, missing, fix }) => ({
	check,
	company: null,
	ok: false,
	required,
	what: missing,
	fix,
}));

async function look(read: Reading, company: Master<'company'>, need: Need): Promise<SetupCheck> {
	const { check, required, missing, fix } = need;
	const base = { check, company: company.code, required };
	try {
		const found = await need.find(read, company);
		if (found !== null) return { ...base, ok: true, what: found, fix: null };
		return { ...base, ok: false, what: missing, fix };
	} catch (error) {
		// The rule that would refuse the document says best what is wrong.
		if (!(error instanceof Refusal)) throw error;
		return { ...base, ok: false, what: error.message, fix: error.fix };
	}
}

const PAGE = 500;

/** The first active master of the company, or shared by all, that fits. */
async function first<K extends MasterKind>(
	{ masters }: Pick<Reading, 'masters'>,
	kind: K,
	company: Master<'company'>,
	fits: (master: Master<K>) => boolean,
): Promise<string | null> {
	let after: string | undefined;
	for (;;) {
		const page = await masters.list<K>({ kind, companyId: company.id, onlyActive: true, after, limit: PAGE });
		const found = page.find(fits);
		if (found) return `${found.code}, ${found.name}`;
		if (page.length < PAGE) return null;
		after = page.at(-1)?.id;
	}
}

async function companiesOf(
	{ masters }: Pick<Reading, 'masters'>,
	wanted: string | undefined,
): Promise<Array<Master<'company'>>> {
	if (wanted === undefined) return masters.list({ kind: 'company', onlyActive: true, limit: 1000 });
	return [await findCompany({ masters }, wanted)];
}
