import { companyField } from '../shared/documentFields';
import { json } from '../shared/fieldBuilders';
import type { MasterForm } from './masterForm';
import { code, name } from './masterFields';

/** A list filter under a name (filtre paramétrable). */
export const savedFilterForm: MasterForm = {
	kind: 'savedFilter',
	title: 'Saved Filter',
	fr: 'filtre',
	search: 'searchSavedFilters',
	required: [
		code,
		name,
		companyField(),
		{
			...json(
				'Filter',
				'filter',
				'Members as the filters of Get Many have them, such as { "kinds": ["invoice"], "notFinished": true }',
			),
			default: '{ "kinds": ["invoice"], "notFinished": true }',
			required: true,
		},
	],
	more: [],
	sample: {
		code: 'UNPAID',
		name: 'Unpaid invoices',
		company: 'DUPONT',
		filter: { kinds: ['invoice'], notFinished: true },
	},
};
