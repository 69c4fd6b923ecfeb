import { CONVERSIONS, DUPLICATE_HEADER, headerMap, lineMap } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument, type CreatableKind } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { reference, stageOn, stored } from './stage';

/** Every field that a person can fill in, so that a lost one shows. */
const FULL = {
	contact: 'MARTIN-1',
	owner: 'Bernard',
	currency: 'EUR',
	language: 'en',
	issueDate: '2026-03-01',
	validUntil: '2026-05-31',
	deliveryDate: '2026-04-15',
	dueDate: '2026-06-30',
	title: 'Spring stock',
	nature: 'Flour and oil',
	customerReference: 'PO 4711',
	parent: { kind: 'deal', id: 'D-9', title: 'Spring' },
	origin: 'contract',
	operationCode: 'SALE',
	vatRegime: 'FR-NORMAL',
	parafiscalRegime: 'TPF-1',
	cashDiscount: { rate: 2, days: 10 },
	creditInsured: true,
	paymentMethod: 'transfer',
	taxRounding: 'line',
	sellerProfile: 'MAIN',
	billTo: { line1: '1 rue Bleue', city: 'Lyon', country: 'FR' },
	shipTo: { line1: '2 quai Noir', city: 'Brest', country: 'FR' },
	charges: [{ nature: 'shipping', label: 'Port', amount: 15 }],
	headerComment: 'Hello',
	footerComment: 'Thanks',
	internalNote: 'Watch the margin',
	attachments: [{ name: 'plan.pdf', mimeType: 'application/pdf' }],
};
const LINES = [
	{
		product: 'FLOUR',
		description: 'Flour',
		comment: 'Dry place',
		quantity: 10,
		unit: 'BG',
		unitPrice: 17,
		discountPercent: 3,
		taxCategory: 'S',
		taxRate: 10,
		operationCode: 'SALE',
	},
	{ description: 'By the back door' },
	{ product: 'OIL', quantity: 4 },
];
/** Empty, in whatever way the field is empty. */
const EMPTY: readonly unknown[] = [undefined, null, [], false, '0'];

const stage = stageOn('sqlite');

beforeAll(async () => {
	const { story } = stage;
	await run(story, saveMaster('operationCode'), { code: 'SALE', name: 'Sale', company: 'DUPONT' });
	await run(story, saveMaster('sellerProfile'), { code: 'MAIN', name: 'Main', company: 'DUPONT' });
	await run(story, saveMaster('product'), {
		code: 'OIL',
		name: 'Huile',
		company: 'DUPONT',
		unitPrice: '39.90',
		purchasePrice: '25',
	});
	await run(story, saveMaster('contact'), { code: 'MOULIN-1', name: 'Jean Moulin', party: 'MOULIN' });
	for (const { from: kind } of CONVERSIONS)
		await run(story, saveMaster('statusLabel'), {
			code: `L-${kind}`,
			name: 'Urgent',
			company: 'DUPONT',
			kind,
		});
});

async function fullSource(kind: Kind): Promise<BillingDocument> {
	const sale = KIND_RULES[kind].side === 'sale';
	const parties = sale ? { customer: 'MARTIN' } : { supplier: 'MOULIN', contact: 'MOULIN-1' };
	const input = {
		...FULL,
		...parties,
		customLabel: `L-${kind}`,
		lines: LINES.map((line) => ('product' in line ? { unitPrice: 9, ...line } : line)),
	};
	return stored(
		stage,
		await run(stage.story, createDocument(kind as CreatableKind), {
			...input,
			validate: true,
			externalReference: reference(),
		}),
	);
}

async function converted(source: BillingDocument, to: Kind): Promise<BillingDocument> {
	const crosses = KIND_RULES[source.kind].side !== KIND_RULES[to].side;
	const more = {
		...(crosses ? { supplier: 'MOULIN' } : {}),
		...(to === 'supplierInvoice' ? { supplierNumber: 'M-1' } : {}),
	};
	return stored(
		stage,
		await run(stage.story, to === 'creditNote' ? createCreditNote : convertDocument(to), {
			id: source.id,
			...more,
		}),
	);
}

const fieldsOf = <T extends object>(map: Readonly<Record<keyof T, string>>, rule: string) =>
	(Object.keys(map) as Array<keyof T & string>).filter((field) => map[field] === rule);

/** The credit note of a return is made from the invoices of its goods, and copies those. */
const COPYING = CONVERSIONS.filter(({ from }) => from !== 'returnNote');

