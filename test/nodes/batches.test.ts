import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	masters,
	openWholesaler,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Many items in one run: the bad ones are told, the good ones go on. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const BAD = [7, 30, 59];
const unknownCustomer = (index: number) => goods({ customer: 'NOBODY', externalReference: `B-${index}` });

/** Sixty orders, three of an unknown customer. */
const batch = (series: string) =>
	Array.from({ length: 60 }, (_member, index) =>
		BAD.includes(index)
			? unknownCustomer(index)
			: goods({ externalReference: `${series}-${index}`, orderId: index }),
	);

const listed = async (resource: string, filters: Json = {}) =>
	done(runStep(sales(resource, 'getMany', { returnAll: true, filters })));

describe('sixty items with three bad ones', () => {
	test('Stop: the error names the first bad item, its rule and fix, how many more, and what is committed', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const told = await failure(
				runStep(invoicing('invoice', 'createFromLines', { validate: true }), batch('S')),
			);
			expect(told.message).toBe(
				"Item 8: Customer or supplier 'NOBODY' (customer) does not exist for this company.",
			);
			expect(told.itemIndex).toBe(7);
			expect(told.description).toMatch(/^Create it with the Billing Master Data node/);
			expect(told.description).toContain('2 more of the items were refused.');
			expect(told.description).toMatch(/Committed all the same: FA2026-00001, .* and 37 more\./);
			expect(told.description).toContain('Rule: party.unknown.');
			expect(await listed('invoice')).toHaveLength(57);
		});
	});

	test('Continue On Fail: sixty items in order, three with their input, the error and its details', async () => {
		const items = batch('C');
		const { error, items: given } = await runStep(
			{ ...sales('quotation', 'create', { validate: true }), onError: 'continueRegularOutput' },
			items,
		);
		expect(error).toBeUndefined();
		expect(given.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_item, item) => ({ item })));
		for (const [index, { json }] of given.entries()) {
			if (!BAD.includes(index))
				expect(json).toMatchObject({ state: 'validated', number: expect.stringMatching(/^DE2026-/) });
			else {
				expect(json).toEqual({
					...items[index],
					error: expect.stringMatching(new RegExp(`^Item ${index + 1}: .*NOBODY`)),
					details: {
						rule: 'party.unknown',
						field: 'customer',
						message: expect.stringContaining('NOBODY'),
						fix: expect.stringContaining('Billing Master Data'),
					},
				});
			}
		}
	});

	test('error output: the good ones go on, the bad ones leave with their input and the reason', async () => {
		const items = batch('E');
		const {
			error,
			items: good,
			refused,
		} = await runStep({ ...sales('salesOrder', 'create'), onError: 'continueErrorOutput' }, items);
		expect(error).toBeUndefined();
		expect(good).toHaveLength(57);
		expect(refused.map(({ pairedItem }) => pairedItem)).toEqual(BAD.map((item) => ({ item })));
		expect(refused.map(({ json }) => json)).toEqual(
			BAD.map((index) => ({
				...items[index],
				error: expect.stringContaining(`Item ${index + 1}: `),
				details: expect.objectContaining({ rule: 'party.unknown', field: 'customer' }),
			})),
		);
	});

	test('run again after the mistake is mended: what was done comes back, only the rest is made', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const items = batch('R');
			const step = invoicing('invoice', 'createFromLines', { validate: true });
			await failure(runStep(step, items));
			const before = new Map((await listed('invoice')).map(({ id, number }) => [id, number]));
			await done(
				runStep(masters('customer', 'upsert'), [{ code: 'NOBODY', name: 'Somebody', company: 'DUPONT' }]),
			);
			const { items: given, hints } = await runStep(step, items);
			expect(given.filter(({ json }) => json['reused'] === true)).toHaveLength(57);
			for (const { json } of given.filter((item) => item.json['reused'] === true))
				expect(json['number']).toBe(before.get(json['id']));
			expect(hints).toContain(
				'57 of 60 items had been done before: the existing records came back, nothing was written twice.',
			);
			const numbers = (await listed('invoice')).map(({ number }) => number as string).sort();
			expect(numbers).toEqual(
				Array.from({ length: 60 }, (_member, index) => `FA2026-${String(index + 1).padStart(5, '0')}`),
			);
		});
	});

	test("n8n's own Retry On Fail runs the node again and doubles nothing", async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const step = {
				...invoicing('invoice', 'createFromLines', { validate: true }),
				settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			};
			await failure(
				runStep(step, [
					goods({ externalReference: 'A' }),
					unknownCustomer(1),
					goods({ externalReference: 'B' }),
				]),
			);
			expect((await listed('invoice')).map(({ number }) => number).sort()).toEqual([
				'FA2026-00001',
				'FA2026-00002',
			]);
		});
	});
});

test('hints that differ from item to item are shown up to twenty, and the rest are counted', async () => {
	await inUserFolder(async () => {
		await openWholesaler();
		const step = sales('salesOrder', 'create');
		const misspelt = (index: number) => goods({ externalReference: `H-${index}`, [`qty${index}`]: 1 });
		const { hints } = await runStep(
			step,
			Array.from({ length: 30 }, (_member, index) => misspelt(index)),
		);
		expect(hints.filter((hint) => hint.includes('were left aside: qty'))).toHaveLength(20);
		expect(hints).toContain('10 more hints of this kind were left out.');
	});
});
