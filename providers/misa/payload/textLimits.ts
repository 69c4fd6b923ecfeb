import type { EInvoice } from '../../../domain/vietnam/eInvoice';

type Text = string | undefined;

/** Longest texts, in characters, as the official XML format (QĐ 1450, QĐ 1510) sets them; MISA writes it from the payload. */
export const TEXT_LIMITS: ReadonlyArray<{
	readonly field: string;
	readonly most: number;
	readonly of: (invoice: EInvoice) => Text;
}> = [
	{ field: 'buyer.legalName', most: 400, of: ({ buyer }) => buyer.legalName },
	{ field: 'buyer.personName', most: 100, of: ({ buyer }) => buyer.personName },
	{ field: 'buyer.taxCode', most: 14, of: ({ buyer }) => buyer.taxCode },
	{ field: 'buyer.address', most: 400, of: ({ buyer }) => buyer.address },
	{ field: 'buyer.personalId', most: 12, of: ({ buyer }) => buyer.personalId },
	{ field: 'buyer.code', most: 50, of: ({ buyer }) => buyer.code },
	{ field: 'buyer.phone', most: 20, of: ({ buyer }) => buyer.phone },
	{ field: 'buyer.email', most: 50, of: ({ buyer }) => buyer.email },
	{ field: 'buyer.bankAccount', most: 30, of: ({ buyer }) => buyer.bankAccount },
	{ field: 'buyer.bankName', most: 400, of: ({ buyer }) => buyer.bankName },
	{ field: 'amountInWords', most: 255, of: ({ amountInWords }) => amountInWords },
	{ field: 'note', most: 500, of: ({ note }) => note },
];

export const ROW_LIMITS = { name: 500, itemCode: 50, unitName: 50 } as const;
