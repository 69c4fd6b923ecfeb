import { KINDS, type Kind } from '../../domain/documents/kinds';
import type { AuditEntry, Reading } from '../../ledger/port';
import type { VisitEntries } from '../verifyLedger';
import { TAMPERED, type Tally } from './report';

const DOCUMENT_KINDS = new Set<string>(KINDS);
/** Entries of one document stand close together: those that were found lately are not looked for again. */
const REMEMBERED = 5000;

/** Documents of which the audit trail speaks and that are not there: even a deleted document keeps its rows. */
export function findMissing(read: Reading, tally: Tally): VisitEntries {
	let known = new Set<string>();
	const missing = new Set<string>();
	return async (entries) => {
		const about = entries.filter(
			({ subjectKind, subjectId }) =>
				DOCUMENT_KINDS.has(subjectKind) && !known.has(subjectId) && !missing.has(subjectId),
		);
		const ids = [...new Set(about.map(({ subjectId }) => subjectId))];
		const there = new Set((await read.documents.checkColumns(ids)).map(({ documentId }) => documentId));
		if (known.size > REMEMBERED) known = new Set();
		for (const id of there) known.add(id);
		for (const id of ids.filter((candidate) => !there.has(candidate))) {
			missing.add(id);
			tally.add(missingFault(about.filter(({ subjectId }) => subjectId === id)));
		}
	};
}

function missingFault(entries: readonly AuditEntry[]) {
	const [first] = entries;
	const numbered = entries.find(({ data }) => typeof (data as { number?: unknown }).number === 'string');
	const number = numbered ? String((numbered.data as { number: string }).number) : null;
	const name = number ?? first?.subjectId ?? '';
	return {
		rule: 'document.missing',
		document: name,
		documentId: first?.subjectId ?? null,
		message: `${first?.subjectKind as Kind} ${name} is in the audit trail (entry ${first?.sequence}, ${first?.at}, ${first?.actor}), but not in the ledger: its row was taken out.`,
		fix: TAMPERED,
	};
}
