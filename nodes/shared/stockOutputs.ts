import type { OutputFields } from './outputTypes';

const product = {
	companyId: 'string',
	companyCode: 'string',
	productId: 'string',
	productCode: 'string',
	productName: 'string',
	unit: 'string',
} as const;

/** Outputs of stock movements and of what they leave. */
export const STOCK_OUTPUTS = {
	stockMovement: {
		id: 'string',
		ledger: 'string',
		...product,
		kind: 'string',
		onDate: 'string',
		quantity: 'number',
		operationCode: 'string?',
		documentId: 'string',
		documentKind: 'string',
		documentNumber: 'string',
		line: 'number?',
		undoes: 'string?',
		undoneBy: 'string?',
		createdAt: 'string',
		actor: 'string',
	},
	stockBalance: {
		ledger: 'string',
		...product,
		received: 'number',
		issued: 'number',
		balance: 'number',
		lastMovedOn: 'string',
		asOf: 'string?',
	},
} as const satisfies Record<string, OutputFields>;
