import { createHash } from 'node:crypto';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { refuse } from '../../domain/refusal';
import type { ReceivedFile } from '../../intake';
import { mailOf } from './mailOf';
import { mimeTypeOf } from './mimeTypeOf';
import type { ReceiveInput } from './receiveInput';
import type { Candidate } from './takeIn';

/** What is kept for good: a page that is scanned well has a tenth of it. */
export const LARGEST_KEPT = 25 * 1024 * 1024;

/**
 * The invoices of a file that was read, with all that is kept of it; none where it says nothing.
 *
 * @throws Refusal `file.tooLarge`
 */
export function candidatesOf(
	file: ReceivedFile & { reading: { invoices: readonly ReceivedInvoice[] } },
	given: ReceiveInput,
): Candidate[] {
	const { bytes, name, reading } = file;
	const invoices = given.keepUnread === true ? reading.invoices : reading.invoices.filter(saysAnything);
	if (invoices.length === 0) return [];
	if (bytes.length > LARGEST_KEPT) refuseLarge(name);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
	const { pages, notes } = reading as { pages?: number; notes: readonly string[] };
	const mail = mailOf(given, file.mail);
	return invoices.map((invoice): Candidate => {
		const place = reading.invoices.indexOf(invoice) + 1;
		const details = {
			...(pages !== undefined && { pages }),
			...(notes.length > 0 && { notes }),
			...(given.title !== undefined && { title: given.title }),
		};
		const source = given.source ?? (mail === null ? 'upload' : 'email');
		return {
			...{ invoice, place, sha256, content, size: bytes.length, name: lastName(name) },
			...{ mimeType: mimeTypeOf(bytes), source, company: given.company, mail, details },
		};
	});
}

/** A logo under a mail is no invoice: it has neither a number nor a total. */
const saysAnything = ({ number, totals }: ReceivedInvoice): boolean =>
	number !== undefined || totals.gross !== undefined;

/** Names of archives and mails stand before that of the file itself. */
const lastName = (name: string): string =>
	((name.split(' / ').at(-1) ?? name).split(/[/\\]/).at(-1) ?? name).slice(-255);

function refuseLarge(name: string): never {
	refuse({
		...{ rule: 'file.tooLarge', field: 'file', document: name },
		message: `'${name}' is larger than ${LARGEST_KEPT / 1024 / 1024} MB, and would be kept for good.`,
		fix: 'Scan it with 200 dots an inch, or send the pages of the invoice alone.',
	});
}
