/** Messages of a bank, built here. Each is valid by its schema. */

const URN = 'urn:iso:std:iso:20022:tech:xsd:';

type Generation = '02' | '08';

export const document = (name: string, root: string, inner: string) =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${URN}${name}"><${root}>${inner}</${root}></Document>\n`;

const isNew = (generation: Generation) => generation === '08';
const party = (generation: Generation, name: string) =>
	isNew(generation) ? `<Pty><Nm>${name}</Nm></Pty>` : `<Nm>${name}</Nm>`;
const status = (generation: Generation, code: string) =>
	isNew(generation) ? `<Sts><Cd>${code}</Cd></Sts>` : `<Sts>${code}</Sts>`;

interface TransactionOf {
	readonly endToEndId: string;
	readonly amount?: string;
	readonly mandateId?: string;
	readonly debtor?: string;
	readonly creditor?: string;
	readonly remittance?: string;
	readonly reason?: string;
	readonly charges?: string;
	readonly reference?: string;
	readonly bankReference?: string;
}

const OWN = 'FR7630006000011234567890189';
const OTHER = 'DE89370400440532013000';

/** `debit`: the way of the money; a return of our debit is one, too. */
export function transaction(generation: Generation, of: TransactionOf): string {
	const {
		endToEndId,
		amount = '100.00',
		mandateId,
		debtor = 'Muster GmbH',
		creditor = 'Nous',
		remittance,
		reason,
		charges,
	} = of;
	const bic = isNew(generation) ? 'BICFI' : 'BIC';
	const record = `<Amt Ccy="EUR">${charges}</Amt>`;
	return (
		`<TxDtls><Refs>${of.bankReference ? `<AcctSvcrRef>${of.bankReference}</AcctSvcrRef>` : ''}<EndToEndId>${endToEndId}</EndToEndId>${mandateId ? `<MndtId>${mandateId}</MndtId>` : ''}</Refs>` +
		(isNew(generation)
			? `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${reason ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
			: '') +
		`<AmtDtls><InstdAmt><Amt Ccy="EUR">${amount}</Amt></InstdAmt></AmtDtls>` +
		(charges ? `<Chrgs>${isNew(generation) ? `<Rcrd>${record}</Rcrd>` : record}</Chrgs>` : '') +
		`<RltdPties><Dbtr>${party(generation, debtor)}</Dbtr><DbtrAcct><Id><IBAN>${OTHER}</IBAN></Id></DbtrAcct><Cdtr>${party(generation, creditor)}</Cdtr><CdtrAcct><Id><IBAN>${OWN}</IBAN></Id></CdtrAcct></RltdPties>` +
		`<RltdAgts><DbtrAgt><FinInstnId><${bic}>COBADEFFXXX</${bic}></FinInstnId></DbtrAgt></RltdAgts>` +
		(remittance || of.reference
			? `<RmtInf>${remittance ? `<Ustrd>${remittance}</Ustrd>` : ''}${of.reference ? `<Strd><RfrdDocInf><Nb>FA-77</Nb></RfrdDocInf><CdtrRefInf><Ref>${of.reference}</Ref></CdtrRefInf></Strd>` : ''}</RmtInf>`
			: '') +
		(reason ? `<RtrInf><Rsn><Cd>${reason}</Cd></Rsn><AddtlInf>told by the bank</AddtlInf></RtrInf>` : '') +
		'</TxDtls>'
	);
}

interface EntryOf {
	readonly amount?: string;
	readonly direction?: 'CRDT' | 'DBIT';
	readonly status?: string;
	readonly reference?: string;
	readonly batch?: string;
	readonly transactions?: readonly string[];
	readonly note?: string;
	readonly reversal?: boolean;
	readonly time?: boolean;
}

export function entry(generation: Generation, of: EntryOf = {}): string {
	const { amount = '100.00', direction = 'CRDT', reference, batch, transactions = [], note } = of;
	const day = of.time ? '<DtTm>2026-12-01T23:30:00+01:00</DtTm>' : '<Dt>2026-12-01</Dt>';
	const details =
		batch || transactions.length > 0 ? `<NtryDtls>${batch ?? ''}${transactions.join('')}</NtryDtls>` : '';
	return (
		`<Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${of.reversal ? '<RvslInd>true</RvslInd>' : ''}${status(generation, of.status ?? 'BOOK')}` +
		`<BookgDt>${day}</BookgDt><ValDt><Dt>2026-12-02</Dt></ValDt>${reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : ''}` +
		`<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd>` +
		`${details}${note ? `<AddtlNtryInf>${note}</AddtlNtryInf>` : ''}</Ntry>`
	);
}

const BALANCE =
	'<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-12-01</Dt></Dt></Bal>';

/** A statement (camt.053) or a notice (camt.054) with entries. */
export function statement(
	kind: '053' | '054',
	generation: Generation,
	entries: readonly string[],
	id = 'STMT-1',
): string {
	const [root, part] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
	return document(
		`camt.${kind}.001.${generation}`,
		root,
		`<GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2026-12-02T06:00:00</CreDtTm></GrpHdr><${part}><Id>${id}</Id><CreDtTm>2026-12-02T06:00:00</CreDtTm>` +
			`<Acct><Id><IBAN>${OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>${kind === '053' ? BALANCE : ''}${entries.join('')}</${part}>`,
	);
}

/** An answer to a file of ours (pain.002). */
export function statusReport(
	name: 'pain.002.001.03' | 'pain.002.001.10',
	group: string,
	blocks = '',
): string {
	return document(
		name,
		'CstmrPmtStsRpt',
		`<GrpHdr><MsgId>STS-1</MsgId><CreDtTm>2026-11-24T06:00:00</CreDtTm></GrpHdr>` +
			`<OrgnlGrpInfAndSts><OrgnlMsgId>MSG-20261123-0001</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>${blocks}`,
	);
}
