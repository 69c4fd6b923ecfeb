import axios from 'axios';
import type { EInvoiceProvider } from '../../../providers/eInvoiceProvider';
import { createMisa } from '../../../providers/misa/createMisa';
import { sessionStore } from '../../../providers/session/sessionStore';
import { createSInvoice } from '../../../providers/sinvoice/createSInvoice';
import { FAULT_MOMENTS, type FaultKind, type FaultMoment } from '../../../sandbox/faults';
import { startMisaSandbox } from '../../../sandbox/misa/startMisaSandbox';
import { startSInvoiceSandbox } from '../../../sandbox/sinvoice/startSInvoiceSandbox';
import { adjustEInvoice } from '../../../services/einvoice/adjustEInvoice';
import { downloadEInvoice } from '../../../services/einvoice/downloadEInvoice';
import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import type { EInvoiceContext } from '../../../services/einvoice/operation';
import { previewEInvoice } from '../../../services/einvoice/previewEInvoice';
import { pushEInvoiceDraft } from '../../../services/einvoice/pushEInvoiceDraft';
import { refreshEInvoice } from '../../../services/einvoice/refreshEInvoice';
import { replaceEInvoice } from '../../../services/einvoice/replaceEInvoice';
import { resumeUnknown } from '../../../services/einvoice/resumeUnknown';
import { setEInvoicePaid } from '../../../services/einvoice/setEInvoicePaid';
import { syncEInvoices } from '../../../services/einvoice/syncEInvoices';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { openTestLedger, type TestLedger } from '../../support/ledgers';
import { run, type Story } from '../../support/stories';
import { bill, draft, later, openHanoi, perform, performAll, TODAY, vnLine } from './eInvoiceStage';

jest.setTimeout(300_000);

/** A sandbox with the client that the package talks to it with. */
interface Real {
	readonly client: EInvoiceProvider;
	/** The same account, of a client that waits until a PDF is drawn. */
	readonly patient: EInvoiceProvider;
	/** Keys of all invoices that exist there. */
	keys(): string[];
	fault(fault: FaultKind, moment: FaultMoment, more?: object): void;
	silence(times: number): void;
	/** Faults that did not happen are called off. */
	heal(): void;
	sign(key: string): void;
	/** Template and series of a run. */
	readonly choices: { readonly templateCode: string; readonly series: string };
	close(): Promise<void>;
}

/** Real time is short: a client gives up before a slow answer comes. */
const TIMES = { timeoutMs: 400, delayMs: 900 };

async function openMisa(story: Story): Promise<Real> {
	const now = () => Date.parse(story.now());
	const sandbox = await startMisaSandbox({ now });
	const { username, password, taxCode, appId } = sandbox.account;
	const settings = { username, password, taxCode, appId, host: sandbox.url } as const;
	const connect = (timeoutMs: number) =>
		createMisa({ ...settings, generation: 'integration', signing: 'hsm', timeoutMs }, axios.create(), {
			now,
			sleep: async (ms) => story.at(new Date(now() + ms).toISOString()),
		});
	const template = sandbox.templates.find(({ InvSeries }) => InvSeries === '1C26TAA');
	return {
		client: connect(TIMES.timeoutMs),
		patient: connect(30_000),
		heal: () => sandbox.clearFaults(),
		keys: () => sandbox.issued().map(({ refId }) => refId),
		fault: (fault, moment, more) => sandbox.fault({ operation: 'issue', fault, moment, ...more }),
		silence: (times) => sandbox.fault({ operation: 'status', fault: 'drop', moment: 'before', times }),
		sign: (key) => void sandbox.signOnWeb(key),
		choices: { templateCode: template?.IPTemplateID ?? '', series: '1C26TAA' },
		close: () => sandbox.close(),
	};
}

