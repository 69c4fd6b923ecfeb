import { chooseEndToEndId } from './chooseEndToEndId';
import type { Collection } from './debitBatch';
import { findCreditorReferenceProblem } from './findCreditorReferenceProblem';
import { findIdProblem } from './findIdProblem';
import type { Findings } from './findings';

/** The ids by which the answers of the bank are matched. */
export function planIds(collection: Collection, { faults }: Findings) {
	const { instructionId, creditorReference } = collection;
	const endToEndId = chooseEndToEndId(collection);
	const fault = findIdProblem(endToEndId, { name: 'End-to-end id' });
	if (fault) faults.push({ field: 'endToEndId', fault });
	if (instructionId !== undefined) {
		const problem = findIdProblem(instructionId, { name: 'Instruction id' });
		if (problem) faults.push({ field: 'instructionId', fault: problem });
	}
	const referenceFault =
		creditorReference === undefined ? undefined : findCreditorReferenceProblem(creditorReference);
	if (referenceFault) faults.push({ field: 'creditorReference', fault: referenceFault });
	return { endToEndId, ...(instructionId !== undefined && { instructionId }) };
}
