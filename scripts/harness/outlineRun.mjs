/**
 * What a run gave, as stable text: ids become `<invoice 1>` in the order in which they appear, instants, hashes and what
 * a provider draws by lot lose their value. Everything else stays, so that a changed figure or label is seen.
 */

/** Fields whose values a provider, or the key that it is given, makes anew each time. */
const BY_LOT = {
	key: 'key',
	lookupCode: 'lookup code',
	providerKey: 'provider key',
	taxOfficeCode: 'tax office code',
};

const PREFIXES = {
	act: 'actor',
	com: 'company',
	con: 'contact',
	crn: 'credit note',
	dln: 'delivery note',
	inf: 'received file',
	int: 'intake',
	inv: 'invoice',
	lbl: 'status label',
	led: 'ledger',
	opc: 'operation code',
	ein: 'e-invoice',
	ord: 'sales order',
	par: 'party',
	prd: 'product',
	prf: 'seller profile',
	pro: 'pro forma',
	pur: 'purchase order',
	quo: 'quotation',
	ret: 'return note',
	rfq: 'request for quotation',
	ser: 'number series',
	sin: 'supplier invoice',
	stm: 'stock movement',
};

const ID = /\b([a-z]{3})_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-([0-9a-f]{12})\b/g;
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const HASH = /\b[0-9a-f]{64}\b/g;

/**
 * @param {{ ran: string[], hints: (node: string) => string[], items: (node: string, output?: number) => any[] }} run
 * @param {{ nodes: Array<{ name: string, type: string }> }} workflow
 */
export function outlineRun(run, workflow) {
	const nodes = workflow.nodes.filter(({ name, type }) => run.ran.includes(name) && givesOutput(type));
	const stable = stabilizer();
	return Object.fromEntries(
		nodes.map(({ name }) => {
			const outputs = [0, 1].map((output) => run.items(name, output).map(outlineItem));
			const hints = run.hints(name);
			return [
				name,
				stable({
					items: outputs[0],
					...(outputs[1].length > 0 ? { refused: outputs[1] } : {}),
					...(hints.length > 0 ? { hints } : {}),
				}),
			];
		}),
	);
}

/** Our own nodes, and what a person or a caller sees at the end. */
function givesOutput(type) {
	return /^n8n-nodes-order-to-cash\.|\.respondToWebhook$|\.emailSend$|\.form$/.test(type);
}

function outlineItem({ json, binary, pairedItem, error }) {
	const files = Object.entries(binary ?? {}).map(([field, { fileName, mimeType, data }]) => [
		field,
		{ fileName, mimeType, startsWith: Buffer.from(data, 'base64').toString('latin1', 0, 5) },
	]);
	// A drawn code packs into more or fewer bytes.
	const { size } = json;
	return {
		json: files.length > 0 && typeof size === 'number' ? { ...json, size: '<size>' } : json,
		...(files.length > 0 ? { binary: Object.fromEntries(files) } : {}),
		pairedItem,
		...(error ? { error: { message: error.message, description: error.description } } : {}),
	};
}

function stabilizer() {
	const names = new Map();
	const counts = new Map();
	const nameOf = (id, prefix, tail) => {
		if (!names.has(id)) {
			const kind = PREFIXES[prefix] ?? prefix;
			counts.set(kind, (counts.get(kind) ?? 0) + 1);
			names.set(id, `<${kind} ${counts.get(kind)}>`);
			names.set(tail, names.get(id));
		}
		return names.get(id);
	};
	const byLot = new Map();
	const drawn = (field, value) => {
		for (const part of value.split(', ').filter((one) => one.length > 8))
			if (!byLot.has(part)) byLot.set(part, `<${BY_LOT[field]} ${byLot.size + 1}>`);
	};
	const collect = (value) => {
		for (const [field, member] of Object.entries(value ?? {})) {
			if (typeof member === 'object') collect(member);
			else if (typeof member === 'string' && Object.hasOwn(BY_LOT, field)) drawn(field, member);
		}
	};
	const text = (given) => {
		const value = [...byLot].reduce((shown, [lot, name]) => shown.replaceAll(lot, name), given);
		const named = value.replace(ID, nameOf).replace(INSTANT, '<instant>').replace(HASH, '<hash>');
		// The file of a draft is named for the end of its id.
		return named.replace(/\b[0-9a-f]{12}\b/g, (tail) => names.get(tail) ?? tail);
	};
	const walk = (value) => {
		if (typeof value === 'string') return text(value);
		if (Array.isArray(value)) return value.map(walk);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, member]) => [text(key), walk(member)]));
	};
	// As JSON, because that is how it is pinned: what is undefined is not there.
	return (value) => {
		const json = JSON.parse(JSON.stringify(value));
		collect(json);
		return walk(json);
	};
}
