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

/** The same code, rolled back: what would be done is shown, and nothing of it stays. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const billing = (parameters: Json = {}) =>
	invoicing('invoice', 'createFromLines', { validate: true, ...parameters });
const count = async (resource: string) =>
	(await done(runStep(sales(resource, 'getMany', { returnAll: true })))).length;

describe('Dry Run', () => {
	test('shows what would be done, takes no number, writes nothing, and leaves no gap', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const order = goods({ externalReference: 'DRY' });
			const [first] = await done(runStep(billing(), [goods({ externalReference: 'FIRST' })]));
			const [dry] = await done(runStep(billing({ dryRun: true }), [order]));
			expect(dry).toMatchObject({
				dryRun: true,
				number: null,
				internalReference: null,
				series: 'DUPONT-invoice',
				state: 'validated',
				gross: 194.12,
			});
			expect(await count('invoice')).toBe(1);
			const [real] = await done(runStep(billing(), [order]));
			expect([first?.['number'], real?.['number']]).toEqual(['FA2026-00001', 'FA2026-00002']);
			expect(real).toMatchObject({ reused: false, state: 'validated', gross: 194.12 });
			expect(real).not.toHaveProperty('dryRun');
			expect(real).not.toHaveProperty('series');
		});
	});

	test('a refusal is the same refusal, and speaks of nothing committed', async () => {
		const told = await failure(
			runStep(billing({ dryRun: true }), [
				goods({ externalReference: 'D1' }),
				goods({ externalReference: 'D2', customer: 'NOBODY' }),
			]),
		);
		expect(told.message).toMatch(/^Item 2: .*NOBODY/);
		expect(told.description).not.toMatch(/committed/i);
	});

	test('of a master, of a payment, of a cancellation: nothing stays', async () => {
		const [made] = await done(runStep(billing(), [goods({ externalReference: 'STAYS' })]));
		const id = { id: made?.['id'] };
		const dry = { dryRun: true };
		expect(
			await done(
				runStep(masters('customer', 'upsert', dry), [{ code: 'GHOST', name: 'Ghost', company: 'DUPONT' }]),
			),
		).toMatchObject([{ code: 'GHOST', dryRun: true }]);
		expect(await done(runStep(sales('invoice', 'recordPayment', dry), [id]))).toMatchObject([
			{ settlement: 'paid', open: 0 },
		]);
		expect(await done(runStep(sales('invoice', 'cancel', dry), [id]))).toMatchObject([
			{ kind: 'creditNote', number: null },
		]);
		expect(await done(runStep(sales('invoice', 'get'), [id]))).toMatchObject([
			{ settlement: 'open', open: 194.12 },
		]);
		expect(await count('creditNote')).toBe(0);
		await failure(
			runStep(
				masters('customer', 'get', { inputSource: 'fields', id: { __rl: true, mode: 'id', value: 'GHOST' } }),
			),
		);
	});
});