async function openSInvoice(story: Story): Promise<Real> {
	const now = () => Date.parse(story.now());
	const sandbox = await startSInvoiceSandbox({ now, rules: { issueDelay: 0 } });
	const { username, password, taxCode } = sandbox.account;
	const connect = (timeoutMs: number) =>
		createSInvoice({ username, password, taxCode, host: sandbox.url, timeoutMs }, axios.create(), {
			now,
			sleep: async (ms) => story.at(new Date(now() + ms).toISOString()),
		});
	return {
		client: connect(TIMES.timeoutMs),
		patient: connect(30_000),
		heal: () => sandbox.clearFaults(),
		keys: () => sandbox.issued().map(({ uuid }) => uuid ?? ''),
		fault: (fault, moment, more) => sandbox.fault({ operation: 'issue', fault, moment, ...more }),
		silence: (times) => sandbox.fault({ operation: 'status', fault: 'drop', moment: 'before', times }),
		sign: (key) => void sandbox.issueOnPortal(key),
		choices: { templateCode: '1/001', series: '1C26TAA' },
		close: () => sandbox.close(),
	};
}

const FAULTS: readonly FaultKind[] = [
	...(['drop', 'slow', 'html503', 'expiredToken', 'serverError', 'emptyAnswer', 'garbage', 'twice'] as const),
];
const MATRIX = FAULTS.flatMap((fault) => FAULT_MOMENTS.map((moment) => [fault, moment] as const));
const PROVIDERS = [
	['misa', openMisa],
	['sinvoice', openSInvoice],
] as const;

const table: string[] = [];
afterAll(() => {
	sessionStore().clear();
	process.stdout.write(`\n${table.join('\n')}\n`);
});

