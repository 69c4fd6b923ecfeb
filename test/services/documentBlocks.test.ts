import { createDocument } from '../../services/createDocument';
import { choosePrintMode } from '../../services/parts/choosePrintMode';
import { printableOf } from '../../services/parts/printableOf';
import { duplicateDocument } from '../../services/duplicateDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { updateDraft } from '../../services/updateDraft';
import { ruleOf, run } from '../support/stories';
import { linesOf, onEachDatabase, reference, stored, type Stage } from './stage';

const ADDRESS = { line1: '8 quai de la Joliette', postCode: '13002', city: 'Marseille', country: 'FR' };
const DEPOT = { line1: 'Dépôt B, ZI Nord', postCode: '13014', city: 'Marseille', country: 'FR' };

const quotation = (stage: Stage, more: object = {}) =>
	run(stage.story, createDocument('quotation'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: linesOf(1),
		...more,
	});

/** What the print of a document is given. */
async function printed(stage: Stage, view: DocumentView) {
	const document = await stored(stage, view);
	const { read } = stage.story.ledger;
	const company = await read.masters.get('company', document.companyId);
	if (!company) throw new Error('no company');
	const mode = choosePrintMode({ document, company, transmissions: [] }, undefined);
	return printableOf(stage.story, document, company, { printAs: 'document', language: undefined, mode });
}

onEachDatabase('the blocks of one document', (stage) => {
	beforeAll(() =>
		run(stage.story, saveMaster('sellerProfile'), {
			code: 'HEAD',
			name: 'Head office',
			company: 'DUPONT',
			senderBlock: 'Agence de Paris',
			footer: 'SARL au capital de 50 000 €',
			isDefault: true,
		}),
	);

	it('the address block can be edited on this document alone', async () => {
		const usual = await quotation(stage);
		const edited = await run(stage.story, updateDraft, { id: usual.id, billTo: ADDRESS });
		expect((await printed(stage, edited)).buyer.address).toEqual(ADDRESS);
		expect((await printed(stage, await quotation(stage))).buyer.address).not.toEqual(ADDRESS);
	});

	it('goods go to the billing address unless another one is given', async () => {
		const same = await quotation(stage);
		const other = await quotation(stage, { shipTo: DEPOT });
		expect([(await printed(stage, same)).shipTo, (await printed(stage, other)).shipTo]).toEqual([
			null,
			DEPOT,
		]);
	});

	it('sender block and legal notices come from the profile, and may be written for this document', async () => {
		const usual = await printed(stage, await quotation(stage));
		expect(usual.sellerProfile).toMatchObject({
			senderBlock: 'Agence de Paris',
			footer: 'SARL au capital de 50 000 €',
		});
		const own = await quotation(stage, {
			senderBlock: 'Agence de Lyon',
			legalFooter: 'RCS Lyon 303 265 045',
		});
		expect((await printed(stage, own)).sellerProfile).toMatchObject({
			senderBlock: 'Agence de Lyon',
			footer: 'RCS Lyon 303 265 045',
			name: 'Head office',
		});
	});

	it('two comments stand above and below the lines', async () => {
		const made = await quotation(stage, {
			headerComment: 'Suite à notre appel',
			footerComment: 'Offre ferme',
		});
		expect(await printed(stage, made)).toMatchObject({
			headerComment: 'Suite à notre appel',
			footerComment: 'Offre ferme',
		});
	});

	it('what was set on one document is not on the next one, but goes with a copy', async () => {
		const own = await quotation(stage, {
			language: 'en',
			senderBlock: 'Agence de Lyon',
			paymentMethod: 'Cheque',
		});
		const next = await printed(stage, await quotation(stage));
		expect([next.language, next.senderBlock, next.paymentMethod]).toEqual(['fr', null, null]);
		const copy = await run(stage.story, duplicateDocument, { id: own.id });
		expect(await printed(stage, copy)).toMatchObject({ language: 'en', senderBlock: 'Agence de Lyon' });
	});
});

onEachDatabase('a deposit invoice', (stage) => {
	const deposit = (line: object) =>
		ruleOf(stage.story, createDocument('invoice', 'deposit'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [line],
			externalReference: reference(),
		});

	it('has only deposit lines', async () => {
		expect(await deposit({ description: 'Acompte 30 %', quantity: 1, unitPrice: 100 })).toBe('done');
		expect(await deposit({ kind: 'deposit', description: 'Acompte', quantity: 1, unitPrice: 100 })).toBe(
			'done',
		);
		expect(await deposit({ product: 'FLOUR', quantity: 1 })).toBe('deposit.onlyDepositLines');
		expect(await deposit({ kind: 'item', description: 'Farine', unitPrice: 1 })).toBe(
			'deposit.onlyDepositLines',
		);
		await run(stage.story, saveMaster('product'), {
			code: 'DEPOSIT',
			name: 'Acompte',
			company: 'DUPONT',
			deposit: true,
			unitPrice: 50,
		});
		expect(await deposit({ product: 'DEPOSIT', quantity: 1 })).toBe('done');
	});
});
