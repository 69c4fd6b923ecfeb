import { SaxesParser, type SaxesTag } from 'saxes';
import { refuse } from '../../domain/refusal';
import { ByteDecoder } from './ByteDecoder';
import { DeclarationFilter } from './DeclarationFilter';
import { STREAM_LIMITS } from './limits';
import type { XmlNode } from './xmlNode';

export interface XmlHandlers {
	/** Elements that are handed over when they end, and then forgotten. All others stay in the element around them. */
	readonly handedOver: ReadonlySet<string>;
	/** A document begins. */
	onRoot(name: string, namespace: string): void;
	/** @param around open elements around it, outermost first */
	onElement(node: XmlNode, around: readonly XmlNode[]): void;
	/** A document ends. */
	onEnd?(root: XmlNode): void;
}

/** Bytes, about, of an element without its text. */
const ELEMENT = 200;
const TOP_LEVEL = /^[\s\uFEFF]*$/;

/**
 * Reads XML of any size in chunks of bytes. Only what is not handed over yet is held. A file may hold several documents
 * one after the other. There are no document type definitions and no entities of their own: a file with them is refused,
 * as is one that is not well-formed, too deep, or has a text too long.
 */
export class XmlReader {
	private readonly decoder = new ByteDecoder();
	private readonly declarations = new DeclarationFilter();
	// A fragment may have several roots; the parser refuses a document type in it.
	private readonly parser = new SaxesParser<{ fragment: true }>({ fragment: true });
	private readonly open: XmlNode[] = [];
	private held = 0;
	private bytes = 0;
	private lastEvent = 0;
	private documents = 0;

	constructor(
		private readonly handlers: XmlHandlers,
		private readonly limits: { readonly [Name in keyof typeof STREAM_LIMITS]: number } = STREAM_LIMITS,
	) {
		this.parser.on('error', ({ message }) => refuseMalformed(message));
		this.parser.on('doctype', () => refuseMalformed('it has a document type definition'));
		this.parser.on('opentag', (tag) => this.openElement(tag));
		this.parser.on('text', (text) => this.addText(text));
		this.parser.on('cdata', (text) => this.addText(text));
		this.parser.on('closetag', () => this.closeElement());
		this.parser.on('comment', () => this.pass());
		this.parser.on('processinginstruction', () => this.pass());
	}

	/** @throws Refusal `xml.malformed`, `xml.tooLarge` */
	push(chunk: Uint8Array): void {
		this.bytes += chunk.length;
		if (this.bytes > this.limits.bytes) refuseTooLarge(`is larger than ${this.limits.bytes} bytes`);
		this.write(this.decoder.decode(chunk));
	}

	/** @throws Refusal as `push`, and where a document has not ended or there is none */
	end(): void {
		this.write(this.decoder.end());
		this.parser.write(this.declarations.end());
		this.parser.close();
		if (this.documents === 0) refuseMalformed('it is empty');
	}

	private write(text: string): void {
		this.parser.write(this.declarations.filter(text));
		if (this.parser.position - this.lastEvent > this.limits.token)
			refuseTooLarge(`has a text, tag or comment of more than ${this.limits.token} characters`);
	}

	private pass(): void {
		this.lastEvent = this.parser.position;
	}

	private openElement(tag: SaxesTag): void {
		this.pass();
		const { name } = tag;
		// Without namespaces, which the parser is not asked to resolve, attributes are plain text.
		const attributes = tag.attributes as Record<string, string>;
		const local = name.slice(name.indexOf(':') + 1);
		if (this.open.length === 0) {
			this.documents += 1;
			const prefix = name.includes(':') ? `xmlns:${name.slice(0, name.indexOf(':'))}` : 'xmlns';
			this.handlers.onRoot(local, attributes[prefix] ?? '');
		}
		if (this.open.length >= this.limits.depth)
			refuseTooLarge(`has more than ${this.limits.depth} elements inside each other`);
		this.open.push({ name: local, attributes, text: '', children: [], weight: ELEMENT });
		this.hold(ELEMENT);
	}

	private addText(text: string): void {
		this.pass();
		const node = this.open.at(-1);
		if (node === undefined) {
			if (!TOP_LEVEL.test(text)) refuseMalformed('it has text outside of its elements');
			return;
		}
		// Line breaks between elements are no text of theirs.
		if (node.children.length > 0 && TOP_LEVEL.test(text)) return;
		node.text += text;
		node.weight += text.length;
		this.hold(text.length);
	}

	private closeElement(): void {
		this.pass();
		const node = this.open.pop() as XmlNode;
		const parent = this.open.at(-1);
		if (parent === undefined) {
			this.held = 0;
			this.handlers.onEnd?.(node);
		} else if (this.handlers.handedOver.has(node.name)) {
			this.held -= node.weight;
			this.handlers.onElement(node, this.open);
		} else {
			parent.children.push(node);
			parent.weight += node.weight;
		}
	}

	private hold(weight: number): void {
		this.held += weight;
		if (this.held > this.limits.held) refuseTooLarge('holds too much beside its entries');
	}
}

function refuseMalformed(why: string): never {
	return refuse({
		rule: 'xml.malformed',
		field: 'file',
		message: `The file is not XML that can be read: ${why}.`,
		fix: 'Fetch the file again from the bank, and give it as it is.',
	});
}

function refuseTooLarge(why: string): never {
	return refuse({
		rule: 'xml.tooLarge',
		field: 'file',
		message: `The file ${why}.`,
		fix: 'Ask the bank for files of fewer days.',
	});
}
