import { editLines } from '../../services/editLines';
import { refreshLines } from '../../services/refreshLines';
import { setPageBreaks } from '../../services/setPageBreaks';
import { changesField, pageBreak } from '../shared/changedLines';
import { text } from '../shared/fieldBuilders';
import { lineNumberField } from '../shared/lineFields';
import { byId, type DocumentOperation } from './byId';
import { withNumbers } from './withNumbers';

/** What is done to single lines: editing, refreshing from the catalogue, breaking pages. */

export function lineOperations(noun: string): DocumentOperation[] {
	return [
		{
			...byId,
			name: 'editLines',
			displayName: 'Edit Lines',
			action: `Edit lines of ${noun}`,
			description:
				'Change, move or remove lines of a draft; lines that came from another document keep quantity and price',
			sample: {
				...byId.sample,
				changes: [
					{ line: 2, quantity: 5 },
					{ line: 3, comment: 'In blue' },
				],
			},
			fields: [changesField],
			useCase: () => editLines,
		},
		{
			...byId,
			name: 'refreshLines',
			displayName: 'Refresh Lines',
			action: `Refresh lines of ${noun} from catalogue`,
			description:
				'Take price, name, comment, unit and other taxes of lines of a draft from the catalogue again',
			fields: [
				text('Only Lines', 'onlyLines', {
					placeholder: 'e.g. 1, 3',
					description: 'Their numbers on the document; all lines with a product when empty',
				}),
				{
					displayName: 'What to Take',
					name: 'take',
					type: 'multiOptions',
					options: [
						{ name: 'Comment', value: 'comment' },
						{ name: 'Name', value: 'name' },
						{ name: 'Other Taxes', value: 'otherTaxes' },
						{ name: 'Price', value: 'price' },
						{ name: 'Unit', value: 'unit' },
					],
					default: [],
					description: 'What to take from the catalogue; all of it when empty',
				},
			],
			prepare: (input) => withNumbers(input, 'onlyLines'),
			useCase: () => refreshLines,
		},
		{
			...byId,
			name: 'setPageBreaks',
			displayName: 'Set Page Breaks',
			action: `Set page breaks of ${noun}`,
			description: 'Choose where pages of the print end, also of a validated document',
			sample: { ...byId.sample, pageBreaks: [{ line: 3, pageBreak: 'before' }] },
			fields: [
				{
					displayName: 'Page Breaks',
					name: 'pageBreaks',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Page Break',
					default: {},
					options: [{ displayName: 'Page Break', name: 'break', values: [lineNumberField, pageBreak] }],
				},
			],
			useCase: () => setPageBreaks,
		},
	];
}
