import { refuse } from '../../domain/refusal';

/** The lock of invariant 4, as people read it. @param document its number, else its id */
export function refuseLocked(document: string): never {
	refuse({
		rule: 'document.locked',
		document,
		message: `Document ${document} is validated; it never changes.`,
		fix: 'Correct it by a credit note or a replacement. Notes, labels and payments can still be added.',
	});
}
