import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { refuse, Refusal } from '../../domain/refusal';
import { detectKind } from '../detectKind';
import type { IntakeLimits } from '../limits';
import type { Part, Unpacked } from './part';

/** Levels of messages within each other, and bytes of headers, that the library takes. */
const MIME_DEPTH = 20;
const HEADER_BYTES = 512 * 1024;
/** Pictures smaller than this belong to a signature or to the layout of the mail. */
const LEAST_PICTURE = 20 * 1024;

/**
 * Attachments of a mail. Pictures that the mail shows within its text, and pictures of a few kilobytes, are logos.
 *
 * @throws Refusal `mail.damaged`, `mail.parts` or `mail.noAttachment`
 */
export async function readMail({ name, bytes }: Part, limits: IntakeLimits): Promise<Unpacked> {
	const mail = await parse(bytes);
	const parts = mail.attachments.flatMap((attachment, index): Part[] => {
		const content = contentOf(attachment);
		if (content.length === 0 || isDecoration(attachment, content)) return [];
		return [{ name: `${name} / ${attachment.filename ?? `attachment ${index + 1}`}`, bytes: content }];
	});
	if (parts.length > limits.parts) {
		refuse({
			...{ rule: 'mail.parts', field: 'file' },
			message: `The mail has more than ${limits.parts} attachments.`,
			fix: 'Send them in several mails.',
		});
	}
	if (parts.length === 0) {
		refuse({
			...{ rule: 'mail.noAttachment', field: 'file' },
			message: 'The mail has no attachment that could be an invoice.',
			fix: 'Look at the mail: the invoice may stand in its text or behind a link.',
		});
	}
	return { parts, mail: factsOf(mail) };
}

async function parse(bytes: Uint8Array): Promise<Email> {
	try {
		return await PostalMime.parse(bytes, { maxNestingDepth: MIME_DEPTH, maxHeadersSize: HEADER_BYTES });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return refuse({
			...{ rule: 'mail.damaged', field: 'file', message: `The mail cannot be read: ${reason}` },
			fix: 'Save it again from the mail program, as .eml.',
		});
	}
}

function contentOf({ content }: Attachment): Uint8Array {
	if (typeof content === 'string') return Buffer.from(content);
	return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function isDecoration({ related, disposition }: Attachment, content: Uint8Array): boolean {
	if (!isPicture(content)) return false;
	return related === true || disposition === 'inline' || content.length < LEAST_PICTURE;
}

/** A kind that is refused is no decoration: the person should know. */
function isPicture(content: Uint8Array): boolean {
	try {
		return detectKind(content) === 'image';
	} catch (error) {
		if (error instanceof Refusal)
			return content.length >= 4 && Buffer.from(content.subarray(0, 4)).toString('latin1') === 'GIF8';
		throw error;
	}
}

function factsOf({ from, subject, messageId, date }: Email): Unpacked['mail'] {
	return {
		...(from?.address !== undefined && { from: from.address }),
		...(subject !== undefined && { subject }),
		...(messageId !== undefined && { messageId }),
		...(date !== undefined && { date }),
	};
}
