import { DEBIT_VERSIONS, type DebitVersion, type DebitVersionName } from '../../domain/sepa/debitVersions';
import { refuse } from '../../domain/refusal';
import { find, textAt, XmlReader, type XmlNode } from '../xmlStream';
import { checkBlock, checkHead } from './checkBlock';
import { checkTransaction } from './checkTransaction';
import { FileFaults, Totals, type FileFault } from './fileFaults';

export type { FileFault } from './fileFaults';

const PREFIX = 'urn:iso:std:iso:20022:tech:xsd:';
const HANDED_OVER: ReadonlySet<string> = new Set(['GrpHdr', 'DrctDbtTxInf', 'PmtInf']);

/**
 * Reads a pain.008 file, of ours or of others, and names what a bank would refuse although the schema lets it pass: sums,
 * counts, accounts, identifiers, amounts, dates, characters, addresses. Order and names of elements are the matter of the
 * schema. Only one transaction is held at a time.
 *
 * @returns the first hundred faults
 * @throws Refusal `sepa.unknownVersion`, `xml.malformed`, `xml.tooLarge`
 */
export async function checkPain008(
	source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<readonly FileFault[]> {
	const faults = new FileFaults();
	const file = new Totals();
	let block = new Totals();
	let blocks = 0;
	let head: XmlNode | undefined;
	let version: DebitVersion = DEBIT_VERSIONS['pain.008.001.08'];
	const reader = new XmlReader({
		handedOver: HANDED_OVER,
		onRoot(_name, namespace) {
			version = DEBIT_VERSIONS[findVersion(namespace)];
		},
		onElement(node, around) {
			if (node.name === 'GrpHdr') {
				head = node;
				checkHead(node, faults);
			} else if (node.name === 'DrctDbtTxInf') {
				const cents = checkTransaction(node, {
					block: around[2],
					head,
					version,
					faults,
					number: file.count + 1,
				});
				block.add(cents);
				file.add(cents);
			} else {
				blocks += 1;
				checkBlock(node, block, blocks, version, faults);
				block = new Totals();
			}
		},
	});
	for await (const chunk of source) reader.push(chunk);
	reader.end();
	if (head === undefined) faults.add('sepa.head', 'GrpHdr', 'The file has no group header.');
	else file.compare(head, 'GrpHdr', faults);
	if (find(head, 'MsgId') === undefined || textAt(head, 'NbOfTxs') === null)
		faults.add('sepa.head', 'GrpHdr', 'The group header has no message id, or no number of transactions.');
	return faults.all;
}

function findVersion(namespace: string): DebitVersionName {
	const name = namespace.startsWith(PREFIX) ? namespace.slice(PREFIX.length) : '';
	if (Object.hasOwn(DEBIT_VERSIONS, name)) return name as DebitVersionName;
	return refuse({
		rule: 'sepa.unknownVersion',
		field: 'file',
		message: `The file is '${namespace.slice(0, 100)}', which is no direct debit that is known here.`,
		fix: `Give one of ${Object.keys(DEBIT_VERSIONS).join(', ')}.`,
	});
}
