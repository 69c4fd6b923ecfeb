import { issueEInvoice } from '../../services/einvoice/issueEInvoice';
import { previewEInvoice } from '../../services/einvoice/previewEInvoice';
import { callingProvider } from './callProvider';
import { documentField } from './documentFields';
import { issueFields, outputFileField, previewFields } from './eInvoiceFields';
import { withTemplate } from './templateField';

/** Seeing an e-invoice and having it issued, the same for a first invoice and for one that corrects another. */

/** The invoice that an operation is about. */
export const onInvoice = {
	definedBelow: [documentField('searchInvoices', 'Invoice')],
	sample: { id: 'inv_0192f3c4-…' },
};

export const previewing = callingProvider({
	...onInvoice,
	name: 'preview',
	displayName: 'Preview',
	action: 'Preview e-invoice',
	description: 'See the PDF as the provider would issue it; nothing is stored at the provider',
	output: 'eInvoiceFile',
	changes: false,
	givesFiles: true,
	fields: [...previewFields, outputFileField],
	prepare: withTemplate,
	service: previewEInvoice,
});

export const issuing = callingProvider({
	...onInvoice,
	name: 'issue',
	displayName: 'Issue',
	action: 'Issue e-invoice',
	description: 'Have it signed and numbered, once and for good; never twice, whatever happens on the way',
	output: 'customerDocument',
	changes: true,
	fields: issueFields,
	prepare: withTemplate,
	service: issueEInvoice,
});
