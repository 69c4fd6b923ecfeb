import type { INodeProperties } from 'n8n-workflow';
import { documentField } from '../shared/documentFields';
import { day } from '../shared/fieldBuilders';
import type { WriteOperation } from '../shared/operation';

/** A writing operation before it is known for which kind it stands. */
export type DocumentOperation = Omit<WriteOperation, 'output'>;

/** An operation on one saved document: from the item's `id`, or picked in the panel. */
export const byId = {
	does: 'write',
	definedBelow: [documentField()],
	sample: { id: 'inv_0192f3c4-…' },
} as const satisfies Partial<WriteOperation>;

export const dayOrToday = (displayName: string, name: string): INodeProperties =>
	day(displayName, name, 'Today when empty');
