import { done, fixDate, runStep, runSteps, useUserFolder, type Json, type Step } from './support/bench';
import {
	atProvider,
	draft,
	openCompany,
	PROVIDERS,
	tea,
	withAccount,
	type Account,
} from './support/eInvoices';

/** An issued e-invoice is replaced or adjusted: from the panel to the provider, with both sides linked. */

jest.setTimeout(60_000);
fixDate('2026-08-10T02:00:00Z');

const agreement = { reference: 'BB-2026-014', date: '2026-08-07' };

describe.each(PROVIDERS)('%s', (_title, open) => {
	let account: Account;

	useUserFolder({ masters: false });
	beforeAll(async () => {
		account = await open();
		await openCompany(account);
	}, 60_000);
	afterAll(async () => await account?.close());

	const run = (steps: readonly Step[], items: readonly unknown[]) =>
		runSteps(steps, items, withAccount(account));
	const all = async (...given: Parameters<typeof run>): Promise<Json[]> => done(run(...given));
	const one = async (...given: Parameters<typeof run>): Promise<Json> => (await all(...given))[0] ?? {};
	const correct = (operation: string, parameters: Json = {}): Step => ({
		type: 'replaceInvoice',
		parameters: { resource: 'correction', operation, ...parameters },
	});
	const atNode = (operation: string): Step => ({
		...atProvider(account, operation),
		type: 'replaceInvoice',
	});
	/** Issued, and with its code: before that nothing may be corrected. */
	const issued = async (reference: string): Promise<Json> => {
		const document = await one([draft, atProvider(account, 'issue')], [tea(reference)]);
		return one([atProvider(account, 'refresh')], [{ id: document['id'] }]);
	};
	const get = async (id: unknown) =>
		(
			await done(
				runStep({ type: 'salesDocument', parameters: { resource: 'invoice', operation: 'get' } }, [{ id }]),
			)
		)[0] as Json;

	test('replaced: drafted from the original with a changed line, seen, issued; the original is marked, once', async () => {
		const original = await issued('REPLACED');
		const input = {
			id: original['id'],
			wrong: ['amount'],
			reason: 'Ten boxes, not twelve',
			agreement,
			changes: [{ line: 1, quantity: 10 }],
		};
		const drafted = await one([correct('replace')], [{ ...input, externalReference: 'R-1' }]);
		expect(drafted).toMatchObject({ state: 'draft', parentId: original['id'], number: null });
		expect(drafted['net']).toBe(1850000);
		const [preview] = (await run([atNode('preview')], [{ id: drafted['id'] }])).items;
		expect(preview?.json).toMatchObject({ format: 'pdf', gross: 1998000 });
		const replacement = await one([atNode('issue')], [{ id: drafted['id'] }]);
		expect(replacement).toMatchObject({ eInvoiceState: 'issued' });
		expect((await get(original['id']))['eInvoices']).toMatchObject([{ status: 'replaced' }]);
		const again = await run([correct('replace')], [{ ...input, externalReference: 'R-2' }]);
		expect(again.error?.message).toMatch(/replaced/);
	});

	test('the panel says the same as an item: what is wrong, lines changed and added, the agreement', async () => {
		const original = await issued('PANEL');
		const drafted = await one(
			[
				correct('replace', {
					inputSource: 'fields',
					id: { __rl: true, mode: 'id', value: original['id'] },
					wrong: ['amount', 'goods'],
					reason: 'One box was another tea',
					agreement: { entry: agreement },
					changes: { change: [{ line: 1, members: { quantity: 11 } }] },
					addedRows: {
						entry: [{ description: 'Trà sen, hộp 100 g', quantity: 1, unitPrice: 95000, taxRate: 8 }],
					},
					options: { externalReference: 'PANEL-1' },
				}),
			],
			[{}],
		);
		expect(drafted).toMatchObject({ lineCount: 2, net: 11 * 185000 + 95000 });
	});

	test('adjusted: a decrease is a negative amount, and the original stands beside it', async () => {
		const original = await issued('ADJUSTED');
		const drafted = await one(
			[correct('adjust')],
			[
				{
					id: original['id'],
					wrong: ['amount'],
					reason: 'Two boxes too many',
					agreement,
					externalReference: 'A-1',
					lines: [
						{ direction: 'decrease', description: 'Trà ô long, hai hộp', quantity: 2, unitPrice: 185000 },
					],
				},
			],
		);
		expect(drafted).toMatchObject({ parentId: original['id'], net: -370000, gross: -399600 });
		expect(await one([atNode('issue')], [{ id: drafted['id'] }])).toMatchObject({ eInvoiceState: 'issued' });
	});

	test('adjusted in words alone', async () => {
		const original = await issued('WORDS');
		const drafted = await one(
			[
				correct('adjust', {
					inputSource: 'fields',
					id: { __rl: true, mode: 'id', value: original['id'] },
					wrong: ['buyerTaxCode'],
					reason: 'The tax code was that of a branch',
					agreement: { entry: agreement },
					information: ['Mã số thuế đúng: 0314409058'],
					options: { externalReference: 'W-1' },
				}),
			],
			[{}],
		);
		expect(drafted).toMatchObject({ parentId: original['id'], gross: 0 });
		expect(await one([atNode('issue')], [{ id: drafted['id'] }])).toMatchObject({ eInvoiceState: 'issued' });
	});

	test.each([
		[
			'a wrong name alone needs no new invoice, but the notice',
			{ wrong: ['buyerName'], agreement },
			/04\/SS/,
		],
		['a company that bought must have agreed', { wrong: ['amount'] }, /agree/i],
		['nothing is corrected without saying what was wrong', { agreement }, /wrong/],
	])('%s', async (_what, more, words) => {
		const original = await issued(`REFUSED-${words.source}`);
		const { error } = await run(
			[correct('replace')],
			[{ id: original['id'], reason: 'A mistake', externalReference: `X-${words.source}`, ...more }],
		);
		expect(`${error?.message} ${error?.description}`).toMatch(words);
	});
});
