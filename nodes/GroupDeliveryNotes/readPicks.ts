import type { IExecuteFunctions } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { refuse } from '../../services/refusal';
import { assertSameLedger } from '../../services/useCase';
import { readInput } from '../shared/readInput';

/** A delivery note that an item names. */
export interface Pick {
	/** Its id, or its number. */
	readonly reference: string;
	readonly item: number;
}

/** The delivery notes that the incoming items are, by `id` or `number`; `notes` and `ids` may list several. */
export function readPicks(
	functions: IExecuteFunctions,
	context: ServiceContext,
	itemField: string,
	onRefused: (error: unknown, item: number) => void,
): Pick[] {
	const picks: Pick[] = [];
	for (const [item] of functions.getInputData().entries()) {
		try {
			const input = readInput(functions, item, { source: 'item', itemField, fields: [] });
			assertSameLedger(context, { ledger: input['ledger'] as string | undefined });
			const named = [input['ids'] ?? input['notes'] ?? input['id'] ?? input['number'] ?? []].flat();
			if (named.length === 0) refuseNameless();
			picks.push(...named.map((reference) => ({ reference: String(reference), item })));
		} catch (error) {
			onRefused(error, item);
		}
	}
	return picks;
}

function refuseNameless(): never {
	refuse({
		rule: 'note.missing',
		field: 'id',
		message: 'The item names no delivery note.',
		fix: "Give 'id' or 'number' of a delivery note in each item, or set 'Notes' to Selection.",
	});
}
