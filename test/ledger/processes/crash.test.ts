import { createDocument } from '../../../services/createDocument';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { validateDocument } from '../../../services/validateDocument';
import { DATABASES, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, run, storyOn, type Story } from '../../support/stories';
import { allDocuments, numberFaults } from '../support/books';
import { startWorker } from '../support/job';

jest.setTimeout(60_000);

/** The named points of a write, in their order, and what a process that is killed there leaves behind. */
const POINTS = [
	['afterBegin', 'nothing'],
	['afterItem', 'nothing'],
	['beforeFlush', 'nothing'],
	['beforeKeys', 'nothing'],
	['beforeAudit', 'nothing'],
	['beforeCommit', 'nothing'],
	['afterCommit', 'everything'],
] as const;

describe.each(DATABASES)('kill -9 on %s', (database) => {
	let test: TestLedger;
	let story: Story;
	beforeAll(async () => {
		test = await openTestLedger(database);
		story = storyOn(test);
		await openWholesaler(story);
	});
	afterAll(() => test.dispose());

	const numbered = async () =>
		(await allDocuments(test.ledger)).filter(
			({ kind, numbering }) => kind === 'invoice' && numbering !== null,
		);
	const kill = async (kind: 'createInvoice' | 'validate', input: object, killAt: string) => {
		const worker = await startWorker({ kind, address: test.address, inputs: [input], killAt });
		worker.go();
		expect(await worker.ended).toEqual({ report: undefined, signal: 'SIGKILL' });
	};
	const assertWhole = async (count: number) => {
		const invoices = await numbered();
		expect(invoices).toHaveLength(count);
		expect(numberFaults(invoices)).toEqual([]);
		expect(areIntact(await verifyBooks(story))).toBe(true);
	};

	it.each(POINTS)(
		'while an invoice is created and validated, at %s: leaves %s, and the same key gives one document',
		async (point, left) => {
			const before = (await numbered()).length;
			const input = {
				customer: 'LEROY',
				lines: [{ product: 'OIL', quantity: 1 }],
				validate: true,
				externalReference: `create-${point}`,
			};
			await kill('createInvoice', input, point);
			await assertWhole(before + (left === 'everything' ? 1 : 0));
			const again = await run(story, createInvoiceFromLines, input);
			expect(again).toMatchObject({ number: `FA2026-${String(before + 1).padStart(5, '0')}` });
			expect(again.reused).toBe(left === 'everything');
			await assertWhole(before + 1);
		},
	);

	// Validating by id needs no key, so there is none to be claimed.
	it.each(POINTS.filter(([point]) => point !== 'beforeKeys'))(
		'while a draft is validated, at %s: leaves %s, and validating again gives it one number',
		async (point, left) => {
			const draft = await run(story, createDocument('invoice'), {
				customer: 'LEROY',
				lines: [{ product: 'OIL', quantity: 1 }],
			});
			const before = (await numbered()).length;
			await kill('validate', { id: draft.id }, point);
			await assertWhole(before + (left === 'everything' ? 1 : 0));
			const again = await run(story, validateDocument, { id: draft.id });
			expect(again).toMatchObject({
				number: `FA2026-${String(before + 1).padStart(5, '0')}`,
				reused: left === 'everything',
			});
			await assertWhole(before + 1);
		},
	);
});
