import { createHash } from 'node:crypto';
import type { AuditEntry, IntakeFile, IntakeRecord, Reading } from '../../ledger/port';
import { cancelled } from '../../ledger/refusals';
import { invoiceOf } from '../intake/invoiceOf';
import { LEDGER_CHAIN } from '../parts/auditMaster';
import { TAMPERED, type Fault, type Tally } from './report';

/** A file of some megabytes may hang on each. */
const PAGE = 20;

/** The state that each audited act leads to. */
const LEADS_TO: Readonly<Record<string, IntakeRecord['state']>> = {
	'intake.received': 'toVerify',
	'intake.confirmed': 'confirmed',
	'intake.attached': 'attached',
	'intake.rejected': 'rejected',
	'intake.joined': 'rejected',
	'intake.voided': 'voided',
	'intake.reprocessed': 'toVerify',
};

interface Around {
	readonly entries: readonly AuditEntry[];
	readonly files: readonly IntakeFile[];
	/** Hashes of the bytes as they are now. */
	readonly hashes: ReadonlyMap<string, string>;
}

type Rule = (record: IntakeRecord, around: Around) => string | undefined;

const stateIsAudited: Rule = ({ state }, { entries }) => {
	const last = entries.findLast(({ action }) => LEADS_TO[action] !== undefined);
	const expected = last && LEADS_TO[last.action];
	return expected === state
		? undefined
		: `it is ${state}, but by the audit trail it is ${expected ?? 'not there'}.`;
};

/** What was confirmed is fixed for good: number, amount and the document that came of it. */
const isAsConfirmed: Rule = (record, { entries }) => {
	const entry = entries.findLast(({ action }) => action === 'intake.confirmed');
	if (record.state !== 'confirmed' || !entry) return undefined;
	const confirmed = entry.data as Readonly<Record<string, unknown>>;
	const now = {
		writtenNumber: invoiceOf(record).number?.value,
		issueDate: record.issueDate,
		currency: record.currency,
		gross: record.gross,
		document: record.documentId,
		issuer: record.issuer,
		series: record.series,
		number: record.number,
	};
	const changed = Object.entries(now).find(([name, value]) => confirmed[name] !== value);
	return changed && `its ${changed[0]} is not what was confirmed (audit entry ${entry.sequence}).`;
};

const filesAreWhole: Rule = (_record, { files, hashes }) => {
	const broken = files.find(({ sha256 }) => hashes.get(sha256) !== sha256);
	return broken && `its file '${broken.name}' was changed or taken out after it was taken in.`;
};

const RULES: ReadonlyArray<readonly [rule: string, holds: Rule]> = [
	['intake.state', stateIsAudited],
	['intake.changed', isAsConfirmed],
	['intake.file', filesAreWhole],
];

/** Walks the received invoices of a company: states, what was confirmed, and the bytes of the files. */
export async function checkIntakes(
	read: Reading,
	companyId: string,
	tally: Tally,
	signal?: AbortSignal,
): Promise<void> {
	for (let after: string | undefined; ;) {
		if (signal?.aborted) throw cancelled();
		const page = await read.intakes.find({ companyId, after, limit: PAGE });
		for (const record of page) {
			tally.checked += 1;
			let faults = await faultsOf(read, record);
			// Others write meanwhile: a fault is what is still there when it is looked for again.
			const again = faults.length === 0 ? undefined : await read.intakes.get(record.id);
			if (again) faults = await faultsOf(read, again);
			tally.add(...faults);
		}
		if (page.length < PAGE) return;
		after = page.at(-1)?.id;
	}
}

async function faultsOf(read: Reading, record: IntakeRecord): Promise<Fault[]> {
	const files = await read.intakes.filesOf([record.id]);
	const hashes = new Map<string, string>();
	for (const sha256 of new Set(files.map((file) => file.sha256)))
		hashes.set(sha256, await hashOfContent(read, sha256));
	const around = { entries: inOrder(await read.audit.ofSubject(record.id)), files, hashes };
	return RULES.flatMap(([rule, holds]) => {
		const problem = holds(record, around);
		return problem === undefined ? [] : [faultOf(record, rule, problem)];
	});
}

/** Before its company was known, an intake was traced in the chain of the ledger. */
function inOrder(entries: readonly AuditEntry[]): AuditEntry[] {
	const place = ({ at, chain }: AuditEntry) => `${at} ${chain === LEDGER_CHAIN ? 0 : 1}`;
	return entries.toSorted((one, other) =>
		place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0,
	);
}

async function hashOfContent({ intakes }: Reading, sha256: string): Promise<string> {
	const bytes = Buffer.from((await intakes.content(sha256)) ?? '', 'base64');
	return createHash('sha256').update(bytes).digest('hex');
}

function faultOf({ id, number, documentId }: IntakeRecord, rule: string, problem: string): Fault {
	const name = number ?? id;
	return { rule, document: name, documentId, message: `Received invoice ${name}: ${problem}`, fix: TAMPERED };
}
