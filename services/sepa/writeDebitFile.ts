import type { Instant } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import { debitBatch } from '../../domain/sepa/debitBatch';
import type { DebitPlan } from '../../domain/sepa/debitPlan';
import { planDebits } from '../../domain/sepa/planDebits';
import { writePain008, zipDebits } from '../../formats/pain008';

/**
 * Reads a batch of direct debits and puts it to every rule, before there is any file.
 *
 * @throws Refusal where the batch itself cannot be read; what is wrong with debits is in the plan
 */
export function planDebitBatch(input: unknown, now: Instant): DebitPlan {
	return planDebits(parseInput(debitBatch, input), now);
}

export interface DebitFileChoices {
	/** Writes the debits that passed, and leaves the others out. */
	readonly validOnly?: boolean;
	/** XML in a zip. */
	readonly zip?: boolean;
}

/**
 * The file of a plan, in chunks of bytes. Nothing is written while a debit is refused, unless the valid ones are asked
 * for; faults of the whole batch always stop it.
 *
 * @throws Refusal `sepa.refused`, `sepa.empty`
 */
export function writeDebitFile(plan: DebitPlan, { validOnly = false, zip = false }: DebitFileChoices = {}) {
	const ofBatch = plan.problems.filter(({ position }) => position === null);
	const [first] = ofBatch.length > 0 ? ofBatch : plan.problems;
	if (first && (!validOnly || ofBatch.length > 0)) {
		refuse({
			rule: 'sepa.refused',
			field: first.field,
			message: `${plan.problems.length} faults keep the file from being written; the first: ${first.message}`,
			fix: 'Correct them all, or write the valid debits alone.',
		});
	}
	const chunks = writePain008(plan.head, plan.debits);
	return zip ? zipDebits(`${plainName(plan.head.messageId)}.xml`, chunks) : encode(chunks);
}

/** An id may hold slashes, which are no part of a file name. */
function plainName(id: string): string {
	return id.replace(/[^A-Za-z0-9-]/g, '_');
}

async function* encode(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
	const encoder = new TextEncoder();
	for await (const chunk of chunks) yield encoder.encode(chunk);
}
