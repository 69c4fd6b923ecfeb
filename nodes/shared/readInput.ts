import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { refuse } from '../../services/refusal';

export type InputSource = 'item' | 'fields';

/** Where an operation's input comes from, read once: nothing here varies per item unless it is an expression. */
export interface InputPlan {
	readonly source: InputSource;
	/** Dot path of the part of the item that holds the document, e.g. `body` behind a webhook. */
	readonly itemField: string;
	/** Parameters of the operation. */
	readonly fields: readonly INodeProperties[];
	/** Parameters that are part of the input; the others steer the node. */
	readonly accepts?: (name: string) => boolean;
}

/**
 * The input of one item: the item itself (or a part of it) and, over it, the parameters that are filled in. Empty
 * parameters and nulls count as not given.
 */
export function readInput(functions: IExecuteFunctions, index: number, plan: InputPlan): IDataObject {
	const base = plan.source === 'item' ? itemInput(functions, index, plan.itemField) : {};
	const given: IDataObject = {};
	for (const property of plan.fields) Object.assign(given, readField(functions, index, property));
	const { accepts = () => true } = plan;
	return { ...base, ...Object.fromEntries(Object.entries(given).filter(([name]) => accepts(name))) };
}

function itemInput(functions: IExecuteFunctions, index: number, itemField: string): IDataObject {
	const json = functions.getInputData()[index]?.json ?? {};
	const part = itemField === '' ? json : valueAt(json, itemField);
	const value = typeof part === 'string' ? parseJson(part, itemField || 'item') : part;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		refuse({
			rule: 'input.notAnObject',
			field: itemField || 'item',
			message: `The item has no object${itemField === '' ? '' : ` in '${itemField}'`}.`,
			fix: "Check 'Item Field' under Options: behind a webhook the document is usually in 'body'.",
		});
	}
	return withoutNulls(fromOwnOutput(value as IDataObject)) as IDataObject;
}

/** Fields by which an item is known to be the output of one of our own nodes: a document, a history, a master. */
const OWN_OUTPUTS: ReadonlyArray<readonly string[]> = [
	['ledger', 'kind', 'state', 'labelCode'],
	['ledger', 'kind', 'map', 'audit'],
	['ledger', 'resource', 'version', 'content'],
	['ledger', 'row', 'status', 'rule'],
];
/** The same of payments and open items; what describes them is an input of other operations, so it is left out of these alone. */
const OWN_MONEY: readonly { readonly names: readonly string[]; readonly describes: ReadonlySet<string> }[] = [
	{
		names: ['ledger', 'kind', 'unallocated', 'allocations'],
		describes: new Set(
			(
				'amount allocated refunded unallocated receivedOn method methodCode reference externalReference documentId ' +
				'documentNumber reversed reversedBy reverses reason allocations'
			).split(' '),
		),
	},
	// A document in full: its own discount is not one for the next.
	{ names: ['ledger', 'kind', 'contentHash', 'priceBasis'], describes: new Set(['discount', 'priceBasis']) },
	{
		names: ['ledger', 'itemKind', 'balance', 'toPay'],
		describes: new Set('itemKind date expectedOn daysOverdue amount toPay balance reference'.split(' ')),
	},
	// A file of an e-invoice, and what became of one: neither says how the next one is to be issued.
	{
		names: ['ledger', 'key', 'format', 'mimeType'],
		describes: new Set('internalReference key rate format mimeType size attached'.split(' ')),
	},
	{
		names: ['ledger', 'key', 'needsPerson', 'what'],
		describes: new Set('internalReference key rate operation before state what needsPerson'.split(' ')),
	},
	// A debit by Stripe, and what became of one: neither says how much the next one is, or of which instalment.
	{
		names: ['ledger', 'debit', 'paymentIntent', 'standing'],
		describes: new Set(
			(
				'number companyCode customerId customerCode customerName instalment attempt status standing paid amount kept refunded ' +
				'currency stripeCustomer paymentIntent paymentMethod mandateReference last4 expectedOn dispute failureCode problem fix ' +
				'payment createdAt updatedAt reused dryRun event eventType occurredAt about objectId handled why before what isOpen'
			).split(' '),
		),
	},
	// A batch of direct debits as it stands is no list of debits that are to be settled.
	{
		names: ['ledger', 'messageId', 'fileHash', 'debits'],
		describes: new Set(
			(
				'reused messageId account accountIban count collectOn uploadedOn closedOn reason leftOut settledCount returnedCount ' +
				'openCount fileHash createdAt debits company amount state version'
			).split(' '),
		),
	},
	// What was selected, or told to a debtor, says what of an invoice is collected; the rest describes it.
	{
		names: ['ledger', 'collectionDate', 'endToEndId', 'notices'],
		describes: new Set(
			'number customer customerName email currency dueDate iban scheme sequence endToEndId reasons reason notices'.split(
				' ',
			),
		),
	},
	// A received invoice as it was read says nothing that a person has corrected.
	{
		names: ['ledger', 'direction', 'problems', 'choices'],
		describes: new Set(
			(
				'message companyCode source direction kind number invoiceSeries issueDate dueDate sellerName sellerTaxId ' +
				'sellerIban buyerName buyerTaxId currency net tax gross payable title accountCode accountName ' +
				'documentId documentNumber doubtful pictureUrl duplicate problems choices fileName fileHash fileCount sender subject ' +
				'reason receivedAt receivedBy dryRun state outcome'
			).split(' '),
		),
	},
	{
		names: ['ledger', 'group', 'noteCount', 'keys'],
		describes: new Set(
			'group mode periodicity from until apart keys notes noteCount lineNet chargeNet invoice'.split(' '),
		),
	},
	{
		names: ['ledger', 'deliveredOn', 'rule', 'reason'],
		describes: new Set(
			(
				'deliveredOn orders customerReference reason mode periodicity isDue canBePicked keys lineNet chargeNet ' +
				'onDate'
			).split(' '),
		),
	},
];
/** What the next node may take from it; the rest describes that document, not the next one. */
const PASSED_ON = ['id', 'ledger'];
const DESCRIBES = new Set(
	(
		'kind type typeCode number internalReference state label labelCode customLabel transmission settlement companyId companyCode ' +
		'companyName partyId partyCode partyName customerId customerCode customerName supplierId supplierCode supplierName owner title ' +
		'nature issueDate validUntil deliveryDate dueDate milestone milestoneDate sentOn paidOn currency net tax gross open inCollection amountDue paymentMethod lineCount ' +
		'parentId parentNumber relation parents reused dryRun series lines taxLines charges header facts contentHash validatedAt createdAt createdBy fileName ' +
		'customerOwes margin figures locked lockedBy printedOn deleted testMode printMode map links audit complete resource code name active version unchanged content ' +
		'row status column field message fix rule file instalments forecast accounting deposits totals allowances prepayments ' +
		'eInvoiceState eInvoiceNumber eInvoiceSeries taxOfficeCode lookupCode eInvoices'
	).split(' '),
);

