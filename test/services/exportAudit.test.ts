import { createHash } from 'node:crypto';
import { exportAudit } from '../../services/exportAudit';
import { saveMaster } from '../../services/saveMaster';
import { HANOI, run } from '../support/stories';
import { invoice, onEachDatabase, order, type Stage } from './stage';

async function exported(stage: Stage, input: object = {}): Promise<string> {
	let text = '';
	for await (const piece of (await exportAudit(stage.story, input)).lines) text += piece;
	return text;
}

/**
 * What a third party would write from the head line alone. Nothing of the package is used: the canonical form is made
 * here, for the values that occur.
 */
function verifyIndependently(file: string): string[] {
	type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
	const canonical = (value: Json): string => {
		if (value === null || typeof value !== 'object') return JSON.stringify(value);
		if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
		const names = Object.keys(value).sort();
		return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join()}}`;
	};
	const [head, ...lines] = file
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, any>); // eslint-disable-line @typescript-eslint/no-explicit-any -- an outside reader knows no types
	const faults: string[] = [];
	const ends = new Map<string, { sequence: number; hash: string }>();
	for (const { hash, ...entry } of lines) {
		const { chain, sequence } = entry as { chain: string; sequence: number };
		const before = ends.get(chain) ?? { sequence: 0, hash: '0'.repeat(64) };
		const members = Object.fromEntries(head?.['hash'].members.map((name: string) => [name, entry[name]]));
		const computed = createHash('sha256').update(canonical(members)).digest('hex');
		if (computed !== hash) faults.push(`${chain} ${sequence}: content`);
		if (entry['previousHash'] !== before.hash || sequence !== before.sequence + 1)
			faults.push(`${chain} ${sequence}: order`);
		ends.set(chain, { sequence, hash: hash as string });
	}
	for (const { chain, entries, lastHash } of head?.['chains'] ?? []) {
		const end = ends.get(chain as string);
		if (end?.sequence !== entries || end?.hash !== lastHash) faults.push(`${chain}: end`);
	}
	return faults;
}

onEachDatabase('the audit export', (stage) => {
	beforeAll(async () => {
		await run(stage.story, saveMaster('company'), HANOI);
		await order(stage.story, {
			title: 'Đường “phở” 🍜 \u2028 "x"',
			lines: [{ description: 'Ä', quantity: '0.000001', unitPrice: '0.001' }],
		});
		for (let count = 0; count < 3; count += 1) await invoice(stage.story);
	});

	it('is verified by plain code from what its first line says', async () => {
		const file = await exported(stage);
		expect(verifyIndependently(file)).toEqual([]);
		const lines = file.trimEnd().split('\n');
		const head = JSON.parse(lines[0] ?? '') as {
			ledger: string;
			chains: Array<{ entries: number }>;
			hash: object;
		};
		expect(head).toMatchObject({
			format: 'order-to-cash audit trail',
			ledger: stage.story.ledger.id,
			hash: { algorithm: 'SHA-256', over: expect.stringContaining('RFC 8785') as string },
		});
		expect(lines.length - 1).toBe(head.chains.reduce((sum, { entries }) => sum + entries, 0));
		expect(lines.slice(1).every((line) => Object.hasOwn(JSON.parse(line) as object, 'hash'))).toBe(true);
	});

	it('shows whoever reads it what was changed, taken out, moved or cut off', async () => {
		const lines = (await exported(stage)).trimEnd().split('\n');
		const spoilt = (change: (copy: string[]) => void) => {
			const copy = [...lines];
			change(copy);
			return verifyIndependently(`${copy.join('\n')}\n`);
		};
		expect(
			spoilt((copy) => (copy[3] = copy[3]!.replace('"actor":"alice"', '"actor":"mallory"'))),
		).toHaveLength(1);
		expect(spoilt((copy) => copy.splice(4, 1))).not.toEqual([]);
		expect(spoilt((copy) => ([copy[3], copy[4]] = [copy[4]!, copy[3]!]))).not.toEqual([]);
		expect(spoilt((copy) => copy.pop())).not.toEqual([]);
	});

	it('can be that of one company, also of one that is out of use', async () => {
		const company = await stage.story.ledger.read.masters.find('company', 'HANOI');
		await run(stage.story, saveMaster('company'), { ...HANOI, active: false });
		const file = await exported(stage, { company: 'HANOI' });
		const chains = file
			.trimEnd()
			.split('\n')
			.slice(1)
			.map((line) => (JSON.parse(line) as { chain: string }).chain);
		expect(new Set(chains)).toEqual(new Set([company?.id]));
		await expect(exported(stage, { company: 'NOBODY' })).rejects.toMatchObject({ rule: 'company.unknown' });
	});

	it('ends where the chains stood when it began', async () => {
		const { lines, entries } = await exportAudit(stage.story);
		let text = '';
		for await (const piece of lines) {
			if (text === '') await invoice(stage.story);
			text += piece;
		}
		expect(text.trimEnd().split('\n').length - 1).toBe(entries);
		expect(verifyIndependently(text)).toEqual([]);
	});
});
