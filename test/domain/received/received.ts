import type { Field, ReceivedInvoice } from '../../../domain/received/receivedInvoice';

export function field<T>(value: T, confidence = 1): Field<T> {
	return { value, confidence, alternatives: [], origin: { source: 'xml' } };
}

const origin = { source: 'xml' } as const;

/** An invoice that passes every check. */
export const soundInvoice: ReceivedInvoice = {
	format: 'ubl',
	kind: field('invoice'),
	typeCode: field('380'),
	number: field('F-1'),
	issueDate: field('2026-03-04'),
	dueDate: field('2026-04-03'),
	currency: field('EUR'),
	seller: {
		name: field('Kiste SARL'),
		taxId: field('FR83404833048'),
		registrationId: field('404833048'),
		iban: field('FR76 3000 6000 0112 3456 7890 189'),
		country: field('FR'),
	},
	buyer: { name: field('Acheteur SAS'), registrationId: field('552 100 554') },
	lines: [
		{ net: '60.00', origin, confidence: 1 },
		{ net: '45.00', origin, confidence: 1 },
	],
	taxes: [{ rate: '20', base: '100', tax: '20', origin, confidence: 1 }],
	totals: {
		allowances: field('5'),
		net: field('100.00'),
		tax: field('20.00'),
		gross: field('120.00'),
		prepaid: field('20'),
		due: field('100'),
	},
	references: [],
};
