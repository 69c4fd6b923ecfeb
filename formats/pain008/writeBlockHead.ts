import type { DebitVersion } from '../../domain/sepa/debitVersions';
import { LONGEST_ID } from '../../domain/sepa/findIdProblem';
import { agent, creditorScheme, element, euros, postalAddress } from './elements';
import type { DebitBlock } from './sumBlocks';

/** What stands in a payment information block before its transactions. @param number from 1 */
export function writeBlockHead(
	block: DebitBlock,
	messageId: string,
	number: number,
	version: DebitVersion,
): string {
	const { creditor, scheme, sequence, collectedOn, batchBooking } = block.shared;
	const { ultimateCreditor } = creditor;
	return [
		'<PmtInf>',
		element('PmtInfId', blockId(messageId, number)),
		'<PmtMtd>DD</PmtMtd>',
		`<BtchBookg>${batchBooking}</BtchBookg>`,
		`<NbOfTxs>${block.count}</NbOfTxs>`,
		`<CtrlSum>${euros(block.sum)}</CtrlSum>`,
		`<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>${scheme}</Cd></LclInstrm><SeqTp>${sequence}</SeqTp></PmtTpInf>`,
		`<ReqdColltnDt>${collectedOn}</ReqdColltnDt>`,
		`<Cdtr>${element('Nm', creditor.name)}${postalAddress(creditor.address)}</Cdtr>`,
		`<CdtrAcct><Id><IBAN>${creditor.iban}</IBAN></Id></CdtrAcct>`,
		`<CdtrAgt>${agent(creditor.bic, version)}</CdtrAgt>`,
		...(ultimateCreditor ? [`<UltmtCdtr>${element('Nm', ultimateCreditor)}</UltmtCdtr>`] : []),
		'<ChrgBr>SLEV</ChrgBr>',
		`<CdtrSchmeId>${creditorScheme(creditor.creditorIdentifier)}</CdtrSchmeId>`,
		'',
	].join('\n');
}

/** The id of the message and a number, within the length of ids. */
export function blockId(messageId: string, number: number): string {
	const suffix = `-${number}`;
	return `${messageId.slice(0, LONGEST_ID - suffix.length)}${suffix}`;
}