describe.each(PROVIDERS)('through the client of %s', (name, open) => {
	let test: TestLedger;
	let story: Story;
	let real: Real;
	let context: EInvoiceContext;
	beforeAll(async () => {
		test = await openTestLedger('sqlite', TODAY);
		story = await openHanoi(test);
		real = await open(story);
		const { templateCode, series } = real.choices;
		await openHanoi(test, { eInvoiceTemplate: templateCode, eInvoiceSeries: series });
		const wait = async (ms: number) => {
			// What the provider still does meanwhile takes real time.
			await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 30_000) / 100));
			story.at(new Date(Date.parse(story.now()) + ms).toISOString());
		};
		context = { ...story, provider: real.client, wait };
	});
	afterAll(async () => {
		await real.close();
		await test.dispose();
	});

	const issueOnce = async (id: string): Promise<string> => {
		const [outcome] = await issueEInvoice.run(context, [{ id }]);
		return outcome?.ok ? 'issued' : ((outcome?.error as { rule?: string }).rule ?? String(outcome?.error));
	};
	const assertOnce = async (id: string) => {
		const set = await story.ledger.read.eInvoices.ofDocuments([id]);
		expect(set.map(({ state }) => state)).toEqual(set.map(() => 'issued'));
		const keys = real.keys();
		for (const { key } of set) expect(keys.filter((one) => one === key)).toHaveLength(1);
	};
	const untilIssued = async (id: string): Promise<string[]> => {
		const ways: string[] = [];
		for (let turn = 0; turn < 4; turn += 1) {
			const set = await story.ledger.read.eInvoices.ofDocuments([id]);
			if (set.length > 0 && set.every(({ state }) => state === 'issued')) break;
			later(story, 15);
			for (const view of (await performAll(context, resumeUnknown, { ids: [id] })).value.views) {
				ways.push(`resumed: ${view.state}`);
				if (!view.needsPerson) continue;
				const answer = { ids: [id], key: view.key, confirm: 'notIssued', reason: 'Looked on the portal' };
				await perform(context, resumeUnknown, answer);
				ways.push('confirmed by a person');
			}
			ways.push(`again: ${await issueOnce(id)}`);
		}
		return ways;
	};

	it.each(MATRIX)('issuing that suffers %s %s ends with each e-invoice there once', async (fault, moment) => {
		const { id } = await bill(story, { lines: [vnLine(40_000, 8), vnLine(10_000, 10)] });
		real.heal();
		real.fault(fault, moment, fault === 'slow' ? { delayMs: TIMES.delayMs } : {});
		const ended = await issueOnce(id);
		const ways = await untilIssued(id);
		await assertOnce(id);
		table.push([name, fault, moment, ended, ways.join(' → ') || '–'].join(' | '));
	});

	it.each(['drop', 'html503', 'emptyAnswer'] as const)(
		'issuing that suffers %s twice, with look-ups that are silent, ends so too',
		async (fault) => {
			for (const moment of FAULT_MOMENTS) {
				const { id } = await bill(story, { lines: [vnLine(40_000, 8), vnLine(10_000, 10)] });
				real.heal();
				real.fault(fault, moment, { times: 2 });
				real.silence(6);
				const ended = await issueOnce(id);
				const ways = await untilIssued(id);
				await assertOnce(id);
				table.push([name, `${fault} twice, silent`, moment, ended, ways.join(' → ') || '–'].join(' | '));
			}
		},
	);

	it('an invoice goes from preview to download, is replaced and adjusted, pushed as a draft and synced', async () => {
		real.heal();
		context = { ...context, provider: real.patient };
		const { id } = await draft(story, {
			lines: [vnLine(40_000, 8, { discountPercent: 5 })],
			discount: { percent: 2 },
		});
		const preview = await perform(context, previewEInvoice, { id });
		expect(Buffer.from(preview.content).subarray(0, 4).toString()).toBe('%PDF');
		expect(await issueOnce(id)).toBe('issued');
		later(story, 1);
		const refreshed = await perform(context, refreshEInvoice, { id, waitSeconds: 600 });
		expect(refreshed).toMatchObject({ transmission: 'cleared', eInvoices: [{ taxOffice: 'accepted' }] });
		expect(refreshed.taxOfficeCode).toBeTruthy();
		const file = await perform(context, downloadEInvoice, { id, format: 'xml' });
		expect(Buffer.from(file.content).toString('utf8')).toContain('<');
		await perform(context, setEInvoicePaid, { id, paid: true });
		const agreement = { reference: 'BB-01', date: story.now().slice(0, 10) };
		const head = { id, wrong: ['amount'], reason: 'Sai số lượng', agreement };
		const replacement = await run(story, replaceEInvoice, {
			...head,
			changes: [{ line: 1, quantity: 1 }],
			externalReference: `${name}-replace`,
		});
		expect(await issueOnce(replacement.id)).toBe('issued');
		const other = await bill(story);
		expect(await issueOnce(other.id)).toBe('issued');
		later(story, 5);
		await perform(context, refreshEInvoice, { id: other.id, waitSeconds: 600 });
		const adjusted = await run(story, adjustEInvoice, {
			...head,
			id: other.id,
			lines: [{ direction: 'decrease', description: 'Giảm giá', quantity: 1, unitPrice: 1_000 }],
			externalReference: `${name}-adjust`,
		});
		expect(await issueOnce(adjusted.id)).toBe('issued');
		const words = await run(story, adjustEInvoice, {
			...head,
			id: other.id,
			wrong: ['buyerTaxCode'],
			information: ['Mã số thuế đúng: 0101243150'],
			externalReference: `${name}-words`,
		});
		expect(await issueOnce(words.id)).toBe('issued');
		const pushed = await bill(story);
		await perform(context, pushEInvoiceDraft, { id: pushed.id });
		const [record] = await story.ledger.read.eInvoices.ofDocuments([pushed.id]);
		real.sign(record?.draftKey ?? '');
		later(story, 5);
		const day = story.now().slice(0, 10);
		const reports = (await performAll(context, syncEInvoices, { from: day, to: day })).value.views;
		expect(reports).toMatchObject([
			{ series: '1C26TAA', holes: [], strangers: [], conflicts: [], missing: [] },
		]);
		expect(reports[0]?.adopted).toHaveLength(1);
		for (const one of [id, replacement.id, other.id, adjusted.id, words.id]) await assertOnce(one);
		expect((await verifyBooks(story)).flatMap(({ faults }) => faults)).toEqual([]);
		expect(areIntact(await verifyBooks(story))).toBe(true);
	});
});
