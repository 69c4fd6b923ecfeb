import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { FAULT_MOMENTS, FAULTS, type FaultKind } from '../../../sandbox/faults';
import { anInvoice } from './support/invoices';
import { closeAll, GENERATIONS, openMisa, type Opened } from './support/open';

afterEach(closeAll);

/** Only who meets a slow answer is impatient: a busy machine is no fault. */
const SLOW = 900;
const patience = (fault: FaultKind) => ({ settings: { timeoutMs: fault === 'slow' ? 300 : 10_000 } });

const keys = ({ sandbox }: Opened) => sandbox.issued().map(({ refId }) => refId);

/** What the services do: what is not known is looked up, and sent again with its key only where MISA does not know it. */
async function settle({ misa, clock }: Opened, invoices: readonly EInvoice[]): Promise<string[]> {
	const states: string[] = [];
	for (const invoice of invoices) {
		clock.now += misa.capabilities.settleWindow;
		const found = await misa.findByKey(invoice);
		const [again] = found ? [] : await misa.issue([invoice]);
		states.push(found ? 'found' : `sent again: ${again?.state}`);
	}
	return states;
}

const cases = GENERATIONS.flatMap((generation) =>
	FAULTS.flatMap((fault) => FAULT_MOMENTS.map((moment) => [generation, fault, moment] as const)),
);

describe('issuing when something goes wrong', () => {
	it.each(cases)(
		'%s: %s, %s the commit: one invoice a key, and no false word about it',
		async (generation, fault, moment) => {
			const opened = await openMisa(generation, patience(fault));
			const { misa, sandbox } = opened;
			await misa.listTemplates();
			const invoices = [anInvoice(), anInvoice()];
			sandbox.fault({ operation: 'issue', moment, fault, delayMs: SLOW });
			const outcomes = await misa.issue(invoices);
			expect(sandbox.faultsLeft()).toBe(0);
			for (const [index, { state }] of outcomes.entries()) {
				const isThere = keys(opened).includes(invoices[index]?.key ?? '');
				if (state === 'issued') expect(isThere).toBe(true);
				if (state === 'refused') expect(isThere).toBe(false);
			}
			const open = invoices.filter((_, index) => outcomes[index]?.state !== 'issued');
			const before = keys(opened);
			expect(await settle(opened, open)).toEqual(
				open.map(({ key }) => (before.includes(key) ? 'found' : 'sent again: issued')),
			);
			expect(keys(opened).sort()).toEqual(invoices.map(({ key }) => key).sort());
		},
	);

	it('names what it does not know by the cause', async () => {
		const { misa, sandbox } = await openMisa('gateway', patience('slow'));
		await misa.listTemplates();
		const codes: Record<string, string> = {};
		for (const fault of FAULTS) {
			sandbox.fault({ operation: 'issue', moment: 'after', fault, delayMs: SLOW });
			const [outcome] = await misa.issue([anInvoice()]);
			codes[fault] = outcome?.state === 'issued' ? 'issued' : `${outcome?.state} ${outcome?.error.code}`;
		}
		expect(codes).toEqual({
			drop: 'unknown CONNECTION',
			slow: 'unknown TIMEOUT',
			html503: 'unknown HTTP_503',
			expiredToken: 'unknown DuplicateInvoiceRefID',
			serverError: 'unknown SystemError',
			emptyAnswer: 'unknown NO_RESULT',
			garbage: 'unknown NOT_JSON',
			twice: 'unknown DuplicateInvoiceRefID',
		});
	});

	it('does not repeat a call that issues', async () => {
		const { misa, sandbox } = await openMisa();
		await misa.listTemplates();
		for (const fault of ['drop', 'html503', 'serverError', 'garbage'] as const) {
			const before = sandbox.requests().length;
			sandbox.fault({ operation: 'issue', moment: 'before', fault });
			await misa.issue([anInvoice()]);
			const added = sandbox.requests().slice(before);
			expect(added.filter(({ operation }) => operation === 'issue')).toHaveLength(1);
		}
	});

	it('goes on with the next part of a batch when its token has died between two', async () => {
		const { misa, sandbox } = await openMisa();
		await misa.issue([anInvoice(), anInvoice()]);
		sandbox.revokeTokens();
		const outcomes = await misa.issue([anInvoice(), anInvoice()]);
		expect(outcomes.map(({ state }) => state)).toEqual(['issued', 'issued']);
		expect(sandbox.issued()).toHaveLength(4);
	});

	it('throws before anything is sent when the login or the templates cannot be had', async () => {
		const { misa, sandbox } = await openMisa();
		sandbox.fault({ operation: 'login', moment: 'before', fault: 'html503' });
		await expect(misa.issue([anInvoice()])).rejects.toMatchObject({
			name: 'ProviderUnreachable',
			error: { code: 'HTTP_503', retryable: true },
		});
		sandbox.fault({ operation: 'templates', moment: 'before', fault: 'drop' });
		await expect(misa.issue([anInvoice()])).rejects.toMatchObject({ name: 'ProviderUnreachable' });
		expect(sandbox.issued()).toEqual([]);
		expect((await misa.issue([anInvoice()])).map(({ state }) => state)).toEqual(['issued']);
	});

	it('says of a look-up that learns nothing that nothing was learned', async () => {
		const { misa, sandbox } = await openMisa('gateway', patience('slow'));
		await misa.listTemplates();
		for (const fault of ['drop', 'slow', 'html503', 'serverError', 'emptyAnswer', 'garbage'] as const) {
			sandbox.fault({ operation: 'status', moment: 'before', fault, delayMs: SLOW });
			await expect(misa.findByKey(anInvoice())).rejects.toMatchObject({ name: 'ProviderUnreachable' });
		}
	});
});

describe('pushing a draft when something goes wrong', () => {
	const drafts = FAULTS.flatMap((fault) => FAULT_MOMENTS.map((moment) => [fault, moment] as const));
	it.each(drafts)('%s, %s the commit: one draft, and the second attempt knows it', async (fault, moment) => {
		const { misa, sandbox } = await openMisa('gateway', patience(fault));
		const invoice = anInvoice();
		sandbox.fault({ operation: 'draft', moment, fault, delayMs: SLOW });
		const first = await misa.pushDraft(invoice);
		expect(sandbox.faultsLeft()).toBe(0);
		expect(first.state).not.toBe('refused');
		if (first.state === 'stored') expect(sandbox.drafts()).toHaveLength(1);
		expect(await misa.pushDraft(invoice)).toEqual({ state: 'stored' });
		expect(sandbox.drafts().map(({ refId }) => refId)).toEqual([invoice.key]);
	});
});
