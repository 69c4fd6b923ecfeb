import { createDocument } from '../../../services/createDocument';
import { runUseCase } from '../../../services/useCase';
import { validateDocument } from '../../../services/validateDocument';
import { verifyLedger } from '../../../services/verifyLedger';
import { DATABASES, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, run, storyOn, type Story } from '../../support/stories';
import { allDocuments, numberFaults } from '../support/books';
import { startWorker, type Job, type Worker } from '../support/job';

// Twenty processes start at once, on a machine that may be busy already.
jest.setTimeout(180_000);

const COUNT = 50;

describe.each(DATABASES)('many at once on %s', (database) => {
	let test: TestLedger;
	let story: Story;
	beforeEach(async () => {
		test = await openTestLedger(database);
		story = storyOn(test);
		await openWholesaler(story);
	});
	afterEach(() => test.dispose());

	const drafts = async () => {
		const input = { customer: 'LEROY', lines: [{ product: 'OIL', quantity: 1 }] };
		const outcomes = await runUseCase(
			createDocument('invoice'),
			story,
			Array.from({ length: COUNT }, () => input),
		);
		return outcomes.map((outcome) => (outcome.ok ? (outcome.value.views[0]?.id ?? '') : 'failed'));
	};
	const assertWhole = async (expected: number) => {
		const invoices = (await allDocuments(test.ledger)).filter(
			(document) => document.kind === 'invoice' && document.numbering !== null,
		);
		expect(invoices).toHaveLength(expected);
		expect(numberFaults(invoices)).toEqual([]);
		expect(new Set(invoices.map((invoice) => invoice.number)).size).toBe(expected);
		expect((await verifyLedger(story)).filter((chain) => !chain.intact)).toEqual([]);
	};
	const startAll = async (jobs: Job[]) => {
		const workers: Worker[] = [];
		// A few at a time: all of them would warm up against each other.
		for (let start = 0; start < jobs.length; start += 4)
			workers.push(...(await Promise.all(jobs.slice(start, start + 4).map(startWorker))));
		workers.forEach((worker) => worker.go());
		return (await Promise.all(workers.map((worker) => worker.ended))).map(
			({ report }) => report?.outcomes ?? [],
		);
	};

	it('numbers 50 parallel validations over two handles without hole or double', async () => {
		const ids = await drafts();
		const second = { ...story, ledger: await test.open() };
		const runs = ids.map((id, index) => run(index % 2 ? second : story, validateDocument, { id }));
		const numbers = (await Promise.all(runs)).map((view) => view.number);
		expect(new Set(numbers).size).toBe(COUNT);
		await assertWhole(COUNT);
	});

	it('numbers 50 parallel validations over three processes without hole or double', async () => {
		const ids = await drafts();
		const jobs = [0, 1, 2].map((worker): Job => ({
			kind: 'validate',
			address: test.address,
			inputs: ids.filter((_, index) => index % 3 === worker).map((id) => ({ id })),
		}));
		const outcomes = (await startAll(jobs)).flat();
		expect(outcomes.filter((outcome) => outcome.error !== undefined)).toEqual([]);
		expect(new Set(outcomes.map((outcome) => outcome.number)).size).toBe(COUNT);
		await assertWhole(COUNT);
	});

	it('numbers 100 validations of 20 processes at once 1 to 100, without hole or twin, and the chain verifies', async () => {
		const ids = [...(await drafts()), ...(await drafts())];
		const jobs = Array.from({ length: 20 }, (_, worker): Job => ({
			kind: 'validate',
			address: test.address,
			inputs: ids.filter((_id, index) => index % 20 === worker).map((id) => ({ id })),
		}));
		const outcomes = (await startAll(jobs)).flat();
		expect(outcomes.filter((outcome) => outcome.error !== undefined)).toEqual([]);
		const expected = ids.map((_id, index) => `FA2026-${String(index + 1).padStart(5, '0')}`);
		expect(outcomes.map((outcome) => outcome.number).sort()).toEqual(expected);
		await assertWhole(100);
	});

	it('makes one document of the same key in three processes, and gives all the same answer', async () => {
		const input = {
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 2 }],
			validate: true,
			externalReference: 'WEB-1',
		};
		const other = { ...input, lines: [{ product: 'FLOUR', quantity: 3 }], externalReference: 'WEB-2' };
		const job: Job = { kind: 'createInvoice', address: test.address, inputs: [input, input, other] };
		const outcomes = (await startAll([job, job, job])).flat();
		expect(outcomes.filter((outcome) => outcome.error !== undefined)).toEqual([]);
		expect(new Set(outcomes.map((outcome) => outcome.id)).size).toBe(2);
		expect(outcomes.filter((outcome) => !outcome.reused)).toHaveLength(2);
		await assertWhole(2);
	});
});
