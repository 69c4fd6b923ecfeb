import type { INodeProperties } from 'n8n-workflow';
import { choice, day, flag, text } from './fieldBuilders';
import { lineNumberField } from './lineFields';
import { otherTaxesField } from './partFields';

const moveTo: INodeProperties = {
	displayName: 'Move To',
	name: 'moveTo',
	type: 'number',
	default: 1,
	typeOptions: { minValue: 1 },
	description: 'Number that the line has afterwards. Needs an External Reference.',
};

export const pageBreak = choice(
	'Page Break',
	'pageBreak',
	[
		['After the Line', 'after'],
		['Before the Line', 'before'],
		['None', 'none'],
	],
	{ description: 'Where a new page begins' },
);

/** Changes of lines by their numbers: what is edited on a draft, or written anew on a correction. */
export const changesField: INodeProperties = {
	displayName: 'Changes',
	name: 'changes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Line to Change',
	default: {},
	description: 'One entry a line, by the numbers that the lines have now',
	options: [
		{
			displayName: 'Line',
			name: 'change',
			values: [
				lineNumberField,
				{
					displayName: 'What Changes',
					name: 'members',
					type: 'collection',
					placeholder: 'Add Field',
					default: {},
					options: [
						day('Available On', 'availableOn'),
						text('Comment', 'comment', { typeOptions: { rows: 2 } }),
						text('Description', 'description'),
						text('Discount Percent', 'discountPercent', { placeholder: 'e.g. 5' }),
						moveTo,
						otherTaxesField('All of them anew'),
						pageBreak,
						text('Quantity', 'quantity', { placeholder: 'e.g. 12' }),
						flag('Remove', 'remove', 'Whether to take the line out. Needs an External Reference.', {
							default: true,
						}),
						text('Unit Price', 'unitPrice', { placeholder: 'e.g. 18.40' }),
					],
				},
			],
		},
	],
};
