import { Exact } from '../../domain/money/decimal';
import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import { recordPayment } from '../../services/recordPayment';
import { run } from '../support/stories';
import { invoice, reference, stageOn } from '../services/stage';
import { replayCases, type PeerCase } from './peerCases';

const stage = stageOn('sqlite');
const cents = (view: Pick<DocumentView, 'net' | 'tax' | 'gross'>) => ({
	net_cents: Math.round(view.net * 100),
	tax_cents: Math.round(view.tax * 100),
	total_cents: Math.round(view.gross * 100),
});
const inEuro = (amount: number) => new Exact(amount).div(100).toFixed();

/** One line of `parts` units that sum to the fee; some units of it are credited. */
async function creditShare({ given, expect: outcome }: PeerCase): Promise<void> {
	const [credited, parts] = (given.credited_share as string).split('/').map(Number) as [number, number];
	const unitPrice = new Exact(inEuro(given.fee_cents)).div(parts).round(10).toFixed();
	const bill = await invoice(stage.story, {
		lines: [{ description: 'Fee', quantity: parts, unitPrice, taxRate: given.tax_percent }],
	});
	expect(Math.round(bill.net * 100)).toBe(given.fee_cents);
	const note = await run(stage.story, createCreditNote, {
		id: bill.id,
		quantities: [{ line: 1, quantity: credited }],
		validate: true,
		externalReference: reference(),
	});
	expect(cents(note)).toEqual(outcome);
}

/** An invoice of 769.00 at 20 %, as two lines: the part that is credited first, and the rest. */
async function creditInTwo(
	total: number,
	first: number,
): Promise<[DocumentView, DocumentView, DocumentView]> {
	const lines = [first, total - first].map((net, index) => ({
		description: `Fee ${index}`,
		quantity: 1,
		unitPrice: inEuro(net),
		taxRate: 20,
	}));
	const bill = await invoice(stage.story, { lines });
	const one = await run(stage.story, createCreditNote, {
		id: bill.id,
		quantities: [{ line: 1, quantity: 1 }],
		validate: true,
		externalReference: reference(),
	});
	return [bill, one, await run(stage.story, createCreditNote, { id: bill.id, validate: true })];
}

async function creditCapped({ given, expect: outcome }: PeerCase): Promise<void> {
	const [bill, first] = await creditInTwo(given.invoice.net_cents, given.credit_net_cents);
	expect(cents(bill)).toEqual(given.invoice);
	// The total is net plus tax after rounding, whatever was asked for.
	expect(cents(first)).toEqual({ net_cents: given.credit_net_cents, ...outcome });
	expect(cents(first).total_cents).toBeLessThan(given.credit_total_asked_cents);
}

async function creditTheRest({ given, expect: outcome }: PeerCase): Promise<void> {
	// The first one is a cent smaller here than it was asked to be, so the second is the whole rest.
	const [bill, first, second] = await creditInTwo(76_900, 76_900 - given.credit_net_cents);
	expect(cents(bill).total_cents).toBe(given.invoice_total_cents);
	expect(cents(second)).toEqual({ net_cents: given.credit_net_cents, ...outcome });
	expect(cents(first).total_cents + cents(second).total_cents).toBe(given.invoice_total_cents);
	expect(given.already_credited_total_cents - cents(first).total_cents).toBe(1);
}

async function payInFull({ given, expect: outcome }: PeerCase): Promise<void> {
	const bill = await invoice(stage.story, {
		lines: [{ description: 'x', unitPrice: given.net, taxRate: given.tax_percent }],
	});
	expect(bill.gross).toBe(Number(outcome.gross));
	await run(stage.story, recordPayment, {
		id: bill.id,
		amount: given.paid,
		externalReference: reference(),
	});
	const after = await getDocumentView(stage.story, bill.id);
	expect([after.open, after.settlement === 'paid']).toEqual([Number(outcome.open), outcome.paid]);
}

async function creditDays({ given, expect: outcome }: PeerCase): Promise<void> {
	const unitPrice = new Exact(given.charge).div(given.period_days).round(10).toFixed();
	const bill = await invoice(stage.story, {
		lines: [{ description: 'Month', quantity: given.period_days, unitPrice, taxCategory: 'Z', taxRate: 0 }],
	});
	expect(bill.gross).toBe(Number(given.charge));
	await run(stage.story, recordPayment, { id: bill.id });
	const note = await run(stage.story, createCreditNote, {
		id: bill.id,
		quantities: [{ line: 1, quantity: given.unused_days }],
		validate: true,
		externalReference: reference(),
	});
	expect([note.gross, note.open]).toEqual([Number(outcome.credit), Number(outcome.next_invoice_uses)]);
}

replayCases('credit-notes', [
	{ given: 'fee_cents tax_percent credited_share', replay: creditShare },
	{ given: 'invoice credit_net_cents credit_total_asked_cents', replay: creditCapped },
	{ given: 'already_credited_total_cents invoice_total_cents credit_net_cents', replay: creditTheRest },
	{ given: 'net tax_percent paid', replay: payInFull },
	{ given: 'charge period_days unused_days', replay: creditDays },
]);
