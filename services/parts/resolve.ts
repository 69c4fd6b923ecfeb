import type { Side } from '../../domain/documents/kinds';
import type { BillingDocument } from '../../domain/documents/document';
import { MASTER_KINDS, type Master, type MasterKind } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { Reading } from '../../ledger/port';

type Masters = Pick<Reading, 'masters'>;

/** The company named, else the only one there is. */
export async function resolveCompany(
	{ masters }: Masters,
	reference: string | undefined,
): Promise<Master<'company'>> {
	if (reference !== undefined) return resolveMaster({ masters }, 'company', reference, undefined, 'company');
	const all = await masters.list({ kind: 'company', onlyActive: true, limit: 2 });
	const [only] = all;
	if (only !== undefined && all.length === 1) return only;
	return refuse({
		rule: only ? 'company.several' : 'company.none',
		field: 'company',
		message: only
			? 'The ledger has several companies; the input names none.'
			: 'The ledger is empty: it has no company yet.',
		fix: only
			? "Set 'company' to the company's code."
			: 'Run the workflow setup-company.json once, or create a company with the Billing Master Data node.',
	});
}

/** @throws Refusal `<kind>.unknown` or `<kind>.inactive`, naming the field and the node that creates what is missing. */
export async function resolveMaster<K extends MasterKind>(
	{ masters }: Masters,
	kind: K,
	reference: string,
	companyId: string | undefined,
	field: string,
): Promise<Master<K>> {
	const master = await masters.find(kind, reference, companyId);
	const title = MASTER_KINDS[kind].title;
	if (!master || (master.companyId !== null && companyId !== undefined && master.companyId !== companyId)) {
		refuse({
			rule: `${kind}.unknown`,
			field,
			message: `${title} '${reference}' (${field}) does not exist${companyId === undefined ? '' : ' for this company'}.`,
			fix: `Create it with the Billing Master Data node, or correct the code in '${field}'.`,
		});
	}
	if (!master.active) {
		refuse({
			rule: `${kind}.inactive`,
			field,
			message: `${title} '${master.code}' is not active.`,
			fix: 'Choose another one, or set it active again with the Billing Master Data node.',
		});
	}
	return master;
}

export async function resolveParty(
	tx: Masters,
	reference: string | undefined,
	company: Master<'company'>,
	side: Side,
): Promise<Master<'party'>> {
	const field = side === 'sale' ? 'customer' : 'supplier';
	if (reference === undefined) {
		refuse({
			rule: `${field}.missing`,
			field,
			message: `The document has no ${field}.`,
			fix: `Set '${field}' to the code of a ${field} from Billing Master Data.`,
		});
	}
	const party = await resolveMaster(tx, 'party', reference, company.id, field);
	const fits = side === 'sale' ? party.content.isCustomer !== false : party.content.isSupplier === true;
	if (!fits) {
		refuse({
			rule: `${field}.wrongRole`,
			field,
			message: `'${party.code}' (${party.name}) is not a ${field}.`,
			fix: `Choose an account of type ${field}, or mark it as ${field} in Billing Master Data.`,
		});
	}
	return party;
}

/** An own label belongs to one kind of document, and may be kept to some of the fixed states. */
export async function resolveLabel(
	tx: Masters,
	{ kind, state }: Pick<BillingDocument, 'kind' | 'state'>,
	reference: string,
	companyId: string,
): Promise<Master<'statusLabel'>> {
	const label = await resolveMaster(tx, 'statusLabel', reference, companyId, 'customLabel');
	const { kind: ofKind, states } = label.content;
	if (ofKind !== kind) {
		refuse({
			rule: 'statusLabel.otherKind',
			field: 'customLabel',
			message: `Label '${label.code}' is for ${ofKind}, not for ${kind}.`,
			fix: 'Choose a label of this kind of document.',
		});
	}
	if (states && !states.includes(state)) {
		refuse({
			rule: 'statusLabel.state',
			field: 'customLabel',
			message: `Label '${label.code}' is for ${states.join(', ')}; the document is ${state}.`,
			fix: 'Choose another label, or widen its states in Billing Master Data.',
		});
	}
	return label;
}

export async function getDocument(
	{ documents }: Pick<Reading, 'documents'>,
	id: string,
): Promise<BillingDocument> {
	return (await documents.get(id)) ?? unknownDocument(id);
}

export function unknownDocument(id: string): never {
	return refuse({
		rule: 'document.unknown',
		field: 'id',
		document: id,
		message: `Document ${id} does not exist in this ledger.`,
		fix: "Pass the 'id' of a document that this ledger made, or choose it from the list.",
	});
}
