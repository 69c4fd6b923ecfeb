import { performance } from 'node:perf_hooks';
import { shipped } from '../support/shipped.mjs';

/** `node measureStatement.mjs MEGABYTES entries|oneEntry`: generates a statement of that size and reads it. */
const { readBankStatement } = shipped('formats/bankStatement/index.js');

const HEAD =
	'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-12-02T06:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>';
const TAIL = '</Stmt></BkToCstmrStmt></Document>';
const ENTRY =
	'<Ntry><Amt Ccy="EUR">120.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt><ValDt><Dt>2026-12-01</Dt></ValDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>';
const ENTRY_END = '</NtryDtls></Ntry>';
const transaction = (number) =>
	`<TxDtls><Refs><EndToEndId>FA-2026-${number}</EndToEndId></Refs><Amt Ccy="EUR">120.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Customer number ${number}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Facture FA-2026-${number}</Ustrd></RmtInf></TxDtls>`;

const CHUNK = 64 * 1024;
const MEGABYTE = 1024 * 1024;

function* statement(megabytes, shape) {
	const one = shape === 'entries' ? (number) => ENTRY + transaction(number) + ENTRY_END : transaction;
	let text = HEAD + (shape === 'entries' ? '' : ENTRY);
	let bytes = 0;
	for (let number = 1; bytes < megabytes * 1e6; number += 1) {
		text += one(number);
		if (text.length < CHUNK) continue;
		const chunk = Buffer.from(text);
		bytes += chunk.length;
		text = '';
		yield chunk;
	}
	yield Buffer.from(text + (shape === 'entries' ? '' : ENTRY_END) + TAIL);
}

const [, , megabytes, shape] = process.argv;
let peak = 0;
let live = 0;
let transactions = 0;
const startedAt = performance.now();
for await (const entry of readBankStatement(statement(Number(megabytes), shape))) {
	if (entry.amount !== '120') throw new Error(`An amount is ${entry.amount}`);
	transactions += 1;
	if (transactions % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss / MEGABYTE);
	if (transactions % 20_000 !== 0) continue;
	// What cannot be forgotten: the rest is what the engine has not yet found time to collect.
	globalThis.gc();
	const { heapUsed, external } = process.memoryUsage();
	live = Math.max(live, (heapUsed + external) / MEGABYTE);
}
console.log(JSON.stringify({ time: performance.now() - startedAt, transactions, peak, live }));
