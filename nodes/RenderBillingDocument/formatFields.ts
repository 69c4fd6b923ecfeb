import type { INodeProperties } from 'n8n-workflow';

const show = { operation: ['renderPdf'] };

/** What is written of the document, and how much of it. */
export const formatFields: INodeProperties[] = [
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'CII XML', value: 'cii', description: 'An e-invoice as data alone (UN/CEFACT, EN 16931)' },
			{
				name: 'Factur-X',
				value: 'facturX',
				description: 'PDF with the e-invoice inside: for people and machines (PDF/A-3, EN 16931)',
			},
			{ name: 'PDF', value: 'pdf', description: 'For people' },
			{ name: 'UBL XML', value: 'ubl', description: 'An e-invoice as data alone (OASIS UBL 2.1, EN 16931)' },
		],
		default: 'pdf',
		description: 'Only final invoices and credit notes become e-invoices; what they lack is told in one list',
		displayOptions: { show },
	},
	{
		displayName: 'Profile',
		name: 'profile',
		type: 'options',
		options: [
			{ name: 'Basic', value: 'basic', description: 'Fewer details; still a whole invoice' },
			{ name: 'EN 16931', value: 'en16931', description: 'What the European standard asks for' },
			{ name: 'Extended', value: 'extended', description: 'With details beyond the standard' },
		],
		default: 'en16931',
		description: 'How much the XML holds; ask who receives it before you change it',
		displayOptions: { show: { ...show, format: ['facturX', 'cii'] } },
	},
];