function fromOwnOutput(json: IDataObject): IDataObject {
	const isOf = (names: readonly string[]) => names.every((name) => name in json);
	const money = OWN_MONEY.find(({ names }) => isOf(names));
	if (!money && !OWN_OUTPUTS.some(isOf)) return json;
	// A group of delivery notes that became an invoice stands for it, and no longer for its notes.
	const isInvoiced = money?.describes.has('noteCount') === true && typeof json['id'] === 'string';
	return Object.fromEntries(
		Object.entries(json).filter(
			([name]) =>
				PASSED_ON.includes(name) ||
				!(DESCRIBES.has(name) || money?.describes.has(name) || (isInvoiced && name === 'ids')),
		),
	);
}

function valueAt(json: IDataObject, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
			json,
		);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (!isObject(value)) return value;
	const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
	return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)]));
}

function readField(functions: IExecuteFunctions, index: number, property: INodeProperties): IDataObject {
	const { name, type } = property;
	if (type === 'notice' || type === 'callout') return {};
	return readMember(property, functions.getNodeParameter(name, index, null));
}

/** The part of an input that one parameter fills; nothing where it is empty. */
function readMember(property: INodeProperties, given: unknown): IDataObject {
	const { name, type } = property;
	const value = chosenValue(given);
	if (isEmpty(value)) return {};
	if (type === 'json')
		return { [name]: typeof value === 'string' ? parseJson(value, name) : value } as IDataObject;
	if (type === 'collection') return readMembers(property.options as INodeProperties[], value as IDataObject);
	if (type === 'fixedCollection') return readGroups(property, value as IDataObject);
	if (type === 'dateTime') return { [name]: String(value).slice(0, 10) };
	return { [name]: value } as IDataObject;
}

/** The members that a collection declares are fields of the input themselves. */
function readMembers(members: readonly INodeProperties[] = [], collection: IDataObject): IDataObject {
	const byName = new Map(members.map((member) => [member.name, member]));
	return Object.assign(
		{},
		...Object.entries(collection).map(([name, value]) => {
			const member = byName.get(name);
			return member ? readMember(member, value) : {};
		}),
	) as IDataObject;
}

/** Lists that a panel offers under a name of its own: beside a JSON text of the same meaning, or with other columns. */
const READ_AS: Readonly<Record<string, string>> = {
	addedRows: 'addLines',
	lineRows: 'lines',
	returned: 'quantities',
};

/** A list where the parameter holds several groups, else one object of the members of all of them. */
function readGroups({ name, options = [], typeOptions }: INodeProperties, value: IDataObject): IDataObject {
	const read = (options as INodePropertyCollection[]).flatMap((group) =>
		[value[group.name] ?? []].flat().map((entry) => readMembers(group.values, entry as IDataObject)),
	);
	if (read.length === 0) return {};
	return {
		[READ_AS[name] ?? name]:
			typeOptions?.multipleValues === true ? read : (Object.assign({}, ...read) as IDataObject),
	};
}

/** What a picker holds. n8n's own extraction refuses a picker that the panel hides. */
function chosenValue(value: unknown): unknown {
	return isObject(value) && value['__rl'] === true ? value['value'] : value;
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return Array.isArray(value) && value.length === 0;
}

function parseJson(text: string, field: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		refuse({
			rule: 'input.brokenJson',
			field,
			message: `'${field}' is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
			fix: 'Check quotes, commas and brackets; names and texts stand in double quotes.',
		});
	}
}
