import type { SemanticPayment } from '../../domain/en16931/semanticInvoice';
import { attribute, branch, leaf } from '../xml/writeXml';
import type { UblContext } from './writeCommon';

/** How it is paid (BG-16). A credit note has its date here. */
export function writeMeans(payment: SemanticPayment | undefined, { isCredit, invoice }: UblContext): string {
	if (payment === undefined) return '';
	const { code, text, remittance, account, mandate } = payment;
	return branch(
		'cac:PaymentMeans',
		leaf('cbc:PaymentMeansCode', code, attribute('name', text)) +
			(isCredit ? leaf('cbc:PaymentDueDate', invoice.dueDate) : '') +
			leaf('cbc:PaymentID', remittance) +
			branch(
				'cac:PayeeFinancialAccount',
				leaf('cbc:ID', account?.iban) +
					leaf('cbc:Name', account?.name) +
					branch('cac:FinancialInstitutionBranch', leaf('cbc:ID', account?.bic)),
			) +
			branch(
				'cac:PaymentMandate',
				leaf('cbc:ID', mandate?.reference) +
					branch('cac:PayerFinancialAccount', leaf('cbc:ID', mandate?.iban)),
			),
	);
}
