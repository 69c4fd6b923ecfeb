import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { SURE_ENOUGH } from '../../domain/received/checkInvoice';
import type { Check } from '../../domain/received/checks';
import { listKeyFields } from '../../domain/received/listKeyFields';
import type { Field, ReceivedInvoice } from '../../domain/received/receivedInvoice';
import type { IntakeFile, IntakeRecord, IntakeSuspect, Reading } from '../../ledger/port';
import { maskIban } from '../parts/masterView';
import { choicesOf } from './choicesOf';
import { examine } from './examine';
import { expectedOf, type Expected } from './expectedOf';
import { invoiceOf } from './invoiceOf';
import type { PartyFigures } from './partyFigures';

/** What came of a file, beside the intake itself. */
export type ReceivedOutcome = 'new' | 'sameFile' | 'sameInvoice' | 'noInvoice' | 'notRead';

export interface IntakeView {
	readonly id: string;
	readonly ledger: string;
	readonly state: string;
	/** The outcome in words. */
	readonly message: string;
	readonly companyCode: string | null;
	readonly source: string;
	readonly direction: string;
	readonly kind: string;
	readonly number: string | null;
	readonly invoiceSeries: string | null;
	readonly issueDate: string | null;
	readonly dueDate: string | null;
	readonly sellerName: string | null;
	readonly sellerTaxId: string | null;
	readonly sellerIban: string | null;
	readonly buyerName: string | null;
	readonly buyerTaxId: string | null;
	readonly currency: string | null;
	readonly net: number | null;
	readonly tax: number | null;
	readonly gross: number | null;
	/** What is still to pay, as the invoice says. */
	readonly payable: number | null;
	readonly title: string | null;
	/** Supplier or customer in the master data. */
	readonly accountCode: string | null;
	readonly accountName: string | null;
	readonly documentId: string | null;
	readonly documentNumber: string | null;
	/** Nothing, `waiting` (another file of it came), `certain` or `suspect`. */
	readonly duplicate: string | null;
	/** Fields that were read with some doubt. */
	readonly doubtful: readonly string[];
	/** What a person has to look at, in words. */
	readonly problems: readonly string[];
	/** What can be done with it now. */
	readonly choices: readonly string[];
	readonly fileName: string | null;
	readonly fileHash: string | null;
	readonly fileCount: number;
	readonly sender: string | null;
	readonly subject: string | null;
	readonly reason: string | null;
	readonly receivedAt: string;
	readonly receivedBy: string;
	readonly details: IntakeDetailsView;
}

export interface IntakeDetailsView {
	readonly fields: readonly FieldView[];
	readonly checks: readonly Check[];
	readonly lines: ReceivedInvoice['lines'];
	readonly taxes: ReceivedInvoice['taxes'];
	readonly references: ReceivedInvoice['references'];
	readonly notes: readonly string[];
	readonly pages: number | null;
	readonly suspects: readonly IntakeSuspect[];
	readonly files: readonly FileView[];
	/** The money that it makes come or go; null while it is not confirmed, or when nothing is open. */
	readonly expected: Expected | null;
	/** Of its supplier or customer, when it is confirmed. */
	readonly figures?: PartyFigures | null;
}

export interface FieldView {
	readonly name: string;
	readonly value: string | null;
	/** 0 to 1. */
	readonly confidence: number | null;
	readonly doubtful: boolean;
	readonly origin: Field['origin'] | null;
	readonly alternatives: Field['alternatives'];
}

interface FileView extends Pick<
	IntakeFile,
	'id' | 'name' | 'mimeType' | 'size' | 'sha256' | 'role' | 'source'
> {
	readonly receivedAt: string;
}

/** Intakes as people and workflows see them, in the order of the ids. */
export async function showIntakes(
	read: Pick<Reading, 'intakes' | 'masters' | 'documents' | 'payments'>,
	records: readonly IntakeRecord[],
	{ ledger, now }: { readonly ledger: string; readonly now: string },
): Promise<IntakeView[]> {
	const files = Map.groupBy(await read.intakes.filesOf(records.map(({ id }) => id)), (file) => file.intakeId);
	const documentIds = records.flatMap(({ documentId }) => documentId ?? []);
	const documents = new Map((await read.documents.getMany(documentIds)).map((one) => [one.id, one]));
	const views: IntakeView[] = [];
	for (const record of records) {
		const document = record.documentId === null ? undefined : documents.get(record.documentId);
		views.push(await showIntake(read, record, files.get(record.id) ?? [], document, { ledger, now }));
	}
	return views;
}

