import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { IDENTITY_CARD } from './codes';
import { given } from './given';

/** `buyerInfo`. */
export function writeBuyer({ buyer }: Pick<EInvoice, 'buyer'>) {
	const identity = given({ buyerIdNo: buyer.personalId });
	return {
		...given({
			buyerName: buyer.personName,
			buyerLegalName: buyer.legalName,
			buyerTaxCode: buyer.taxCode,
			buyerAddressLine: buyer.address,
			buyerPhoneNumber: digitsOf(buyer.phone),
			buyerEmail: buyer.email,
			buyerCode: buyer.code,
			buyerBankName: buyer.bankName,
			buyerBankAccount: buyer.bankAccount,
		}),
		...(identity.buyerIdNo === undefined ? {} : { buyerIdType: IDENTITY_CARD, ...identity }),
		buyerNotGetInvoice: buyer.takesInvoice ? 0 : 1,
	};
}

/** Only digits are taken; a plus becomes the two zeros that are dialled for it. */
const digitsOf = (phone: string | undefined): string | undefined =>
	phone?.trim().replace(/^\+/, '00').replace(/\D/g, '');
