import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import type { RefusalDetails } from '../refusal';
import type { Amendment } from './amendment';
import type { SepaAddress } from './chooseAddress';
import type { DebitVersionName } from './debitVersions';
import type { Scheme, SequenceType } from './mandate';

/** Who collects, in the characters of SEPA. */
export interface PlannedCreditor {
	readonly name: string;
	readonly iban: string;
	readonly bic?: string;
	readonly creditorIdentifier: string;
	readonly address?: SepaAddress;
	readonly ultimateCreditor?: string;
}

/** One debit that passed every rule: what stands in the file, word for word. */
export interface PlannedDebit {
	/** Place in the batch, from 0. */
	readonly position: number;
	readonly creditor: PlannedCreditor;
	readonly scheme: Scheme;
	readonly sequence: SequenceType;
	readonly collectedOn: CalendarDate;
	readonly batchBooking: boolean;
	/** Cents. */
	readonly amount: Minor;
	readonly endToEndId: string;
	readonly instructionId?: string;
	readonly mandate: {
		readonly reference: string;
		readonly signedOn: CalendarDate;
		readonly amendment?: Amendment;
	};
	readonly debtor: {
		readonly name: string;
		readonly iban: string;
		readonly bic?: string;
		readonly address?: SepaAddress;
		readonly ultimateDebtor?: string;
	};
	readonly remittance?: string;
	readonly creditorReference?: string;
	readonly purpose?: string;
}

/** What stands above all debits. */
export interface DebitHead {
	readonly version: DebitVersionName;
	readonly messageId: string;
	/** `YYYY-MM-DDTHH:MM:SS`, the time of the bank. */
	readonly createdAt: string;
	readonly initiatingParty: {
		readonly name: string;
		readonly id?: string;
		readonly idScheme?: string;
		readonly idKind: 'organisation' | 'private';
	};
}

/** Where something was found; `position` is null for what concerns the whole batch. */
export interface DebitPlace {
	readonly position: number | null;
	readonly debtor: string | null;
	readonly mandate: string | null;
	/** Path in the input, such as `collections[2].debtor.iban`. */
	readonly field: string;
}

/** A rule that keeps a debit out of the file. */
export type DebitProblem = DebitPlace & Pick<RefusalDetails, 'rule' | 'message' | 'fix'>;
/** Something to know, which keeps nothing out. */
export type DebitNotice = DebitPlace & { readonly rule: string; readonly message: string };

export interface DebitPlan {
	readonly head: DebitHead;
	/** In the order of the input. */
	readonly debits: readonly PlannedDebit[];
	readonly problems: readonly DebitProblem[];
	readonly notices: readonly DebitNotice[];
}
