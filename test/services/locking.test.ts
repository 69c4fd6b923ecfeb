import { addNote, markSent, markUncollectible, setLabel } from '../../services/noteDocument';
import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { getDocumentView } from '../../services/findDocuments';
import { contentHash } from '../../services/parts/validateDraft';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { run } from '../support/stories';
import { invoice, onEachDatabase, refusedBy, stored } from './stage';

onEachDatabase('a validated document', (stage) => {
	it.each([
		['title', { title: 'Other' }],
		['date', { issueDate: '2026-03-11' }],
		['lines', { lines: [{ description: 'x', unitPrice: 1 }] }],
		['internal note', { internalNote: 'x' }],
		['nothing at all', {}],
	])('is not changed: %s', async (_title, change) => {
		const bill = await invoice(stage.story);
		const before = await stored(stage, bill);
		const refusal = await refusedBy(stage.story, updateDraft, { id: bill.id, ...change });
		expect(refusal).toMatchObject({ rule: 'document.locked', document: bill.number });
		expect(refusal.fix).toMatch(/credit note or a replacement/);
		expect(await stored(stage, bill)).toEqual(before);
	});

	it.each(['quotation', 'salesOrder', 'deliveryNote', 'proForma'] as const)(
		'is not changed either when it is a %s',
		async (kind) => {
			const document = await run(stage.story, createDocument(kind), {
				customer: 'MARTIN',
				lines: [{ product: 'OIL' }],
				validate: true,
			});
			expect((await refusedBy(stage.story, updateDraft, { id: document.id, title: 'x' })).rule).toBe(
				'document.locked',
			);
		},
	);

	it('takes notes, labels, dispatch, payment and bad debt beside it; its content and hash stay', async () => {
		await run(stage.story, saveMaster('statusLabel'), {
			code: 'CALLED',
			name: 'Relancé',
			company: 'DUPONT',
			kind: 'invoice',
		});
		const bill = await invoice(stage.story);
		const before = await stored(stage, bill);
		await run(stage.story, addNote, { id: bill.id, text: 'Asked for a copy' });
		await run(stage.story, setLabel, { id: bill.id, customLabel: 'CALLED' });
		await run(stage.story, markSent, { id: bill.id, channel: 'post' });
		await run(stage.story, markUncollectible, { id: bill.id, reason: 'Bankrupt' });
		await run(stage.story, recordPayment, { id: bill.id });
		const after = await stored(stage, bill);
		expect(after).toEqual(before);
		expect(contentHash(after)).toBe(before.contentHash);
		const view = await getDocumentView(stage.story, bill.id);
		expect(view.details.facts.map((fact) => fact.kind)).toEqual(
			expect.arrayContaining(['note', 'label', 'uncollectible', 'paymentMade']),
		);
	});

	it('keeps the names and addresses of the day, whatever the masters say later', async () => {
		const customer = {
			code: 'MOVING',
			name: 'Before SARL',
			company: 'DUPONT',
			address: { line1: 'Old street', city: 'Lyon', country: 'FR' },
		};
		await run(stage.story, saveMaster('party'), customer);
		const bill = await invoice(stage.story, { customer: 'MOVING' });
		await run(stage.story, saveMaster('party'), {
			...customer,
			name: 'After SARL',
			address: { line1: 'New street', city: 'Nice', country: 'FR' },
		});
		expect((await stored(stage, bill)).buyer).toMatchObject({
			name: 'Before SARL',
			address: { line1: 'Old street' },
		});
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ partyName: 'Before SARL' });
	});

	it('validated again is the same document with the same number', async () => {
		const bill = await invoice(stage.story);
		const again = await run(stage.story, validateDocument, { id: bill.id, issueDate: '2026-03-20' });
		expect(again).toMatchObject({
			id: bill.id,
			number: bill.number,
			issueDate: bill.issueDate,
			reused: true,
		});
	});

	it('has a hash that covers everything that was fixed', async () => {
		const document = await stored(stage, await invoice(stage.story));
		expect(contentHash(document)).toBe(document.contentHash);
		expect(contentHash({ ...document, title: 'x' })).not.toBe(document.contentHash);
		expect(contentHash({ ...document, totals: { ...document.totals, gross: 1 } })).not.toBe(
			document.contentHash,
		);
		expect(contentHash({ ...document, state: 'cancelled' })).toBe(document.contentHash);
	});
});

