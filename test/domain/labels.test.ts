import {
	labelOf,
	LABELS,
	labelText,
	type LabelCode,
	type LabelFacts,
} from '../../domain/documents/displayLabel';
import { KIND_RULES, KINDS } from '../../domain/documents/kinds';
import type { Settlement } from '../../domain/documents/settlement';
import { STATES } from '../../domain/documents/transitions';
import type { Transmission } from '../../domain/documents/transmission';

const TODAY = '2026-03-10';
const SETTLEMENTS: readonly Settlement[] = [
	'none',
	'open',
	'partial',
	'inCollection',
	'paid',
	'overdue',
	'uncollectible',
];
const TRANSMISSIONS: readonly Transmission[] = [
	'none',
	'partly',
	'refused',
	'unknown',
	'pending',
	'sent',
	'cleared',
];
const facts = (given: Partial<LabelFacts> & Pick<LabelFacts, 'kind'>): LabelFacts => ({
	state: 'validated',
	transmission: 'none',
	settlement: 'none',
	validUntil: null,
	...given,
});

describe('the label', () => {
	const table: ReadonlyArray<[string, LabelFacts, LabelCode]> = [
		['a new quotation', facts({ kind: 'quotation', state: 'draft' }), 'draft'],
		['a validated quotation', facts({ kind: 'quotation' }), 'toSend'],
		['a sent quotation', facts({ kind: 'quotation', transmission: 'sent' }), 'awaitingApproval'],
		[
			'a quotation on its last day',
			facts({ kind: 'quotation', transmission: 'sent', validUntil: TODAY }),
			'awaitingApproval',
		],
		[
			'a quotation past its date',
			facts({ kind: 'quotation', transmission: 'sent', validUntil: '2026-03-09' }),
			'expired',
		],
		[
			'an accepted quotation past its date',
			facts({ kind: 'quotation', state: 'accepted', validUntil: '2026-03-09' }),
			'done',
		],
		['a rejected quotation', facts({ kind: 'quotation', state: 'rejected' }), 'rejected'],
		['a sent order', facts({ kind: 'salesOrder', transmission: 'sent' }), 'awaitingApproval'],
		['a sent delivery note', facts({ kind: 'deliveryNote', transmission: 'sent' }), 'awaitingReceipt'],
		['a delivered delivery note', facts({ kind: 'deliveryNote', state: 'delivered' }), 'done'],
		['a validated invoice', facts({ kind: 'invoice', settlement: 'open' }), 'toSend'],
		[
			'a sent invoice',
			facts({ kind: 'invoice', settlement: 'open', transmission: 'sent' }),
			'awaitingPayment',
		],
		[
			'a cleared invoice',
			facts({ kind: 'invoice', settlement: 'partial', transmission: 'cleared' }),
			'awaitingPayment',
		],
		[
			'an invoice that partly arrived',
			facts({ kind: 'invoice', settlement: 'open', transmission: 'partly' }),
			'toSend',
		],
		[
			'an overdue invoice',
			facts({ kind: 'invoice', settlement: 'overdue', transmission: 'sent' }),
			'overdue',
		],
		['a paid invoice', facts({ kind: 'invoice', settlement: 'paid' }), 'done'],
		['a bad debt', facts({ kind: 'invoice', settlement: 'uncollectible', transmission: 'sent' }), 'unpaid'],
		['a cancelled draft', facts({ kind: 'invoice', state: 'cancelled' }), 'cancelled'],
		[
			'a supplier invoice, which nobody sends',
			facts({ kind: 'supplierInvoice', settlement: 'open' }),
			'awaitingPayment',
		],
		['a sent credit note', facts({ kind: 'creditNote', transmission: 'sent' }), 'done'],
		['a sent pro forma', facts({ kind: 'proForma', transmission: 'sent' }), 'done'],
	];
	it.each(table)('of %s is right', (_title, given, label) => expect(labelOf(given, TODAY)).toBe(label));

	it('is one of the fixed list whatever the axes say, and draft, cancelled and rejected win over all', () => {
		const codes = Object.keys(LABELS);
		for (const kind of KINDS)
			for (const state of STATES)
				for (const settlement of SETTLEMENTS)
					for (const transmission of TRANSMISSIONS) {
						const label = labelOf({ kind, state, settlement, transmission, validUntil: '2026-01-01' }, TODAY);
						expect(codes).toContain(label);
						if (state === 'draft' || state === 'cancelled' || state === 'rejected') expect(label).toBe(state);
					}
	});

	it('never waits for approval of what needs none', () => {
		const asks = KINDS.filter(
			(kind) => labelOf(facts({ kind, transmission: 'sent' }), TODAY) === 'awaitingApproval',
		);
		expect(asks).toEqual(KINDS.filter((kind) => KIND_RULES[kind].awaits === 'approval'));
	});

	it('is written in French, English and Vietnamese, English elsewhere', () => {
		expect([
			labelText('toSend', 'fr'),
			labelText('toSend', 'vi'),
			labelText('toSend', 'en'),
			labelText('toSend', 'de'),
		]).toEqual(['À transmettre', 'Chờ gửi', 'To send', 'To send']);
		for (const texts of Object.values(LABELS)) expect(Object.keys(texts)).toEqual(['en', 'fr', 'vi']);
	});
});
