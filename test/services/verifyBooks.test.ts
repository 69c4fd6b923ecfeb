import { recordPayment } from '../../services/recordPayment';
import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { deleteDocument } from '../../services/deleteDocument';
import { moveDocument } from '../../services/moveDocument';
import { saveMaster } from '../../services/saveMaster';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { runUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks, type CheckReport, type Fault } from '../../services/verifyBooks';
import { watchLoop } from '../ledger/support/loopDelay';
import { HANOI, run, WHOLESALER, type Story } from '../support/stories';
import { invoice, onEachDatabase, order, part, reference, stageOn, type Stage } from './stage';

jest.setTimeout(120_000);

const ADMIN = {
	code: 'admin',
	name: 'Admin',
	privileges: ['forceNumber', 'unlockDocument', 'deleteDocument', 'cancelInvoice'],
};
const PERMITTED = { reason: 'Agreed with the customer' };

const faultsIn = (reports: readonly CheckReport[]): Fault[] => reports.flatMap(({ faults }) => faults);
const verify = (stage: Stage, input: object = {}) => verifyBooks(stage.story, input);

onEachDatabase('the whole life of documents', (stage) => {
	it('leaves books that are intact, whatever was done by right', async () => {
		const { story } = stage;
		const admin: Story = { ...story, actor: 'admin' };
		await run(story, saveMaster('actor'), ADMIN);
		await run(story, saveMaster('company'), HANOI);
		await run(story, saveMaster('party'), { code: 'HN-C', name: 'Khách', company: 'HANOI' });
		await run(story, saveMaster('company'), {
			...WHOLESALER,
			code: 'TRIAL',
			testMode: true,
			taxRounding: 'line',
		});
		await run(story, saveMaster('party'), { code: 'TRIAL-C', name: 'Client', company: 'TRIAL' });
		const lines = [
			{ description: 'Odd', quantity: '0.333', unitPrice: '9.99', discountPercent: '7.5', taxRate: '5.5' },
			{ description: 'More', quantity: '3', unitPrice: '0.335' },
			{ description: 'A comment' },
		];
		const charges = [{ nature: 'shipping', amount: '12.34', taxRate: '20' }];

		// Orders, partial deliveries, a summary invoice, credit notes in parts and in full, payments.
		const sold = await order(story, { charges: [{ nature: 'packing', amount: '5', taxRate: '20' }] });
		const first = await part(story, 'deliveryNote', sold.id, { 1: 4 });
		const second = await run(story, convertDocument('deliveryNote'), { id: sold.id, validate: true });
		await run(story, convertDocument('invoice'), {
			id: first.id,
			validate: true,
			externalReference: reference(),
		});
		const billed = await run(story, convertDocument('invoice'), {
			id: second.id,
			validate: true,
			externalReference: reference(),
		});
		await run(story, createCreditNote, {
			id: billed.id,
			quantities: [{ line: 1, quantity: 1 }],
			validate: true,
			externalReference: reference(),
		});
		await run(story, createCreditNote, { id: billed.id, validate: true });
		const paid = await invoice(story, { lines, charges });
		await run(story, recordPayment, { id: paid.id, amount: '1', externalReference: reference() });
		await run(story, recordPayment, { id: paid.id });
		await run(story, cancelDocument, { id: (await invoice(story)).id, reason: 'Mistake' });
		await invoice(story, { company: 'TRIAL', customer: 'TRIAL-C', lines });
		await invoice(story, {
			company: 'HANOI',
			customer: 'HN-C',
			lines: [{ description: 'Phở', quantity: 3, unitPrice: 33333 }],
		});

		// What privileges allow: unlocked and changed, deleted, cancelled in place, a number forced into a hole.
		const quote = await run(story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines,
			validate: true,
		});
		await run(story, moveDocument('accept'), { id: quote.id });
		await run(admin, unlockDocument, { id: quote.id, ...PERMITTED });
		await run(story, updateDraft, { id: quote.id, lines: [{ product: 'OIL', quantity: 7 }] });
		await run(story, validateDocument, { id: quote.id });
		const gone = await run(story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines,
			validate: true,
		});
		await run(admin, deleteDocument, { id: gone.id, ...PERMITTED });
		await run(story, deleteDocument, {
			id: (await run(story, createDocument('quotation'), { company: 'DUPONT', customer: 'LEROY', lines })).id,
		});
		await run(admin, cancelDocument, { id: (await invoice(story)).id, inPlace: true, ...PERMITTED });
		// A changed pattern keeps the numbers that were given before it.
		await run(story, saveMaster('numberSeries'), {
			code: 'DUPONT-salesOrder',
			name: 'Orders',
			company: 'DUPONT',
			kinds: ['salesOrder'],
			pattern: 'CMD-{YY}-{SEQ:4}',
			reset: 'yearly',
		});
		expect((await order(story)).number).toMatch(/^CMD-26-/);

		const reports = await verify(stage);
		expect(faultsIn(reports)).toEqual([]);
		expect(areIntact(reports)).toBe(true);
		const checks = new Set(reports.map(({ check }) => check));
		expect([...checks].sort()).toEqual([
			'auditChain',
			'collections',
			'documents',
			'dunning',
			'eInvoices',
			'intakes',
			'links',
			'numbers',
			'settlement',
			'stock',
			'totals',
		]);
		expect(reports.find(({ check, company }) => check === 'documents' && company === 'DUPONT')?.checked).toBe(
			15,
		);
		const numbers = reports.filter(({ check }) => check === 'numbers');
		expect(numbers.map(({ subject, checked }) => [subject, checked])).toEqual(
			expect.arrayContaining([
				['DUPONT-invoice 2026', 8],
				['HANOI-invoice 2026', 1],
				['TRIAL-invoice 2026', 1],
			]),
		);
	});

	it('can be asked for one company, or for the chains alone', async () => {
		const one = await verify(stage, { company: 'HANOI' });
		expect(new Set(one.map(({ company }) => company))).toEqual(new Set(['HANOI']));
		const chains = await verify(stage, { scope: 'chains' });
		expect(chains.map(({ check, company }) => [check, company])).toEqual(
			expect.arrayContaining([
				['auditChain', 'DUPONT'],
				['auditChain', 'HANOI'],
				['auditChain', 'TRIAL'],
			]),
		);
		expect(new Set(chains.map(({ check }) => check))).toEqual(new Set(['auditChain']));
		await expect(verify(stage, { company: 'NOBODY' })).rejects.toMatchObject({ rule: 'company.unknown' });
	});

	it('finds nothing while others write', async () => {
		const writing = (async () => {
			for (let round = 0; round < 12; round += 1) {
				const made = await invoice(stage.story);
				if (round % 3 === 0) await run(stage.story, createCreditNote, { id: made.id, validate: true });
				else await run(stage.story, recordPayment, { id: made.id });
			}
		})();
		for (let round = 0; round < 4; round += 1) expect(faultsIn(await verify(stage))).toEqual([]);
		await writing;
		expect(faultsIn(await verify(stage))).toEqual([]);
	});
});

