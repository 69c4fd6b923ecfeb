import type { InvoiceContext } from '../../../domain/en16931/source';
import { hanoiDocument } from '../../formats/pdf/samples';
import type { PrintableDocument } from '../../../formats/pdf/printable';
import { frenchSeller } from '../../formats/pdf/sampleData';
import {
	americanBuyer,
	ecoTax,
	french,
	germanBuyer,
	manyRates,
	prepayment,
	takenBack,
	without,
} from './builders';

/** Documents of every kind, VAT, currency and size, as services would hand them over. */
export interface Sample {
	readonly name: string;
	readonly document: PrintableDocument;
	readonly context: InvoiceContext;
}

const credited = {
	parents: [
		{
			kind: 'invoice',
			number: 'FA2026-00040',
			issueDate: '2026-11-01',
			relation: 'creditOf',
		},
	],
} as const;

const HOSTILE = 'R&D <b>"x"</b> ]]> &amp; ổ ầ ế 😀 \u202eאבג #PMT#faux #AAB#faux#BAR#B2C ' + 'é'.repeat(1000);

export function hostile(): Sample {
	const document = french('invoice', {
		title: HOSTILE,
		headerComment: `#PMT#${HOSTILE}\n\tencore#PMD`,
		footerComment: '#AAB',
		customerReference: 'BC <&> 47"11',
		buyer: {
			...germanBuyer,
			name: HOSTILE,
			registrationNumber: '303265045',
			address: { line1: HOSTILE, city: '<&>', country: 'FR' },
		},
		lines: [{ description: HOSTILE, comment: HOSTILE, productCode: '<&"\'>', unitPrice: '10' }],
	});
	return {
		name: 'hostile text',
		document,
		context: { endpoints: { seller: { id: 'a&b<c', scheme: 'EM' } } },
	};
}

const sample = (name: string, document: PrintableDocument, context: InvoiceContext = {}): Sample => ({
	name,
	document,
	context,
});

