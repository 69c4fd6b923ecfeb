import { createCreditNote } from '../../services/createCreditNote';
import { saveMaster } from '../../services/saveMaster';
import { getDocumentView } from '../../services/findDocuments';
import { run } from '../support/stories';
import { foundCompany, invoice, onEachDatabase, reference, refusedBy, stored, type Stage } from './stage';

const credit = (stage: Stage, id: string, more: object) =>
	run(stage.story, createCreditNote, { id, validate: true, externalReference: reference(), ...more });

/** What happens to the goods, line by line. */
const goodsOf = async (stage: Stage, id: string) =>
	(await stored(stage, { id })).lines.map(({ disposition, operationCode }) => [disposition, operationCode]);

onEachDatabase('goods that come back', (stage) => {
	beforeAll(async () => {
		for (const [code, movesStock] of [
			['RETOUR', true],
			['REBUT', false],
		] as const)
			await run(stage.story, saveMaster('operationCode'), { code, name: code, movesStock });
	});

	it('go back to stock on a credit note with return, with their quantity', async () => {
		const bill = await invoice(stage.story);
		const note = await credit(stage, bill.id, { quantities: [{ line: 1, quantity: 4 }] });
		expect(await goodsOf(stage, note.id)).toEqual([['restock', null]]);
		expect(note.details.lines[0]).toMatchObject({ quantity: 4, disposition: 'restock' });
	});

	it('are none where only money flows', async () => {
		const bill = await invoice(stage.story);
		const note = await credit(stage, bill.id, {
			quantities: [{ line: 1, quantity: 4 }],
			disposition: 'none',
			reason: 'Remise exceptionnelle',
		});
		expect(await goodsOf(stage, note.id)).toEqual([['none', null]]);
	});

	it('are partly restocked and partly scrapped on one credit note', async () => {
		const bill = await invoice(stage.story);
		const note = await credit(stage, bill.id, {
			quantities: [
				{ line: 1, quantity: 2 },
				{ line: 2, quantity: 1, disposition: 'scrap' },
			],
		});
		expect(await goodsOf(stage, note.id)).toEqual([
			['restock', null],
			['scrap', 'REBUT'],
		]);
	});

	it('are scrapped by an operation code that does not move stock, without another word', async () => {
		const bill = await invoice(stage.story);
		const note = await credit(stage, bill.id, {
			quantities: [
				{ line: 1, quantity: 1, operationCode: 'REBUT' },
				{ line: 2, quantity: 1, operationCode: 'RETOUR' },
			],
		});
		expect(await goodsOf(stage, note.id)).toEqual([
			['scrap', 'REBUT'],
			['restock', 'RETOUR'],
		]);
	});

	it('are not scrapped by a code that moves stock', async () => {
		const bill = await invoice(stage.story);
		const input = {
			id: bill.id,
			quantities: [{ line: 1, quantity: 1, disposition: 'scrap', operationCode: 'RETOUR' }],
			externalReference: reference(),
		};
		expect((await refusedBy(stage.story, createCreditNote, input)).rule).toBe('return.scrapCode');
	});
});

onEachDatabase('a credit note of money', (stage) => {
	it('takes an amount with VAT off all rates of the invoice, to the cent', async () => {
		const bill = await invoice(stage.story);
		const note = await credit(stage, bill.id, { amount: 33.33, reason: 'Retard' });
		expect(note).toMatchObject({
			gross: 33.33,
			typeCode: '381',
			parents: [{ id: bill.id, relation: 'creditOf' }],
		});
		const view = await getDocumentView(stage.story, bill.id);
		expect(view.open).toBeCloseTo(bill.gross - 33.33, 6);
		expect(note.details.lines.map(({ description }) => description)).toEqual(
			note.details.lines.map(() => `Avoir sur facture ${bill.number} – Retard`),
		);
		const { totals } = await stored(stage, note);
		const whole = (await stored(stage, bill)).totals;
		expect(totals.taxLines.map(({ rate }) => rate)).toEqual(whole.taxLines.map(({ rate }) => rate));
	});

	it('takes a share of the invoice, and the rest leaves nothing', async () => {
		const bill = await invoice(stage.story);
		const first = await credit(stage, bill.id, { percent: 30 });
		const rest = await credit(stage, bill.id, { amount: (bill.gross - first.gross).toFixed(2) });
		const sum = (of: 'net' | 'tax' | 'gross') => Number((first[of] + rest[of]).toFixed(2));
		expect({ net: sum('net'), tax: sum('tax'), gross: sum('gross') }).toEqual({
			net: bill.net,
			tax: bill.tax,
			gross: bill.gross,
		});
		const more = { id: bill.id, amount: 0.01, externalReference: reference() };
		const refusal = await refusedBy(stage.story, createCreditNote, more);
		expect(refusal).toMatchObject({ rule: 'creditNote.tooMuch' });
		expect(refusal.message).toContain('0.00 EUR left');
	});

	it('is not asked in two ways at once, nor of a draft', async () => {
		const bill = await invoice(stage.story);
		const both = { id: bill.id, amount: 1, percent: 1, externalReference: reference() };
		expect((await refusedBy(stage.story, createCreditNote, both)).rule).toBe('creditNote.howMuch');
		const lines = { id: bill.id, amount: 1, quantities: [{ line: 1, quantity: 1 }] };
		expect(
			(await refusedBy(stage.story, createCreditNote, { ...lines, externalReference: reference() })).rule,
		).toBe('creditNote.howMuch');
		const draft = await invoice(stage.story, { validate: false });
		const early = { id: draft.id, amount: 1, externalReference: reference() };
		expect((await refusedBy(stage.story, createCreditNote, early)).rule).toBe('conversion.sourceState');
	});

	it('has no due date', async () => {
		const company = await foundCompany(stage.story, {});
		const bill = await invoice(stage.story, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'Conseil', quantity: 1, unitPrice: 100 }],
		});
		expect((await credit(stage, bill.id, { percent: 50 })).dueDate).toBeNull();
	});
});
