import { createInvoiceFromLines } from '../../../services/createInvoice';
import { verifyLedger } from '../../../services/verifyLedger';
import { DATABASES, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, run, storyOn, type Story } from '../../support/stories';
import { allDocuments, numberFaults } from '../support/books';
import { startWorker } from '../support/job';

jest.setTimeout(60_000);

/** Before the commit nothing is there; after it everything is, although nobody was told. */
const STEPS = [
	['afterBegin', 0],
	['afterItem', 0],
	['beforeAudit', 0],
	['beforeCommit', 0],
	['afterCommit', 1],
] as const;

describe.each(DATABASES)('a process killed on %s', (database) => {
	let test: TestLedger;
	let story: Story;
	beforeAll(async () => {
		test = await openTestLedger(database);
		story = storyOn(test);
		await openWholesaler(story);
	});
	afterAll(() => test.dispose());

	const invoices = async () =>
		(await allDocuments(test.ledger)).filter((document) => document.kind === 'invoice');

	it('leaves all or nothing, and the same key gives exactly one document afterwards', async () => {
		const input = (reference: string) => ({
			customer: 'LEROY',
			lines: [{ product: 'OIL', quantity: 1 }],
			validate: true,
			externalReference: reference,
		});
		await run(story, createInvoiceFromLines, input('before'));
		// All have the ledger open while one after the other dies: what one leaves must not trouble the rest.
		const workers = await Promise.all(
			STEPS.map(([killAt]) =>
				startWorker({ kind: 'createInvoice', address: test.address, inputs: [input(killAt)], killAt }),
			),
		);
		for (const [index, [step, left]] of STEPS.entries()) {
			const before = (await invoices()).length;
			workers[index]?.go();
			expect(await workers[index]?.ended).toEqual({ report: undefined, signal: 'SIGKILL' });
			expect([step, (await invoices()).length - before]).toEqual([step, left]);
			expect((await verifyLedger(story)).filter((chain) => !chain.intact)).toEqual([]);
			const again = await run(story, createInvoiceFromLines, input(step));
			expect((await invoices()).length - before).toBe(1);
			expect(again.number).toBe(`FA2026-${String(before + 1).padStart(5, '0')}`);
		}
		expect(numberFaults(await invoices())).toEqual([]);
		expect(await invoices()).toHaveLength(STEPS.length + 1);
		expect((await verifyLedger(story)).filter((chain) => !chain.intact)).toEqual([]);
	});
});
