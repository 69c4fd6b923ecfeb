import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { findDocuments } from '../../services/findDocuments';
import { runUseCase } from '../../services/useCase';
import { startCpuTime } from '../support/cpuTime';
import { linesOf, onEachDatabase, reference, refusedBy } from './stage';

onEachDatabase('a batch', (stage) => {
	const item = (more: object = {}) => ({
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: linesOf(1, 2),
		validate: true,
		externalReference: reference(),
		...more,
	});

	it('of sixty with one bad item commits the other fifty-nine; the error names field, rule and fix', async () => {
		const bad = item({ lines: [{ description: 'x', unitPrice: '12,50' }] });
		const inputs = Array.from({ length: 60 }, (_value, index) => (index === 31 ? bad : item()));
		const outcomes = await runUseCase(createInvoiceFromLines, stage.story, inputs);
		expect(outcomes.map((outcome) => outcome.ok)).toEqual(inputs.map((input) => input !== bad));
		expect(outcomes[31]).toMatchObject({
			error: {
				rule: 'input.invalid',
				field: 'lines[0].unitPrice',
				message: expect.stringContaining('12.50'),
				fix: expect.stringContaining('Fields:'),
			},
		});
		const numbers = (await findDocuments(stage.story, { kinds: ['invoice'], limit: 100 })).map(
			(view) => view.number,
		);
		expect(numbers).toHaveLength(59);
		expect(new Set(numbers).size).toBe(59);
	});

	it('with every kind of bad input at once lets only the good items through, each bad one with its own rule', async () => {
		const circular: Record<string, unknown> = item();
		circular['self'] = circular;
		const good = item();
		const table: ReadonlyArray<[unknown, string]> = [
			[item({ customer: undefined }), 'customer.missing'],
			[item({ customer: 'NOBODY' }), 'party.unknown'],
			[item({ lines: [{ product: 'NOTHING' }] }), 'product.unknown'],
			[item({ lines: [] }), 'input.invalid'],
			[
				item({ lines: Array.from({ length: 10_000 }, () => ({ description: 'x', unitPrice: 1 })) }),
				'input.invalid',
			],
			[item({ lines: [{ description: 'x', unitPrice: 'much' }] }), 'input.invalid'],
			[item({ lines: [{ description: 'only words' }] }), 'lines.onlyNotes'],
			[item({ lines: [{ product: 'BOX' }] }), 'line.price'],
			[item({ lines: [{ unitPrice: 1, quantity: 1 }] }), 'line.description'],
			[
				item({ lines: [{ description: 'x', unitPrice: '999999999999999', quantity: 1_000_000 }] }),
				'amount.tooLarge',
			],
			[item({ issueDate: '2026-02-30' }), 'input.invalid'],
			[item({ company: 'NOWHERE' }), 'company.unknown'],
			[item({ operationCode: 'NOPE' }), 'operationCode.unknown'],
			[item({ sellerProfile: 'NOPE' }), 'sellerProfile.unknown'],
			[item({ parentDocument: 'inv_0192f3c4-0000-7000-8000-000000000000' }), 'document.unknown'],
			[item({ charges: [{ nature: 'shipping', amount: '1.005' }] }), 'amount.tooFine'],
			[item({ ledger: 'led_other' }), 'ledger.other'],
			['{"customer":"MARTIN"', 'input.notAnObject'],
			[null, 'input.notAnObject'],
			[[item()], 'input.notAnObject'],
			[good, 'done'],
			[circular, 'done'],
		];
		const outcomes = await runUseCase(
			createInvoiceFromLines,
			stage.story,
			table.map(([input]) => input),
		);
		expect(
			outcomes.map((outcome) => (outcome.ok ? 'done' : (outcome.error as { rule?: string }).rule)),
		).toEqual(table.map(([, rule]) => rule));
		for (const outcome of outcomes) {
			if (outcome.ok) continue;
			const { message, fix } = outcome.error as { message: string; fix: string };
			expect(message.length).toBeGreaterThan(10);
			expect(fix.length).toBeGreaterThan(10);
		}
	});

	it('answers in the order of its items, though it works them off by date', async () => {
		const days = ['2026-03-12', '2026-03-10', '2026-03-11'];
		const outcomes = await runUseCase(
			createDocument('salesOrder'),
			stage.story,
			days.map((issueDate) => item({ issueDate })),
		);
		expect(outcomes.map((outcome) => outcome.ok && outcome.value.views[0]?.issueDate)).toEqual(days);
		expect(outcomes.map((outcome) => outcome.ok && outcome.value.views[0]?.number)).toEqual([
			'CO2026-00003',
			'CO2026-00001',
			'CO2026-00002',
		]);
	});

	it('of nothing answers nothing', async () => {
		expect(await runUseCase(createInvoiceFromLines, stage.story, [])).toEqual([]);
	});

	it('a document of two thousand lines is written and adds up', async () => {
		const lines = Array.from({ length: 2000 }, (_value, index) => ({
			description: `Article ${index}`,
			quantity: 1,
			unitPrice: '0.01',
			taxRate: 20,
		}));
		const spent = startCpuTime();
		const [outcome] = await runUseCase(createInvoiceFromLines, stage.story, [
			item({ lines, externalReference: reference() }),
		]);
		expect(outcome).toMatchObject({
			ok: true,
			value: { views: [{ net: 20, tax: 4, gross: 24, lineCount: 2000 }] },
		});
		expect(spent()).toBeLessThan(10_000);
	});

	it('ten thousand lines are refused in less than a second of work', async () => {
		const lines = Array.from({ length: 10_000 }, () => ({ description: 'x', unitPrice: 1 }));
		const spent = startCpuTime();
		expect((await refusedBy(stage.story, createInvoiceFromLines, item({ lines }))).message).toContain(
			'2000 lines',
		);
		expect(spent()).toBeLessThan(1000);
	});

	it('that is cancelled keeps what was committed and says so of the rest', async () => {
		const stop = new AbortController();
		let chunks = 0;
		const onStep = (step: string) => {
			if (step === 'afterCommit' && ++chunks === 1) stop.abort();
		};
		const outcomes = await runUseCase(
			createDocument('quotation'),
			{ ...stage.story, signal: stop.signal, onStep },
			Array.from({ length: 60 }, () => item()),
		);
		const done = outcomes.filter((outcome) => outcome.ok).length;
		expect(done).toBeGreaterThan(0);
		expect(done).toBeLessThan(60);
		expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
			error: { rule: 'execution.cancelled', fix: expect.stringContaining('again') },
		});
		expect(await findDocuments(stage.story, { kinds: ['quotation'], limit: 100 })).toHaveLength(done);
	});
});
