import { KIND_RULES, KINDS, type Kind } from '../../domain/documents/kinds';
import {
	allTransitions,
	holdsQuantities,
	nextState,
	STATES,
	TRANSITIONS,
	VERBS,
	verbsOf,
	type State,
	type Verb,
} from '../../domain/documents/transitions';
import { expectComplete, refusalOf } from './refusalOf';

const TRIPLES = KINDS.flatMap((kind) =>
	STATES.flatMap((state) => VERBS.map((verb) => [kind, state, verb] as const)),
);

/** The table once more, by hand: a change of the rules has to be made twice, on purpose. */
const LEGAL: Readonly<Record<Kind, readonly string[]>> = {
	quotation: commitments(),
	salesOrder: commitments(),
	requestForQuotation: commitments(),
	purchaseOrder: commitments(),
	deliveryNote: [
		'draft validate validated',
		'validated deliver delivered',
		'validated close closed',
		'delivered close closed',
		'draft cancel cancelled',
		'validated cancel cancelled',
	],
	returnNote: notices(),
	proForma: notices(),
	invoice: ['draft validate validated', 'draft cancel cancelled'],
	creditNote: ['draft validate validated', 'draft cancel cancelled'],
	supplierInvoice: ['draft validate validated', 'draft cancel cancelled'],
};

function commitments(): string[] {
	return [
		'draft validate validated',
		'validated accept accepted',
		'validated reject rejected',
		'validated close closed',
		'accepted close closed',
		'draft cancel cancelled',
		'validated cancel cancelled',
		'accepted cancel cancelled',
	];
}

function notices(): string[] {
	return [
		'draft validate validated',
		'validated close closed',
		'draft cancel cancelled',
		'validated cancel cancelled',
		'accepted cancel cancelled',
	];
}

describe('changes of state', () => {
	it.each(KINDS)('of a %s are these and no others', (kind) => {
		const known = allTransitions()
			.filter((one) => one.kind === kind)
			.map(({ from, verb, to }) => `${from} ${verb} ${to}`);
		expect(known.sort()).toEqual([...LEGAL[kind]].sort());
	});

	it.each(TRIPLES)(
		'%s, %s, %s: goes where the table says, or is refused with rule, message and fix',
		(kind, state, verb) => {
			const legal = LEGAL[kind].find((line) => line.startsWith(`${state} ${verb} `));
			if (legal !== undefined) {
				expect(nextState(kind, state, verb, 'X-1')).toBe(legal.split(' ')[2]);
				return;
			}
			const refusal = refusalOf(() => nextState(kind, state, verb, 'X-1'));
			expect(refusal).toMatchObject({ rule: 'state.notAllowed', document: 'X-1' });
			expect(refusal.message).toContain(state);
			expect(refusal.message).toContain(`'${verb}'`);
			expectComplete(refusal);
		},
	);

	it('end: nothing leads out of cancelled, rejected or closed', () => {
		const ends: State[] = ['cancelled', 'rejected', 'closed'];
		expect(allTransitions().filter(({ from }) => ends.includes(from))).toEqual([]);
	});

	it('never lead back to draft', () => {
		expect(allTransitions().filter(({ to }) => to === 'draft')).toEqual([]);
	});

	it('of a posted document are none: it is corrected by a document', () => {
		const posted = KINDS.filter((kind) => KIND_RULES[kind].accounting);
		expect(posted).toEqual(['invoice', 'creditNote', 'supplierInvoice']);
		expect(allTransitions().filter(({ kind, from }) => posted.includes(kind) && from !== 'draft')).toEqual(
			[],
		);
		expect(refusalOf(() => nextState('invoice', 'validated', 'accept', 'FA-1')).fix).toMatch(/credit note/);
	});

	it('name the states from which the verb would go', () => {
		expect(refusalOf(() => nextState('quotation', 'draft', 'accept', 'DE-1')).fix).toContain('validated');
		expect(refusalOf(() => nextState('quotation', 'draft', 'deliver', 'DE-1')).fix).toContain(
			'validate, accept, reject, close, cancel',
		);
	});
});

describe('the list of states and verbs', () => {
	it('is fixed', () => {
		expect(STATES).toEqual([
			'draft',
			'validated',
			'accepted',
			'delivered',
			'closed',
			'rejected',
			'cancelled',
		]);
		expect(VERBS).toEqual(['validate', 'accept', 'reject', 'deliver', 'close', 'cancel']);
	});

	it('is used: every kind is validated and cancelled, every state is reached', () => {
		for (const kind of KINDS)
			expect(verbsOf(kind)).toEqual(expect.arrayContaining<Verb>(['validate', 'cancel']));
		expect(new Set(allTransitions().map(({ to }) => to))).toEqual(
			new Set(STATES.filter((state) => state !== 'draft')),
		);
		expect(Object.keys(TRANSITIONS).sort()).toEqual([...KINDS].sort());
	});

	it('lets a document hold its quantities until it is cancelled or rejected; a draft holds them', () => {
		expect(STATES.filter((state) => !holdsQuantities(state))).toEqual(['rejected', 'cancelled']);
	});
});
