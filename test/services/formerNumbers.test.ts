import { importRows } from '../../services/importRows';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run, ruleOf, type Story } from '../support/stories';
import { invoice, onEachDatabase } from './stage';

/** Two invoices came in from the former system under numbers that our series reaches soon. */
onEachDatabase('a series of ours that reaches the numbers of the former system', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		const rows = [
			['FA2026-00002', ''],
			['FA2026-00003', 'Avoir'],
		];
		await importRows(stage.story, {
			dataset: 'openInvoice',
			company: 'DUPONT',
			source: {
				items: rows.map(([number, type]) => ({
					'N° facture': number,
					Type: type,
					'Code client': 'MARTIN',
					'Date facture': '2026-01-15',
					'Total TTC': '100',
					'Reste dû': '100',
				})),
			},
		});
		await run(stage.story, saveMaster('actor'), {
			code: 'admin',
			name: 'Admin',
			privileges: ['forceNumber'],
		});
		admin = { ...stage.story, actor: 'admin' };
	});

	it('gives none of them a second time, and says how to go on', async () => {
		expect((await invoice(stage.story)).number).toBe('FA2026-00001');
		const draft = await invoice(stage.story, { validate: false });
		expect(await ruleOf(stage.story, validateDocument, { id: draft.id })).toBe('number.former');
		// Credit notes share the series, so theirs is taken too.
		const force = (forceSequence: number) => ({ id: draft.id, forceSequence, reason: 'Former numbers' });
		expect(await ruleOf(admin, validateDocument, force(3))).toBe('number.former');
		expect(await run(admin, validateDocument, force(4))).toMatchObject({ number: 'FA2026-00004' });
		expect((await invoice(stage.story)).number).toBe('FA2026-00005');
		const reports = await verifyBooks(stage.story);
		// What forcing leaves out is told as a hole until somebody accounts for it.
		expect(reports.flatMap(({ faults }) => faults.map(({ rule }) => rule))).toEqual(['number.holeForced']);
		expect(areIntact(reports)).toBe(false);
	});
});
