/** A state with one of everything, printed by `--sample` to start from. */
export const SAMPLE_STATE = {
	lastRun: '2026-11-20',
	policy: 'HOUSE',
	policies: [
		{
			code: 'HOUSE',
			version: 1,
			stages: {
				invoice: [
					{ label: 'Relance 1', days: 5, channel: 'email', template: 'reminder1', attachPdf: true },
					{ label: 'Relance 2', days: 10, channel: 'email', template: 'reminder2', blockNewOrders: true },
					{
						label: 'Mise en demeure',
						days: 8,
						channel: 'letter',
						template: 'formalNotice',
						formalNotice: true,
					},
				],
				quotation: [{ label: 'Relance devis', days: 7, template: 'quotationReminder' }],
			},
			limits: { EUR: { tolerance: 0.5, minimum: 15 } },
			graceDays: 3,
			soonDays: 7,
			levelPer: 'invoice',
			oneLetter: true,
			sendingDays: [1, 2, 3, 4, 5],
			sendingHours: { from: '08:00', until: '18:00' },
		},
	],
	customers: [
		{ id: 'MARTIN', language: 'fr', email: 'compta@martin.example', credit: { EUR: 20 } },
		{ id: 'LEROY', email: null },
		{ id: 'PETIT', holds: [{ type: 'exclusion', reason: 'group company' }] },
	],
	items: [
		{
			number: 'FA2026-00012',
			instalment: 1,
			customer: 'MARTIN',
			amount: 600,
			settled: 100,
			dueDate: '2026-10-31',
			steps: [{ stage: 1, on: '2026-11-05' }],
		},
		{ number: 'FA2026-00012', instalment: 2, customer: 'MARTIN', amount: 600, dueDate: '2026-11-30' },
		{ number: 'FA2026-00015', customer: 'MARTIN', amount: 240, inCollection: 240, dueDate: '2026-11-10' },
		{
			number: 'FA2026-00018',
			customer: 'LEROY',
			amount: 99.9,
			dueDate: '2026-11-01',
			holds: [{ type: 'dispute', since: '2026-11-04', reason: 'wrong quantity' }],
		},
		{
			number: 'FA2026-00021',
			customer: 'LEROY',
			amount: 50,
			dueDate: '2026-10-15',
			steps: [{ stage: 1, state: 'claimed', on: '2026-10-20' }],
		},
		{ number: 'FA2026-00023', customer: 'PETIT', amount: 1200, dueDate: '2026-11-02' },
		{
			kind: 'quotation',
			number: 'DE2026-00007',
			customer: 'MARTIN',
			amount: 900,
			sentOn: '2026-11-13',
			dueDate: '2026-12-13',
		},
	],
};
