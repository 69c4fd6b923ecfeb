import { createInvoiceFromLines } from '../../services/createInvoice';
import { addNote, setLabel } from '../../services/noteDocument';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { invoice, onEachDatabase, refusedBy } from './stage';

onEachDatabase('own labels and notes', (stage) => {
	beforeAll(async () => {
		const label = saveMaster('statusLabel');
		await run(stage.story, label, {
			code: 'HOLD',
			name: 'En attente du chef',
			company: 'DUPONT',
			kind: 'invoice',
		});
		await run(stage.story, label, {
			code: 'PRESSED',
			name: 'Relancé',
			company: 'DUPONT',
			kind: 'invoice',
			states: ['validated'],
		});
		await run(stage.story, label, { code: 'QUOTE', name: 'À revoir', company: 'DUPONT', kind: 'quotation' });
	});

	it('a label stands in for the fixed word; state and code stay', async () => {
		const bill = await invoice(stage.story);
		const held = await run(stage.story, setLabel, { id: bill.id, customLabel: 'HOLD' });
		expect(held).toMatchObject({
			label: 'En attente du chef',
			customLabel: 'En attente du chef',
			labelCode: 'toSend',
			state: 'validated',
		});
	});

	it('a label given at creation shows its words too', async () => {
		const draft = await invoice(stage.story, { validate: false, customLabel: 'HOLD' });
		expect(draft).toMatchObject({ label: 'En attente du chef', labelCode: 'draft' });
	});

	it('a label belongs to one kind and to its states', async () => {
		const draft = await invoice(stage.story, { validate: false });
		expect((await refusedBy(stage.story, setLabel, { id: draft.id, customLabel: 'QUOTE' })).rule).toBe(
			'statusLabel.otherKind',
		);
		expect((await refusedBy(stage.story, setLabel, { id: draft.id, customLabel: 'PRESSED' })).rule).toBe(
			'statusLabel.state',
		);
		expect((await refusedBy(stage.story, setLabel, { id: draft.id, customLabel: 'NONE' })).rule).toBe(
			'statusLabel.unknown',
		);
		const input = { customer: 'MARTIN', lines: [{ product: 'OIL' }], customLabel: 'PRESSED' };
		expect((await refusedBy(stage.story, createInvoiceFromLines, input)).rule).toBe('statusLabel.state');
		expect(
			await run(stage.story, setLabel, { id: (await invoice(stage.story)).id, customLabel: 'PRESSED' }),
		).toMatchObject({ label: 'Relancé' });
	});

	it('a quick note is kept with its author and day, on any document in any state', async () => {
		const bill = await invoice(stage.story);
		const noted = await run(stage.story, addNote, { id: bill.id, text: 'Rappeler lundi' });
		expect(noted.details.facts).toContainEqual(
			expect.objectContaining({
				kind: 'note',
				actor: 'alice',
				onDate: '2026-03-10',
				data: { text: 'Rappeler lundi' },
			}),
		);
		const draft = await invoice(stage.story, { validate: false });
		expect((await run(stage.story, addNote, { id: draft.id, text: 'x' })).details.facts).toHaveLength(1);
	});
});
