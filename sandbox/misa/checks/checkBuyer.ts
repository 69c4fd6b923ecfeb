import type { Fault } from '../reply';
import type { Json } from '../world';

/** Ten digits, thirteen with or without a hyphen, or the twelve of a person. */
const TAX_CODE = /^(?:\d{10}|\d{10}-?\d{3}|\d{12})$/;

/** A company has a name and an address; a person has a name at least. */
export function checkBuyer(invoice: Json): Fault | undefined {
	const missing = (field: string): Fault => ({
		code: `RequireError_${field}`,
		description: `${field} is missing`,
	});
	const taxCode = invoice['BuyerTaxCode'];
	if (taxCode !== undefined) {
		if (!TAX_CODE.test(String(taxCode)))
			return { code: 'InvalidTaxCode', description: `${String(taxCode)} is no tax code` };
		if (!invoice['BuyerLegalName']) return missing('BuyerLegalName');
		if (!invoice['BuyerAddress']) return missing('BuyerAddress');
	}
	return invoice['BuyerLegalName'] || invoice['BuyerFullName'] ? undefined : missing('BuyerLegalName');
}
