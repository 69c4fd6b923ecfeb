import { isFinished } from '../../domain/documents/isFinished';
import { KINDS, type Kind } from '../../domain/documents/kinds';
import { TRANSITIONS, STATES, type State } from '../../domain/documents/transitions';

/** Kind → the states in which something is still to be done, when no money is open and when some is. */
const WAITS: Readonly<Record<Kind, { paid: readonly State[]; unpaid: readonly State[] }>> = {
	quotation: { paid: ['draft', 'validated'], unpaid: ['draft', 'validated'] },
	salesOrder: { paid: ['draft', 'validated'], unpaid: ['draft', 'validated'] },
	deliveryNote: { paid: ['draft', 'validated'], unpaid: ['draft', 'validated'] },
	returnNote: { paid: ['draft'], unpaid: ['draft'] },
	invoice: { paid: ['draft'], unpaid: ['draft', 'validated'] },
	creditNote: { paid: ['draft'], unpaid: ['draft', 'validated'] },
	proForma: { paid: ['draft'], unpaid: ['draft'] },
	requestForQuotation: { paid: ['draft', 'validated'], unpaid: ['draft', 'validated'] },
	purchaseOrder: { paid: ['draft', 'validated'], unpaid: ['draft', 'validated'] },
	supplierInvoice: { paid: ['draft'], unpaid: ['draft', 'validated'] },
};

describe.each(KINDS)('a %s', (kind) => {
	const reachable = STATES.filter(
		(state) => state === 'draft' || Object.values(TRANSITIONS[kind]).some(({ to }) => to === state),
	);
	const waiting = (open: number, uncollectible = false) =>
		reachable.filter((state) => !isFinished({ kind, state, open, uncollectible }));

	test('is not finished while it waits for an answer, a receipt or money', () => {
		expect(waiting(0)).toEqual(WAITS[kind].paid);
		expect(waiting(1)).toEqual(WAITS[kind].unpaid);
		expect(waiting(-1)).toEqual(WAITS[kind].paid);
	});

	test('that passed to unpaid is finished: nobody chases it', () => {
		expect(waiting(1, true)).toEqual(WAITS[kind].paid);
	});
});
