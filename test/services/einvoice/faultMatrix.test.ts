import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { resumeUnknown } from '../../../services/einvoice/resumeUnknown';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { bill, inHanoi, later, vnLine, withProvider, type EInvoiceStory } from './eInvoiceStage';
import type { Fault } from './fakeProvider';

jest.setTimeout(180_000);

/** One row: what goes wrong with the first call, with the second one, and at which step our own run breaks. */
interface Row {
	readonly first?: Fault;
	readonly second?: Fault;
	readonly breaksAt?: string;
	/** What the run itself ends with: issued, or the rule of its refusal. */
	readonly ends: string;
}

const ROWS: readonly Row[] = [
	{ ends: 'issued' },
	{ first: 'expiredToken', ends: 'einvoice.refused' },
	{ first: 'notSent', ends: 'einvoice.refused' },
	{ first: 'refused', ends: 'einvoice.refused' },
	{ first: 'lostRequest', ends: 'issued' },
	{ first: 'lostAnswer', ends: 'issued' },
	{ first: 'lateCommit', ends: 'issued' },
	{ first: 'broken', ends: 'issued' },
	{ first: 'silence', ends: 'einvoice.unknown' },
	{ first: 'lostRequest', second: 'lostAnswer', ends: 'issued' },
	{ first: 'lostRequest', second: 'lateCommit', ends: 'issued' },
	{ first: 'lostRequest', second: 'lostRequest', ends: 'einvoice.unknown' },
	{ first: 'lostRequest', second: 'refused', ends: 'einvoice.refused' },
	{ first: 'lostRequest', second: 'silence', ends: 'einvoice.unknown' },
	{ breaksAt: 'eInvoice.intentCommitted', ends: 'broken' },
	{ breaksAt: 'eInvoice.beforeCall', ends: 'broken' },
	{ breaksAt: 'eInvoice.afterCall', ends: 'broken' },
	{ breaksAt: 'eInvoice.outcomeCommitted', ends: 'broken' },
	{ first: 'lostAnswer', breaksAt: 'eInvoice.afterCall', ends: 'broken' },
];
const DUPLICATES = ['refuse', 'same', 'second'] as const;

const table: string[] = [];
afterAll(() => {
	// The table is what this suite is for: people read it.
	process.stdout.write(`\n${table.join('\n')}\n`);
});

inHanoi('whatever happens to a call', (stage) => {
	const cases = ROWS.flatMap((row) => DUPLICATES.map((duplicates) => ({ ...row, duplicates })));
	const nameOf = ({ first, second, breaksAt }: Row) =>
		[first ?? 'no fault', second && `then ${second}`, breaksAt && `broken at ${breaksAt}`]
			.filter(Boolean)
			.join(', ');

	it.each(cases.map((row) => [nameOf(row), row.duplicates, row] as const))(
		'%s (same key: %s): each e-invoice is there once, and the ledger knows it',
		async (name, duplicates, row) => {
			const account = `${name}|${duplicates}`;
			const hanoi = withProvider(stage.story, { duplicates, account });
			hanoi.provider.faults.push(row.first, row.second);
			const { id } = await bill(stage.story, { lines: [vnLine(40_000, 8), vnLine(10_000, 10)] });
			const ended = await runOnce(hanoi, id, row.breaksAt);
			expect(ended).toBe(row.ends);
			const ways = await untilIssued(hanoi, id);
			const set = await stage.story.ledger.read.eInvoices.ofDocuments([id]);
			expect(set.map(({ state }) => state)).toEqual(['issued', 'issued']);
			expect([...hanoi.provider.counts().values()]).toEqual([1, 1]);
			const known = new Map(hanoi.provider.stored.map(({ key, issued }) => [key, issued.number]));
			for (const { key, number } of set) expect(number).toBe(known.get(key ?? ''));
			const open = await stage.story.ledger.read.intents.inState('unknown', stage.story.now(), 10);
			expect(open).toEqual([]);
			// What a broken client throws may hold anything.
			expect(JSON.stringify([set, await stage.story.ledger.read.audit.ofSubject(id)])).not.toContain(
				'secret',
			);
			table.push(
				[
					stage.database,
					name,
					duplicates,
					ended,
					ways.join(' → ') || '–',
					`sent ${hanoi.provider.sent.length}`,
				].join(' | '),
			);
		},
	);

	it('leaves books that verify', async () => {
		expect((await verifyBooks(stage.story)).flatMap(({ faults }) => faults)).toEqual([]);
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});

async function runOnce(hanoi: EInvoiceStory, id: string, breaksAt: string | undefined): Promise<string> {
	const onStep = (step: string) => {
		if (step === breaksAt) throw new Error('broken');
	};
	const [outcome] = await issueEInvoice.run(breaksAt === undefined ? hanoi : { ...hanoi, onStep }, [{ id }]);
	if (outcome?.ok) return 'issued';
	const error = outcome?.error as { rule?: string; message: string };
	return error.rule ?? error.message;
}

/** What people do about it: Resume Unknown every quarter of an hour, and issuing again. */
async function untilIssued(hanoi: EInvoiceStory, id: string): Promise<string[]> {
	const ways: string[] = [];
	for (let turn = 0; turn < 4; turn += 1) {
		const set = await hanoi.ledger.read.eInvoices.ofDocuments([id]);
		if (set.length > 0 && set.every(({ state }) => state === 'issued')) return ways;
		hanoi.provider.wake();
		later(hanoi, 15);
		const [resumed] = await resumeUnknown.run(hanoi, [{ ids: [id] }]);
		if (!resumed?.ok) throw resumed?.error;
		for (const view of resumed.value.views) {
			ways.push(`resumed: ${view.state}`);
			if (!view.needsPerson) continue;
			const answer = { ids: [id], key: view.key, confirm: 'notIssued', reason: 'Looked on the portal' };
			const [confirmed] = await resumeUnknown.run(hanoi, [answer]);
			if (!confirmed?.ok) throw confirmed?.error;
			ways.push('confirmed by a person');
		}
		const again = await runOnce(hanoi, id, undefined);
		ways.push(`issued again: ${again}`);
	}
	return ways;
}
