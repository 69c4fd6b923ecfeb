import type { ProviderFile } from '../../eInvoiceProvider';
import { ProviderUnreachable } from '../../providerErrors';
import { ownError } from '../errors/ownErrors';

const KINDS = {
	pdf: { mimeType: 'application/pdf', name: 'PDF' },
	xml: { mimeType: 'application/xml', name: 'XML' },
} as const;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/**
 * A file as an answer holds it: base64, or plain text where it is XML. What is not the kind of file that was asked for
 * is refused, whatever the answer calls it.
 */
export function readFile(data: string, format: keyof typeof KINDS, baseName: string): ProviderFile {
	const isText = data.trimStart().startsWith('<');
	const decoded = isText || !BASE64.test(data) ? Buffer.from(data, 'utf8') : Buffer.from(data, 'base64');
	return asFile(decoded, format, baseName);
}

export function asFile(bytes: Uint8Array, format: keyof typeof KINDS, baseName: string): ProviderFile {
	const { mimeType, name } = KINDS[format];
	if (!isKind(Buffer.from(bytes.subarray(0, 1024)), format))
		throw new ProviderUnreachable(ownError('BAD_REPLY', `MISA answered with something that is no ${name}.`));
	return { fileName: `${baseName}.${format}`, mimeType, bytes };
}

function isKind(start: Buffer, format: keyof typeof KINDS): boolean {
	const text = start.toString('latin1');
	if (format === 'pdf') return text.includes('%PDF-');
	return text
		.replace(/^\u00EF\u00BB\u00BF/, '')
		.trimStart()
		.startsWith('<');
}
