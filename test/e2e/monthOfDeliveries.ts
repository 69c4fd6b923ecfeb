import { DateTime } from 'luxon';
import { addWorkflow, host } from './host';

/** A month of a wholesaler: 40 delivery notes of 6 customers, all of the month before this one. */

export const COMPANY = 'NORD';

interface Customer {
	readonly code: string;
	readonly name: string;
	readonly billingMode: string;
	readonly billingPeriodicity: string;
	readonly email?: string;
	/** Delivery notes an order. */
	readonly parts: number;
	readonly orders: number;
	/** What is special about an order, by its place among those of the customer. */
	readonly special?: (index: number) => object;
}

const CUSTOMERS: readonly Customer[] = [
	{
		...{ code: 'BRASSERIE', name: 'Brasserie du Théâtre', email: 'compta@brasserie.example' },
		...{ billingMode: 'grouped', billingPeriodicity: 'month', orders: 9, parts: 1 },
		// Two deliveries are for somebody else to pay.
		special: (index) =>
			index < 7
				? {}
				: { billTo: { line1: '1 rue du Siège', postCode: '59000', city: 'Lille', country: 'FR' } },
	},
	{
		...{ code: 'CANTINE', name: 'Cantine des Écoles', email: 'compta@cantine.example' },
		...{ billingMode: 'grouped', billingPeriodicity: 'week', orders: 8, parts: 1 },
		special: (index) => (index === 7 ? { draft: true } : {}),
	},
	{
		...{ code: 'TRAITEUR', name: 'Traiteur Vasseur', email: 'compta@traiteur.example' },
		...{ billingMode: 'perDeliveryNote', billingPeriodicity: 'tenDays', orders: 6, parts: 1 },
	},
	{
		...{ code: 'HOTEL-NORD', name: 'Hôtel du Nord', email: 'compta@hotelnord.example' },
		...{ billingMode: 'perOrder', billingPeriodicity: 'halfMonth', orders: 3, parts: 2 },
	},
	// No e-mail address: its invoices go by post. Half of them in dollars.
	{
		...{ code: 'FERRY', name: 'Ferry Company', billingMode: 'grouped', billingPeriodicity: 'month' },
		...{ orders: 6, parts: 1 },
		special: (index) => (index < 3 ? {} : { currency: 'USD', exchangeRate: 1.08, language: 'en' }),
	},
	{
		...{ code: 'MARCHE', name: 'Marché couvert', email: 'compta@marche.example' },
		...{ billingMode: 'grouped', billingPeriodicity: 'onDemand', orders: 4, parts: 1 },
	},
];

/** The days of the month before, so that each period has ended on whatever day this runs. */
function dayOf(position: number): string {
	const first = DateTime.now().setZone('Europe/Paris').startOf('month').minus({ months: 1 });
	return first.plus({ days: position % 28 }).toISODate() ?? '';
}

function ordersOf({ code, parts, orders, special = () => ({}) }: Customer) {
	return Array.from({ length: orders }, (_, index) => {
		const { draft = false, ...more } = special(index) as { draft?: boolean };
		return Array.from({ length: parts }, (_part, part) => ({
			reference: `${code}-${index}`,
			delivery: `${code}-${index}-${part}`,
			deliveredOn: dayOf(index * 3 + part * 9),
			validate: !draft,
			order: {
				company: COMPANY,
				customer: code,
				externalReference: `${code}-${index}`,
				customerReference: `BC-${index + 1}`,
				issueDate: dayOf(0),
				lines: [
					{ product: 'FARINE', quantity: 4 * parts, unitPrice: 18.4 },
					{ product: 'HUILE', quantity: 2 * parts, unitPrice: 39.9, discountPercent: index % 2 ? 5 : 0 },
				],
				...more,
			},
		}));
	}).flat();
}

type Step = readonly [name: string, type: string, parameters: object];

const own = (type: string) => `${host.packageName}.${type}`;
const list = (value: readonly object[]) => ({
	mode: 'raw',
	jsonOutput: JSON.stringify({ list: value }),
	options: {},
});
const master = (resource: string) => ({ resource, operation: 'upsert' });

