import type { BankEntry } from '../../domain/sepa/bankEntry';
import { find, textAt, type XmlNode } from '../xmlStream';
import { amountAt, NOBODY, partyAt, readReason, readRemittance } from './fields';
import type { MessageName } from './messages';

/** Elements of pain.002 that are taken as they end. */
export const STATUS_ELEMENTS = ['OrgnlGrpInfAndSts', 'OrgnlPmtInfAndSts', 'TxInfAndSts'] as const;

const REJECTED = 'RJCT';

/** Reads the bank's answers to a file of ours (pain.002): of the file, of a block of it, and of each debit. */
export class StatusReader {
	private file: XmlNode | undefined;

	constructor(
		private readonly name: MessageName,
		private readonly give: (entry: BankEntry) => void,
	) {}

	read(node: XmlNode, around: readonly XmlNode[]): void {
		const head = find(around[1], 'GrpHdr');
		if (node.name === 'TxInfAndSts') this.give(this.entryOf('transaction', head, around[2], node));
		else if (node.name === 'OrgnlPmtInfAndSts') {
			if (textAt(node, 'PmtInfSts') !== null) this.give(this.entryOf('block', head, node));
		} else {
			this.file = node;
			if (textAt(node, 'GrpSts') !== null) this.give(this.entryOf('file', head));
		}
	}

	/** A status that a debit does not have itself is that of its block, or of the file: a reject there covers all below. */
	private entryOf(
		level: 'transaction' | 'block' | 'file',
		head: XmlNode | undefined,
		block?: XmlNode,
		debit?: XmlNode,
	): BankEntry {
		const status = textAt(debit, 'TxSts') ?? textAt(block, 'PmtInfSts') ?? textAt(this.file, 'GrpSts');
		const reasons = [debit, block, this.file].map((one) => readReason(find(one, 'StsRsnInf')));
		const original = find(debit, 'OrgnlTxRef');
		const id = textAt(head, 'MsgId');
		const references = this.referencesOf(block, debit);
		const debtor = original ? partyAt(original, original, 'Dbtr') : NOBODY;
		const { endToEndId, instructionId, messageId, blockId, bankReference } = references;
		const own = bankReference ?? `${endToEndId ?? ''}|${instructionId ?? ''}`;
		return {
			kind: status === REJECTED ? 'reject' : 'status',
			key: [id ?? '', level, messageId ?? '', blockId ?? '', own, status ?? ''].join('|'),
			level,
			message: { name: this.name, id, createdAt: textAt(head, 'CreDtTm') },
			statementId: null,
			account: null,
			status,
			direction: null,
			reversal: false,
			amount: amountAt(original, 'Amt/InstdAmt', 'IntrBkSttlmAmt'),
			currency:
				(find(original, 'Amt/InstdAmt') ?? find(original, 'IntrBkSttlmAmt'))?.attributes['Ccy'] ?? null,
			originalAmount: null,
			charges: null,
			bookedOn: null,
			valueOn: textAt(original, 'ReqdColltnDt'),
			reason: reasons.find((reason) => reason !== null) ?? null,
			references,
			...readRemittance(original),
			debtor,
			creditor: original ? partyAt(original, original, 'Cdtr') : NOBODY,
			counterparty: debtor,
			bankCode: null,
			batch: null,
			note: null,
		};
	}

	private referencesOf(block: XmlNode | undefined, debit: XmlNode | undefined): BankEntry['references'] {
		return {
			endToEndId: textAt(debit, 'OrgnlEndToEndId'),
			mandateId: textAt(debit, 'OrgnlTxRef/MndtRltdInf/MndtId'),
			instructionId: textAt(debit, 'OrgnlInstrId'),
			messageId: textAt(this.file, 'OrgnlMsgId'),
			blockId: textAt(block, 'OrgnlPmtInfId'),
			transactionId: null,
			bankReference: textAt(debit, 'StsId'),
			entryReference: null,
		};
	}
}
