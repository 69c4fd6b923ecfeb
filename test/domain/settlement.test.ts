import { computeSettlement, type SettlementFacts } from '../../domain/documents/settlement';

const TODAY = '2026-03-10';
const facts = (given: Partial<SettlementFacts>): SettlementFacts => ({
	receivable: true,
	gross: 10_000,
	matched: 0,
	dueDate: '2026-04-09',
	inCollection: false,
	uncollectible: false,
	...given,
});

describe('the settlement', () => {
	it.each([
		['none without a receivable', facts({ receivable: false, matched: 10_000 }), 'none'],
		['open before the due date', facts({}), 'open'],
		['open on the due date', facts({ dueDate: TODAY }), 'open'],
		['overdue the day after', facts({ dueDate: '2026-03-09' }), 'overdue'],
		['partial with a part', facts({ matched: 1 }), 'partial'],
		['overdue although a part was paid', facts({ matched: 9_999, dueDate: '2026-03-09' }), 'overdue'],
		['paid with all of it', facts({ matched: 10_000, dueDate: '2026-03-09' }), 'paid'],
		['paid with more', facts({ matched: 10_001 }), 'paid'],
		['paid although it was given up', facts({ matched: 10_000, uncollectible: true }), 'paid'],
		['uncollectible', facts({ uncollectible: true, dueDate: '2026-03-09' }), 'uncollectible'],
		['in collection', facts({ inCollection: true, dueDate: '2026-03-09' }), 'inCollection'],
		['open without a due date', facts({ dueDate: null }), 'open'],
		['paid when nothing was owed', facts({ gross: 0 }), 'paid'],
		['overdue once an instalment that fell due is not paid', facts({ fallenDue: 3_000 }), 'overdue'],
		['overdue with a part of that instalment', facts({ fallenDue: 3_000, matched: 2_999 }), 'overdue'],
		['partial with what fell due', facts({ fallenDue: 3_000, matched: 3_000 }), 'partial'],
		['open before the first instalment', facts({ fallenDue: 0, dueDate: '2026-03-09' }), 'open'],
		['overdue by its schedule alone', facts({ fallenDue: 3_000, dueDate: null }), 'overdue'],
	] as const)('is %s', (_title, given, settlement) =>
		expect(computeSettlement(given, TODAY)).toBe(settlement),
	);
});
