import type { BankEntry } from '../../domain/sepa/bankEntry';
import { refuse } from '../../domain/refusal';
import { XmlReader, type XmlHandlers } from '../xmlStream';
import { findMessage } from './messages';
import { STATEMENT_ELEMENTS, StatementReader } from './StatementReader';
import { STATUS_ELEMENTS, StatusReader } from './StatusReader';
import { isZip, unzip } from './unzip';

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const HANDED_OVER: ReadonlySet<string> = new Set([...STATEMENT_ELEMENTS, ...STATUS_ELEMENTS]);

/**
 * Reads what a bank sends: pain.002, camt.053 or camt.054, in the generations of 2009 and 2019; several documents in one
 * file; a zip of files. Entries come as they are read, so that a file of any size takes little memory: whoever writes
 * them down keeps in mind that a later part of the file may still be refused.
 *
 * @throws Refusal `statement.unknown`, `statement.amount`, `xml.malformed`, `xml.tooLarge`, `zip.malformed`,
 * `zip.tooLarge`
 */
export async function* readBankStatement(source: Bytes): AsyncGenerator<BankEntry, void, undefined> {
	const { start, chunks } = await peek(source);
	if (isZip(start)) yield* readZip(chunks);
	else yield* readXml(chunks);
}

async function* readXml(chunks: Bytes): AsyncGenerator<BankEntry, void, undefined> {
	const { reader, entries } = entryReader();
	for await (const chunk of chunks) {
		reader.push(chunk);
		yield* entries.splice(0);
	}
	reader.end();
	yield* entries;
}

async function* readZip(chunks: Bytes): AsyncGenerator<BankEntry, void, undefined> {
	const open = new Map<number, ReturnType<typeof entryReader>>();
	for await (const { file, bytes, last } of unzip(chunks)) {
		const one = open.get(file) ?? entryReader();
		open.set(file, one);
		if (bytes.length > 0) {
			if (isZip(bytes)) refuseNested();
			one.reader.push(bytes);
		}
		if (last) {
			one.reader.end();
			open.delete(file);
		}
		yield* one.entries.splice(0);
	}
}

function entryReader() {
	const entries: BankEntry[] = [];
	let reads: StatementReader | StatusReader;
	const handlers: XmlHandlers = {
		handedOver: HANDED_OVER,
		onRoot(_name, namespace) {
			const { name, kind } = findMessage(namespace);
			const give = (entry: BankEntry) => entries.push(entry);
			reads = kind === 'status' ? new StatusReader(name, give) : new StatementReader(name, give);
		},
		onElement: (node, around) => reads.read(node, around),
	};
	return { reader: new XmlReader(handlers), entries };
}

/** The first bytes, and all of it from the beginning. */
async function peek(source: Bytes): Promise<{ start: Uint8Array; chunks: Bytes }> {
	const iterator =
		Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
	const first: Uint8Array[] = [];
	let length = 0;
	while (length < 4) {
		const { value, done } = await iterator.next();
		if (done === true) break;
		first.push(value as Uint8Array);
		length += (value as Uint8Array).length;
	}
	const start = Buffer.concat(first);
	const rest = { [Symbol.asyncIterator]: () => iterator as AsyncIterator<Uint8Array> };
	return { start, chunks: joined(start, rest) };
}

async function* joined(
	start: Uint8Array,
	rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
	if (start.length > 0) yield start;
	yield* rest;
}

function refuseNested(): never {
	return refuse({
		rule: 'zip.malformed',
		field: 'file',
		message: 'The zip holds another zip.',
		fix: 'Unpack the outer one, and give the inner ones one by one.',
	});
}
