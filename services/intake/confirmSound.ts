import type { IntakeRecord } from '../../ledger/port';
import type { ReceivedFormat } from '../../domain/received/receivedInvoice';
import type { ServiceContext } from '../context';
import { runUseCase } from '../useCase';
import { confirmIntake } from './confirmIntake';
import type { IntakeView } from './intakeView';

/** What a machine wrote for machines; a text or picture is never confirmed without a person. */
const STRUCTURED: ReadonlySet<ReceivedFormat> = new Set(['cii', 'ubl', 'hdon']);

/** Confirms what the user has switched that on for: structured XML that passed every check. What is refused waits. */
export async function confirmSound(
	context: ServiceContext,
	{ id, asRead }: IntakeRecord,
	hints: string[],
): Promise<IntakeView | undefined> {
	if (!STRUCTURED.has(asRead.format)) return undefined;
	const [outcome] = await runUseCase(confirmIntake, context, [{ id }]);
	if (outcome?.ok) {
		hints.push(...outcome.value.hints);
		return outcome.value.views[0];
	}
	const reason = outcome?.error instanceof Error ? outcome.error.message : 'it could not be written';
	hints.push(`Intake ${id} passed every check, and still waits to be verified: ${reason}`);
	return undefined;
}
