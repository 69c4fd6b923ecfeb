import { debitStanding } from '../../domain/collections/debitStanding';
import { minorToFixed, parseMinor } from '../../domain/money/minor';
import { formatDate } from '../../formats/pdf/text/formatDate';
import texts from '../../templates/documents/texts.fr.json';
import { keyOf } from '../../providers/stripe/operations/call';
import { done, requestOf, tryStripe } from '../providers/stripe/withSandbox';
import type { PeerCase } from './peerCases';

/** Cases of other systems about debits by Stripe. */

/** One key an operation: a refund is not taken for the debit, and another payment has another key. */
export async function makeKeys({ given, expect: outcome }: PeerCase): Promise<void> {
	const key = String(given.payment_key);
	const names = (outcome.keys as string[]).map((name) => name.split('-')[0] ?? '');
	const made = names.map((name) => keyOf(name, key));
	expect(made).toEqual((outcome.keys as string[]).map((name) => name.split(' ')[0]));
	const { sandbox, client, makeDebtor } = await tryStripe();
	try {
		const debtor = await makeDebtor();
		const first = done(await client.debit({ ...requestOf(debtor), key }));
		const copied = done(await client.debit({ ...requestOf(debtor), key: `${key}2` }));
		expect(copied.id).not.toBe(first.id);
		sandbox.answerBank(first.id);
		await client.refund({ key, intentId: first.id });
		const sent = sandbox.requests().map(({ idempotencyKey }) => idempotencyKey);
		expect(sent).toEqual(expect.arrayContaining([`payment_intent-${key}`, `refund-${key}`]));
	} finally {
		await sandbox.close();
	}
}

/** A day is a day wherever somebody looks at it. */
export function showDay({ given, expect: outcome }: PeerCase): void {
	const [year, month, day] = String(outcome.shown).split('-');
	expect(formatDate(given.due, texts.date)).toBe(`${day}/${month}/${year}`);
}

const STATES: Readonly<Record<string, string>> = {
	'dispute opened': 'needs_response',
	'dispute lost': 'lost',
	'dispute won': 'won',
};

/** What is there of the money after a dispute, and what Stripe says of payment and dispute. */
export async function dispute({ given, expect: outcome }: PeerCase): Promise<void> {
	const { sandbox, client, makeDebtor } = await tryStripe();
	try {
		const amount = parseMinor(given.paid, 'EUR', 'paid');
		const { id } = done(await client.debit({ ...requestOf(await makeDebtor()), amount }));
		sandbox.answerBank(id);
		const status = STATES[given.event] ?? '';
		expect(status).not.toBe('');
		const opened = sandbox.dispute(id, {
			amount: parseMinor(given.disputed, 'EUR', 'disputed'),
			status: 'needs_response',
		});
		if (status === 'won' || status === 'lost') sandbox.decideDispute(id, opened, status);
		const seen = await client.readDebit(id);
		if (outcome.payment !== undefined) expect(seen.status).toBe(outcome.payment);
		if (outcome.dispute !== undefined)
			expect(seen.disputes[0]?.status.replaceAll('_', ' ')).toBe(outcome.dispute);
		if (outcome.payment_amount !== undefined)
			expect(minorToFixed(debitStanding(seen).kept, 'EUR')).toBe(outcome.payment_amount);
	} finally {
		await sandbox.close();
	}
}
