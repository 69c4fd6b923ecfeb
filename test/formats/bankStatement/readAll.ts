import type { BankEntry } from '../../../domain/sepa/bankEntry';
import { readBankStatement } from '../../../formats/bankStatement';
import { inChunks } from '../../support/debits';
import { entry, statement, transaction } from './statements';

/** All entries of a file that comes in chunks of a size. */
export async function read(bytes: Uint8Array | string, size?: number): Promise<BankEntry[]> {
	const entries: BankEntry[] = [];
	for await (const one of readBankStatement(inChunks(bytes, size))) entries.push(one);
	return entries;
}

export const refused = (bytes: Uint8Array | string, rule: string) =>
	expect(read(bytes)).rejects.toMatchObject({ rule });

/** A return, a batch of two, and entries without transactions. */
export const oneOfEach = (kind: '053' | '054', generation: '02' | '08') =>
	statement(kind, generation, [
		entry(generation, {
			reference: 'BANK-1',
			note: 'Virement',
			transactions: [
				transaction(generation, {
					endToEndId: 'E1',
					remittance: 'Facture FA-1',
					reference: 'RF18539007547034',
				}),
			],
		}),
		entry(generation, {
			amount: '103.50',
			direction: 'DBIT',
			reference: 'BANK-2',
			time: true,
			transactions: [
				transaction(generation, { endToEndId: 'E2', mandateId: 'RUM-2', reason: 'AM04', charges: '3.50' }),
			],
		}),
		entry(generation, {
			amount: '30.00',
			batch: '<Btch><PmtInfId>MSG-20261123-0001-1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>',
			transactions: [
				transaction(generation, { endToEndId: 'E3', amount: '10.00' }),
				transaction(generation, { endToEndId: 'E4', amount: '20.00' }),
			],
		}),
		entry(generation, { amount: '12.34', direction: 'DBIT', status: 'PDNG', note: 'Frais', reversal: true }),
		entry(generation, {
			amount: '240.00',
			batch: '<Btch><PmtInfId>MSG-20261123-0001-2</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>',
		}),
	]);
