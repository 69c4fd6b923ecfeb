import { refuse } from '../domain/refusal';

export type FileKind = 'pdf' | 'xml' | 'image' | 'zip' | 'mail';

interface Signature {
	readonly kind: FileKind | 'refused';
	readonly starts: ReadonlyArray<number | undefined>;
	/** What it is and what to do, for what is not read. */
	readonly what?: string;
	readonly fix?: string;
}

const ASCII = (text: string) => [...text].map((sign) => sign.charCodeAt(0));

/** First bytes of files. A name says nothing: a PDF may be called `.xml`. */
const SIGNATURES: readonly Signature[] = [
	{ kind: 'pdf', starts: ASCII('%PDF-') },
	{ kind: 'zip', starts: [0x50, 0x4b, 0x03, 0x04] },
	{ kind: 'image', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ kind: 'image', starts: [0xff, 0xd8, 0xff] },
	{ kind: 'image', starts: [...ASCII('RIFF'), undefined, undefined, undefined, undefined, ...ASCII('WEBP')] },
	{ kind: 'image', starts: [...ASCII('BM'), undefined, undefined, undefined, undefined, 0, 0, 0, 0] },
	{
		...{ kind: 'refused', starts: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF picture' },
		fix: 'Save it as PDF, PNG or JPEG.',
	},
	{
		...{ kind: 'refused', starts: [0x4d, 0x4d, 0x00, 0x2a], what: 'a TIFF picture' },
		fix: 'Save it as PDF, PNG or JPEG.',
	},
	{ kind: 'refused', starts: ASCII('GIF8'), what: 'a GIF picture', fix: 'Save it as PNG or JPEG.' },
	{
		kind: 'refused',
		starts: [undefined, undefined, undefined, undefined, ...ASCII('ftyp')],
		what: 'a picture or film of a phone (HEIC)',
		fix: 'Send it as JPEG; phones call that "most compatible".',
	},
	{
		kind: 'refused',
		starts: [0xd0, 0xcf, 0x11, 0xe0],
		what: 'an Office or Outlook file of the old kind (DOC, XLS, MSG)',
		fix: 'Save the mail as .eml, or the document as PDF.',
	},
	{
		kind: 'refused',
		starts: ASCII('Rar!'),
		what: 'a RAR archive',
		fix: 'Send the files themselves, or as ZIP.',
	},
	{
		kind: 'refused',
		starts: [0x37, 0x7a, 0xbc, 0xaf],
		what: 'a 7-Zip archive',
		fix: 'Send the files themselves, or as ZIP.',
	},
];
/** A PDF may have a few bytes before its header (ISO 32000-1, annex H). */
const PDF_HEADER_WITHIN = 1024;
const HEAD = 4096;
/** A mail begins with its header fields; one of these is among them. */
const MAIL_FIELD =
	/^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|x-[a-z-]+|dkim-signature|arc-seal):/im;
const FIELD = /^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?\S?/;

/**
 * What a file is, by its bytes.
 *
 * @throws Refusal `file.empty`, `file.notRead` or `file.unknown`
 */
export function detectKind(bytes: Uint8Array): FileKind {
	if (bytes.length === 0) {
		refuse({
			...{ rule: 'file.empty', field: 'file', message: 'The file is empty.' },
			fix: 'Ask the sender for it again.',
		});
	}
	const signature = SIGNATURES.find(({ starts }) =>
		starts.every((byte, index) => byte === undefined || bytes[index] === byte),
	);
	if (signature?.kind === 'refused') {
		refuse({
			...{ rule: 'file.notRead', field: 'file' },
			message: `The file is ${signature.what}, which is not read.`,
			fix: signature.fix ?? '',
		});
	}
	return signature?.kind ?? detectText(bytes);
}

function detectText(bytes: Uint8Array): FileKind {
	const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
	if (head.slice(0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf';
	const text = head.replaceAll('\0', '').replace(/^[\u00ef\u00bb\u00bf\u00ff\u00fe]+/, '');
	if (/^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z])/.test(text) && !/^\s*(?:<!DOCTYPE html|<html)/i.test(text))
		return 'xml';
	if (FIELD.test(text) && MAIL_FIELD.test(text)) return 'mail';
	return refuse({
		...{ rule: 'file.unknown', field: 'file' },
		message: 'The file is no PDF, picture, e-invoice in XML, mail or ZIP archive.',
		fix: 'Send the invoice as PDF, PNG, JPEG or as the XML of an e-invoice.',
	});
}
