import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { getStockBalances } from '../../services/stock/getStockBalances';
import { getStockMovements } from '../../services/stock/getStockMovements';
import { companyField } from '../shared/documentFields';
import { day } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { Operation } from '../shared/operation';
import { listLimits } from '../shared/properties';

const productField = locator('searchProducts', { name: 'product', displayName: 'Product', by: 'Code' });

const filters = (...options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options,
});

/** The limit as services take it. */
const limited = ({ returnAll, limit, ...query }: IDataObject) => ({
	...query,
	limit: returnAll === true ? Number.MAX_SAFE_INTEGER : Number(limit),
});

/** What documents have moved; there is no inventory to count here (pas de gestion d'entrepôt). */
export const STOCK_OPERATIONS: readonly Operation[] = [
	{
		does: 'read',
		name: 'getBalances',
		output: 'stockBalance',
		displayName: 'Get Balances',
		action: 'Get balances of stock',
		description: 'Sum up what came in and went out, by product and unit, as of a day',
		fields: [
			...listLimits,
			filters(
				day('As Of', 'asOf', 'Movements up to the end of this day; all of them when empty'),
				companyField(),
				productField,
			),
		],
		read: (context, query) => getStockBalances(context, limited(query)),
	},
	{
		does: 'read',
		name: 'getMovements',
		output: 'stockMovement',
		displayName: 'Get Movements',
		action: 'Get movements of stock',
		description: 'List what deliveries, returns and scrap have moved, line by line, the newest first',
		fields: [
			...listLimits,
			filters(
				companyField(),
				locator('searchDocuments', {
					name: 'document',
					displayName: 'Document',
					by: 'ID',
					description: 'Delivery note, return note or credit note',
				}),
				day('From', 'from'),
				{
					displayName: 'Kinds of Movement',
					name: 'kinds',
					type: 'multiOptions',
					options: [
						{ name: 'Deliveries', value: 'delivery' },
						{ name: 'Returns', value: 'return' },
						{ name: 'Reversals', value: 'reversal' },
						{ name: 'Scrap', value: 'scrap' },
					],
					default: [],
				},
				productField,
				day('Until', 'until'),
			),
		],
		read: (context, query) => getStockMovements(context, limited(query)),
	},
];
