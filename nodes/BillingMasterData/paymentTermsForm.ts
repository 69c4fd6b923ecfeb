import { companyField } from '../shared/documentFields';
import { instalmentsField } from './instalmentFields';
import type { MasterForm } from './masterForm';
import { code, holidaysField, name } from './masterFields';

/** Payment terms (conditions de règlement): who pays how much, and when. */
export const paymentTermsForm: MasterForm = {
	kind: 'paymentTerms',
	title: 'Payment Terms',
	fr: 'conditions de règlement',
	search: 'searchPaymentTerms',
	required: [code, name, companyField(), instalmentsField],
	more: [holidaysField],
	sample: {
		code: '30-70',
		name: '30 % on order, rest 30 days end of month',
		company: 'DUPONT',
		lines: [
			{ percent: 30, type: 'deposit', from: 'orderDate', title: '30 % on order' },
			{ from: 'documentDate', rule: 'daysThenEndOfMonth', days: 30 },
		],
	},
};
