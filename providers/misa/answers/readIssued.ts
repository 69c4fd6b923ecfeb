import { Exact, toDecimal } from '../../../domain/money/decimal';
import type { EInvoiceTemplate } from '../../../domain/vietnam/eInvoice';
import type { IssuedInvoice, TaxOfficeState } from '../../eInvoiceProvider';
import { textOf, type Members } from './members';
import { readDate, readInstant } from './readMoments';
import { readNumber } from './readNumber';

interface Meaning {
	readonly template: EInvoiceTemplate;
	readonly taxOffice: (code: string | null) => TaxOfficeState;
	readonly status: IssuedInvoice['status'];
}

/** What all rows of issued invoices have in common. Undefined for a row without number or lookup code: it is not issued. */
export function readIssued(
	row: Members,
	{ template, taxOffice, status }: Meaning,
): IssuedInvoice | undefined {
	const given = readNumber(textOf(row, 'InvNo'));
	const providerKey = textOf(row, 'TransactionID');
	if (given === null || providerKey === null) return undefined;
	const taxOfficeCode = textOf(row, 'InvCode', 'InvoiceCode');
	return {
		key: textOf(row, 'RefID'),
		...given,
		template,
		issueDate: readDate(textOf(row, 'InvDate')),
		issuedAt: readInstant(textOf(row, 'PublishedTime')),
		providerKey,
		lookupCode: providerKey,
		taxOffice: taxOffice(taxOfficeCode),
		taxOfficeCode,
		paid: null,
		status,
		gross: null,
		currency: null,
		buyerName: null,
	};
}

/** What only rows of lists tell. */
export function readListed(row: Members): Pick<IssuedInvoice, 'gross' | 'currency' | 'buyerName'> {
	const gross = textOf(row, 'TotalAmountOC', 'TotalAmount');
	return {
		gross: gross === null ? null : toDecimal(new Exact(gross)),
		currency: textOf(row, 'CurrencyCode'),
		buyerName: textOf(
			row,
			'BuyerName',
			'BuyerLegalName',
			'AccountObjectName',
			'BuyerFullName',
			'ContactName',
		),
	};
}
