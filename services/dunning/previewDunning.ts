import { z } from 'zod/v4';
import { parseInput } from '../../domain/schemas/parseInput';
import { refuse } from '../../domain/refusal';
import type { ServiceContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { composeLetter } from './composeLetter';
import { viewLetter, type LetterView } from './letterView';
import { planBooks, runFields } from './planDunningRun';
import { readDunningState } from './readDunningState';
import { chooseRows, readWanted } from './wantedRows';

const choices = z.object({ ...runFields });

/**
 * The message that a row of the plan would bring, as it would be written today; also of one that is not due yet, or that
 * something holds back. Nothing is written.
 *
 * @throws Refusal `dunning.nothingToShow` where the row has no next step
 */
export async function previewDunning(context: ServiceContext, input: unknown): Promise<LetterView[]> {
	const { ledger } = context;
	const { anyHour } = parseInput(choices, input);
	const { letters, refused } = await readWanted(context, [input]);
	const [failed] = refused;
	if (failed) throw failed.error;
	const views: LetterView[] = [];
	for (const wanted of letters) {
		const company = await resolveMaster(ledger.read, 'company', wanted.companyId, undefined, 'company');
		const today = todayOf(company, context.now());
		const also = wanted.rows.map(({ documentId }) => documentId);
		const books = await readDunningState(ledger.read, company, today, { partyId: wanted.partyId, also });
		const plan = planBooks(books, context.now(), { anyHour });
		const chosen = chooseRows(plan, wanted, ({ next }) => next !== null);
		const [leftOut] = chosen.leftOut;
		if (leftOut) refuseEmpty(leftOut);
		for (const letter of chosen.letters) {
			const composed = await composeLetter(ledger.read, books, letter);
			views.push(viewLetter(books, composed, { ledger: ledger.id, letter: null, steps: [] }));
		}
	}
	return views;
}

function refuseEmpty({ reason }: { readonly reason: string }): never {
	refuse({
		rule: 'dunning.nothingToShow',
		field: 'rowKey',
		message: reason,
		fix: 'Preview a row that has a next stage, as Plan gives it.',
	});
}
