import { done, goods, invoicing, printing, runStep, useUserFolder } from './support/bench';

useUserFolder();

/** The same document with the same choices is the same bytes, so other bytes are another print. */
const print = async (id: unknown, options: object, item: object = {}) => {
	const [printed] = (await runStep(printing({ options }), [{ id, ...item }])).items;
	return printed?.binary?.['data']?.['data'] as string;
};

test('a print shows payments and discounts unless its options say otherwise', async () => {
	const lines = [{ description: 'Perceuse', quantity: 1, unitPrice: 100, discountPercent: 10 }];
	const [invoice] = await done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			goods({ lines, externalReference: 'PRINT-OPTIONS' }),
		]),
	);
	const id = invoice?.['id'];
	const usual = await print(id, {});
	expect(usual.length).toBeGreaterThan(1000);
	expect(await print(id, { showPayments: true, hideDiscounts: false })).toBe(usual);
	const prints = [
		usual,
		await print(id, { hideDiscounts: true }),
		await print(id, { showPayments: false }),
		await print(id, { showPayments: false, hideDiscounts: true }),
	];
	expect(new Set(prints).size).toBe(4);
	expect(await print(id, {}, { hideDiscounts: true })).toBe(prints[1]);
	expect(await print(id, { hideDiscounts: false }, { hideDiscounts: true })).toBe(usual);
});
