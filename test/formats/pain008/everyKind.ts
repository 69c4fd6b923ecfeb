import type { DebitVersionName } from '../../../domain/sepa/debitVersions';
import { debit } from '../../support/debits';

export const GERMAN = { name: 'Muster GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };
export const BELGIAN = { name: 'Exemple SPRL', iban: 'BE68539007547034', bic: 'BPOTBEB1' };
const SWISS = {
	name: 'Beispiel AG',
	iban: 'CH9300762011623852957',
	bic: undefined,
	address: {
		street: 'Bahnhofstrasse',
		buildingNumber: '1',
		floor: '3',
		postCode: '8001',
		town: 'Zürich',
		country: 'CH',
	},
};
const hasSwiss = (version: DebitVersionName) => version.startsWith('pain.008.001');

/** Debits of every kind that a version can carry. */
export function everyKind(version: DebitVersionName) {
	const uses = [{ dueOn: '2026-10-01', sequence: 'FRST', outcome: 'settled' }];
	return [
		debit(),
		debit({
			amount: '0.01',
			endToEndId: 'A-2',
			debtor: GERMAN,
			mandate: { reference: 'RUM-2', signedOn: '2025-01-15', uses },
		}),
		debit({
			amount: '999999999.99',
			endToEndId: 'A-3',
			debtor: BELGIAN,
			mandate: {
				reference: 'RUM-3-B',
				signedOn: '2024-06-30',
				uses,
				amendment: {
					originalReference: 'RUM-3-A',
					originalCreditorName: 'Ancien Nom & Fils',
					originalCreditorIdentifier: 'IT66ZZZA1B2C3D4E5F6G7H8',
				},
			},
		}),
		debit({
			endToEndId: 'A-4',
			scheme: 'B2B',
			instructionId: 'INSTR 4',
			debtor: { ...GERMAN, ultimateDebtor: 'Holding Œuvre', professional: true },
			mandate: { reference: 'RUM-4', recurrence: 'oneOff', signedOn: '2026-11-01' },
			purpose: 'SUPP',
			creditorReference: 'RF18 5390 0754 7034',
		}),
		debit({
			endToEndId: 'A-5',
			last: true,
			batchBooking: false,
			mandate: { reference: 'RUM-5', signedOn: '2026-11-01', uses },
			remittance: 'Facture <n° 5> & “avoir”',
		}),
		debit({
			endToEndId: 'A-6',
			collectionDate: '2026-12-15',
			notifiedOn: '2026-11-20',
			debtor: GERMAN,
			mandate: { reference: 'RUM-6', signedOn: '2026-11-01', uses, amendment: { accountChanged: true } },
		}),
		debit({
			endToEndId: 'A-7',
			debtor: GERMAN,
			mandate: {
				reference: 'RUM-7',
				signedOn: '2026-11-01',
				uses,
				amendment: { originalIban: 'DE62370400440532013001' },
			},
		}),
		...(hasSwiss(version)
			? [
					debit({
						endToEndId: 'A-8',
						debtor: SWISS,
						mandate: { reference: 'RUM-8', signedOn: '2026-11-01' },
					}),
					debit({
						endToEndId: 'A-9',
						debtor: {
							...SWISS,
							address: { town: 'Zürich', country: 'CH', lines: ['Bahnhofstrasse 1', '3. Stock'] },
						},
						mandate: { reference: 'RUM-9', signedOn: '2026-11-01' },
					}),
				]
			: []),
	];
}
