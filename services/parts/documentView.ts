import type { BillingDocument } from '../../domain/documents/document';
import { labelOf, labelText } from '../../domain/documents/displayLabel';
import { findLocks } from '../../domain/documents/locks';
import { CREDIT_NOTE_TYPES, INVOICE_TYPES, KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { computeSettlement } from '../../domain/documents/settlement';
import { computeTransmission } from '../../domain/documents/transmission';
import { transmissionsOfSet } from '../../domain/vietnam/eInvoiceState';
import { minorToNumber } from '../../domain/money/minor';
import { amountDue } from '../../domain/payments/amountDue';
import { lastPaidOn } from '../../domain/payments/lastPaidOn';
import { dueBefore } from '../../domain/terms/dueDates';
import type { DocumentFact, DocumentLink, EInvoiceRecord, Reading } from '../../ledger/port';
import { todayOf } from './assembleHeader';
import { accountingOf } from './accountingView';
import { eInvoicesOf } from './eInvoiceView';
import { detailsOf } from './documentDetails';
import { withLayout } from './layout';
import { isReceivable, moneyAround, namedDeposits, type MoneyAround } from './moneyAround';
import { viewForecast, viewInstalments, type ScheduleFacts } from './scheduleView';
import { sinceUnlock } from './sinceUnlock';
import { withKnownDates } from './withKnownDates';
import type { DocumentView, ParentView } from './documentViewTypes';

export type { DocumentDetails, DocumentView, ParentView } from './documentViewTypes';

/** Shows documents in the order of the given ids. All reads are made once for the whole page. */
export async function viewDocuments(
	read: Reading,
	ledgerId: string,
	ids: readonly string[],
	now: string,
	reused = false,
): Promise<DocumentView[]> {
	const documents = await read.documents.getMany(ids);
	const byId = new Map(documents.map((document) => [document.id, document]));
	const links = (await read.links.ofDocuments(ids)).filter((link) => byId.has(link.toDocumentId));
	const sources = await read.documents.getMany(links.map((link) => link.fromDocumentId));
	const around: Around = {
		ledgerId,
		now,
		reused,
		sources: new Map(sources.map((source) => [source.id, source])),
		links: Map.groupBy(links, (link) => link.toDocumentId),
		facts: Map.groupBy(await read.facts.ofDocuments(ids), (fact) => fact.documentId),
		transmissions: Map.groupBy(await read.transmissions.ofDocuments(ids), (record) => record.documentId),
		eInvoices: await eInvoicesAround(read, documents),
		money: await moneyAround(read, documents),
	};
	const views: DocumentView[] = [];
	for (const id of ids) {
		const document = byId.get(id);
		if (document) views.push(await viewOne(read, document, around));
	}
	return views;
}

interface Around {
	readonly ledgerId: string;
	readonly now: string;
	readonly reused: boolean;
	readonly sources: ReadonlyMap<string, BillingDocument>;
	readonly links: ReadonlyMap<string, readonly DocumentLink[]>;
	readonly facts: ReadonlyMap<string, readonly DocumentFact[]>;
	readonly transmissions: ReadonlyMap<string, Awaited<ReturnType<Reading['transmissions']['ofDocuments']>>>;
	readonly eInvoices: ReadonlyMap<string | null, readonly EInvoiceRecord[]>;
	readonly money: (id: string) => MoneyAround;
}

/** Only where the provider numbers are there any: elsewhere nobody asks for them. */
async function eInvoicesAround(
	{ eInvoices }: Pick<Reading, 'eInvoices'>,
	documents: readonly BillingDocument[],
): Promise<Around['eInvoices']> {
	const ids = documents
		.filter(({ kind, validatedAt, number }) => kind === 'invoice' && validatedAt !== null && number === null)
		.map(({ id }) => id);
	return ids.length === 0
		? new Map()
		: Map.groupBy(await eInvoices.ofDocuments(ids), (one) => one.documentId);
}

async function viewOne(read: Reading, stored: BillingDocument, around: Around): Promise<DocumentView> {
	const history = around.facts.get(stored.id) ?? [];
	const document = withLayout(withKnownDates(stored, history), history);
	const { id, kind, currency, totals } = document;
	const rules = KIND_RULES[kind];
	const company = await read.masters.get('company', document.companyId);
	const party = await read.masters.get('party', document.partyId);
	if (!company || !party) throw new Error(`The masters of document ${id} are missing`);
	const today = todayOf(company, around.now);
	const facts = sinceUnlock(history, history);
	const { matches, matched, given, pending, waiting, methods } = around.money(id);
	const sent = sinceUnlock(around.transmissions.get(id) ?? [], history);
	const locks = findLocks(
		{
			validated: document.validatedAt !== null,
			sent: sent.length > 0,
			printed: facts.some((fact) => fact.kind === 'printed'),
			paid: matches.length > 0 || waiting > 0,
		},
		company.content.lockOn ?? [],
	);
	const receivable = isReceivable(document);
	const settlement = computeSettlement(
		{
			receivable,
			gross: totals.gross,
			matched,
			dueDate: document.dueDate,
			fallenDue: totals.instalments && dueBefore(totals.instalments, today),
			inCollection: pending > 0 && pending >= totals.gross - matched,
			uncollectible: facts.some((fact) => fact.kind === 'uncollectible'),
		},
		today,
	);
	const eInvoices = around.eInvoices.get(id) ?? [];
	const transmission = computeTransmission([
		...sent.map((record) => record.state),
		...transmissionsOfSet(
			eInvoices.map(({ state, details }) => ({ state, taxOffice: details.taxOffice ?? null })),
		),
	]);
	const labelCode = labelOf(
		{ kind, state: document.state, transmission, settlement, validUntil: document.validUntil },
		today,
	);
	const customLabel = lastText(facts, 'label') ?? document.customLabel;
	const parents = (around.links.get(id) ?? []).map((link) => parentOf(link, around.sources));
	const money = (amount: number) => minorToNumber(amount, currency);
	const open = receivable
		? totals.gross - matched
		: kind === 'creditNote' && document.validatedAt !== null
			? totals.gross - given
			: 0;
	const schedule: ScheduleFacts = {
		document,
		matched: matched + waiting,
		today,
		receivable,
		companyName: document.seller?.name ?? company.name,
		partyName: document.buyer?.name ?? party.name,
	};
	const instalments = viewInstalments(schedule);
	return {
		id,
		ledger: around.ledgerId,
		kind,
		type: document.invoiceType ?? kind,
		typeCode: typeCodeOf(document),
		number: document.number,
		internalReference: document.internalReference,
		seriesCode: document.numbering
			? ((await read.masters.get('numberSeries', document.numbering.seriesId))?.code ?? null)
			: null,
		state: document.state,
		label: customLabel ?? labelText(labelCode, company.content.language),
		labelCode,
		customLabel,
		transmission,
		settlement,
		companyId: company.id,
		companyCode: company.code,
		companyName: company.name,
		partyId: party.id,
		partyCode: party.code,
		partyName: document.buyer?.name ?? party.name,
		owner: document.owner,
		title: document.title,
		nature: document.nature,
		issueDate: document.issueDate,
		validUntil: document.validUntil,
		deliveryDate: document.deliveryDate,
		dueDate: document.dueDate,
		milestone: rules.milestone.name,
		milestoneDate: facts.findLast((fact) => fact.kind === rules.milestone.fact)?.onDate ?? null,
		sentOn:
			sent.find((record) => record.state === 'sent' || record.state === 'cleared')?.onDate ??
			eInvoices.find(({ state }) => state === 'issued')?.issueDate ??
			null,
		paidOn: settlement === 'paid' ? lastPaidOn(matches) : null,
		currency,
		net: money(totals.net),
		tax: money(totals.tax),
		gross: money(totals.gross),
		open: money(open),
		inCollection: money(pending),
		amountDue: money(amountDue(document, { open, pending, waiting: waiting + namedDeposits(document) })),
		paymentMethod: methods ?? document.paymentMethod,
		lineCount: document.lines.length,
		parentId: parents[0]?.id ?? null,
		parentNumber: parents[0]?.number ?? null,
		relation: relationSentence(kind, parents),
		parents,
		reused: around.reused,
		locked: locks.length > 0,
		lockedBy: locks,
		printedOn: facts.find((fact) => fact.kind === 'printed')?.onDate ?? null,
		deleted: document.deletedAt !== null,
		testMode: company.content.testMode === true,
		...(instalments ? { instalments } : {}),
		...accountingOf(document, company),
		...eInvoicesOf(eInvoices, currency),
		details: { ...detailsOf(document, history), forecast: viewForecast(schedule, settlement === 'paid') },
	};
}

/** UNTDID 1001. */
function typeCodeOf({ kind, invoiceType }: BillingDocument): string {
	const types = kind === 'creditNote' ? CREDIT_NOTE_TYPES : INVOICE_TYPES;
	return invoiceType ? types[invoiceType] : KIND_RULES[kind].typeCode;
}

function parentOf(link: DocumentLink, sources: ReadonlyMap<string, BillingDocument>): ParentView {
	const source = sources.get(link.fromDocumentId);
	return {
		id: link.fromDocumentId,
		kind: source?.kind ?? 'quotation',
		number: source?.number ?? source?.internalReference ?? null,
		relation: link.relation,
	};
}

function relationSentence(kind: Kind, parents: readonly ParentView[]): string | null {
	if (parents.length === 0) return null;
	const names = parents.map(
		(parent) => `${KIND_RULES[parent.kind].title.toLowerCase()} ${parent.number ?? parent.id}`,
	);
	return `${KIND_RULES[kind].title} in relation with ${names.join(', ')}`;
}

function lastText(facts: readonly DocumentFact[], kind: string): string | null {
	const text = facts.findLast((fact) => fact.kind === kind)?.data['text'];
	return typeof text === 'string' ? text : null;
}
