import { Exact, toDecimal } from '../money/decimal';
import { FRENCH_PARTY_RULES } from './checkFrenchParties';
import { FRAMES } from './chooseFrame';
import { FRENCH_ENCLOSURES, FRENCH_RATES } from './codeLists';
import { linePath, unless, type InvoiceRule, type Problem } from './finding';
import { SUBJECTS } from './describeNotes';
import type { SemanticInvoice } from './semanticInvoice';
import { DEPOSIT_CODES, isCreditType } from './typeCodes';

const NUMBER_CHARACTERS = /^[A-Za-z0-9+\-_/]{1,35}$/;

const notesOf = ({ notes }: SemanticInvoice, subject: string) =>
	notes.filter((note) => note.subject === subject);

/** Rules of the French reform (BR-FR), for invoices of sellers under it. */
export const FRENCH_RULES: readonly InvoiceRule[] = [
	{
		rule: 'BR-FR-02',
		term: 'BT-1',
		find: (invoice) => [
			...(invoice.number === undefined ? [] : checkNumber(invoice.number, 'number')),
			...invoice.precedingInvoices.flatMap(({ number }) => checkNumber(number, 'links')),
		],
	},
	{
		rule: 'BR-FR-03',
		term: 'BT-2',
		find: ({ issueDate, dueDate, delivery }) =>
			Object.entries({ issueDate, dueDate, deliveryDate: delivery?.date }).flatMap(([field, date]) =>
				unless(
					date === undefined || date.startsWith('20'),
					field,
					`'${field}' is ${date}; a French e-invoice is of the years 2000 to 2099.`,
					'Correct the date.',
				),
			),
	},
	...[SUBJECTS.recoveryFee, SUBJECTS.latePenalties, SUBJECTS.cashDiscount].map((subject): InvoiceRule => ({
		rule: 'BR-FR-05',
		term: 'BT-22',
		find: (invoice) =>
			unless(
				notesOf(invoice, subject).length === 1,
				'company',
				`The legal note ${subject} stands ${notesOf(invoice, subject).length} times on the invoice, and must stand once.`,
				"Fill in 'latePenaltyRate' and 'escompteText' of the company, or leave them to the package.",
			),
	})),
	{
		rule: 'BR-FR-08',
		term: 'BT-23',
		find: ({ process }) =>
			unless(
				process !== undefined && FRAMES.has(process),
				'operationNature',
				'Nothing says whether goods or services are sold, so the frame of the invoice (cadre de facturation) is not known.',
				"Give 'operationNature' (goods, services or mixed) on the document, or at the company.",
			),
	},
	...FRENCH_PARTY_RULES,
	{
		rule: 'BR-FR-16',
		term: 'BT-119',
		find: ({ taxes }) =>
			taxes.flatMap(({ category, rate }) =>
				unless(
					category === 'O' || FRENCH_RATES.has(toDecimal(new Exact(rate))),
					'lines.taxRate',
					`${rate} % is no VAT rate of France.`,
					'Correct the rate of the lines or charges that bear it.',
				),
			),
	},
	{
		rule: 'BR-FR-17',
		term: 'BT-123',
		find: ({ attachments }) => [
			...attachments.flatMap(({ description }, index) =>
				unless(
					description === undefined || FRENCH_ENCLOSURES.has(description),
					`attachments[${index}].description`,
					`'${description}' is not in the French list of enclosures.`,
					`Give one of ${[...FRENCH_ENCLOSURES].join(', ')}.`,
				),
			),
			...unless(
				attachments.filter(({ description }) => description === 'LISIBLE').length <= 1,
				'attachments',
				'Two enclosures are called LISIBLE, the readable form of the invoice.',
				'Keep one of them.',
			),
		],
	},
	{
		rule: 'BR-FR-CO-04',
		term: 'BG-3',
		find: ({ typeCode, precedingInvoices }) =>
			unless(
				typeCode !== '384' ||
					(precedingInvoices.length === 1 && precedingInvoices[0]?.issueDate !== undefined),
				'corrects',
				'A corrected invoice names exactly one earlier invoice with its date.',
				'Give number and date of the invoice that it corrects.',
			),
	},
	{
		rule: 'BR-FR-CO-05',
		term: 'BG-3',
		find: ({ typeCode, precedingInvoices }) =>
			unless(
				!isCreditType(typeCode) || precedingInvoices.some(({ issueDate }) => issueDate !== undefined),
				'links',
				'A credit note names the invoice that it credits, with its date.',
				'Make the credit note from the invoice, so that it is linked to it.',
			),
	},
	{
		rule: 'BR-FR-CO-07',
		term: 'BT-9',
		find: ({ typeCode, process, dueDate, issueDate }) =>
			unless(
				dueDate === undefined ||
					dueDate >= issueDate ||
					DEPOSIT_CODES.has(typeCode) ||
					process?.endsWith('2') === true,
				'dueDate',
				`The due date (${dueDate}) lies before the date of the invoice (${issueDate}).`,
				'Correct one of them.',
			),
	},
	{
		rule: 'BR-FR-CO-09',
		term: 'BT-9',
		find: ({ process, dueDate, totals }) =>
			unless(
				process?.endsWith('2') !== true || (dueDate !== undefined && totals.due === 0),
				'paidBefore',
				'An invoice that was paid before it was issued says when.',
				'Give the day of the payment.',
			),
	},
	{
		rule: 'BR-FR-CO-12',
		term: 'BT-6',
		find: ({ currency, accounting }) =>
			unless(
				currency === 'EUR' || accounting?.currency === 'EUR',
				'exchangeRate',
				`The invoice is in ${currency}, and nothing says its VAT in euros.`,
				"Give 'exchangeRate' on the document; the company's own currency is to be EUR.",
			),
	},
	{
		rule: 'BR-FR-DEC-04',
		term: 'BT-152',
		find: ({ lines }) =>
			lines.flatMap(({ id, rate }) =>
				unless(
					/^\d{1,2}(\.\d{1,2})?$/.test(rate) || new Exact(rate).eq(100),
					linePath(id, 'taxRate'),
					`Line ${id} has a VAT rate of ${rate} %; a French e-invoice has two decimals.`,
					'Correct the rate.',
				),
			),
	},
];

function checkNumber(number: string, field: string): Problem[] {
	return unless(
		NUMBER_CHARACTERS.test(number),
		field,
		`The number '${number}' is not one of at most 35 letters, digits and + - _ /.`,
		'Change the pattern of the number series in Billing Master Data; numbers that were given stay as they are.',
	);
}