function stepsOf(): Step[] {
	const deliveries = CUSTOMERS.flatMap(ordersOf).sort((a, b) => a.deliveredOn.localeCompare(b.deliveredOn));
	return [
		...saving('Company', 'company', [company]),
		...saving('Bank', 'sellerProfile', [bank]),
		...saving('Customers', 'customer', CUSTOMERS.map(customerOf)),
		...saving('Products', 'product', [
			{ code: 'FARINE', name: 'Farine T55, sac de 25 kg', unitPrice: 18.4, taxRate: 5.5, company: COMPANY },
			{ code: 'HUILE', name: 'Huile d’olive, bidon de 5 l', unitPrice: 39.9, taxRate: 5.5, company: COMPANY },
			{ code: 'CADEAU', name: 'Article sans prix', taxRate: 20, company: COMPANY },
		]),
		['Deliveries', 'n8n-nodes-base.set', list(deliveries)],
		['Each delivery', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} }],
		[
			'Order',
			own('salesDocument'),
			{ resource: 'salesOrder', operation: 'create', validate: true, options: { itemField: 'order' } },
		],
		[
			'Delivery',
			own('salesDocument'),
			{
				...{ resource: 'salesOrder', operation: 'convert', inputSource: 'fields', convertTo: 'deliveryNote' },
				id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				quantities: {
					entry: [
						{ line: 1, quantity: '4' },
						{ line: 2, quantity: '2' },
					],
				},
				validate: "={{ $('Each delivery').item.json.validate }}",
				additionalFields: { issueDate: "={{ $('Each delivery').item.json.deliveredOn }}" },
				options: { externalReference: "={{ $('Each delivery').item.json.delivery }}" },
			},
		],
		['Without price', 'n8n-nodes-base.set', { ...list([]), jsonOutput: JSON.stringify(unpriced()) }],
		[
			'Delivery without price',
			own('salesDocument'),
			{ resource: 'deliveryNote', operation: 'create', validate: true },
		],
	];
}

const company = {
	...{ code: COMPANY, name: 'Grossiste du Nord', country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris' },
	...{ language: 'fr', defaultTaxRate: 20, vatNumber: 'FR79910000058', registrationNumber: '910000058' },
	...{ legalForm: 'SARL', capital: '40 000 €', tradeRegister: 'RCS Lille 910 000 058', issuerSize: 'small' },
	...{ operationNature: 'goods', legalMentions: 'refuse', email: 'compta@nord.example' },
	address: { line1: '3 rue de la Halle', postCode: '59000', city: 'Lille', country: 'FR' },
};
const bank = {
	...{ code: 'NORD-MAIN', name: 'Siège', company: COMPANY, isDefault: true, bic: 'AGRIFRPP' },
	...{ ibanPrinted: 'FR7630006000011234567890189', ibanCollectedTo: 'FR7630006000011234567890189' },
};
const customerOf = ({ code, name, email, billingMode, billingPeriodicity }: Customer) => ({
	...{ code, name, billingMode, billingPeriodicity, company: COMPANY, language: 'fr', paymentDays: 30 },
	...(email ? { email } : {}),
	...{ paymentMethod: 'Virement', registrationNumber: '404833048', vatNumber: 'FR83404833048' },
	address: { line1: '10 Grand-Place', postCode: '59000', city: 'Lille', country: 'FR' },
});
const unpriced = () => ({
	...{ company: COMPANY, customer: 'BRASSERIE', externalReference: 'BRASSERIE-CADEAU', issueDate: dayOf(27) },
	lines: [{ product: 'CADEAU', quantity: 1 }],
});

/** Records of one kind, from a list: a list for each, an item for each, and the node that keeps them. */
function saving(name: string, resource: string, records: readonly object[]): Step[] {
	return [
		[`${name} list`, 'n8n-nodes-base.set', list(records)],
		[`${name} each`, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} }],
		[name, own('billingMasterData'), master(resource)],
	];
}

const VERSIONS: Readonly<Record<string, number>> = { 'n8n-nodes-base.set': 3.4 };

/** Adds the workflow that fills the books, and gives its id. */
export function addMonthOfDeliveries(): Promise<string> {
	const steps: Step[] = [['Start', 'n8n-nodes-base.manualTrigger', {}], ...stepsOf()];
	const nodes = steps.map(([name, type, parameters], index) => ({
		...{ id: `fill-${index}`, name, type, parameters, position: [index * 220, 0] },
		typeVersion: VERSIONS[type] ?? 1,
		executeOnce: type === 'n8n-nodes-base.set',
	}));
	const connections = Object.fromEntries(
		steps
			.slice(0, -1)
			.map(([name], index) => [name, { main: [[{ node: steps[index + 1]?.[0], type: 'main', index: 0 }]] }]),
	);
	return addWorkflow({
		name: 'A month of deliveries',
		nodes,
		connections,
		settings: { executionOrder: 'v1' },
	});
}
