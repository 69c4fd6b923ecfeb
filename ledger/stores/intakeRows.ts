import type { Direction } from '../../domain/received/findDirection';
import type { IntakeSource, IntakeState } from '../../domain/received/intakeState';
import type { ReceivedInvoice, ReceivedKind } from '../../domain/received/receivedInvoice';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type {
	FileRole,
	IntakeChange,
	IntakeDetails,
	IntakeFile,
	IntakeRecord,
	NewIntake,
	NewIntakeFile,
} from '../port';
import type { LedgerTables } from '../schema';

type Row = LedgerTables['intakes'];
type FileRow = LedgerTables['intake_files'];

export function encodeIntake(record: NewIntake, now: string): Row {
	return {
		...(columnsOf(record) as Omit<Row, 'id' | 'source' | 'actor' | 'created_at' | 'updated_at'>),
		id: newId('int', now),
		source: record.source,
		actor: record.actor,
		details: JSON.stringify(record.details),
		created_at: now,
		updated_at: now,
	};
}

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** The columns that a change names, without its details. */
export function columnsOf(change: IntakeChange): Partial<Row> {
	const columns: { [Name in keyof Row]?: Row[Name] | undefined } = {
		company_id: change.companyId,
		state: change.state,
		direction: change.direction,
		kind: change.kind,
		issuer: change.issuer,
		series: change.series,
		number: change.number,
		year: change.year,
		twin: change.twin,
		party_id: change.partyId,
		issue_date: change.issueDate,
		due_date: change.dueDate,
		currency: change.currency,
		gross: change.gross == null ? change.gross : encodeMinor(change.gross),
		document_id: change.documentId,
		as_read: change.asRead && JSON.stringify(change.asRead),
		corrected: change.corrected === undefined ? undefined : json(change.corrected),
	};
	return Object.fromEntries(
		Object.entries(columns).filter(([, value]) => value !== undefined),
	) as Partial<Row>;
}

export function decodeIntake(row: Row): IntakeRecord {
	return {
		id: row.id,
		companyId: row.company_id,
		state: row.state as IntakeState,
		source: row.source as IntakeSource,
		direction: row.direction as Direction,
		kind: row.kind as ReceivedKind,
		issuer: row.issuer,
		series: row.series,
		number: row.number,
		year: row.year,
		twin: row.twin,
		partyId: row.party_id,
		issueDate: row.issue_date,
		dueDate: row.due_date,
		currency: row.currency,
		gross: row.gross,
		documentId: row.document_id,
		asRead: JSON.parse(row.as_read) as ReceivedInvoice,
		corrected: row.corrected === null ? null : (JSON.parse(row.corrected) as ReceivedInvoice),
		details: JSON.parse(row.details) as IntakeDetails,
		actor: row.actor,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
	};
}

export function encodeFile(file: NewIntakeFile, now: string): FileRow {
	return {
		id: newId('inf', now),
		intake_id: file.intakeId,
		sha256: file.sha256,
		place: file.place,
		role: file.role,
		name: file.name,
		mime_type: file.mimeType,
		size: file.size,
		source: file.source,
		mail: json(file.mail),
		as_read: json(file.asRead),
		actor: file.actor,
		received_at: now,
	};
}

export function decodeFile(row: FileRow): IntakeFile {
	return {
		id: row.id,
		intakeId: row.intake_id,
		sha256: row.sha256,
		place: row.place,
		role: row.role as FileRole,
		name: row.name,
		mimeType: row.mime_type,
		size: row.size,
		source: row.source as IntakeSource,
		mail: row.mail === null ? null : (JSON.parse(row.mail) as Record<string, string>),
		asRead: row.as_read === null ? null : (JSON.parse(row.as_read) as ReceivedInvoice),
		actor: row.actor,
		receivedAt: row.received_at,
	};
}
