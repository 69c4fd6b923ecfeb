/** What Verify looks at; each gives one report or more. */
export type CheckName =
	| 'auditChain'
	| 'documents'
	| 'totals'
	| 'numbers'
	| 'settlement'
	| 'links'
	| 'stock'
	| 'eInvoices'
	| 'intakes'
	| 'collections'
	| 'dunning';

/** Something that cannot be right. */
export interface Fault {
	/** Stable name: `content.changed`, `number.hole`… */
	readonly rule: string;
	/** Number of the document, else its id; null where a number has none. */
	readonly document: string | null;
	readonly documentId: string | null;
	/** What is wrong, and what it means. */
	readonly message: string;
	/** What to do next. */
	readonly fix: string;
}

/** One check of one company, series or chain. */
export interface CheckReport {
	readonly check: CheckName;
	/** Code of the company; null for what concerns none. */
	readonly company: string | null;
	/** What was checked, in words: `DUPONT-invoice 2026`. */
	readonly subject: string;
	readonly intact: boolean;
	/** Entries, documents or numbers that were looked at. */
	readonly checked: number;
	readonly faultCount: number;
	/** The first faults; `faultCount` says how many there are. */
	readonly faults: readonly Fault[];
	/** The first fault in one sentence; null where there is none. */
	readonly problem: string | null;
	/** Of audit chains only: the chain, its entries up to the first broken link, and where that is. */
	readonly chain: string | null;
	readonly entries: number | null;
	readonly brokenAt: number | null;
}

/** A wrecked ledger has a fault a row; the first ones say what happened. */
const FAULTS_SHOWN = 100;

/** Gathers what one check finds, in memory that does not grow with the books. */
export class Tally {
	checked = 0;
	private faultCount = 0;
	private readonly faults: Fault[] = [];

	add(...faults: readonly Fault[]): void {
		this.faultCount += faults.length;
		this.faults.push(...faults.slice(0, Math.max(0, FAULTS_SHOWN - this.faults.length)));
	}

	/** Before those that were found so far. */
	addFirst(fault: Fault): void {
		this.faultCount += 1;
		this.faults.unshift(fault);
		this.faults.splice(FAULTS_SHOWN);
	}

	report(check: CheckName, company: string | null, subject: string): CheckReport {
		const { checked, faultCount, faults } = this;
		return {
			check,
			company,
			subject,
			intact: faultCount === 0,
			checked,
			faultCount,
			faults,
			problem: problemOf(faults, faultCount),
			chain: null,
			entries: null,
			brokenAt: null,
		};
	}
}

function problemOf(faults: readonly Fault[], count: number): string | null {
	const [first] = faults;
	if (!first) return null;
	return count === 1 ? first.message : `${first.message} And ${count - 1} more.`;
}

/** What to do about rows that somebody changed past the package: nothing here can know what they were. */
export const TAMPERED =
	'Somebody wrote to the database past this package. Restore the last backup whose Verify was intact beside these books and compare them, with the audit export and the sent PDFs; then close that way in.';
