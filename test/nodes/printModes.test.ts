import { goods, invoicing, masters, printing, done, runStep, runSteps, useUserFolder } from './support/bench';

useUserFolder();

const bill = (reference: string) =>
	done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			goods({ externalReference: reference }),
		]),
	);

test('a draft print from the panel is immediate and leaves no trace; a final one counts as printed', async () => {
	const [invoice] = await bill('PRINT-1');
	const [draft] = await done(runStep(printing({ printMode: 'draft' }), [{ id: invoice?.['id'] }]));
	expect(draft).toMatchObject({ printMode: 'draft', printedOn: null });
	const [final] = await done(runStep(printing(), [{ id: invoice?.['id'] }]));
	expect(final).toMatchObject({ printMode: 'final', printedOn: expect.stringMatching(/^\d{4}-/) as string });
});

test('the setting of the company is the start, each print may differ', async () => {
	const company = { code: 'DUPONT', name: 'Dupont & Fils', country: 'FR', currency: 'EUR' };
	const more = { timeZone: 'Europe/Paris', language: 'fr', defaultTaxRate: 20, draftPrintByDefault: true };
	await done(runStep(masters('company', 'upsert'), [{ ...company, ...more }]));
	const [invoice] = await bill('PRINT-2');
	const run = await runSteps([printing(), printing({ printMode: 'final' })], [{ id: invoice?.['id'] }]);
	expect(run.of('Step 1')[0]?.json).toMatchObject({ printMode: 'draft', printedOn: null });
	expect(run.items[0]?.json).toMatchObject({ printMode: 'final' });
});
