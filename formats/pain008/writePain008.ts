import type { DebitHead } from '../../domain/sepa/debitPlan';
import { DEBIT_VERSIONS } from '../../domain/sepa/debitVersions';
import { refuse } from '../../domain/refusal';
import { element, euros } from './elements';
import { openDebits, type DebitSource } from './openDebits';
import { isOfBlock, sumBlocks, type DebitBlock } from './sumBlocks';
import { writeBlockHead } from './writeBlockHead';
import { writeTransaction } from './writeTransaction';

/** Characters that are gathered before they are given on. */
const CHUNK = 64 * 1024;

/**
 * Writes a batch of planned debits as pain.008, in the version of its head: chunks of text, to be stored as UTF-8
 * without a byte order mark. Numbers and sums stand before what they count, so the debits are read once to be summed
 * and once for each block; none of them is kept. The same batch gives the same bytes.
 *
 * @throws Refusal `sepa.empty` where there is no debit
 * @throws Error when the source gives other debits the second time
 */
export async function* writePain008(
	head: DebitHead,
	source: DebitSource,
): AsyncGenerator<string, void, undefined> {
	const version = DEBIT_VERSIONS[head.version];
	const blocks = await sumBlocks(source);
	if (blocks.length === 0) {
		refuse({
			rule: 'sepa.empty',
			message: 'There is no debit to write.',
			fix: 'Correct what was refused, or choose other invoices.',
		});
	}
	let text = writeHead(head, blocks);
	for (const [index, block] of blocks.entries()) {
		text += writeBlockHead(block, head.messageId, index + 1, version);
		let left = block.count;
		const reading = openDebits(source);
		try {
			while (left > 0) {
				const step = reading.next();
				const { value: debit, done } = 'then' in step ? await step : step;
				if (done === true) break;
				if (!isOfBlock(debit, block)) continue;
				text += writeTransaction(debit, version);
				left -= 1;
				if (text.length < CHUNK) continue;
				yield text;
				text = '';
			}
		} finally {
			// What comes after the last one of the block belongs to others; and whoever reads may stop early.
			await reading.return?.();
		}
		if (left !== 0) throw new Error(`The debits of block ${index + 1} were others when they were read again`);
		text += '</PmtInf>\n';
	}
	yield `${text}</CstmrDrctDbtInitn>\n</Document>\n`;
}

function writeHead(
	{ version, messageId, createdAt, initiatingParty }: DebitHead,
	blocks: readonly DebitBlock[],
) {
	const count = blocks.reduce((sum, block) => sum + block.count, 0);
	const sum = blocks.reduce((total, block) => total + block.sum, 0n);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">`,
		'<CstmrDrctDbtInitn>',
		'<GrpHdr>',
		element('MsgId', messageId),
		`<CreDtTm>${createdAt}</CreDtTm>`,
		`<NbOfTxs>${count}</NbOfTxs>`,
		`<CtrlSum>${euros(sum)}</CtrlSum>`,
		`<InitgPty>${element('Nm', initiatingParty.name)}${writeId(initiatingParty)}</InitgPty>`,
		'</GrpHdr>',
		'',
	].join('\n');
}

function writeId({ id, idScheme, idKind }: DebitHead['initiatingParty']): string {
	if (id === undefined || id === '') return '';
	const scheme = idScheme === undefined ? '' : `<SchmeNm>${element('Prtry', idScheme)}</SchmeNm>`;
	const kind = idKind === 'private' ? 'PrvtId' : 'OrgId';
	return `<Id><${kind}><Othr>${element('Id', id)}${scheme}</Othr></${kind}></Id>`;
}