async function showIntake(
	read: Pick<Reading, 'masters' | 'payments'>,
	record: IntakeRecord,
	files: readonly IntakeFile[],
	document: BillingDocument | undefined,
	{ ledger, now }: { readonly ledger: string; readonly now: string },
): Promise<IntakeView> {
	const company = record.companyId === null ? undefined : await read.masters.get('company', record.companyId);
	const party = record.partyId === null ? undefined : await read.masters.get('party', record.partyId);
	const invoice = invoiceOf(record);
	const { details } = record;
	const directionGiven = details.directionGiven === true ? record.direction : undefined;
	const examination = examine(invoice, { company, party, directionGiven, now });
	const waiting = files.filter(({ role }) => role === 'waiting').length;
	const suspects = details.suspects ?? [];
	const original = files.find(({ role }) => role === 'original') ?? files.at(-1);
	const { seller, buyer, totals } = invoice;
	const isOpen = record.state === 'toVerify';
	const fields = fieldsOf(invoice);
	return {
		id: record.id,
		ledger,
		state: record.state,
		message: messageOf(record, examination.problems, suspects, waiting),
		companyCode: company?.code ?? null,
		source: record.source,
		direction: record.direction,
		kind: record.kind,
		number: invoice.number?.value ?? null,
		invoiceSeries: invoice.series?.value ?? null,
		issueDate: record.issueDate,
		dueDate: record.dueDate,
		sellerName: seller.name?.value ?? null,
		sellerTaxId: seller.taxId?.value ?? seller.registrationId?.value ?? null,
		sellerIban: seller.iban === undefined ? null : maskIban(seller.iban.value.replace(/\s/g, '')),
		buyerName: buyer.name?.value ?? null,
		buyerTaxId: buyer.taxId?.value ?? buyer.registrationId?.value ?? null,
		currency: invoice.currency?.value ?? null,
		net: amountOf(totals.net),
		tax: amountOf(totals.tax),
		gross: amountOf(totals.gross),
		payable: amountOf(totals.due),
		title: details.title ?? null,
		accountCode: party?.code ?? null,
		accountName: party?.name ?? null,
		documentId: record.documentId,
		documentNumber: document === undefined ? null : nameOf(document),
		duplicate: duplicateOf(waiting, suspects),
		doubtful: fields.filter((field) => field.doubtful).map(({ name }) => name),
		problems: isOpen ? examination.problems : (details.acceptedProblems ?? []),
		choices: choicesOf(record.state, { waiting: waiting > 0, suspects: suspects.length > 0 }),
		fileName: original?.name ?? null,
		fileHash: original?.sha256 ?? null,
		fileCount: files.length,
		sender: original?.mail?.['from'] ?? null,
		subject: original?.mail?.['subject'] ?? null,
		reason: details.reason ?? null,
		receivedAt: record.createdAt,
		receivedBy: record.actor,
		details: {
			fields,
			checks: examination.checks,
			lines: invoice.lines,
			taxes: invoice.taxes,
			references: invoice.references,
			notes: details.notes ?? [],
			pages: details.pages ?? null,
			suspects,
			files: files.map(({ id, name, mimeType, size, sha256, role, source, receivedAt }) => ({
				...{ id, name, mimeType, size, sha256, role, source, receivedAt },
			})),
			expected: await expectedOf(read, record, document),
		},
	};
}

const amountOf = (field: Field | undefined): number | null =>
	field === undefined ? null : Number(field.value);

/** The full IBAN stays in the ledger. */
function fieldsOf(invoice: ReceivedInvoice): FieldView[] {
	return listKeyFields(invoice).map(({ name, field }) => {
		const hide = (value: string) => (name === 'seller.iban' ? maskIban(value.replace(/\s/g, '')) : value);
		return {
			name,
			value: field === undefined ? null : hide(field.value),
			confidence: field?.confidence ?? null,
			doubtful: field !== undefined && field.confidence < SURE_ENOUGH,
			origin: field?.origin ?? null,
			alternatives: (field?.alternatives ?? []).map((other) => ({ ...other, value: hide(other.value) })),
		};
	});
}

function duplicateOf(waiting: number, suspects: readonly IntakeSuspect[]): string | null {
	if (waiting > 0) return 'waiting';
	if (suspects.length === 0) return null;
	return suspects.some(({ certain }) => certain) ? 'certain' : 'suspect';
}

function messageOf(
	{ state, details }: IntakeRecord,
	problems: readonly string[],
	suspects: readonly IntakeSuspect[],
	waiting: number,
): string {
	if (waiting > 0)
		return 'Another file of this invoice came: link it, let it replace the first one, or keep both as two invoices.';
	if (state === 'rejected') return `Rejected${details.reason === undefined ? '' : `: ${details.reason}`}.`;
	if (state === 'voided') return `Voided: ${details.reason ?? ''}.`;
	if (state === 'confirmed') return 'Confirmed: its number is fixed for good.';
	if (state === 'attached') return 'Its file hangs on a document that was there.';
	const [twin] = suspects;
	if (twin !== undefined) return `It seems that this invoice was taken in already. ${twin.message}`;
	return problems.length === 0
		? 'Every check passed; a person confirms it.'
		: `To verify: ${problems.join(' ')}`;
}
