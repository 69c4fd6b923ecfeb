import { PRINTS } from '../../nodes/RenderBillingDocument/prints';
import { properties } from '../../nodes/RenderBillingDocument/properties';
import { MONEY_OUTPUTS } from '../../nodes/shared/moneyOutputs';
import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	masters,
	printing,
	runStep,
	runSteps,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';
import { search } from './support/searchList';

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const money = (operation: string, parameters: Json = {}): Step => ({
	type: 'customerPayment',
	parameters: { resource: 'payment', operation, ...parameters },
});
const receipt = (parameters: Json = {}): Step => printing({ operation: 'renderReceipt', ...parameters });
let references = 0;
const pay = async (more: Json = {}): Promise<Json> => {
	references += 1;
	const item = { customer: 'MARTIN', amount: 50, externalReference: `PAID-${references}`, ...more };
	return (await done(runStep(money('record'), [item])))[0] as Json;
};

test('each operation of the panel has its print', () => {
	const offered = properties.find(({ name }) => name === 'operation');
	expect(offered?.options?.map((option) => 'value' in option && option.value).sort()).toEqual(
		Object.keys(PRINTS).sort(),
	);
	expect(offered?.default).toBe('renderPdf');
});

test('money comes in, and its receipt goes out: the payment with its file', async () => {
	const [invoice] = await done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			goods({ externalReference: 'R-1' }),
		]),
	);
	const run = await runSteps([money('record'), receipt()], [{ id: invoice?.['id'], method: 'cheque' }]);
	const [{ json, binary, pairedItem } = { json: {} as Json }] = run.items;
	expect(json).toMatchObject({
		kind: 'receipt',
		amount: 194.12,
		allocated: 194.12,
		allocations: [{ number: invoice?.['number'], amount: 194.12 }],
		fileName: `receipt-2026-03-10-${String(json['id']).slice(-12)}.pdf`,
	});
	// What Customer Payment gives, and the name of the file.
	expect(Object.keys(json).sort()).toEqual([...Object.keys(MONEY_OUTPUTS.payment), 'fileName'].sort());
	expect(binary?.['data']).toMatchObject({ mimeType: 'application/pdf', fileName: json['fileName'] });
	expect(Buffer.from(String(binary?.['data']?.['data']), 'base64').toString('latin1')).toMatch(/^%PDF-1\.7/);
	expect(pairedItem).toEqual({ item: 0 });
	expect(run.hints).toEqual([]);
});

test('language, file field and item field are those of the panel', async () => {
	const { id } = await pay();
	const print = async (parameters: Json, item: Json = { id }) => {
		const [made] = (await runStep(receipt(parameters), [item])).items;
		return made?.binary ?? {};
	};
	const french = (await print({}))['data']?.['data'];
	expect((await print({ language: 'fr' }))['data']?.['data']).toBe(french);
	const english = (await print({ language: 'en', binaryPropertyName: 'proof' }))['proof']?.['data'];
	expect(english).not.toBe(french);
	expect((await print({}, { id, language: 'en' }))['data']?.['data']).toBe(english);
	expect((await print({ options: { itemField: 'body' } }, { body: { id } }))['data']?.['data']).toBe(french);
});

test('the payment can be chosen from the list, or by its id', async () => {
	const { id } = await pay({ reference: 'VIR CHOSEN' });
	const listed = await search('searchPayments', 'CHOSEN');
	expect(listed.results.map(({ value }: Json) => value)).toEqual([id]);
	for (const mode of ['list', 'id']) {
		const chosen = { __rl: true, mode, value: id };
		const [printed] = await done(runStep(receipt({ inputSource: 'fields', id: chosen })));
		expect(printed).toMatchObject({ id, reference: 'VIR CHOSEN' });
	}
});

test('what has no receipt is refused by its rule; the neighbours get theirs', async () => {
	const good = await pay();
	const bounced = await pay();
	await done(runStep(money('reverse', { reason: 'Cheque bounced' }), [{ id: bounced['id'] }]));
	const [refund] = await done(runStep(money('refund'), [{ id: (await pay())['id'] }]));
	const items = [{ id: bounced['id'] }, { id: good['id'] }, { id: refund?.['id'] }, { id: 'inv_1' }, {}];
	const run = await runStep({ ...receipt(), onError: 'continueErrorOutput' }, items);
	expect(run.items.map(({ json }) => json['id'])).toEqual([good['id']]);
	expect(run.items[0]?.pairedItem).toEqual({ item: 1 });
	expect(run.refused.map(({ json }) => (json['details'] as Json)['rule'])).toEqual([
		'receipt.reversed',
		'receipt.direction',
		'payment.unknown',
		'input.invalid',
	]);
	const { message, description, itemIndex } = await failure(runStep(receipt(), items));
	expect(`${message} ${description}`).toMatch(/was reversed.*Cheque bounced.*Record the money anew/s);
	expect(itemIndex).toBe(0);
});

test('what the font lacks is a hint, and a receipt changes nothing that Verify or the payment shows', async () => {
	const paid = await pay({ reference: '請求書 7' });
	const list = () => done(runStep(money('getMany', { returnAll: true })));
	const before = await list();
	const run = await runStep(receipt(), [paid]);
	expect(run.hints.join(' ')).toContain('lacks 請 求 書');
	expect(await list()).toEqual(before);
	const [checked] = await done(runStep(masters('ledger', 'verify')));
	expect(checked).toMatchObject({ booksIntact: true });
});
