import { chooseAddress } from '../../domain/sepa/chooseAddress';
import type { DebitVersion } from '../../domain/sepa/debitVersions';
import { findCreditorIdentifierProblem } from '../../domain/sepa/findCreditorIdentifierProblem';
import { findSepaIbanProblem } from '../../domain/sepa/findIbanProblem';
import { findIdProblem } from '../../domain/sepa/findIdProblem';
import { readDebitAmount } from '../../domain/sepa/readDebitAmount';
import { Exact, isPlainDecimal } from '../../domain/money/decimal';
import { find, textAt, type XmlNode } from '../xmlStream';
import { textsOf } from './textsOf';
import { checkAgent, checkChargeBearer, checkCharacters, checkPaymentType, CREDITOR_ID } from './checkBlock';
import type { FileFaults } from './fileFaults';

interface Surroundings {
	readonly block: XmlNode | undefined;
	readonly head: XmlNode | undefined;
	readonly version: DebitVersion;
	readonly faults: FileFaults;
	/** In the file, from 1. */
	readonly number: number;
}

/** Checks one transaction. @returns its cents, for the sums */
export function checkTransaction(node: XmlNode, surroundings: Surroundings): bigint {
	const { block, faults, number, version } = surroundings;
	const path = `DrctDbtTxInf[${number}]`;
	checkCharacters(node, path, faults);
	checkPaymentType(find(node, 'PmtTpInf'), `${path}/PmtTpInf`, faults);
	checkChargeBearer(node, path, faults);
	checkAgent(find(node, 'DbtrAgt/FinInstnId'), `${path}/DbtrAgt`, version, faults);
	faults.addFault(findSepaIbanProblem(textAt(node, 'DbtrAcct/Id/IBAN') ?? ''), `${path}/DbtrAcct`);
	checkIds(node, path, faults);
	checkMandate(node, path, surroundings);
	checkAddress(node, path, surroundings);
	const own = textAt(node, `DrctDbtTx/${CREDITOR_ID}`);
	if (own !== null) faults.addFault(findCreditorIdentifierProblem(own), `${path}/DrctDbtTx/CdtrSchmeId`);
	if ((own === null) === (textAt(block, CREDITOR_ID) === null))
		faults.add(
			'sepa.creditorPlace',
			path,
			'The creditor identifier stands in the block or at the transaction: in one of both.',
		);
	return checkAmount(node, path, faults);
}

function checkAmount(node: XmlNode, path: string, faults: FileFaults): bigint {
	const amount = find(node, 'InstdAmt');
	const text = amount?.text.trim() ?? '';
	const currency = amount?.attributes['Ccy'];
	if (currency !== 'EUR')
		faults.add(
			'sepa.currency',
			`${path}/InstdAmt`,
			`The amount is in ${currency ?? 'no currency'}, and not in EUR.`,
		);
	const read = readDebitAmount(text);
	if ('amount' in read) return BigInt(read.amount);
	faults.addFault(read.fault, `${path}/InstdAmt`);
	return isPlainDecimal(text) ? BigInt(new Exact(text).times(100).round(0).toFixed(0)) : 0n;
}

function checkIds(node: XmlNode, path: string, faults: FileFaults): void {
	const endToEnd = textAt(node, 'PmtId/EndToEndId') ?? '';
	faults.addFault(findIdProblem(endToEnd, { name: 'End-to-end id' }), `${path}/PmtId/EndToEndId`);
	const instruction = textAt(node, 'PmtId/InstrId');
	if (instruction !== null)
		faults.addFault(findIdProblem(instruction, { name: 'Instruction id' }), `${path}/PmtId/InstrId`);
}

function checkMandate(node: XmlNode, path: string, { head, version, faults }: Surroundings): void {
	const mandate = find(node, 'DrctDbtTx/MndtRltdInf');
	const at = `${path}/DrctDbtTx/MndtRltdInf`;
	const reference = textAt(mandate, 'MndtId') ?? '';
	faults.addFault(findIdProblem(reference, { name: 'Mandate reference', spaces: false }), `${at}/MndtId`);
	const signed = textAt(mandate, 'DtOfSgntr') ?? '';
	const made = textAt(head, 'CreDtTm')?.slice(0, 10) ?? '';
	if (signed === '' || signed > made)
		faults.add(
			'sepa.signedLater',
			`${at}/DtOfSgntr`,
			`The mandate was signed on '${signed}', and the file made on ${made}.`,
		);
	if (version.accountChange === 'agent' && find(mandate, 'AmdmntInfDtls/OrgnlDbtrAcct/Id/Othr'))
		faults.add(
			'sepa.accountChange',
			`${at}/AmdmntInfDtls`,
			`${version.name} tells an account at another bank by OrgnlDbtrAgt.`,
		);
	const isChanged = /^(true|1)$/.test(textAt(mandate, 'AmdmntInd') ?? 'false');
	if (isChanged !== (find(mandate, 'AmdmntInfDtls')?.children.length ?? 0) > 0)
		faults.add(
			'sepa.amendment',
			`${at}/AmdmntInd`,
			'A changed mandate names what was before, and no other one does.',
		);
}

function checkAddress(node: XmlNode, path: string, { block, version, faults }: Surroundings): void {
	const given = find(node, 'Dbtr/PstlAdr');
	const iban = textAt(node, 'DbtrAcct/Id/IBAN') ?? '';
	const isKnown = version.address !== 'never' || !given?.children.some(({ name }) => !OLD_ADDRESS.has(name));
	if (!isKnown)
		faults.add('sepa.address', `${path}/Dbtr/PstlAdr`, `${version.name} knows only country and two lines.`);
	const { fault } = chooseAddress({
		address: given && {
			town: textAt(given, 'TwnNm') ?? undefined,
			country: textAt(given, 'Ctry') ?? undefined,
			lines: textsOf(given, 'AdrLine'),
		},
		iban,
		version,
		collectedOn: textAt(block, 'ReqdColltnDt') ?? '',
		// An address that is there is looked at, whether it had to be or not.
		forced: given !== undefined,
	});
	faults.addFault(fault, `${path}/Dbtr/PstlAdr`);
}

const OLD_ADDRESS: ReadonlySet<string> = new Set(['Ctry', 'AdrLine']);
