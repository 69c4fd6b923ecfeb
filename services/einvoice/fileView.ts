import type { BillingDocument } from '../../domain/documents/document';
import { minorToNumber } from '../../domain/money/minor';
import type { EInvoiceRecord } from '../../ledger/port';
import type { FileFormat, ProviderFile } from '../../providers/eInvoiceProvider';

/** A file of one e-invoice, and what it is the file of. */
export interface EInvoiceFile {
	readonly view: EInvoiceFileView;
	readonly content: Uint8Array;
}

export interface EInvoiceFileView {
	/** Of the document. */
	readonly id: string;
	readonly ledger: string;
	readonly internalReference: string | null;
	/** Our key at the provider. */
	readonly key: string;
	/** Its VAT rate; null where it holds several or shows none. */
	readonly rate: string | null;
	readonly series: string | null;
	/** As the provider writes it; null before it is issued. */
	readonly number: string | null;
	readonly format: FileFormat;
	readonly name: string;
	readonly mimeType: string;
	/** In bytes. */
	readonly size: number;
	readonly attached: boolean;
	readonly gross: number;
	readonly currency: string;
}

/** What a file is the file of, whether or not it is issued yet. */
export type Pictured = Pick<EInvoiceRecord, 'key' | 'rate' | 'series' | 'number' | 'gross'>;

export function fileOf(
	document: Pick<BillingDocument, 'id' | 'internalReference' | 'currency'>,
	{ key, rate, series, number, gross }: Pictured,
	{ fileName, mimeType, bytes }: ProviderFile,
	{ ledger, format, attached }: Pick<EInvoiceFileView, 'ledger' | 'format' | 'attached'>,
): EInvoiceFile {
	const { id, internalReference, currency } = document;
	return {
		view: {
			id,
			ledger,
			internalReference,
			key: key ?? '',
			rate,
			series,
			number,
			format,
			name: safeName(fileName),
			mimeType,
			size: bytes.length,
			attached,
			gross: minorToNumber(gross ?? 0, currency),
			currency,
		},
		content: bytes,
	};
}

/** A name that comes from outside is a name and never a path. */
export function safeName(fileName: string): string {
	const name = fileName
		.replace(/^.*[/\\]/, '')
		.replace(/[^\p{L}\p{N}._ -]+/gu, '-')
		.replace(/^\.+/, '')
		.slice(0, 200);
	return name === '' ? 'e-invoice' : name;
}
