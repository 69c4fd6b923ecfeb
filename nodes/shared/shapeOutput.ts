import type { IDataObject } from 'n8n-workflow';

export interface OutputPlan {
	readonly simplify: boolean;
	readonly dryRun: boolean;
}

/**
 * A view as an output item. Simplify leaves the details out; a dry run shows no number, because none was taken, and
 * names the series that it would come from. The other party bears the name of its role.
 */
export function shapeOutput(view: object, { simplify, dryRun }: OutputPlan): IDataObject {
	const { details, partyId, partyCode, partyName, series, seriesCode, ...flat } = view as IDataObject;
	const json: IDataObject = { ...flat };
	if (partyId !== undefined) {
		const role = view && PURCHASE.has(String(flat['kind'])) ? 'supplier' : 'customer';
		Object.assign(json, { [`${role}Id`]: partyId, [`${role}Code`]: partyCode, [`${role}Name`]: partyName });
	}
	if (dryRun) {
		if ('number' in json)
			Object.assign(json, { number: null, internalReference: null, series: seriesCode ?? null });
		json['dryRun'] = true;
	}
	if (!simplify && typeof details === 'object' && details !== null) Object.assign(json, details);
	return json;
}

const PURCHASE = new Set(['requestForQuotation', 'purchaseOrder', 'supplierInvoice', 'disbursement']);
