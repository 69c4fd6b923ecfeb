import { goods, invoicing, masters, printing, done, runStep, runSteps, useUserFolder } from './support/bench';

useUserFolder();

const create = invoicing('invoice', 'createFromLines', { validate: true });
/** A step after the invoice that never works, as a printer that is switched off. */
const brokenPrint = printing({ language: 'xx' });
const order = (index: number) => goods({ externalReference: `LATER-${index}` });

test('invoices whose print or mail fails keep their numbers, and a retry goes on with the same ones', async () => {
	const orders = Array.from({ length: 12 }, (_, index) => order(index));
	const failed = await runSteps([create, brokenPrint], orders);
	expect(failed.error?.message).toContain('language');
	const billed = failed.of('Step 1').map(({ json }) => json['number'] as string);
	expect(new Set(billed).size).toBe(12);

	const again = await runSteps([create, printing()], [...orders, order(12)]);
	expect(again.error).toBeUndefined();
	expect(again.of('Step 1').map(({ json }) => [json['number'], json['reused']])).toEqual([
		...billed.map((number) => [number, true]),
		['FA' + new Date().getFullYear() + '-00013', false],
	]);
	const checks = await done(runStep(masters('ledger', 'verify')));
	expect(checks.filter(({ intact }) => intact === false)).toEqual([]);
});
