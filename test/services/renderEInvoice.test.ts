import { readReceived } from '../../intake';
import { readCii } from '../../formats/cii/readCii';
import { readUbl } from '../../formats/ubl/readUbl';
import { parseXml } from '../../formats/xml/parseXml';
import { closePdfWorker } from '../../formats/pdf';
import { closeReader } from '../../intake';
import { createCreditNote } from '../../services/createCreditNote';
import { printDocument } from '../../services/printDocument';
import { saveMaster } from '../../services/saveMaster';
import { run, WHOLESALER } from '../support/stories';
import { invoice, onEachDatabase, reference, type Stage } from './stage';

afterAll(async () => {
	await closePdfWorker();
	await closeReader();
});

const LINES = [{ description: 'Farine T55', quantity: 12, unitPrice: '18.40', taxRate: 5.5 }];

async function billed(stage: Stage, more: object = {}) {
	return invoice(stage.story, { customer: 'ATELIER', lines: LINES, validate: true, ...more });
}

onEachDatabase('a document that is written for machines', (stage) => {
	beforeAll(async () => {
		await run(stage.story, saveMaster('company'), {
			...WHOLESALER,
			registrationNumber: '732829320',
			vatNumber: 'FR44732829320',
			email: 'facturation@dupont.example',
			operationNature: 'goods',
		});
		await run(stage.story, saveMaster('party'), {
			code: 'ATELIER',
			name: 'Atelier Vasseur & Fils',
			company: 'DUPONT',
			registrationNumber: '404833048',
			vatNumber: 'FR83404833048',
			address: { line1: '10 Grand-Place', postCode: '59000', city: 'Lille', country: 'FR' },
		});
	});

	it('is a PDF with the invoice inside, which our own intake reads back', async () => {
		const { id, number, gross } = await billed(stage);
		const { content, fileName, mimeType, view } = await printDocument(stage.story, { id, format: 'facturX' });
		expect([fileName, mimeType, view.printedOn !== null]).toEqual([`${number}.pdf`, 'application/pdf', true]);
		const [file] = await readReceived({ name: fileName, bytes: content });
		if (!file || !('reading' in file)) throw new Error('It was not read');
		const [read] = file.reading.invoices;
		expect([read?.number?.value, read?.totals.gross?.value]).toEqual([number, gross.toFixed(2)]);
		expect(read?.number?.origin.source).toBe('xml');
	});

	it.each([
		['cii', readCii],
		['ubl', readUbl],
	] as const)('is %s that says the same', async (format, read) => {
		const bill = await billed(stage);
		const { content, fileName, mimeType } = await printDocument(stage.story, { id: bill.id, format });
		expect([fileName, mimeType]).toEqual([`${bill.number}.xml`, 'application/xml']);
		const found = read(await parseXml(content));
		expect(found.number?.value).toBe(bill.number);
		expect(found.totals.gross?.value).toBe(bill.gross.toFixed(2));
		const credit = await run(stage.story, createCreditNote, {
			id: bill.id,
			reason: 'Retour',
			validate: true,
			externalReference: reference(),
		});
		const other = read(await parseXml((await printDocument(stage.story, { id: credit.id, format })).content));
		expect([other.kind?.value, other.number?.value]).toEqual(['creditNote', credit.number]);
	});

	it('of a draft, an order, or without what the rules ask for is refused with all that is missing', async () => {
		const draft = await billed(stage, { validate: false });
		await expect(printDocument(stage.story, { id: draft.id, format: 'cii' })).rejects.toMatchObject({
			rule: 'facturx.notFinal',
		});
		await run(stage.story, saveMaster('party'), {
			code: 'NOBODY',
			name: 'Sans adresse',
			company: 'DUPONT',
		});
		const bare = await billed(stage, { customer: 'NOBODY' });
		await expect(printDocument(stage.story, { id: bare.id, format: 'ubl' })).rejects.toMatchObject({
			rule: 'einvoice.incomplete',
			document: bare.number,
		});
	});
});
