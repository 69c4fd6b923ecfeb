import fc from 'fast-check';
import { findAmendment } from '../../../domain/sepa/amendment';
import { chooseSequence } from '../../../domain/sepa/chooseSequence';
import { findMandateGaps } from '../../../domain/sepa/findMandateGaps';
import { findMandateState } from '../../../domain/sepa/findMandateState';
import {
	OUTCOMES,
	SEQUENCE_TYPES,
	type MandateUse,
	type Outcome,
	type SequenceType,
} from '../../../domain/sepa/mandate';

const used = (dueOn: string, sequence: SequenceType, outcome: Outcome): MandateUse => ({
	dueOn,
	sequence,
	outcome,
});
const next = (uses: readonly MandateUse[], more: object = {}) => {
	const chosen = chooseSequence({ recurrence: 'recurrent', uses, ...more });
	return 'sequence' in chosen ? chosen.sequence : chosen.fault.rule;
};

describe('the sequence type follows from what became of the collections before', () => {
	test.each<readonly [Outcome, string]>([
		['planned', 'RCUR'],
		['presented', 'RCUR'],
		['settled', 'RCUR'],
		['returned', 'RCUR'],
		['refunded', 'RCUR'],
		['rejected', 'FRST'],
		['cancelled', 'FRST'],
	])('after a first one that was %s comes %s', (outcome, sequence) => {
		expect(next([used('2026-10-01', 'FRST', outcome)])).toBe(sequence);
	});

	test('the first is FRST, or RCUR where the bank wants no first ones; the last is FNAL', () => {
		expect(next([])).toBe('FRST');
		expect(next([], { policy: 'recurrent' })).toBe('RCUR');
		expect(next([used('2026-10-01', 'FRST', 'settled')], { last: true })).toBe('FNAL');
	});

	test('a one-off mandate collects once, unless that was rejected or cancelled', () => {
		expect(next([], { recurrence: 'oneOff' })).toBe('OOFF');
		for (const outcome of OUTCOMES) {
			const again = next([used('2026-10-01', 'OOFF', outcome)], { recurrence: 'oneOff' });
			expect([outcome, again]).toEqual([
				outcome,
				outcome === 'rejected' || outcome === 'cancelled' ? 'OOFF' : 'sepa.mandateUsedUp',
			]);
		}
	});

	test.each(['FNAL', 'OOFF'] as const)('nothing comes after %s', (sequence) => {
		expect(next([used('2026-10-01', sequence, 'settled')], { asked: 'RCUR' })).toBe('sepa.mandateUsedUp');
	});

	test('what is asked for must fit the mandate', () => {
		expect(next([], { asked: 'OOFF' })).toBe('sepa.sequence');
		expect(next([], { asked: 'RCUR', recurrence: 'oneOff' })).toBe('sepa.sequence');
		expect(next([], { asked: 'RCUR' })).toBe('RCUR');
	});

	test('never two first ones that stand, and nothing after the end, whatever happens', () => {
		const step = fc.record({ outcome: fc.constantFrom(...OUTCOMES), last: fc.boolean() });
		fc.assert(
			fc.property(
				fc.array(step, { maxLength: 12 }),
				fc.constantFrom('recurrent', 'oneOff'),
				(steps, recurrence) => {
					const uses: MandateUse[] = [];
					for (const { outcome, last } of steps) {
						const chosen = chooseSequence({ recurrence: recurrence as 'recurrent', uses, last });
						if ('sequence' in chosen) uses.push(used('2026-10-01', chosen.sequence, outcome));
					}
					const standing = uses.filter(({ outcome }) => outcome !== 'rejected' && outcome !== 'cancelled');
					const sequences = standing.map(({ sequence }) => sequence);
					expect(sequences.filter((one) => one === 'FRST').length).toBeLessThanOrEqual(1);
					expect(sequences.slice(1)).not.toContain('FRST');
					expect(sequences.slice(0, -1).some((one) => one === 'FNAL' || one === 'OOFF')).toBe(false);
					for (const sequence of sequences) expect(SEQUENCE_TYPES).toContain(sequence);
				},
			),
		);
	});
});

