import type { Amendment } from '../../domain/sepa/amendment';
import type { PlannedDebit } from '../../domain/sepa/debitPlan';
import type { DebitVersion } from '../../domain/sepa/debitVersions';
import { agent, creditorScheme, element, escape, euros, postalAddress } from './elements';

/** Says that the debtor has another account, without its number. */
const NEW_ACCOUNT = 'SMNDA';

/** One debit on one line: a file of 100,000 is large enough without indentation. */
export function writeTransaction(debit: PlannedDebit, version: DebitVersion): string {
	const { debtor, mandate, instructionId } = debit;
	return (
		`<DrctDbtTxInf><PmtId>${instructionId === undefined ? '' : element('InstrId', instructionId)}<EndToEndId>${escape(debit.endToEndId)}</EndToEndId></PmtId>` +
		`<InstdAmt Ccy="EUR">${euros(debit.amount)}</InstdAmt>` +
		`<DrctDbtTx><MndtRltdInf><MndtId>${escape(mandate.reference)}</MndtId><DtOfSgntr>${mandate.signedOn}</DtOfSgntr>${writeAmendment(mandate.amendment, version)}</MndtRltdInf></DrctDbtTx>` +
		`<DbtrAgt>${agent(debtor.bic, version)}</DbtrAgt>` +
		`<Dbtr><Nm>${escape(debtor.name)}</Nm>${postalAddress(debtor.address)}</Dbtr>` +
		`<DbtrAcct><Id><IBAN>${debtor.iban}</IBAN></Id></DbtrAcct>` +
		(debtor.ultimateDebtor === undefined
			? ''
			: `<UltmtDbtr>${element('Nm', debtor.ultimateDebtor)}</UltmtDbtr>`) +
		(debit.purpose === undefined ? '' : `<Purp><Cd>${debit.purpose}</Cd></Purp>`) +
		`${writeRemittance(debit)}</DrctDbtTxInf>\n`
	);
}

function writeRemittance({ remittance, creditorReference }: PlannedDebit): string {
	if (creditorReference !== undefined)
		return `<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${creditorReference}</Ref></CdtrRefInf></Strd></RmtInf>`;
	return remittance === undefined ? '' : `<RmtInf><Ustrd>${escape(remittance)}</Ustrd></RmtInf>`;
}

function writeAmendment(amendment: Amendment | undefined, version: DebitVersion): string {
	if (amendment === undefined) return '<AmdmntInd>false</AmdmntInd>';
	const { reference, creditorName, creditorIdentifier } = amendment;
	const isOtherCreditor = creditorName !== undefined || creditorIdentifier !== undefined;
	const creditor = isOtherCreditor
		? `<OrgnlCdtrSchmeId>${element('Nm', creditorName)}${creditorIdentifier === undefined ? '' : creditorScheme(creditorIdentifier)}</OrgnlCdtrSchmeId>`
		: '';
	return `<AmdmntInd>true</AmdmntInd><AmdmntInfDtls>${element('OrgnlMndtId', reference)}${creditor}${writeNewAccount(amendment, version)}</AmdmntInfDtls>`;
}

/**
 * Another account of the debtor. The ISO messages say so at the account, and never name the former one; the older
 * German ones name it within one bank, and speak of another bank otherwise.
 */
function writeNewAccount({ account }: Amendment, { accountChange }: DebitVersion): string {
	if (account === undefined) return '';
	const other = `<Othr><Id>${NEW_ACCOUNT}</Id></Othr>`;
	if (accountChange === 'account') return `<OrgnlDbtrAcct><Id>${other}</Id></OrgnlDbtrAcct>`;
	if (account.sameBank && account.iban !== undefined)
		return `<OrgnlDbtrAcct><Id><IBAN>${account.iban}</IBAN></Id></OrgnlDbtrAcct>`;
	return `<OrgnlDbtrAgt><FinInstnId>${other}</FinInstnId></OrgnlDbtrAgt>`;
}
