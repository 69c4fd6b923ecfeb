/** Files as a bank writes them, made for debits that a story has built. */

const CAMT = 'urn:iso:std:iso:20022:tech:xsd:camt';

interface Line {
	readonly amount: string;
	readonly direction: 'CRDT' | 'DBIT';
	/** Elements of TxDtls, one string a transaction; an entry may have none. */
	readonly transactions?: readonly string[];
	readonly batch?: string;
	readonly ref?: string;
}

export function camt053(
	iban: string,
	day: string,
	lines: readonly Line[],
	generation: '02' | '08' = '08',
): string {
	const status = generation === '02' ? '<Sts>BOOK</Sts>' : '<Sts><Cd>BOOK</Cd></Sts>';
	return [
		`<?xml version="1.0" encoding="UTF-8"?>`,
		`<Document xmlns="${CAMT}.053.001.${generation}"><BkToCstmrStmt>`,
		`<GrpHdr><MsgId>STMT-${day}</MsgId><CreDtTm>${day}T18:00:00</CreDtTm></GrpHdr>`,
		`<Stmt><Id>S1</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>`,
		...lines.map(
			({ amount, direction, transactions = [], batch = '', ref = '' }, index) =>
				`<Ntry><NtryRef>${ref || `N${index}`}</NtryRef><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${ref || `A${day}${index}`}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>${batch}${transactions.map((one) => `<TxDtls>${one}</TxDtls>`).join('')}</NtryDtls></Ntry>`,
		),
		`</Stmt></BkToCstmrStmt></Document>`,
	].join('\n');
}

export const refs = (endToEndId: string, more = '') =>
	`<Refs><EndToEndId>${endToEndId}</EndToEndId>${more}</Refs>`;
export const returned = (endToEndId: string, code: string) =>
	`${refs(endToEndId)}<RtrInf><Rsn><Cd>${code}</Cd></Rsn></RtrInf>`;
export const remitted = (text: string, name: string) =>
	`<RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf>`;

interface Answer {
	readonly messageId: string;
	readonly group?: string;
	readonly blocks?: ReadonlyArray<{
		readonly id: string;
		readonly status?: string;
		readonly code?: string;
		/** End-to-end id and reason of debits that are refused one by one. */
		readonly debits?: ReadonlyArray<readonly [string, string]>;
	}>;
}

export function pain002({ messageId, group, blocks = [] }: Answer): string {
	const reason = (code: string | undefined) =>
		code === undefined ? '' : `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
	return [
		`<?xml version="1.0" encoding="UTF-8"?>`,
		`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>`,
		`<GrpHdr><MsgId>ST-1</MsgId><CreDtTm>2026-03-11T08:00:00</CreDtTm></GrpHdr>`,
		`<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId>${group === undefined ? '' : `<GrpSts>${group}</GrpSts>`}</OrgnlGrpInfAndSts>`,
		...blocks.map(
			({ id, status, code, debits = [] }) =>
				`<OrgnlPmtInfAndSts><OrgnlPmtInfId>${id}</OrgnlPmtInfId>${status === undefined ? '' : `<PmtInfSts>${status}</PmtInfSts>`}${reason(code)}${debits.map(([endToEndId, why]) => `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>RJCT</TxSts>${reason(why)}</TxInfAndSts>`).join('')}</OrgnlPmtInfAndSts>`,
		),
		`</CstmrPmtStsRpt></Document>`,
	].join('\n');
}
