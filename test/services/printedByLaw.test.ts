import { createInvoiceFromLines } from '../../services/createInvoice';
import { printableOf } from '../../services/parts/printableOf';
import { saveMaster } from '../../services/saveMaster';
import { run, WHOLESALER } from '../support/stories';
import { linesOf, onEachDatabase, reference, stored, type Stage } from './stage';

const ABROAD = {
	code: 'GENEVE',
	name: 'Epicerie SA',
	company: 'DUPONT',
	vatRegime: 'export',
	address: { line1: '1 rue du Rhône', postCode: '1204', city: 'Genève', country: 'CH' },
};

const company = (stage: Stage, more: object = {}) =>
	run(stage.story, saveMaster('company'), { ...WHOLESALER, ...more });

const sell = (stage: Stage, more: object = {}) =>
	run(stage.story, createInvoiceFromLines, {
		customer: 'MARTIN',
		lines: linesOf(2),
		validate: true,
		externalReference: reference(),
		...more,
	});

/** What the print of a document is made from. */
async function printed(stage: Stage, view: { readonly id: string }, language?: 'fr' | 'en' | 'vi') {
	const document = await stored(stage, view);
	const owner = await stage.story.ledger.read.masters.get('company', document.companyId);
	if (!owner) throw new Error('The company is missing');
	return printableOf(stage.story, document, owner, { printAs: 'document', language, mode: 'final' });
}

onEachDatabase('a print', (stage) => {
	it('bears a QR code with number, date, total, currency and id where the company wants one; a draft never', async () => {
		const without = await sell(stage);
		expect((await printed(stage, without)).print.qrCode).toBeUndefined();
		await company(stage, { printQrCode: true });
		const made = await sell(stage);
		expect((await printed(stage, made)).print.qrCode).toBe(
			`${made.number}|${made.issueDate}|24.00|EUR|${made.id}`,
		);
		const draft = await sell(stage, { validate: false });
		expect((await printed(stage, draft)).print.qrCode).toBeUndefined();
	});

	it('has the attention line unless the company switches it off', async () => {
		await company(stage, { attentionLine: false });
		const made = await sell(stage, { contact: 'MARTIN-1' });
		expect((await printed(stage, made)).print.attentionLine).toBe(false);
		await company(stage);
		const { print, buyer } = await printed(stage, made);
		expect([print.attentionLine, buyer.contactName]).toEqual([undefined, 'Paul Martin']);
	});

	it('says of the company what it said at validation', async () => {
		await company(stage, { capital: '50 000 €', latePenaltyRate: '12,40 % l’an', vatOnDebits: true });
		const made = await sell(stage);
		await company(stage, { capital: '90 000 €', legalForm: 'SAS' });
		expect((await printed(stage, made)).print.companyExtras).toMatchObject({
			capital: '50 000 €',
			latePenaltyRate: '12,40 % l’an',
			vatOnDebits: true,
		});
		const later = await sell(stage);
		expect((await printed(stage, later)).print.companyExtras).toMatchObject({
			capital: '90 000 €',
			legalForm: 'SAS',
		});
		await company(stage);
	});

	it('gives the reason for no VAT in its own language, also of a draft', async () => {
		await run(stage.story, saveMaster('party'), ABROAD);
		for (const validate of [true, false]) {
			const made = await sell(stage, { customer: 'GENEVE', validate });
			const textIn = async (language?: 'en') =>
				(await printed(stage, made, language)).totals.taxLines[0]?.exemptionReason?.text;
			expect(await textIn()).toBe('Exonération de TVA, article 262, I du CGI.');
			expect(await textIn('en')).toMatch(/^VAT exempt export, .* French tax code/);
		}
	});
});
