import { companyField } from '../shared/documentFields';
import { flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import { actorForm } from './actorForm';
import { bankAccountForm } from './bankAccountForm';
import { companyForm } from './companyForm';
import { dunningPolicyForm } from './dunningPolicyForm';
import { mandateForm } from './mandateForm';
import type { MasterForm } from './masterForm';
import { numberSeriesForm } from './numberSeriesForm';
import { paymentTermsForm } from './paymentTermsForm';
import { savedFilterForm } from './savedFilterForm';
import { code, kindOptions, mainIdentity, name, partyFields, sampleAddress } from './masterFields';
import { mainProductFields, productFields } from './productFields';

/** The masters as resources, in the order of their names. */
export const FORMS: Readonly<Record<string, MasterForm>> = {
	actor: actorForm,
	bankAccount: bankAccountForm,
	company: companyForm,
	contact: {
		kind: 'contact',
		title: 'Contact',
		fr: 'contact',
		search: 'searchContacts',
		required: [
			code,
			name,
			locator('searchParties', {
				name: 'party',
				displayName: 'Customer or Supplier',
				by: 'Code',
				required: true,
			}),
		],
		more: [
			text('Email', 'email', { placeholder: 'name@email.com' }),
			text('Phone', 'phone'),
			text('Role', 'role'),
		],
		sample: { code: 'MARTIN-1', name: 'Paul Martin', party: 'MARTIN', email: 'paul@martin.example' },
	},
	customer: {
		kind: 'party',
		title: 'Customer',
		fr: 'client',
		search: 'searchCustomers',
		role: 'customer',
		required: [code, name, companyField(), ...mainIdentity],
		more: [...partyFields, flag('Is Supplier Too', 'isSupplier', 'Whether we also buy from it')],
		sample: {
			code: 'MARTIN',
			name: 'Épicerie Martin',
			company: 'DUPONT',
			paymentDays: 30,
			address: sampleAddress,
		},
	},
	dunningPolicy: dunningPolicyForm,
	mandate: mandateForm,
	numberSeries: numberSeriesForm,
	operationCode: {
		kind: 'operationCode',
		title: 'Operation Code',
		fr: 'code opération',
		search: 'searchOperationCodes',
		required: [code, name, companyField()],
		more: [flag('Moves Stock', 'movesStock', 'Whether lines with this code move stock', { default: true })],
		sample: { code: 'SALE', name: 'Sale from stock', movesStock: true },
	},
	paymentTerms: paymentTermsForm,
	product: {
		kind: 'product',
		title: 'Product',
		fr: 'produit',
		search: 'searchProducts',
		required: [code, name, companyField(), ...mainProductFields],
		more: productFields,
		sample: {
			code: 'FLOUR',
			name: 'Farine T55 25 kg',
			company: 'DUPONT',
			unitPrice: '18.40',
			taxRate: '5.5',
			unit: 'C62',
		},
	},
	savedFilter: savedFilterForm,
	sellerProfile: {
		kind: 'sellerProfile',
		title: 'Seller Profile',
		fr: 'profil émetteur',
		search: 'searchSellerProfiles',
		required: [code, name, companyField()],
		more: [
			text('BIC', 'bic'),
			flag('By Default', 'isDefault', 'Whether documents take it when they name none'),
			text('Footer', 'footer', { typeOptions: { rows: 3 } }),
			text('IBAN Collected To', 'ibanCollectedTo'),
			text('IBAN Printed', 'ibanPrinted'),
			text('Sender Block', 'senderBlock', {
				typeOptions: { rows: 4 },
				description: 'Printed beside the company data',
			}),
		],
		sample: {
			code: 'MAIN',
			name: 'Head office',
			company: 'DUPONT',
			ibanPrinted: 'FR7630006000011234567890189',
			isDefault: true,
		},
	},
	statusLabel: {
		kind: 'statusLabel',
		title: 'Status Label',
		fr: "libellé d'état",
		search: 'searchStatusLabels',
		required: [
			code,
			name,
			{ displayName: 'Kind', name: 'kind', type: 'options', options: kindOptions, default: 'quotation' },
		],
		more: [
			companyField(),
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				options: ['Accepted', 'Cancelled', 'Closed', 'Delivered', 'Draft', 'Rejected', 'Validated'].map(
					(state) => ({ name: state, value: state.toLowerCase() }),
				),
				default: [],
				description: 'The fixed states in which the label may be set; all when empty',
			},
		],
		sample: { code: 'PHONED', name: 'Customer phoned', kind: 'quotation', states: ['validated'] },
	},
	supplier: {
		kind: 'party',
		title: 'Supplier',
		fr: 'fournisseur',
		search: 'searchSuppliers',
		role: 'supplier',
		required: [code, name, companyField(), ...mainIdentity],
		more: [...partyFields, flag('Is Customer Too', 'isCustomer', 'Whether we also sell to it')],
		sample: { code: 'MOULIN', name: 'Moulins du Nord', company: 'DUPONT' },
	},
};
