import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id } from '../../domain/schemas/fields';
import type { EInvoiceRecord } from '../../ledger/port';
import type { FileFormat, IssuedReference, ProviderFile } from '../../providers/eInvoiceProvider';
import { eachInput } from '../calls/eachInput';
import { write } from '../calls/write';
import { attachFile, LARGEST_ATTACHMENT } from '../attachFile';
import { getDocument } from '../parts/resolve';
import { memberField } from './choices';
import { issuedOf } from './chooseMembers';
import { fileOf, safeName, type EInvoiceFile } from './fileView';
import { templateOf } from './lookUp';
import type { EInvoiceContext, EInvoiceOperation } from './operation';
import { orRefuse } from './orRefuse';

const FORMATS = ['pdf', 'xml', 'zip'] as const;
const schema = z.object({
	ledger: envelope.ledger,
	id,
	...memberField,
	format: z.enum(FORMATS, `must be one of ${FORMATS.join(', ')}`).optional(),
	/** Keeps the file in the ledger too, beside the document. */
	attach: z.boolean('must be true or false').optional(),
});

/** Downloads issued e-invoices as the provider keeps them: the PDF to read, the signed XML that is the invoice by law. */
export const downloadEInvoice: EInvoiceOperation<EInvoiceFile> = {
	operation: 'eInvoice.download',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async ({ id: documentId, member, format = 'pdf', attach = false }) => {
			const { ledger } = context;
			const document = await getDocument(ledger.read, documentId);
			assertFormat(context, document, format);
			const files: EInvoiceFile[] = [];
			const set = await ledger.read.eInvoices.ofDocuments([documentId]);
			for (const record of issuedOf(document, set, member, context.provider)) {
				const asked = context.provider.download(referenceOf(record), format);
				const file = await orRefuse(nameOf(document), `Download (${format})`, asked);
				if (file.bytes.length === 0) refuseEmpty(document, record);
				const attached = attach && context.dryRun !== true;
				if (attached) await attachTo(context, document, file);
				files.push(fileOf(document, record, file, { ledger: ledger.id, format, attached }));
			}
			return { views: files, reused: false, hints: [] };
		}),
};

export function referenceOf(record: EInvoiceRecord): IssuedReference {
	const { key, issueDate, number, details } = record;
	return {
		key: key ?? '',
		template: templateOf(record),
		issueDate: issueDate ?? '',
		number: number ?? '',
		providerKey: details.providerKey ?? null,
		issuedAt: details.issuedAt ?? null,
	};
}

function assertFormat({ provider }: EInvoiceContext, document: BillingDocument, format: FileFormat): void {
	const { formats } = provider.capabilities;
	if (formats.includes(format)) return;
	refuse({
		rule: 'einvoice.format',
		field: 'format',
		document: nameOf(document),
		message: `${provider.name} gives no ${format} of its invoices.`,
		fix: `Choose ${formats.join(' or ')}.`,
	});
}

function refuseEmpty(document: BillingDocument, { number }: EInvoiceRecord): never {
	refuse({
		rule: 'einvoice.emptyFile',
		document: nameOf(document),
		message: `The provider gave an empty file for number ${number}.`,
		fix: 'It needs some seconds after issuing to make its files: download again.',
	});
}

async function attachTo(
	context: EInvoiceContext,
	document: BillingDocument,
	{ fileName, mimeType, bytes }: ProviderFile,
): Promise<void> {
	if (bytes.length > LARGEST_ATTACHMENT)
		refuse({
			rule: 'einvoice.fileTooLarge',
			field: 'attach',
			document: nameOf(document),
			message: `The file is larger than what is kept beside a document (${LARGEST_ATTACHMENT / 1024 / 1024} MB).`,
			fix: "Leave 'attach' out and store the file elsewhere.",
		});
	const content = Buffer.from(bytes).toString('base64');
	const input = { id: document.id, name: safeName(fileName), mimeType, content };
	await write(context, async (tx, at) => {
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const there = await tx.attachments.ofDocuments([document.id]);
		if (!there.some((file) => file.sha256 === sha256)) await attachFile.work(tx, input, at);
	});
}
