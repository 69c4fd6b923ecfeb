import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../nodes/shared/failure';
import { embeddedPath } from '../../nodes/shared/ledgerHandle';
import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	masters,
	openWholesaler,
	printing,
	runStep,
	runSteps,
	sales,
	type Step,
} from './support/bench';
import { onPostgres } from './support/onPostgres';

/** Which ledger a node writes to, and that there are never two by accident. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');

const HANDLES = Symbol.for('n8n-nodes-order-to-cash.handles');
const handles = () => [...((globalThis as { [HANDLES]?: Map<string, unknown> })[HANDLES]?.keys() ?? [])];
const create = sales('quotation', 'create');
const onBooks = (step: Step): Step => ({ ...step, credential: 'Books', name: 'On the books' });
const wrong = (settings: object) => ({ ...settings, password: 'hunter2-wrong' });

describe('without a credential', () => {
	test('the embedded ledger lies in the n8n user folder, made at first use, opened once', () =>
		inUserFolder(async (folder) => {
			const path = join(folder, '.n8n', 'order-to-cash', 'ledger.sqlite');
			expect(embeddedPath()).toBe(path);
			expect(existsSync(path)).toBe(false);
			await openWholesaler();
			await done(runSteps([create, sales('quotation', 'validate'), sales('quotation', 'get')], [goods()]));
			expect(existsSync(path)).toBe(true);
			expect(handles()).toEqual([`sqlite|${path}`]);
		}));

	test('another user folder is another ledger, and its items are refused here', async () => {
		const [foreign] = await inUserFolder(async () => {
			await openWholesaler();
			return done(runStep(create, [goods()]));
		});
		await inUserFolder(async () => {
			await openWholesaler();
			for (const operation of ['validate', 'addNote']) {
				const told = await failure(runStep(sales('quotation', operation, { text: 'Note' }), [foreign]));
				expect(told.message).toContain(`comes from ledger ${foreign?.['ledger']}`);
				expect(told.description).toMatch(/same Order to Cash Ledger credential.*Rule: ledger\.other\./);
			}
		});
	});

	test('an empty ledger names the workflow that sets a company up', () =>
		inUserFolder(async () => {
			const told = await failure(runStep(create, [goods()]));
			expect(told.description).toMatch(/setup-company\.json.*Rule: company\.none\./);
		}));

	test('in queue mode it is refused, unless the workers share one folder', () =>
		inUserFolder(async () => {
			process.env['EXECUTIONS_MODE'] = 'queue';
			try {
				const told = await failure(runStep(create, [goods()]));
				expect(told.message).toBe('n8n runs in queue mode, and this node has no ledger credential.');
				expect(told.description).toMatch(/PostgreSQL.*O2C_SQLITE_SHARED=true/);
				expect(existsSync(embeddedPath())).toBe(false);
				process.env['O2C_SQLITE_SHARED'] = 'true';
				await openWholesaler();
				await done(runStep(create, [goods()]));
			} finally {
				delete process.env['EXECUTIONS_MODE'];
				delete process.env['O2C_SQLITE_SHARED'];
			}
		}));
});

describe('with a credential', () => {
	test('the books lie in PostgreSQL, opened once, and no file is made', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler({ credential: 'Books' }, options);
				const [first] = await done(
					runSteps(
						[onBooks(create), { ...onBooks(sales('quotation', 'validate')), name: 'Next' }],
						[goods()],
						options,
					),
				);
				expect(first).toMatchObject({ number: 'DE2026-00001' });
				expect(existsSync(embeddedPath())).toBe(false);
				expect(handles().map((key) => key.split('|')[0])).toEqual(['postgres']);
				expect(handles().join()).not.toContain(settings.password);
			}),
		));

	test('a wrong password is an error, never the embedded ledger, and is shown nowhere', () =>
		onPostgres((settings) =>
			inUserFolder(async (folder) => {
				const run = await runStep({ ...onBooks(create), onError: 'continueErrorOutput' }, [goods()], {
					credentials: { Books: wrong(settings) },
				});
				const told = await failure(
					runStep(onBooks(create), [goods()], { credentials: { Books: wrong(settings) } }),
				);
				expect(told.message).toMatch(/password/i);
				expect(told.description).toMatch(/Test button/);
				for (const text of [
					JSON.stringify(told),
					JSON.stringify(run.items),
					JSON.stringify(run.refused),
					JSON.stringify(run.error ?? null),
				]) {
					expect(text).not.toContain('hunter2-wrong');
				}
				expect(existsSync(embeddedPath())).toBe(false);
				expect(readdirSync(folder).filter((name) => name.includes('order-to-cash'))).toEqual([]);
				// The failed attempt is not kept: with the right password the same process goes on.
				await openWholesaler({ credential: 'Books' }, { credentials: { Books: settings } });
			}),
		));

	test.each<[string, Step]>([
		['a writing node', create],
		['a reading node', sales('quotation', 'getMany')],
		['a printing node', printing()],
	])(
		'%s that cannot open its ledger gives every item to its error output, none to the good one',
		(_name, step) =>
			onPostgres((settings) =>
				inUserFolder(async () => {
					const options = { credentials: { Books: wrong(settings) } };
					const items = [goods(), goods({ title: 'Second' })];
					const split = await runStep({ ...onBooks(step), onError: 'continueErrorOutput' }, items, options);
					expect(split.items).toEqual([]);
					const reason = {
						error: expect.stringMatching(/password/),
						details: {
							rule: 'ledger.unavailable',
							message: expect.stringMatching(/password/),
							fix: expect.stringContaining('Test button'),
						},
					};
					expect(split.refused.map(({ json }) => json)).toEqual(
						items.map((item) => ({ ...item, ...reason })),
					);
					const marked = await runStep(
						{ ...onBooks(step), onError: 'continueRegularOutput' },
						items,
						options,
					);
					expect(marked.items.map(({ json }) => json)).toEqual(items.map((item) => ({ ...item, ...reason })));
				}),
			),
	);

	test('a credential that was deleted is an error too', () =>
		inUserFolder(async () => {
			const told = await failure(runStep(onBooks(create), [goods()]));
			expect(told.message).toContain('Books');
			expect(existsSync(embeddedPath())).toBe(false);
		}));

	test('its first use marks the embedded ledger also where there was none: no second books begin', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler({ credential: 'Books' }, options);
				const told = await failure(runStep({ ...create, name: 'Forgotten node' }, [goods()], options));
				expect(told.message).toContain("node 'Forgotten node' has no ledger credential");
			}),
		));

	test('its first use marks the embedded ledger as moved: a node without it refuses and is named', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler();
				await openWholesaler({ credential: 'Books' }, options);
				const [moved] = await done(runStep(onBooks(create), [goods()], options));
				const told = await failure(runStep({ ...create, name: 'Forgotten node' }, [goods()], options));
				expect(told.message).toContain(`moved to ledger ${moved?.['ledger']}`);
				expect(told.message).toContain("node 'Forgotten node'");
				expect(told.description).toContain('Nothing was written');
				const [anyway] = await done(
					runStep(sales('quotation', 'create', { options: { useEmbeddedLedgerAnyway: true } }), [goods()]),
				);
				expect(anyway?.['ledger']).not.toBe(moved?.['ledger']);
				const read = sales('quotation', 'getMany', { options: { useEmbeddedLedgerAnyway: true } });
				expect(await done(runStep(read))).toHaveLength(1);
			}),
		));
});

test.each([
	[new Error('said'), 'said'],
	[
		new AggregateError([new Error('connect ECONNREFUSED ::1:5432'), new Error('other')]),
		'connect ECONNREFUSED ::1:5432',
	],
	[Object.assign(new Error(''), { code: 'ECONNRESET' }), 'ECONNRESET'],
	['text', 'text'],
])('the reason of an error is never empty: %p', (error, reason) => expect(reasonOf(error)).toBe(reason));

test('no output and no error holds a full bank account number of ours', () =>
	inUserFolder(async () => {
		await openWholesaler();
		const iban = 'FR7630006000011234567890189';
		const profile = {
			code: 'MAIN',
			name: 'Head office',
			company: 'DUPONT',
			ibanPrinted: iban,
			ibanCollectedTo: iban,
			isDefault: true,
		};
		const saved = await done(runStep(masters('sellerProfile', 'upsert'), [profile]));
		const listed = await done(runStep(masters('sellerProfile', 'getMany')));
		const document = await done(
			runStep(sales('quotation', 'create', { validate: true, simplify: false }), [goods()]),
		);
		expect(saved).toMatchObject([{ content: { ibanPrinted: 'FR76…0189' } }]);
		expect(JSON.stringify([saved, listed, document])).not.toContain(iban);
	}));