describe('the state of a mandate on a day', () => {
	const facts = { signedOn: '2023-11-30', recurrence: 'recurrent' as const, uses: [] as MandateUse[] };
	const stateOn = (date: string, more: object = {}) => findMandateState({ ...facts, ...more }, date);

	test('a draft until it is signed, valid for 36 months, then expired', () => {
		expect(stateOn('2023-11-29')).toEqual({ state: 'draft' });
		expect(stateOn('2023-11-30', { signedOn: undefined })).toEqual({ state: 'draft' });
		expect(stateOn('2026-11-30')).toEqual({ state: 'valid', until: '2026-11-30' });
		expect(stateOn('2026-12-01')).toEqual({ state: 'expired', why: 'unused', since: '2026-11-30' });
	});

	test('a collection that was given to the bank keeps it alive, even where it failed; a cancelled or planned one does not', () => {
		for (const outcome of OUTCOMES) {
			const { state } = stateOn('2026-12-01', { uses: [used('2024-02-29', 'FRST', outcome)] });
			expect([outcome, state]).toEqual([
				outcome,
				outcome === 'cancelled' || outcome === 'planned' ? 'expired' : 'valid',
			]);
		}
		expect(stateOn('2026-12-01', { uses: [used('2024-02-29', 'FRST', 'rejected')] })).toEqual({
			state: 'valid',
			until: '2027-02-28',
		});
	});

	test('it is used up by its only or last collection once the bank has it, not while it is planned', () => {
		expect(stateOn('2026-01-01', { uses: [used('2025-01-01', 'FNAL', 'presented')] })).toEqual({
			state: 'expired',
			why: 'usedUp',
			since: '2025-01-01',
		});
		expect(stateOn('2026-01-01', { uses: [used('2025-01-01', 'OOFF', 'planned')] }).state).toBe('valid');
		expect(stateOn('2026-01-01', { uses: [used('2025-01-01', 'OOFF', 'rejected')] }).state).toBe('valid');
	});

	test('it is cancelled from the day on which it was', () => {
		expect(stateOn('2024-01-31', { cancelledOn: '2024-02-01' }).state).toBe('valid');
		expect(stateOn('2024-02-01', { cancelledOn: '2024-02-01' })).toEqual({
			state: 'cancelled',
			since: '2024-02-01',
		});
	});
});

test('a customer is ready to be debited when nothing is missing', () => {
	const mandate = {
		reference: 'RUM-1',
		iban: 'FR14 2004 1010 0505 0001 3M02 606',
		signedOn: '2026-11-02',
		signedAt: 'Lyon',
		recurrence: 'recurrent' as const,
	};
	expect(findMandateGaps(mandate, '2026-11-23')).toEqual([]);
	expect(findMandateGaps({}, '2026-11-23')).toEqual([
		'IBAN',
		'mandate reference (RUM)',
		'date of signature',
		'place of signature',
		'recurrent or one-off',
	]);
	expect(findMandateGaps({ ...mandate, iban: 'FR1420041010050500013M02607' }, '2026-11-23')).toEqual([
		'a right IBAN',
	]);
	expect(findMandateGaps(mandate, '2030-01-01')).toEqual(['a new mandate: this one is expired']);
	expect(findMandateGaps(mandate, '2026-11-01')).toEqual(['a signature by 2026-11-01']);
});

describe('what has changed since the mandate was presented', () => {
	const before = {
		reference: 'RUM-1',
		creditorName: 'A',
		creditorIdentifier: 'FR72ZZZ123456',
		iban: 'DE89370400440532013000',
	};

	test('nothing, each thing, and all of them', () => {
		expect(findAmendment(before, before)).toBeUndefined();
		expect(findAmendment(before, { ...before, reference: 'RUM-2' })).toEqual({ reference: 'RUM-1' });
		const now = {
			reference: 'RUM-2',
			creditorName: 'B',
			creditorIdentifier: 'FR78ZZZ424242',
			iban: 'BE68539007547034',
		};
		expect(findAmendment(before, now)).toEqual({
			reference: 'RUM-1',
			creditorName: 'A',
			creditorIdentifier: 'FR72ZZZ123456',
			account: { iban: 'DE89370400440532013000', sameBank: false },
		});
	});

	test('another account at the same bank is told apart from one at another', () => {
		const account = (iban: string) => findAmendment(before, { ...before, iban })?.account?.sameBank;
		expect(account('DE62370400440532013001')).toBe(true);
		expect(account('DE21500500009876543210')).toBe(false);
	});
});
