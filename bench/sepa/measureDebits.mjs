import { createHash } from 'node:crypto';
import { dependency, shipped } from '../support/shipped.mjs';

/** One measurement in a process of its own: `node measureDebits.mjs ours|plain|peer|planning|memory COUNT`. */
const { writePain008 } = shipped('formats/pain008/index.js');
const { planDebitBatch } = shipped('services/sepa/writeDebitFile.js');

const HEAD = {
	version: 'pain.008.001.08',
	messageId: 'BENCH-1',
	createdAt: '2026-11-23T09:30:00',
	initiatingParty: { name: 'SARL Atelier Exemple', idKind: 'organisation' },
};
const CREDITOR = {
	name: 'SARL Atelier Exemple',
	iban: 'FR7630006000011234567890189',
	bic: 'AGRIFRPPXXX',
	creditorIdentifier: 'FR72ZZZ123456',
};
const IBANS = ['FR1420041010050500013M02606', 'DE89370400440532013000', 'BE68539007547034'];

const debitOf = (index) => ({
	position: index,
	creditor: CREDITOR,
	scheme: 'CORE',
	sequence: index % 4 === 0 ? 'FRST' : 'RCUR',
	collectedOn: '2026-12-01',
	batchBooking: true,
	amount: 100 + (index % 100_000),
	endToEndId: `FA-2026-${index}`,
	mandate: { reference: `RUM-${index}`, signedOn: '2026-01-02' },
	debtor: { name: `Customer number ${index}`, iban: IBANS[index % 3] },
	remittance: `Facture FA-2026-${index}`,
});

const inputOf = ({ amount, endToEndId, sequence, mandate, debtor, remittance }) => ({
	amount: amount / 100,
	endToEndId,
	sequenceType: sequence,
	mandate,
	debtor,
	remittance,
	notifiedOn: '2026-11-10',
});

function* debits(count) {
	for (let index = 0; index < count; index += 1) yield debitOf(index);
}

/** The same text as ours, of debits of which the shape is known. */
function putTogether(all) {
	const euros = (cents) => (cents / 100).toFixed(2);
	const sum = (some) => euros(some.reduce((total, { amount }) => total + amount, 0));
	let text =
		`<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${HEAD.version}">\n<CstmrDrctDbtInitn>\n<GrpHdr>\n` +
		`<MsgId>${HEAD.messageId}</MsgId>\n<CreDtTm>${HEAD.createdAt}</CreDtTm>\n<NbOfTxs>${all.length}</NbOfTxs>\n<CtrlSum>${sum(all)}</CtrlSum>\n<InitgPty><Nm>${HEAD.initiatingParty.name}</Nm></InitgPty>\n</GrpHdr>\n`;
	for (const [index, sequence] of ['FRST', 'RCUR'].entries()) {
		const some = all.filter((debit) => debit.sequence === sequence);
		text +=
			`<PmtInf>\n<PmtInfId>${HEAD.messageId}-${index + 1}</PmtInfId>\n<PmtMtd>DD</PmtMtd>\n<BtchBookg>true</BtchBookg>\n<NbOfTxs>${some.length}</NbOfTxs>\n<CtrlSum>${sum(some)}</CtrlSum>\n` +
			`<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>${sequence}</SeqTp></PmtTpInf>\n<ReqdColltnDt>2026-12-01</ReqdColltnDt>\n<Cdtr><Nm>${CREDITOR.name}</Nm></Cdtr>\n` +
			`<CdtrAcct><Id><IBAN>${CREDITOR.iban}</IBAN></Id></CdtrAcct>\n<CdtrAgt><FinInstnId><BICFI>${CREDITOR.bic}</BICFI></FinInstnId></CdtrAgt>\n<ChrgBr>SLEV</ChrgBr>\n` +
			`<CdtrSchmeId><Id><PrvtId><Othr><Id>${CREDITOR.creditorIdentifier}</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id></CdtrSchmeId>\n`;
		for (const { amount, endToEndId, mandate, debtor, remittance } of some)
			text +=
				`<DrctDbtTxInf><PmtId><EndToEndId>${endToEndId}</EndToEndId></PmtId><InstdAmt Ccy="EUR">${euros(amount)}</InstdAmt>` +
				`<DrctDbtTx><MndtRltdInf><MndtId>${mandate.reference}</MndtId><DtOfSgntr>${mandate.signedOn}</DtOfSgntr><AmdmntInd>false</AmdmntInd></MndtRltdInf></DrctDbtTx>` +
				`<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt><Dbtr><Nm>${debtor.name}</Nm></Dbtr>` +
				`<DbtrAcct><Id><IBAN>${debtor.iban}</IBAN></Id></DbtrAcct><RmtInf><Ustrd>${remittance}</Ustrd></RmtInf></DrctDbtTxInf>\n`;
		text += '</PmtInf>\n';
	}
	return `${text}</CstmrDrctDbtInitn>\n</Document>\n`;
}

