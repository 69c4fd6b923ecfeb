import type { DebitVersion } from '../../domain/sepa/debitVersions';
import { findBicProblem } from '../../domain/sepa/findBicProblem';
import { findCreditorIdentifierProblem } from '../../domain/sepa/findCreditorIdentifierProblem';
import { findSepaIbanProblem } from '../../domain/sepa/findIbanProblem';
import { findIdProblem } from '../../domain/sepa/findIdProblem';
import { findVersionBicProblem } from '../../domain/sepa/findVersionBicProblem';
import { isTargetDay } from '../../domain/sepa/targetDays';
import { isCalendarDate } from '../../domain/dates/calendarDate';
import { isSepaText } from '../../domain/sepa/toSepaText';
import { find, findAll, textAt, type XmlNode } from '../xmlStream';
import type { FileFaults, Totals } from './fileFaults';

export const CREDITOR_ID = 'CdtrSchmeId/Id/PrvtId/Othr/Id';

export function checkHead(head: XmlNode, faults: FileFaults): void {
	faults.addFault(findIdProblem(textAt(head, 'MsgId') ?? '', { name: 'Message id' }), 'GrpHdr/MsgId');
	checkCharacters(head, 'GrpHdr', faults);
}

/** What stands once for all transactions of a payment information block. */
export function checkBlock(
	block: XmlNode,
	totals: Totals,
	number: number,
	version: DebitVersion,
	faults: FileFaults,
): void {
	const path = `PmtInf[${number}]`;
	totals.compare(block, path, faults);
	checkCharacters(block, path, faults);
	faults.addFault(
		findIdProblem(textAt(block, 'PmtInfId') ?? '', { name: 'Id of the block' }),
		`${path}/PmtInfId`,
	);
	checkPaymentType(find(block, 'PmtTpInf'), `${path}/PmtTpInf`, faults);
	const day = textAt(block, 'ReqdColltnDt') ?? '';
	if (!isCalendarDate(day) || !isTargetDay(day))
		faults.add('sepa.closedDay', `${path}/ReqdColltnDt`, `No euro payment settles on ${day}.`);
	faults.addFault(findSepaIbanProblem(textAt(block, 'CdtrAcct/Id/IBAN') ?? ''), `${path}/CdtrAcct`);
	checkAgent(find(block, 'CdtrAgt/FinInstnId'), `${path}/CdtrAgt`, version, faults);
	checkChargeBearer(block, path, faults);
	const creditor = textAt(block, CREDITOR_ID);
	if (creditor !== null) faults.addFault(findCreditorIdentifierProblem(creditor), `${path}/CdtrSchmeId`);
}

export function checkPaymentType(node: XmlNode | undefined, path: string, faults: FileFaults): void {
	if (node === undefined) return;
	const levels = findAll(node, 'SvcLvl').map((level) => textAt(level, 'Cd') ?? 'none');
	if (levels.length !== 1 || levels[0] !== 'SEPA')
		faults.add(
			'sepa.serviceLevel',
			`${path}/SvcLvl`,
			`The service level is '${levels.join()}', and not SEPA.`,
		);
	const scheme = textAt(node, 'LclInstrm/Cd') ?? 'none';
	if (scheme !== 'CORE' && scheme !== 'B2B')
		faults.add('sepa.scheme', `${path}/LclInstrm`, `The scheme is '${scheme}', and not CORE or B2B.`);
}

export function checkChargeBearer(node: XmlNode, path: string, faults: FileFaults): void {
	const bearer = textAt(node, 'ChrgBr');
	if (bearer !== null && bearer !== 'SLEV')
		faults.add(
			'sepa.chargeBearer',
			`${path}/ChrgBr`,
			`Charges are borne by '${bearer}', and not by the rule SLEV.`,
		);
}

/** Either a BIC that is one, in the element of its version, or the word that says that there is none. */
export function checkAgent(
	node: XmlNode | undefined,
	path: string,
	version: DebitVersion,
	faults: FileFaults,
): void {
	const bic = textAt(node, version.bic);
	const other = version.bic === 'BIC' ? 'BICFI' : 'BIC';
	if (find(node, other))
		faults.add('sepa.bicElement', path, `${version.name} has ${version.bic}, and not ${other}.`);
	else if (bic !== null)
		faults.addFault(findBicProblem(bic) ?? findVersionBicProblem(bic, version, ''), path);
	else if (version.bicNeeded) faults.addFault(findVersionBicProblem(undefined, version, 'The bank'), path);
	else if (textAt(node, 'Othr/Id') !== 'NOTPROVIDED')
		faults.add('sepa.bicMissing', path, 'The bank has neither a BIC nor the word NOTPROVIDED.');
}

/** Every text in the characters that all banks take. */
export function checkCharacters(node: XmlNode, path: string, faults: FileFaults): void {
	for (const child of node.children) checkCharacters(child, `${path}/${child.name}`, faults);
	if (node.children.length === 0 && !isSepaText(node.text))
		faults.add('sepa.characters', path, `'${node.text.slice(0, 60)}' has characters that banks may refuse.`);
}
