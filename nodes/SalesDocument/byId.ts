import type { INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { documentField } from '../shared/documentFields';
import { day } from '../shared/fieldBuilders';
import type { WriteOperation } from '../shared/operation';

/** A writing operation before it is known for which kind it stands. */
export type DocumentOperation = Omit<WriteOperation, 'output'>;

/** An operation on one saved document: from the item's `id`, or picked in the panel. */
export const byId = {
	does: 'write',
	definedBelow: [documentField()],
	sample: { id: 'inv_0192f3c4-…' },
} as const satisfies Partial<WriteOperation>;

/** What an ID of each kind looks like, for samples. */
export const SAMPLE_IDS: Readonly<Record<Kind, string>> = {
	creditNote: 'crn_0192f3c4-…',
	deliveryNote: 'dln_0192f3c4-…',
	invoice: 'inv_0192f3c4-…',
	proForma: 'pro_0192f3c4-…',
	purchaseOrder: 'pur_0192f3c4-…',
	quotation: 'quo_0192f3c4-…',
	requestForQuotation: 'rfq_0192f3c4-…',
	returnNote: 'ret_0192f3c4-…',
	salesOrder: 'ord_0192f3c4-…',
	supplierInvoice: 'sin_0192f3c4-…',
};

export const dayOrToday = (displayName: string, name: string): INodeProperties =>
	day(displayName, name, 'Today when empty');
