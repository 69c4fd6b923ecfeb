import { CONVERSIONS } from '../../domain/documents/conversions';
import { KIND_RULES, KINDS, type Kind } from '../../domain/documents/kinds';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument, type CreatableKind } from '../../services/createDocument';
import { moveDocument } from '../../services/moveDocument';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { run, type Story } from '../support/stories';
import { invoiceOf, onEachDatabase, reference, refusedBy } from './stage';

const CREATABLE = KINDS.filter((kind): kind is CreatableKind => kind !== 'creditNote');
const LINES = [
	{ product: 'FLOUR', quantity: 10 },
	{ product: 'OIL', quantity: 4 },
];

function fresh(story: Story, kind: Kind, more: object = {}): Promise<DocumentView> {
	const sale = KIND_RULES[kind].side === 'sale';
	return run(story, createDocument(kind as CreatableKind), {
		...(sale ? { customer: 'MARTIN' } : { supplier: 'MOULIN' }),
		...(kind === 'supplierInvoice' ? { supplierNumber: 'M-17' } : {}),
		lines: sale ? LINES : LINES.map((line) => ({ ...line, unitPrice: '9.5' })),
		externalReference: reference(),
		...more,
	});
}

onEachDatabase('any entry point', (stage) => {
	// A purchase order takes its prices from the products.
	beforeAll(() =>
		run(stage.story, saveMaster('product'), {
			code: 'OIL',
			name: 'Huile',
			company: 'DUPONT',
			unitPrice: '39.90',
			purchasePrice: '25',
		}),
	);

	it.each(CREATABLE)('a %s can be the first document of all', async (kind) => {
		const draft = await fresh(stage.story, kind);
		expect(draft).toMatchObject({ kind, state: 'draft', number: null, parents: [], lineCount: 2 });
		const validated = await run(stage.story, validateDocument, { id: draft.id });
		expect(validated).toMatchObject({
			state: 'validated',
			number: expect.stringMatching(/^[A-Z]{2}2026-\d{5}$/),
		});
		expect(validated.gross > 0).toBe(KIND_RULES[kind].priced);
	});

	// A return has its credit note from the invoice of its goods; see returnNotes.test.ts.
	const alone = CONVERSIONS.filter(({ from }) => from !== 'returnNote');
	it.each(alone.map(({ from, to }) => [from, to] as const))('a fresh %s becomes a %s', async (from, to) => {
		const source = await fresh(stage.story, from, { validate: true });
		const more = {
			...(KIND_RULES[to].side === 'purchase' ? { supplier: 'MOULIN' } : {}),
			...(to === 'supplierInvoice' ? { supplierNumber: 'M-18' } : {}),
		};
		const useCase = to === 'creditNote' ? createCreditNote : convertDocument(to);
		const made = await run(stage.story, useCase, { id: source.id, ...more });
		expect(made).toMatchObject({
			kind: to,
			state: 'draft',
			parentId: source.id,
			parentNumber: source.number,
			lineCount: 2,
		});
		expect(made.details.lines.map((line) => line.quantity)).toEqual([10, 4]);
		expect(made.relation).toContain(String(source.number));
	});

	it('the default flow runs from the quotation to the credit note without a step by hand', async () => {
		const quotation = await fresh(stage.story, 'quotation', { validate: true });
		await run(stage.story, moveDocument('accept'), {
			id: quotation.id,
			by: 'Paul Martin',
			onDate: '2026-03-10',
		});
		const order = await run(stage.story, convertDocument('salesOrder'), { id: quotation.id, validate: true });
		const supplies = await run(stage.story, convertDocument('requestForQuotation'), {
			id: order.id,
			supplier: 'MOULIN',
			validate: true,
		});
		expect(supplies).toMatchObject({ kind: 'requestForQuotation', partyCode: 'MOULIN', gross: 0 });
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: order.id, validate: true });
		const bill = await invoiceOf(stage.story, note);
		const credit = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		expect([order.gross, bill.gross, credit.gross]).toEqual([
			quotation.gross,
			quotation.gross,
			quotation.gross,
		]);
	});

	it('a signed quotation keeps who signed it and when', async () => {
		const quotation = await fresh(stage.story, 'quotation', { validate: true });
		const signed = await run(stage.story, moveDocument('accept'), {
			id: quotation.id,
			by: 'Paul Martin',
			onDate: '2026-03-12',
		});
		expect(signed).toMatchObject({
			state: 'accepted',
			milestone: 'accepted',
			milestoneDate: '2026-03-12',
			label: 'Traité',
		});
		expect(signed.details.facts).toContainEqual(
			expect.objectContaining({ kind: 'accepted', data: { by: 'Paul Martin' }, actor: 'alice' }),
		);
	});

	it('an order from a quotation can start production, with its date', async () => {
		const quotation = await fresh(stage.story, 'quotation', { validate: true });
		const order = await run(stage.story, convertDocument('salesOrder'), {
			id: quotation.id,
			startProduction: true,
		});
		expect(order.details.facts).toContainEqual(
			expect.objectContaining({ kind: 'productionStarted', onDate: '2026-03-10' }),
		);
	});

	it('a draft is not converted: it is validated first', async () => {
		const quotation = await fresh(stage.story, 'quotation');
		const refusal = await refusedBy(stage.story, convertDocument('salesOrder'), { id: quotation.id });
		expect(refusal).toMatchObject({ rule: 'conversion.sourceState', fix: 'Validate it first.' });
	});

	it('a rejected quotation is not converted any more', async () => {
		const quotation = await fresh(stage.story, 'quotation', { validate: true });
		await run(stage.story, moveDocument('reject'), { id: quotation.id, reason: 'Too dear' });
		expect((await refusedBy(stage.story, convertDocument('salesOrder'), { id: quotation.id })).rule).toBe(
			'conversion.sourceState',
		);
	});

	it('a conversion that does not exist is refused with those that do', async () => {
		const quotation = await fresh(stage.story, 'quotation', { validate: true });
		const refusal = await refusedBy(stage.story, convertDocument('deliveryNote'), { id: quotation.id });
		expect(refusal).toMatchObject({ rule: 'conversion.unknown', document: quotation.number });
		expect(refusal.fix).toContain('salesOrder');
	});
});