onEachDatabase('a hole that a forced number left', (stage) => {
	it('is told apart from a document that was taken out', async () => {
		await run(stage.story, saveMaster('actor'), ADMIN);
		const { id } = await invoice(stage.story, { validate: false });
		await run({ ...stage.story, actor: 'admin' }, validateDocument, {
			id,
			forceSequence: 3,
			reason: 'By hand',
		});
		const [fault] = faultsIn(await verify(stage));
		expect(fault).toMatchObject({
			rule: 'number.holeForced',
			fix: expect.stringContaining('Force Sequence') as string,
		});
		expect(fault?.message).toMatch(/FA2026-00001 to FA2026-00002 .* FA2026-00003 was forced above them/);
	});
});

describe('a ledger of hundreds of documents', () => {
	const stage = stageOn('sqlite');
	it('is verified without holding the event loop', async () => {
		const inputs = Array.from({ length: 600 }, () => ({
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 10 }, { product: 'OIL' }],
			validate: true,
			externalReference: reference(),
		}));
		const outcomes = await runUseCase(createInvoiceFromLines, stage.story, inputs);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		// What Verify does itself holds the loop each time; what a busy machine does, not three times in a row.
		const longest: number[] = [];
		for (let round = 0; round < 3; round += 1) {
			const loop = watchLoop();
			expect(areIntact(await verify(stage))).toBe(true);
			longest.push(loop().longest);
		}
		expect(Math.min(...longest)).toBeLessThan(50);
	});
});