/** The peer's own way, as its manual shows it. */
function byPeer(all) {
	const SEPA = dependency('sepa');
	const file = new SEPA.Document(HEAD.version);
	Object.assign(file.grpHdr, { id: HEAD.messageId, created: new Date(), initiatorName: CREDITOR.name });
	for (const sequenceType of ['FRST', 'RCUR']) {
		const info = file.createPaymentInfo();
		Object.assign(info, {
			collectionDate: new Date('2026-12-01'),
			creditorIBAN: CREDITOR.iban,
			creditorBIC: CREDITOR.bic,
			creditorName: CREDITOR.name,
			creditorId: CREDITOR.creditorIdentifier,
			batchBooking: true,
			sequenceType,
		});
		file.addPaymentInfo(info);
		for (const { amount, endToEndId, mandate, debtor, remittance } of all.filter(
			(one) => one.sequence === sequenceType,
		)) {
			const debit = info.createTransaction();
			Object.assign(debit, {
				debtorName: debtor.name,
				debtorIBAN: debtor.iban,
				mandateId: mandate.reference,
				mandateSignatureDate: new Date(mandate.signedOn),
				amount: amount / 100,
				remittanceInfo: remittance,
				end2endId: endToEndId,
			});
			info.addTransaction(debit);
		}
	}
	return file.toString();
}

async function write(head, source) {
	const bytes = [];
	for await (const chunk of writePain008(head, source)) bytes.push(Buffer.from(chunk));
	return bytes;
}

async function plan(all) {
	const batch = {
		messageId: HEAD.messageId,
		createdAt: HEAD.createdAt,
		collectionDate: '2026-12-01',
		creditor: CREDITOR,
	};
	const {
		head,
		debits: planned,
		problems,
	} = planDebitBatch({ ...batch, collections: all.map(inputOf) }, '2026-11-23T08:30:00.000Z');
	if (problems.length > 0) throw new Error(problems[0].message);
	return write(head, planned);
}

const WAYS = { ours: (all) => write(HEAD, all), plain: putTogether, peer: byPeer, planning: plan };

async function time(make, count) {
	const all = [...debits(count)];
	const startedAt = process.cpuUsage();
	const made = await make(all);
	// Bytes are what a file has: a text that was only put together is a tree of pieces.
	const bytes = typeof made === 'string' ? [Buffer.from(made)] : made;
	// Time of the processor, which what else the machine does makes hardly longer.
	const { user, system } = process.cpuUsage(startedAt);
	const spent = (user + system) / 1000;
	const hash = createHash('sha256');
	for (const part of bytes) hash.update(part);
	return {
		time: spent,
		bytes: bytes.reduce((sum, part) => sum + part.length, 0),
		hash: hash.digest('hex'),
	};
}

/** Chunks are dropped as they come, and debits made anew each time they are read. */
async function peakOf(count) {
	let peak = 0;
	let bytes = 0;
	for await (const chunk of writePain008(HEAD, () => debits(count))) {
		bytes += Buffer.byteLength(chunk);
		peak = Math.max(peak, process.memoryUsage().rss / 1024 / 1024);
	}
	return { peak, bytes };
}

const [, , what, count] = process.argv;
const result = what === 'memory' ? await peakOf(Number(count)) : await time(WAYS[what], Number(count));
console.log(JSON.stringify(result));
