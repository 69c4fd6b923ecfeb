import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Minor } from '../domain/money/minor';
import type { DuplicateKey } from '../domain/received/duplicateKey';
import type { Direction } from '../domain/received/findDirection';
import type { IntakeSource, IntakeState } from '../domain/received/intakeState';
import type { ReceivedInvoice, ReceivedKind } from '../domain/received/receivedInvoice';

/** The part of the port that is about received invoices: what came, from where, and what became of it. */

/** One invoice or credit note that came in a file. */
export interface IntakeRecord extends DuplicateKey {
	readonly id: string;
	/** Ours; null while nobody knows for which of several companies it is. */
	readonly companyId: string | null;
	readonly state: IntakeState;
	readonly source: IntakeSource;
	readonly direction: Direction;
	/** 0, or more where a person said that it is another invoice with the same number. */
	readonly twin: number;
	/** Its supplier or customer. */
	readonly partyId: string | null;
	readonly issueDate: CalendarDate | null;
	readonly dueDate: CalendarDate | null;
	readonly currency: string | null;
	readonly gross: Minor | null;
	/** The document that it became, or whose file it is. */
	readonly documentId: string | null;
	/** As the file says it; null where nothing was found in it. */
	readonly asRead: ReceivedInvoice;
	/** With what a person changed; null where nothing was. */
	readonly corrected: ReceivedInvoice | null;
	readonly details: IntakeDetails;
	readonly actor: string;
	readonly createdAt: Instant;
	readonly updatedAt: Instant;
}

/** What is told of an intake and never asked for. */
export interface IntakeDetails {
	readonly pages?: number;
	/** What a person should know of the way it was read. */
	readonly notes?: readonly string[];
	/** A person said which way it goes. */
	readonly directionGiven?: boolean;
	/** Invoices and documents that look like the same, in words. */
	readonly suspects?: readonly IntakeSuspect[];
	/** Intakes and documents that a person said are others, however alike. */
	readonly realBeside?: readonly string[];
	/** Why it was rejected or voided. */
	readonly reason?: string;
	readonly title?: string;
	/** Problems that were there when a person confirmed it. */
	readonly acceptedProblems?: readonly string[];
}

export interface IntakeSuspect {
	readonly certain: boolean;
	readonly id: string;
	readonly what: 'intake' | 'document';
	readonly message: string;
}

export type FileRole = 'original' | 'waiting' | 'linked' | 'replaced' | 'dropped' | 'released';

/** A file of an intake. The same bytes are there once, until a void releases them. */
export interface IntakeFile {
	readonly id: string;
	readonly intakeId: string;
	readonly sha256: string;
	/** 1, 2, 3… where one file has several invoices. */
	readonly place: number;
	/** `waiting`: another file of an invoice that is there; a person says what to do with it. */
	readonly role: FileRole;
	readonly name: string;
	readonly mimeType: string;
	readonly size: number;
	readonly source: IntakeSource;
	/** Who sent it and when, of a mail. */
	readonly mail: Readonly<Record<string, string>> | null;
	/** What it says, of a file that waits. */
	readonly asRead: ReceivedInvoice | null;
	readonly actor: string;
	readonly receivedAt: Instant;
}

export type NewIntake = Omit<IntakeRecord, 'id' | 'createdAt' | 'updatedAt'>;
export type NewIntakeFile = Omit<IntakeFile, 'id' | 'receivedAt'>;

/** What may change of it; details are merged, member by member. */
export type IntakeChange = Partial<Omit<IntakeRecord, 'id' | 'source' | 'actor' | 'createdAt' | 'updatedAt'>>;

export interface IntakeFilter {
	readonly companyId?: string | undefined;
	readonly states?: readonly IntakeState[] | undefined;
	readonly direction?: Direction | undefined;
	readonly kind?: ReceivedKind | undefined;
	readonly source?: IntakeSource | undefined;
	readonly partyId?: string | undefined;
	readonly number?: string | undefined;
	readonly issuedFrom?: CalendarDate | undefined;
	readonly issuedTo?: CalendarDate | undefined;
	readonly receivedFrom?: Instant | undefined;
	readonly receivedTo?: Instant | undefined;
	/** Only those of which another file waits. */
	readonly filesWait?: boolean | undefined;
	/** Id after which the page starts. */
	readonly after?: string | undefined;
	readonly newestFirst?: boolean | undefined;
	readonly limit: number;
}

/** Invoices of the same amount and about the same day. */
export interface LikeIntake {
	readonly currency: string;
	readonly gross: Minor;
	readonly issuedFrom: CalendarDate;
	readonly issuedTo: CalendarDate;
}

export interface IntakeReading {
	get(id: string): Promise<IntakeRecord | undefined>;
	find(filter: IntakeFilter): Promise<IntakeRecord[]>;
	/** The live ones of that key, first come first. */
	sameNumber(key: DuplicateKey): Promise<IntakeRecord[]>;
	/** The live ones that look alike. */
	alike(like: LikeIntake): Promise<IntakeRecord[]>;
	/** Where the same bytes lie already. */
	fileOf(sha256: string, place: number): Promise<IntakeFile | undefined>;
	/** Files of intakes in the order in which they came. */
	filesOf(intakeIds: readonly string[]): Promise<IntakeFile[]>;
	/** @returns the bytes as base64. */
	content(sha256: string): Promise<string | undefined>;
	/** Intakes that became, or hang on, one of these documents. */
	ofDocuments(documentIds: readonly string[]): Promise<IntakeRecord[]>;
}

export interface IntakeWriting {
	/** Locks the row and reads it. Comes before any document is locked. */
	lock(id: string): Promise<IntakeRecord | undefined>;
	/** Where another execution takes the same invoice in at this moment, the chunk runs again and finds it. */
	add(record: NewIntake): Promise<IntakeRecord>;
	change(id: string, change: IntakeChange): Promise<IntakeRecord>;
	addFile(file: NewIntakeFile): Promise<IntakeFile>;
	changeFile(id: string, change: Partial<Pick<IntakeFile, 'role' | 'intakeId'>>): Promise<void>;
	/** Keeps the bytes (base64) under their hash, once. */
	keep(sha256: string, size: number, content: string): Promise<void>;
}
