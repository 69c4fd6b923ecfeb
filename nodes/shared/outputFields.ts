/**
 * What the items of each kind of output hold, for n8n's list of fields before the first run. `?` marks what may be
 * null. The build writes them beside the compiled nodes; a test compares them with real output.
 */
export type FieldType = 'string' | 'number' | 'boolean' | 'array' | 'object';
export type OutputFields = Readonly<Record<string, FieldType | `${FieldType}?`>>;

const identity = { id: 'string', ledger: 'string' } as const;

const document = {
	...identity,
	kind: 'string',
	type: 'string',
	typeCode: 'string',
	number: 'string?',
	internalReference: 'string?',
	state: 'string',
	label: 'string',
	labelCode: 'string',
	customLabel: 'string?',
	transmission: 'string',
	settlement: 'string',
	companyId: 'string',
	companyCode: 'string',
	companyName: 'string',
	owner: 'string?',
	title: 'string?',
	nature: 'string?',
	issueDate: 'string',
	validUntil: 'string?',
	deliveryDate: 'string?',
	dueDate: 'string?',
	milestone: 'string',
	milestoneDate: 'string?',
	sentOn: 'string?',
	paidOn: 'string?',
	currency: 'string',
	net: 'number',
	tax: 'number',
	gross: 'number',
	open: 'number',
	lineCount: 'number',
	parentId: 'string?',
	parentNumber: 'string?',
	relation: 'string?',
	parents: 'array',
	reused: 'boolean',
	locked: 'boolean',
	lockedBy: 'array',
	printedOn: 'string?',
	deleted: 'boolean',
	testMode: 'boolean',
} as const;

const withParty = (role: 'customer' | 'supplier'): OutputFields => ({
	...document,
	[`${role}Id`]: 'string',
	[`${role}Code`]: 'string',
	[`${role}Name`]: 'string',
});

export const OUTPUT_FIELDS = {
	customerDocument: withParty('customer'),
	supplierDocument: withParty('supplier'),
	printedDocument: { ...withParty('customer'), fileName: 'string', printMode: 'string' },
	history: {
		...identity,
		number: 'string?',
		kind: 'string',
		map: 'array',
		links: 'array',
		facts: 'array',
		audit: 'array',
		complete: 'boolean',
	},
	figures: {
		ledger: 'string',
		kind: 'string',
		month: 'string',
		currency: 'string',
		count: 'number',
		net: 'number',
		tax: 'number',
		gross: 'number',
	},
	master: {
		...identity,
		resource: 'string',
		code: 'string',
		name: 'string',
		active: 'boolean',
		version: 'number',
		companyId: 'string?',
		unchanged: 'boolean?',
		content: 'object',
	},
	numberRegister: {
		ledger: 'string',
		seriesId: 'string',
		seriesCode: 'string',
		period: 'string',
		firstNumber: 'number',
		lastNumber: 'number',
		lastDate: 'string',
		nextNumber: 'number',
		documents: 'number',
		holes: 'array',
		burned: 'array',
	},
	pattern: {
		ledger: 'string',
		pattern: 'string',
		reset: 'string',
		nextNumber: 'number',
		lastDate: 'string',
		example: 'string',
	},
	chain: {
		chain: 'string',
		entries: 'number',
		intact: 'boolean',
		brokenAt: 'number?',
		problem: 'string?',
		ledger: 'string',
		database: 'string',
	},
} as const satisfies Record<string, OutputFields>;

export type OutputName = keyof typeof OUTPUT_FIELDS;

/** The JSON Schema that n8n reads. */
export function schemaOf(name: OutputName): object {
	const properties = Object.entries(OUTPUT_FIELDS[name]).map(([field, type]) => [
		field,
		type.endsWith('?') ? { type: [type.slice(0, -1), 'null'] } : { type },
	]);
	return { type: 'object', properties: Object.fromEntries(properties) as object, version: 1 };
}
