/** A batch with every kind of debit, as `--sample` prints it. Accounts are those of the banks' own examples. */
export const SAMPLE = {
	version: 'pain.008.001.08',
	messageId: 'PRLV-2026-12-001',
	createdAt: '2026-11-23T09:30:00',
	collectionDate: '2026-12-08',
	creditor: {
		name: 'SARL Atelier Exemple',
		iban: 'FR76 3000 6000 0112 3456 7890 189',
		bic: 'AGRIFRPPXXX',
		creditorIdentifier: 'FR72ZZZ123456',
	},
	options: { leadDays: 2, sequencePolicy: 'first', preNotification: 'list' },
	collections: [
		{
			amount: 120,
			invoiceNumber: 'FA-2026-000123',
			debtor: { name: "Boulangerie Château d'Eau", iban: 'FR14 2004 1010 0505 0001 3M02 606' },
			mandate: { reference: 'RUM-0001', signedOn: '2026-11-02', recurrence: 'recurrent' },
			notifiedOn: '2026-11-23',
		},
		{
			amount: '999.99',
			endToEndId: 'FA-2026-000124',
			remittance: 'Facture FA-2026-000124',
			debtor: { name: 'Muster GmbH', iban: 'DE89370400440532013000', professional: true },
			scheme: 'B2B',
			mandate: {
				reference: 'RUM-0002',
				signedOn: '2025-01-15',
				uses: [{ dueOn: '2026-10-06', sequence: 'FRST', outcome: 'settled' }],
				amendment: { originalIban: 'DE21500500009876543210' },
			},
			notifiedOn: '2026-11-20',
		},
		{
			amount: 45.5,
			endToEndId: 'FA-2026-000125',
			debtor: {
				name: 'Beispiel AG',
				iban: 'CH9300762011623852957',
				address: {
					street: 'Bahnhofstrasse',
					buildingNumber: '1',
					postCode: '8001',
					town: 'Zürich',
					country: 'CH',
				},
			},
			mandate: { reference: 'RUM-0003', signedOn: '2026-10-01', recurrence: 'oneOff' },
			notifiedOn: '2026-11-20',
		},
	],
};