/** Samples that every rule set takes. */
export function samples(): Sample[] {
	return [
		sample('four rates, charge, discounts, note line', french('invoice')),
		sample(
			'one line',
			french('invoice', { lines: [{ description: 'Clou', unitPrice: '0.01' }], charges: [] }),
		),
		sample('60 lines', french('invoice', { lines: manyRates(60) })),
		sample('500 lines', french('invoice', { lines: manyRates(500) })),
		sample(
			'deposit invoice',
			french('invoice', {
				invoiceType: 'deposit',
				charges: [],
				lines: [
					{ kind: 'deposit', description: 'Acompte de 30 %', unitPrice: '100.01', net: 10001, tax: 2000 },
				],
			}),
		),
		sample('credit note', french('creditNote'), credited),
		sample('credit note of a deposit', french('creditNote', { invoiceType: 'deposit' }), credited),
		sample('corrected invoice', french('invoice'), {
			corrects: { number: 'FA2026-00040', issueDate: '2026-11-01' },
		}),
		sample('self-billed', french('supplierInvoice', { buyer: frenchSeller }), { selfBilled: true }),
		sample(
			'deposit taken back as lines',
			french('invoice', { lines: [...manyRates(6), takenBack(1000, 200, '20')] }),
		),
		sample('deposit as prepaid amount', french('invoice', { prepayments: [prepayment] })),
		sample('paid before', french('invoice', { origin: 'counter' }), {
			paidBefore: { amount: french('invoice').totals.gross, on: '2026-11-20' },
		}),
		sample('discount in percent', french('invoice', { lines: manyRates(9), discount: percentOff })),
		sample('discount on the gross', french('invoice', { lines: manyRates(9), discount: grossOff })),
		sample('prices with VAT', french('invoice', { lines: manyRates(30), priceBasis: 'gross' })),
		sample('VAT rounded on each line', french('invoice', { lines: manyRates(60), taxRounding: 'line' })),
		sample(
			'negative line',
			french('invoice', {
				lines: [
					...manyRates(3),
					{ description: 'Reprise', unitPrice: '-4.5', quantity: '2', discountPercent: '10' },
				],
			}),
		),
		sample(
			'fine prices',
			french('invoice', {
				lines: [
					{ description: 'Vis', quantity: '12500.25', unitPrice: '0.0012345678' },
					{ description: 'Fil', quantity: '0.123456', unitPrice: '999.99' },
				],
			}),
		),
		sample(
			'eco-contribution, shipping, rebate at the foot',
			french('invoice', {
				lines: manyRates(4).map((line) => ({ ...line, otherTaxes: [ecoTax, { ...ecoTax, taxRate: '5.5' }] })),
				charges: [
					{ nature: 'shipping', label: 'Port', amount: 990, taxCategory: 'S', taxRate: '20' },
					{ nature: 'rebate', label: 'Geste commercial', amount: -500, taxCategory: 'S', taxRate: '20' },
				],
			}),
		),
		sample(
			'summary of deliveries',
			french('invoice', {
				summary: true,
				deliveries: deliveries(3),
				lines: manyRates(3).map((line, index) => ({ ...line, deliveryNoteId: `dln-${index}` })),
				shipTo: { line1: 'Quai 4', postCode: '38100', city: 'Grenoble', country: 'FR' },
			}),
		),
		sample(
			'services, option for debits, direct debit',
			french('invoice', {
				operationNature: 'services',
				seller: {
					...frenchSeller,
					legal: {
						vatOnDebits: true,
						capital: '150 000 €',
						escompteText: 'Escompte : néant',
						latePenaltyRate: '12,40 % par an',
					},
				},
			}),
			{ mandate: { reference: 'RUM-1', creditorId: 'FR72ZZZ123456', iban: 'FR7630006000011234567890189' } },
		),
		sample(
			'instalments without a date',
			french('invoice', { dueDate: null, paymentMethod: 'chèque cadeau' }),
		),
		sample('franchise', without('E', { seller: { ...frenchSeller, vatNumber: undefined } })),
		sample('reverse charge', without('AE')),
		sample('intra-community', without('K', { buyer: germanBuyer })),
		sample('export', without('G', { buyer: americanBuyer })),
		sample('out of scope', without('O')),
		sample('zero rate', without('Z')),
		sample(
			'private person',
			french('invoice', {
				buyer: {
					id: 'par_p',
					name: 'Jean Petit',
					address: { city: 'Lyon', country: 'FR' },
					email: 'jean@petit.example',
				},
			}),
			{ buyerIsBusiness: false },
		),
		sample('dollars', french('invoice', { currency: 'USD', buyer: americanBuyer }), {
			accounting: { currency: 'EUR', net: 1, tax: 12345, gross: 1 },
		}),
		sample(
			'yen',
			french('invoice', {
				currency: 'JPY',
				buyer: americanBuyer,
				lines: [{ description: 'Outil', quantity: '3', unitPrice: '1999.5' }],
				charges: [],
			}),
			{ accounting: { currency: 'EUR', net: 1, tax: 700, gross: 1 } },
		),
		sample('attachments', french('invoice'), {
			attachments: [
				{
					id: 'PJ-1',
					description: 'DOCUMENT_ANNEXE',
					file: { name: 'plan & coupe.pdf', mimeType: 'application/pdf', content: Buffer.from('%PDF-1.7') },
				},
			],
		}),
		sample('Ha Noi in đồng', hanoiDocument('invoice')),
		hostile(),
	];
}

const percentOff = { base: 'net', percent: '7.25', amount: null, reason: 'Fidélité' } as const;
const grossOff = { base: 'gross', percent: null, amount: 1234, reason: null } as const;

const deliveries = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		documentId: `dln-${index}`,
		number: `BL2026-0000${index + 1}`,
		issueDate: `2026-11-0${index + 2}`,
		deliveredOn: `2026-11-0${index + 3}`,
		customerReference: null,
		shipTo: null,
	}));
