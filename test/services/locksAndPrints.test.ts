import { createDocument } from '../../services/createDocument';
import { findDocuments } from '../../services/findDocuments';
import { addNote, markSent, markUncollectible, setLabel } from '../../services/noteDocument';
import { printDocument } from '../../services/printDocument';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { updateDraft } from '../../services/updateDraft';
import { ruleOf, run } from '../support/stories';
import {
	foundCompany,
	invoice,
	linesOf,
	onEachDatabase,
	reference,
	refusedBy,
	stored,
	type Stage,
} from './stage';

async function draftFor(
	stage: Stage,
	settings: object,
	kind: 'quotation' | 'invoice' = 'quotation',
	more: object = {},
) {
	const company = await foundCompany(stage.story, settings);
	const input = { company, customer: `${company}-C`, lines: linesOf(1), ...more };
	return run(stage.story, createDocument(kind), input);
}

onEachDatabase('what locks a document', (stage) => {
	it('is its validation; the padlock and the allow-list say what is still possible', async () => {
		const bill = await invoice(stage.story);
		expect(bill).toMatchObject({ locked: true, lockedBy: ['validated'] });
		const before = await stored(stage, bill);
		await run(stage.story, saveMaster('statusLabel'), { code: 'SEEN', name: 'Seen', kind: 'invoice' });
		for (const [useCase, more] of [
			[addNote, { text: 'Called' }],
			[setLabel, { customLabel: 'SEEN' }],
			[markSent, {}],
			[recordPayment, { amount: 1, externalReference: reference() }],
			[markUncollectible, { reason: 'Bankrupt' }],
		] as const)
			expect([useCase.operation, await ruleOf(stage.story, useCase, { id: bill.id, ...more })]).toEqual([
				useCase.operation,
				'done',
			]);
		expect(await stored(stage, bill)).toEqual(before);
		expect(await refusedBy(stage.story, updateDraft, { id: bill.id, title: 'Other' })).toMatchObject({
			rule: 'document.locked',
			document: bill.number,
		});
	});

	it.each([
		[['sent'], 'document.lockedBy', true],
		[undefined, 'done', false],
	] as const)('with lock events %s a draft that was sent is edited: %s', async (lockOn, outcome, locked) => {
		const made = await draftFor(stage, lockOn ? { lockOn } : {});
		expect(await ruleOf(stage.story, updateDraft, { id: made.id, title: 'Free until sent' })).toBe('done');
		const sent = await run(stage.story, markSent, { id: made.id });
		expect(sent).toMatchObject({ locked, lockedBy: locked ? ['sent'] : [] });
		expect(await ruleOf(stage.story, updateDraft, { id: made.id, title: 'Later' })).toBe(outcome);
	});

	it('names what a paid invoice is locked by', async () => {
		const made = await draftFor(stage, { lockOn: ['paid', 'printed', 'sent'] }, 'invoice', {
			validate: true,
			externalReference: reference(),
		});
		await printDocument(stage.story, { id: made.id });
		await run(stage.story, markSent, { id: made.id });
		const paid = await run(stage.story, recordPayment, { id: made.id });
		expect(paid.lockedBy).toEqual(['validated', 'sent', 'printed', 'paid']);
	});

	it('freezes company, customer and currency from the first save, and takes the same values again', async () => {
		const made = await draftFor(stage, {});
		const same = { company: made.companyCode, customer: made.partyCode, currency: 'EUR', title: 'Same' };
		expect(await ruleOf(stage.story, updateDraft, { id: made.id, ...same })).toBe('done');
		for (const [field, value] of [
			['company', 'DUPONT'],
			['customer', 'MARTIN'],
			['currency', 'USD'],
		] as const)
			expect(await refusedBy(stage.story, updateDraft, { id: made.id, [field]: value })).toMatchObject({
				rule: 'field.frozen',
				field,
			});
	});

	it('takes only currencies of the books where the company names them', async () => {
		const company = await foundCompany(stage.story, { currencies: ['USD'] });
		const input = { company, customer: `${company}-C`, lines: linesOf(1) };
		const create = createDocument('quotation');
		expect(await ruleOf(stage.story, create, { ...input, currency: 'USD' })).toBe('done');
		expect(await ruleOf(stage.story, create, { ...input, currency: 'GBP' })).toBe('currency.notInBooks');
	});
});

onEachDatabase('the mode of a print', (stage) => {
	const billOf = async (settings: object) =>
		draftFor(stage, settings, 'invoice', { validate: true, externalReference: reference() });

	it.each([
		['final by itself', {}, undefined, 'final'],
		['draft where the run says so', {}, 'draft', 'draft'],
		['draft where the company prints invoices so', { draftPrintByDefault: true }, undefined, 'draft'],
		['final where the run overrules the company', { draftPrintByDefault: true }, 'final', 'final'],
		[
			'draft for an e-invoice that the company forces',
			{ forceDraftForEInvoices: true, invoiceNumbers: 'provider' },
			'final',
			'draft',
		],
		['final for other invoices of that company', { forceDraftForEInvoices: true }, undefined, 'final'],
	] as const)(
		'is %s, and only a final print sets the printed flag',
		async (_name, settings, printMode, mode) => {
			const bill = await billOf(settings);
			const printed = await printDocument(stage.story, { id: bill.id, printMode });
			expect(printed.mode).toBe(mode);
			expect(printed.view.printedOn).toBe(mode === 'final' ? '2026-03-10' : null);
			const again = await printDocument(stage.story, { id: bill.id, printMode });
			expect(again.view.details.facts.filter(({ kind }) => kind === 'printed')).toHaveLength(
				mode === 'final' ? 1 : 0,
			);
		},
	);

	it('is draft for what is not validated, whatever is asked', async () => {
		const made = await draftFor(stage, {});
		expect((await printDocument(stage.story, { id: made.id, printMode: 'final' })).mode).toBe('draft');
	});
});

onEachDatabase('where an invoice comes from', (stage) => {
	it('tells counter and contract invoices apart; a counter invoice is payable at once', async () => {
		const company = await foundCompany(stage.story);
		const make = (origin: string) =>
			run(stage.story, createDocument('invoice'), {
				company,
				customer: `${company}-C`,
				lines: linesOf(1),
				origin,
				validate: true,
				externalReference: reference(),
			});
		const [sale, counter, contract] = [await make('sale'), await make('counter'), await make('contract')];
		expect(counter.dueDate).toBe(counter.issueDate);
		expect(sale.dueDate).not.toBe(sale.issueDate);
		const listed = await findDocuments(stage.story, { company, origins: ['contract'] });
		expect(listed.map(({ id }) => id)).toEqual([contract.id]);
	});

	it('marks everything of a company in test mode', async () => {
		const bill = await draftFor(stage, { testMode: true }, 'invoice', {
			validate: true,
			externalReference: reference(),
		});
		expect(bill).toMatchObject({ testMode: true, number: 'TEST-FA2026-00001' });
	});
});
