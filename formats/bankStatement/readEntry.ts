import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { BankEntry } from '../../domain/sepa/bankEntry';
import { find, findAll, textAt, type XmlNode } from '../xmlStream';
import { amountAt, dateAt, NOBODY, partyAt, readAmount, readReason, readRemittance } from './fields';

/** Where an entry of a statement stands. */
export interface EntryPlace {
	readonly message: BankEntry['message'];
	/** `Stmt` or `Ntfctn`. */
	readonly statement: XmlNode | undefined;
	readonly entry: XmlNode;
	/** Place of the entry in its statement, from 1. */
	readonly number: number;
}

/** One transaction of an entry. */
export interface EntryTransaction {
	readonly node: XmlNode;
	readonly batch: XmlNode | undefined;
	/** From 1. */
	readonly number: number;
	/** It is all that the entry holds. */
	readonly alone: boolean;
}

/** Makes one entry of a statement, or one transaction of it, the same whichever generation it comes in. */
export function readEntry(place: EntryPlace, transaction?: EntryTransaction): BankEntry {
	const { message, statement, entry } = place;
	const details = transaction?.node;
	const returned = find(details, 'RtrInf');
	const direction = directionOf(textAt(details, 'CdtDbtInd') ?? textAt(entry, 'CdtDbtInd'));
	const account = readAccount(statement);
	const parties = find(details, 'RltdPties');
	const agents = find(details, 'RltdAgts');
	const debtor = parties || agents ? partyAt(parties, agents, 'Dbtr') : NOBODY;
	const creditor = parties || agents ? partyAt(parties, agents, 'Cdtr') : NOBODY;
	const kind = returned ? 'return' : direction;
	return {
		kind: kind ?? 'credit',
		key: keyOf(place, account, transaction),
		level: transaction ? 'transaction' : 'entry',
		message,
		statementId: textAt(statement, 'Id'),
		account,
		status: textAt(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts'),
		direction,
		reversal: /^(true|1)$/.test(textAt(entry, 'RvslInd') ?? ''),
		...readAmounts(entry, transaction),
		bookedOn: dateAt(entry, 'BookgDt'),
		valueOn: dateAt(entry, 'ValDt'),
		reason: returned ? readReason(returned) : null,
		references: readReferences(place, details),
		...readRemittance(details),
		debtor,
		creditor,
		counterparty: otherSide(
			{ debtor, creditor },
			account?.id,
			direction === 'credit' || returned !== undefined,
		),
		bankCode: readBankCode(details) ?? readBankCode(entry),
		batch: readBatch(transaction?.batch ?? find(entry, 'NtryDtls/Btch')),
		note:
			[textAt(details, 'AddtlTxInf'), transaction?.alone === false ? null : textAt(entry, 'AddtlNtryInf')]
				.filter(Boolean)
				.join(' ') || null,
	};
}

function directionOf(text: string | null): 'credit' | 'debit' | null {
	return text === 'CRDT' ? 'credit' : text === 'DBIT' ? 'debit' : null;
}

function readAccount(statement: XmlNode | undefined): BankEntry['account'] {
	const id = textAt(statement, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id');
	return id === null ? null : { id, currency: textAt(statement, 'Acct/Ccy') };
}

const TRANSACTION_AMOUNTS = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/InstdAmt/Amt'];

/** A transaction that is alone has what the entry booked, fees included; the others have what they say themselves. */
function readAmounts(entry: XmlNode, transaction: EntryTransaction | undefined) {
	const details = transaction?.node;
	const own = transaction?.alone === false ? amountAt(details, ...TRANSACTION_AMOUNTS) : null;
	const booked =
		own ?? amountAt(details, 'Amt') ?? (transaction?.alone === false ? null : amountAt(entry, 'Amt'));
	const ofDetails = ['Amt', ...TRANSACTION_AMOUNTS.slice(1)].map((path) => find(details, path));
	const currency = [...ofDetails, find(entry, 'Amt')].find((node) => node?.attributes['Ccy']);
	return {
		amount: booked,
		currency: currency?.attributes['Ccy'] ?? null,
		originalAmount: amountAt(details, 'AmtDtls/InstdAmt/Amt') ?? amountAt(entry, 'AmtDtls/InstdAmt/Amt'),
		charges: sumCharges(details) ?? sumCharges(transaction?.alone === false ? undefined : entry),
	};
}

/** The earlier generation repeats the element, the later one has a record for each. */
function sumCharges(node: XmlNode | undefined): Decimal | null {
	const all = findAll(node, 'Chrgs');
	if (all.length === 0) return null;
	const stated = amountAt(all[0], 'TtlChrgsAndTaxAmt');
	if (stated !== null) return stated;
	const each = all.flatMap((one) => [
		...findAll(one, 'Rcrd').map((record) => find(record, 'Amt')),
		find(one, 'Amt'),
	]);
	return toDecimal(each.reduce((sum, one) => sum.plus(readAmount(one) ?? 0), new Exact(0)));
}

function readReferences({ entry }: EntryPlace, details: XmlNode | undefined): BankEntry['references'] {
	const refs = find(details, 'Refs');
	return {
		endToEndId: textAt(refs, 'EndToEndId'),
		mandateId: textAt(refs, 'MndtId'),
		instructionId: textAt(refs, 'InstrId'),
		messageId: textAt(refs, 'MsgId'),
		blockId: textAt(refs, 'PmtInfId'),
		transactionId: textAt(refs, 'TxId'),
		bankReference: textAt(refs, 'AcctSvcrRef') ?? textAt(entry, 'AcctSvcrRef'),
		entryReference: textAt(entry, 'NtryRef'),
	};
}

/** The side whose account is not the one of the statement; where none is told, by the way of the money. */
function otherSide(
	{ debtor, creditor }: Pick<BankEntry, 'debtor' | 'creditor'>,
	own: string | undefined,
	isDebtor: boolean,
): BankEntry['counterparty'] {
	if (own !== undefined && debtor.iban === own && creditor.iban !== own) return creditor;
	if (own !== undefined && creditor.iban === own && debtor.iban !== own) return debtor;
	return isDebtor ? debtor : creditor;
}

function readBankCode(node: XmlNode | undefined): string | null {
	const domain = ['Cd', 'Fmly/Cd', 'Fmly/SubFmlyCd'].flatMap(
		(path) => textAt(node, `BkTxCd/Domn/${path}`) ?? [],
	);
	return domain.length > 0 ? domain.join('/') : textAt(node, 'BkTxCd/Prtry/Cd');
}

function readBatch(node: XmlNode | undefined): BankEntry['batch'] {
	if (node === undefined) return null;
	const count = textAt(node, 'NbOfTxs');
	return {
		blockId: textAt(node, 'PmtInfId'),
		messageId: textAt(node, 'MsgId'),
		count: count !== null && /^\d{1,15}$/.test(count) ? Number(count) : null,
	};
}

/**
 * The bank's own reference of the transaction says what it is in every message; else that of the entry, else the place
 * in the message, each with the end-to-end id and the place within the entry.
 */
function keyOf(
	place: EntryPlace,
	account: BankEntry['account'],
	transaction: EntryTransaction | undefined,
): string {
	const { message, statement, entry, number } = place;
	const refs = find(transaction?.node, 'Refs');
	const own = textAt(refs, 'AcctSvcrRef');
	const ofEntry = textAt(entry, 'AcctSvcrRef');
	const within = [
		textAt(refs, 'EndToEndId') ?? '',
		transaction?.alone === false ? String(transaction.number) : '',
	];
	const parts =
		own !== null && own !== ofEntry
			? ['transaction', own]
			: ofEntry !== null
				? ['entry', ofEntry, ...within]
				: [
						'message',
						message.id ?? '',
						textAt(statement, 'Id') ?? '',
						textAt(entry, 'NtryRef') ?? '',
						String(number),
						...within,
					];
	return [account?.id ?? '', ...parts].join('|');
}
