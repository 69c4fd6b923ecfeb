import type { IDataObject } from 'n8n-workflow';
import type { KindEntry } from '../../services/catalogue';
import { CLOSING_KINDS, closeRest, reopenRest } from '../../services/closeRest';
import { text } from '../shared/fieldBuilders';
import { byId, type DocumentOperation } from './byId';
import { withNumbers } from './withNumbers';

const fields = [
	text('Lines', 'lines', {
		placeholder: 'e.g. 1, 3',
		description: 'Numbers of the lines; all of them when empty',
	}),
	text('Reason', 'reason', { placeholder: 'e.g. Out of production' }),
];

const prepare = (input: IDataObject) => withNumbers(input, 'lines');

const CLOSES: Readonly<Partial<Record<KindEntry['kind'], string>>> = {
	quotation: 'Give up what was not ordered',
	salesOrder: 'Give up what was neither delivered nor invoiced',
	deliveryNote: 'Say that what was not invoiced was given free',
	purchaseOrder: 'Give up what was not received',
};

/** What is left of a document is given up by hand (solder le reliquat), or opened again. */
export function restOperations({ kind }: KindEntry, noun: string): DocumentOperation[] {
	if (!CLOSING_KINDS.includes(kind)) return [];
	return [
		{
			...byId,
			name: 'closeRest',
			displayName: 'Close Rest',
			action: `Close rest of ${noun}`,
			description: CLOSES[kind] ?? 'Give up what is left',
			fields,
			prepare,
			useCase: () => closeRest,
		},
		{
			...byId,
			name: 'reopenRest',
			displayName: 'Reopen Rest',
			action: `Reopen rest of ${noun}`,
			description: 'Open again what Close Rest gave up',
			fields,
			prepare,
			useCase: () => reopenRest,
		},
	];
}
