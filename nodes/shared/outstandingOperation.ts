import { getOutstanding } from '../../services/getOutstanding';
import { companyField } from './documentFields';
import { locator } from './locators';
import type { ReadOperation } from './operation';

/** What customers owe, or what is owed to suppliers (encours); of one, or of all who have something open. */
export function outstandingOperation(role: 'customer' | 'supplier'): ReadOperation {
	const isCustomer = role === 'customer';
	return {
		does: 'read',
		name: 'getOutstanding',
		output: isCustomer ? 'customerOutstanding' : 'supplierOutstanding',
		displayName: 'Get Outstanding',
		action: `Get outstanding of ${role}s`,
		description: isCustomer
			? 'Sum up what customers owe: open, overdue, and credit not used'
			: 'Sum up what is owed to suppliers: open and overdue',
		fields: [
			locator(isCustomer ? 'searchCustomers' : 'searchSuppliers', {
				name: 'party',
				displayName: isCustomer ? 'Customer' : 'Supplier',
				by: 'Code',
				description: `All ${role}s with something open when empty`,
			}),
			companyField(),
		],
		read: async (context, query) => {
			const views = await getOutstanding(context, { ...query, side: isCustomer ? 'sale' : 'purchase' });
			return views.map(({ partyId, partyCode, partyName, ...rest }) => ({
				...rest,
				[`${role}Id`]: partyId,
				[`${role}Code`]: partyCode,
				[`${role}Name`]: partyName,
			}));
		},
	};
}