describe.each(COPYING.map(({ from, to }) => [from, to] as const))('a full %s made a %s', (from, to) => {
	let source: BillingDocument;
	let target: BillingDocument;
	beforeAll(async () => {
		source = await fullSource(from);
		target = await converted(source, to);
	});

	it('keeps every copied field of the header', () => {
		const fields = fieldsOf<DocumentHeader>(headerMap(from, to), 'copied');
		const pick = (document: BillingDocument) =>
			Object.fromEntries(fields.map((field) => [field, document[field]]));
		expect(pick(target)).toEqual(pick(source));
		expect(fields.length).toBeGreaterThan(8);
	});

	it('loses every dropped field of the header', () => {
		for (const field of fieldsOf<DocumentHeader>(headerMap(from, to), 'dropped')) {
			expect({
				field,
				value: target[field],
				empty: EMPTY.some((empty) => JSON.stringify(empty) === JSON.stringify(target[field])),
			}).toMatchObject({ field, empty: true });
		}
	});

	it('keeps every copied field of each line, in order, comment lines too', () => {
		const fields = fieldsOf<DocumentLine>(lineMap(from, to), 'copied');
		const pick = (line: DocumentLine) => Object.fromEntries(fields.map((field) => [field, line[field]]));
		expect(target.lines.map(pick)).toEqual(source.lines.map(pick));
		expect(target.lines.map((line) => [line.position, line.quantity])).toEqual([
			[1, '10'],
			[2, '0'],
			[3, '4'],
		]);
	});

	it('loses every dropped field of each line', () => {
		for (const field of fieldsOf<DocumentLine>(lineMap(from, to), 'dropped')) {
			for (const line of target.lines) expect(EMPTY).toContain(line[field]);
		}
	});

	it('bears its own ids, date and deadline, and no number', () => {
		const ids = source.lines.map((line) => line.id);
		expect(target.lines.some((line) => ids.includes(line.id))).toBe(false);
		expect(target).toMatchObject({
			issueDate: '2026-03-10',
			number: null,
			state: 'draft',
			validatedAt: null,
			contentHash: null,
			seller: null,
		});
		expect(target.dueDate).toBe(KIND_RULES[to].awaits === 'payment' ? '2026-04-09' : null);
		expect(target.validUntil).toBe(KIND_RULES[to].deadline === 'validUntil' ? '2026-04-09' : null);
	});

	it('takes what is given instead of what is copied', async () => {
		const other = await fullSource(from);
		const given = {
			title: 'Other title',
			issueDate: '2026-03-11',
			paymentMethod: 'cheque',
			internalNote: 'New note',
		};
		const more = {
			...(KIND_RULES[from].side !== KIND_RULES[to].side ? { supplier: 'MOULIN' } : {}),
			...(to === 'supplierInvoice' ? { supplierNumber: 'M-1' } : {}),
		};
		const made = await run(stage.story, to === 'creditNote' ? createCreditNote : convertDocument(to), {
			id: other.id,
			...more,
			...given,
		});
		expect(await stored(stage, made)).toMatchObject(given);
	});
});

describe('a purchase order', () => {
	it('from a customer order has the purchase prices, the supplier and the address to ship to, and nothing that the customer pays', async () => {
		const order = await fullSource('salesOrder');
		const purchase = await converted(order, 'purchaseOrder');
		expect(purchase.lines.map((line) => line.unitPrice)).toEqual(['11', null, '25']);
		expect(purchase).toMatchObject({
			shipTo: FULL.shipTo,
			customerReference: null,
			charges: [],
			language: 'fr',
			contactId: null,
		});
		expect(purchase.partyId).not.toBe(order.partyId);
	});

	it('from a request for quotation of a customer order has the purchase prices, not the customer’s', async () => {
		const request = await converted(await fullSource('salesOrder'), 'requestForQuotation');
		await run(stage.story, validateDocument, { id: request.id });
		const purchase = await converted(request, 'purchaseOrder');
		expect(purchase.lines.map((line) => line.unitPrice)).toEqual(['11', null, '25']);
		expect(purchase.charges).toEqual([]);
	});
});

describe('a duplicate', () => {
	it.each(['quotation', 'salesOrder', 'invoice', 'deliveryNote'] as const)(
		'of a %s keeps its products, charges and note; date and number are new',
		async (kind) => {
			const source = await fullSource(kind);
			const copy = await stored(stage, await run(stage.story, duplicateDocument, { id: source.id }));
			const fields = fieldsOf<DocumentHeader>(DUPLICATE_HEADER, 'copied');
			const pick = (document: BillingDocument) =>
				Object.fromEntries(fields.map((field) => [field, document[field]]));
			expect(pick(copy)).toEqual(pick(source));
			const content = ({ id: _id, ...rest }: DocumentLine) => rest;
			expect(copy.lines.map(content)).toEqual(source.lines.map(content));
			expect(copy).toMatchObject({
				kind,
				state: 'draft',
				number: null,
				issueDate: '2026-03-10',
				totals: source.totals,
				customLabel: null,
				attachments: [],
			});
		},
	);
});
