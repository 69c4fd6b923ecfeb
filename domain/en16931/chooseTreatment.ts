import { isFrenchTerritory } from './frenchTerritory';
import type { InvoiceContext, Treatment } from './source';
import type { SemanticParty } from './semanticInvoice';

/**
 * How the French reform treats an invoice: between businesses in France, with one abroad, or with a private person.
 * Who has a SIREN is a business.
 */
export function chooseTreatment(
	buyer: SemanticParty,
	{ treatment, buyerIsBusiness }: InvoiceContext,
): Treatment {
	if (treatment !== undefined) return treatment;
	const hasSiren = buyer.legalId?.scheme === '0002';
	if (buyerIsBusiness === false && !hasSiren) return 'B2C';
	const country = buyer.address?.country;
	return country !== undefined && !isFrenchTerritory(country) ? 'B2BINT' : 'B2B';
}
