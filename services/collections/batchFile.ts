import { createHash } from 'node:crypto';
import type { DebitHead, PlannedDebit } from '../../domain/sepa/debitPlan';
import { refuse } from '../../domain/refusal';
import { writePain008, zipDebits } from '../../formats/pain008';
import type { Reading } from '../../ledger/port';
import { getBatch } from './onBatch';

/** SHA-256 of the XML, as hex. Everything is at hand, so that it can be asked for inside a transaction. */
export async function hashOfFile(head: DebitHead, debits: readonly PlannedDebit[]): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of writePain008(head, debits)) hash.update(chunk, 'utf8');
	return hash.digest('hex');
}

export interface BatchFile {
	readonly fileName: string;
	readonly mimeType: 'application/xml' | 'application/zip';
	readonly content: Buffer;
}

/**
 * The file of a batch as it was built: the same bytes each time.
 *
 * @param zip whether the XML comes in a zip; as it was chosen when the batch was built where it is missing
 * @throws Refusal `batch.unknown`, `batch.otherBytes`
 */
export async function readBatchFile(
	read: Pick<Reading, 'debits' | 'masters'>,
	id: string,
	zip?: boolean,
): Promise<BatchFile> {
	const batch = await getBatch(read, id);
	const debits = (await read.debits.ofBatch(id)).map(({ plan }) => plan);
	if ((await hashOfFile(batch.head, debits)) !== batch.fileHash) refuseOtherBytes(batch.messageId);
	const company = await read.masters.get('company', batch.companyId);
	const name = plainName(`${company?.code ?? 'company'}-${batch.messageId}`);
	const chunks = writePain008(batch.head, debits);
	const isZip = zip ?? batch.details.zip;
	return {
		fileName: `${name}.${isZip ? 'zip' : 'xml'}`,
		mimeType: isZip ? 'application/zip' : 'application/xml',
		content: isZip ? await gather(zipDebits(`${name}.xml`, chunks)) : await gather(chunks),
	};
}

function plainName(text: string): string {
	return text.replace(/[^A-Za-z0-9-]/g, '_');
}

async function gather(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const chunk of chunks)
		parts.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk));
	return Buffer.concat(parts);
}

function refuseOtherBytes(messageId: string): never {
	refuse({
		rule: 'batch.otherBytes',
		document: messageId,
		message: `The file of batch ${messageId} would have other bytes than the one that was built.`,
		fix: 'Take the file that was downloaded then; if it is lost, cancel the batch and build it again.',
	});
}
