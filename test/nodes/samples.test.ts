import { FORMS } from '../../nodes/BillingMasterData/masters';
import { OPERATIONS as INVOICES } from '../../nodes/CreateInvoice/operations';
import { OPERATIONS as DOCUMENTS } from '../../nodes/SalesDocument/operations';
import type { OperationTable } from '../../nodes/shared/operation';
import {
	done,
	fixDate,
	inUserFolder,
	masters,
	openWholesaler,
	runStep,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';

/** What an empty panel shows is not decoration: it runs. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

describe('the sample that an empty panel shows works as it stands', () => {
	const creating = (type: string, table: OperationTable): Array<[string, Step, Json]> =>
		Object.entries(table).flatMap(([resource, operations]) =>
			operations.flatMap((operation) =>
				operation.does === 'write' && operation.sample && !('id' in operation.sample)
					? [
							[
								`${type} ${resource} ${operation.name}`,
								{ type, parameters: { resource, operation: operation.name } },
								operation.sample,
							] as [string, Step, Json],
						]
					: [],
			),
		);
	const samples = [...creating('salesDocument', DOCUMENTS), ...creating('createInvoice', INVOICES)];

	test('there is one for each way to create from lines', () =>
		expect(samples.length).toBeGreaterThanOrEqual(10));

	test.each(samples)('%s', async (_name, step, sample) => {
		const [made] = await done(runStep(step, [sample]));
		expect(made).toMatchObject({
			state: made?.['type'] === 'deposit' ? expect.any(String) : 'draft',
			lineCount: expect.any(Number),
		});
	});

	test('Billing Master Data, one after the other on an empty ledger', async () => {
		const order = [
			'company',
			...Object.keys(FORMS).filter((name) => !['company', 'contact'].includes(name)),
			'contact',
		];
		await inUserFolder(async () => {
			for (const resource of order) {
				const [saved] = await done(runStep(masters(resource, 'upsert'), [FORMS[resource]?.sample]));
				expect(saved).toMatchObject({ code: FORMS[resource]?.sample['code'], unchanged: false });
				const [again] = await done(runStep(masters(resource, 'upsert'), [FORMS[resource]?.sample]));
				expect(again).toMatchObject({ id: saved?.['id'], unchanged: true, version: 1 });
			}
		});
		await openWholesaler();
	});
});
