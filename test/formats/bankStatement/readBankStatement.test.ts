import type { BankEntry } from '../../../domain/sepa/bankEntry';
import { describeConformance, sepaText, validateXml } from '../../support/sepaConformance';
import { oneOfEach, read, refused } from './readAll';
import { entry, statement, statusReport, transaction } from './statements';

const GENERATIONS = ['02', '08'] as const;
const KINDS = ['053', '054'] as const;
const ALL = KINDS.flatMap((kind) => GENERATIONS.map((generation) => [kind, generation] as const));

describeConformance('the messages of these tests', () => {
	test('are valid by their schemas', () => {
		const files = ALL.map(([kind, generation]) => ({
			schema: `returns/camt.${kind}.001.${generation}`,
			xml: oneOfEach(kind, generation),
		}));
		const status = {
			schema: 'returns/pain.002.001.10',
			xml: statusReport('pain.002.001.10', '<GrpSts>PART</GrpSts>', BLOCKS),
		};
		expect(validateXml([...files, status])).toEqual([...files, status].map(() => null));
	});

	test('the samples of returns are read', async () => {
		const [one, ...none] = await read(sepaText('returns/test-sepa-camt-unpaid.xml'));
		expect(none).toEqual([]);
		expect(one).toMatchObject({
			kind: 'return',
			direction: 'debit',
			amount: '100',
			currency: 'EUR',
			bookedOn: '2016-10-08',
			reason: { code: 'AC06', text: '/RTYP/RTRN' },
			references: { endToEndId: 'E2EID1', mandateId: 'MANDATEID2', instructionId: 'FA031615104' },
			remittance: ['FACTURE DU 15.03.16'],
			counterparty: { name: 'DEBTOR4', iban: 'IE16AIBK93110187654321' },
			bankCode: 'PMNT/IDDT/UPDD',
			message: { name: 'camt.054.001.02', id: 'MSGID99345678912' },
		});
		const rejects = await read(sepaText('returns/test-sepa-pain-unpaid.xml'));
		expect(
			rejects.map(({ kind, reason, references, amount }) => [
				kind,
				reason?.code,
				references.blockId,
				references.endToEndId,
				amount,
			]),
		).toEqual([
			['reject', 'AC01', 'PMTINFID1', 'E2EID1', '100'],
			['reject', 'MS02', 'PMTINFID1', 'E2EID2', '100'],
			['reject', 'MD06', 'PMTINFID2', 'E2EID3', '100'],
			['reject', 'AM04', 'PMTINFID2', 'E2EID4', '100'],
		]);
		expect(rejects[0]).toMatchObject({
			references: { messageId: 'MSGID12345678912', mandateId: 'MANDATEID1', bankReference: 'IDREJ1' },
			debtor: { name: 'DEBTOR1', iban: 'IE98BOFI90393912121212', bic: 'BOFIIE2D' },
			reason: { text: 'ACC NUMBER INVALID' },
			valueOn: '2016-10-09',
		});
	});

	test.each(['camt', 'pain'])('the same sample under an unknown namespace is refused: %s', async (name) => {
		const xml = sepaText(`returns/test-sepa-${name}-unpaid.xml`);
		await refused(xml.replace(/xsd:([a-z]+\.\d+\.\d+\.\d+)/, 'xsd:$1.invalid'), 'statement.unknown');
	});
});