onEachDatabase('a draft', (stage) => {
	const draft = (more: object = {}) =>
		run(stage.story, createInvoiceFromLines, {
			customer: 'MARTIN',
			lines: [{ product: 'OIL', quantity: 2 }],
			...more,
		});

	it('is what a new document starts as, without a number', async () => {
		expect(await draft()).toMatchObject({
			state: 'draft',
			label: 'Brouillon',
			number: null,
			internalReference: null,
			settlement: 'none',
			open: 0,
		});
	});

	it('is changed freely, and priced anew', async () => {
		const { id } = await draft();
		const changed = await run(stage.story, updateDraft, {
			id,
			title: 'New',
			lines: [{ product: 'FLOUR', quantity: 1 }],
			charges: [{ nature: 'shipping', amount: 5 }],
		});
		expect(changed).toMatchObject({
			title: 'New',
			net: 23.4,
			tax: 2.01,
			gross: 25.41,
			lineCount: 1,
			number: null,
		});
		expect(await run(stage.story, updateDraft, { id, charges: [] })).toMatchObject({
			title: 'New',
			net: 18.4,
		});
	});

	it('keeps company, customer and currency from the first save', async () => {
		const { id } = await draft();
		for (const other of [{ currency: 'USD' }, { customer: 'LEROY' }, { company: 'OTHER' }])
			expect(await refusedBy(stage.story, updateDraft, { id, ...other, title: 'New' })).toMatchObject({
				rule: 'field.frozen',
			});
		expect(await run(stage.story, updateDraft, { id, title: 'New' })).toMatchObject({
			currency: 'EUR',
			partyCode: 'MARTIN',
			companyCode: 'DUPONT',
			title: 'New',
		});
	});

	it('that is cancelled is not changed any more, nor validated', async () => {
		const { id } = await draft();
		await run(stage.story, cancelDocument, { id });
		expect((await refusedBy(stage.story, updateDraft, { id, title: 'x' })).rule).toBe('state.notAllowed');
		expect((await refusedBy(stage.story, validateDocument, { id })).rule).toBe('state.notAllowed');
		expect(await run(stage.story, cancelDocument, { id })).toMatchObject({
			state: 'cancelled',
			reused: true,
		});
	});

	it('whose lines came from another document keeps them', async () => {
		const source = await run(stage.story, createDocument('salesOrder'), {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			validate: true,
		});
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id });
		const refusal = await refusedBy(stage.story, updateDraft, { id: note.id, lines: [{ product: 'FLOUR' }] });
		expect(refusal).toMatchObject({ rule: 'lines.linked', field: 'lines' });
		expect(await run(stage.story, updateDraft, { id: note.id, title: 'Morning' })).toMatchObject({
			title: 'Morning',
			lineCount: 1,
		});
	});

	it('moved to another day at validation keeps its time to pay, and a quotation its validity', async () => {
		const { id } = await draft({ dueDate: '2026-03-20' });
		stage.story.at('2026-04-01T09:00:00.000Z');
		const bill = await run(stage.story, validateDocument, { id, issueDate: '2026-04-01' });
		stage.story.at(NOW);
		expect(bill).toMatchObject({ issueDate: '2026-04-01', dueDate: '2026-04-11', state: 'validated' });
		const quotation = await run(stage.story, createDocument('quotation'), {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			validUntil: '2026-03-25',
		});
		const moved = await run(stage.story, validateDocument, { id: quotation.id, issueDate: '2026-04-01' });
		expect(moved).toMatchObject({ issueDate: '2026-04-01', validUntil: '2026-04-16' });
	});

	it('with a deadline before its date is refused', async () => {
		const input = {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			issueDate: '2026-03-10',
			dueDate: '2026-03-09',
		};
		expect(await refusedBy(stage.story, createInvoiceFromLines, input)).toMatchObject({
			rule: 'dueDate.beforeIssue',
			field: 'dueDate',
		});
	});
});
