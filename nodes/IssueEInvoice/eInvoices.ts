import { downloadEInvoice } from '../../services/einvoice/downloadEInvoice';
import { refreshEInvoice } from '../../services/einvoice/refreshEInvoice';
import { setEInvoicePaid } from '../../services/einvoice/setEInvoicePaid';
import { callingProvider } from '../shared/callProvider';
import { memberText, outputFileField } from '../shared/eInvoiceFields';
import { flag } from '../shared/fieldBuilders';
import { issuing, onInvoice, previewing } from '../shared/issuingOperations';
import type { ProviderOperation } from '../shared/operation';

export const E_INVOICES: readonly ProviderOperation[] = [
	issuing,
	previewing,
	callingProvider({
		...onInvoice,
		name: 'download',
		displayName: 'Download',
		action: 'Download e-invoice',
		description: 'Get the issued invoice as PDF, signed XML or both in a ZIP; one item an e-invoice',
		output: 'eInvoiceFile',
		changes: false,
		givesFiles: true,
		fields: [
			{
				displayName: 'Format',
				name: 'format',
				type: 'options',
				options: [
					{ name: 'PDF', value: 'pdf' },
					{ name: 'XML', value: 'xml', description: 'The signed original, which is what the law means' },
					{ name: 'ZIP', value: 'zip', description: 'XML with what shows it, where the provider gives it' },
				],
				default: 'pdf',
			},
			memberText,
			flag('Attach to Document', 'attach', 'Whether to keep the file with the document in the ledger too'),
			outputFileField,
		],
		service: downloadEInvoice,
	}),
	callingProvider({
		...onInvoice,
		name: 'refresh',
		displayName: 'Refresh',
		action: 'Refresh state of e-invoice',
		description: 'Ask the provider where it stands, and wait for the code of the tax office',
		output: 'customerDocument',
		changes: true,
		fields: [
			{
				displayName: 'Wait for the Code (Seconds)',
				name: 'waitSeconds',
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0, maxValue: 600 },
				description:
					'How long to wait for the code of the tax office; 0 asks once. A series K is given none and is not waited for.',
			},
			memberText,
		],
		service: refreshEInvoice,
	}),
	callingProvider({
		...onInvoice,
		name: 'setPaid',
		displayName: 'Set Paid',
		action: 'Set payment status of e-invoice',
		description:
			'Mark it as paid or not paid at the provider; where the provider has no such mark, only here',
		output: 'customerDocument',
		changes: true,
		fields: [flag('Paid', 'paid', 'Whether the invoice is paid', { default: true }), memberText],
		service: setEInvoicePaid,
	}),
];