describe.each(ALL)('camt.%s of generation %s', (kind, generation) => {
	test('credits, returns, batches and bare entries', async () => {
		const entries = await read(oneOfEach(kind, generation));
		expect(
			entries.map(({ kind: what, level, amount, direction }) => [what, level, amount, direction]),
		).toEqual([
			['credit', 'transaction', '100', 'credit'],
			['return', 'transaction', generation === '08' ? '100' : '103.5', 'debit'],
			['credit', 'transaction', '10', 'credit'],
			['credit', 'transaction', '20', 'credit'],
			['debit', 'entry', '12.34', 'debit'],
			['credit', 'entry', '240', 'credit'],
		]);
		const [credit, returned, first, , bare, batch] = entries as [
			BankEntry,
			BankEntry,
			BankEntry,
			BankEntry,
			BankEntry,
			BankEntry,
		];
		expect(credit).toMatchObject({
			account: { id: 'FR7630006000011234567890189', currency: 'EUR' },
			statementId: 'STMT-1',
			status: 'BOOK',
			bookedOn: '2026-12-01',
			valueOn: '2026-12-02',
			remittance: ['Facture FA-1'],
			creditorReferences: ['RF18539007547034'],
			documentNumbers: ['FA-77'],
			counterparty: { name: 'Muster GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
			creditor: { name: 'Nous' },
			note: 'Virement',
		});
		expect(returned).toMatchObject({
			originalAmount: '100',
			charges: '3.5',
			bookedOn: '2026-12-01',
			reason: { code: 'AM04', text: 'told by the bank' },
			references: { endToEndId: 'E2', mandateId: 'RUM-2', bankReference: 'BANK-2' },
			counterparty: { name: 'Muster GmbH' },
		});
		expect(first.batch).toEqual({ blockId: 'MSG-20261123-0001-1', messageId: null, count: 2 });
		expect(bare).toMatchObject({ status: 'PDNG', reversal: true, note: 'Frais' });
		expect(batch.batch).toEqual({ blockId: 'MSG-20261123-0001-2', messageId: null, count: 2 });
		expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
	});
});

test('what both generations tell is the same, whichever message it comes in', async () => {
	const plain = ({ message: _message, ...rest }: BankEntry) => rest;
	const xml = (generation: '02' | '08') =>
		statement('053', generation, [
			entry(generation, { reference: 'B', transactions: [transaction(generation, { endToEndId: 'E' })] }),
		]);
	const [[old], [recent]] = [await read(xml('02')), await read(xml('08'))];
	expect(plain(recent as BankEntry)).toEqual(plain(old as BankEntry));
});

const block = (id: string, status: string, transactions: string, reason = '') =>
	`<OrgnlPmtInfAndSts><OrgnlPmtInfId>${id}</OrgnlPmtInfId>${status ? `<PmtInfSts>${status}</PmtInfSts>` : ''}${reason ? `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>` : ''}${transactions}</OrgnlPmtInfAndSts>`;
const debitStatus = (id: string, status: string, reason = '') =>
	`<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId>${status ? `<TxSts>${status}</TxSts>` : ''}${reason ? `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>` : ''}</TxInfAndSts>`;
const BLOCKS =
	block('P1', 'PART', debitStatus('E1', 'RJCT', 'AC04') + debitStatus('E2', 'ACSP')) +
	block('P2', 'RJCT', debitStatus('E3', ''), 'FF01');

describe.each(['pain.002.001.03', 'pain.002.001.10'] as const)('%s', (name) => {
	test('a status of the file, of a block and of a debit; one that a debit has not itself is that above it', async () => {
		const entries = await read(statusReport(name, '<GrpSts>PART</GrpSts>', BLOCKS));
		expect(
			entries.map(({ level, kind, status, reason, references }) => [
				level,
				kind,
				status,
				reason?.code ?? null,
				references.blockId,
				references.endToEndId,
			]),
		).toEqual([
			['file', 'status', 'PART', null, null, null],
			['transaction', 'reject', 'RJCT', 'AC04', 'P1', 'E1'],
			['transaction', 'status', 'ACSP', null, 'P1', 'E2'],
			['block', 'status', 'PART', null, 'P1', null],
			['transaction', 'reject', 'RJCT', 'FF01', 'P2', 'E3'],
			['block', 'reject', 'RJCT', 'FF01', 'P2', null],
		]);
		for (const one of entries) expect(one.references.messageId).toBe('MSG-20261123-0001');
	});

	test('a whole file that is rejected is one reject that covers all below', async () => {
		const [one, ...none] = await read(
			statusReport(name, '<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>'),
		);
		expect(none).toEqual([]);
		expect(one).toMatchObject({ level: 'file', kind: 'reject', reason: { code: 'FF01' } });
	});
});
