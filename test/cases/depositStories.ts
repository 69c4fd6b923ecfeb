import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDepositInvoice } from '../../services/createDepositInvoice';
import type { DocumentView } from '../../services/parts/documentView';
import { recordPayment } from '../../services/recordPayment';
import { run } from '../support/stories';
import { order, reference, stageOn } from '../services/stage';
import type { PeerCase } from './peerCases';

/** Deposit cases that are stories: they run on the books of the wholesaler. */
const stage = stageOn('sqlite');

const anOrder = (unitPrice: string, quantity = '1', taxRate = '20') =>
	order(stage.story, { lines: [{ description: 'Travaux', quantity, unitPrice, taxRate }] });

async function ask(source: DocumentView, more: object): Promise<DocumentView> {
	const bill = await run(stage.story, createDepositInvoice, {
		id: source.id,
		externalReference: reference(),
		...more,
	});
	await run(stage.story, recordPayment, { id: bill.id });
	return bill;
}

const finish = (source: DocumentView) =>
	run(stage.story, convertDocument('invoice'), { id: source.id, validate: true });

const withoutVat = (net: string) =>
	order(stage.story, {
		lines: [{ description: 'Travaux', quantity: '1', unitPrice: net, taxRate: '0', taxCategory: 'Z' }],
	});

export async function depositUndone({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await withoutVat(given.order_total);
	const bill = await run(stage.story, createDepositInvoice, {
		id: source.id,
		percent: 50,
		externalReference: reference(),
	});
	await run(stage.story, createCreditNote, { id: bill.id, validate: true });
	expect((await finish(source)).gross.toFixed(2)).toBe(outcome.final_invoice_total);
}

export async function takenBackWhole({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await withoutVat(given.final_net);
	await ask(source, { amount: given.deposit });
	const final = await finish(source);
	expect(final.net.toFixed(2)).toBe(outcome.final_net);
	const back = final.details.lines.filter(({ kind }) => kind === 'deposit');
	expect(back.map(({ net }) => net.toFixed(2))).toEqual([outcome.recall_line]);
}

export async function halfCent({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await anOrder(given.line.unit_price, given.line.quantity);
	await ask(source, { percent: Number(given.deposit.replace('%', '')) });
	expect((await finish(source)).gross.toFixed(2)).toBe(outcome.final_invoice);
}

export async function thenNothingLeft({ given }: PeerCase): Promise<void> {
	const source = await anOrder('1000');
	const bill = await ask(source, { percent: given.deposit_percent });
	expect(bill.net).toBe((source.net * Number(given.deposit_percent)) / 100);
	const final = await finish(source);
	expect(final.gross).toBeCloseTo(source.gross - bill.gross, 6);
	expect(await finish(source)).toMatchObject({ id: final.id, reused: true });
}

export async function creditedInPart({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await anOrder('1000');
	const bill = await ask(source, { amount: given.deposit_invoice });
	await run(stage.story, createCreditNote, {
		id: bill.id,
		amount: given.credit_note_on_deposit,
		validate: true,
		externalReference: reference(),
	});
	expect((source.gross - (await finish(source)).gross).toFixed(2)).toBe(outcome.deductible_deposit);
}

export async function severalDeposits({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await anOrder('1000');
	const bills = [];
	for (const amount of given.deposits as string[]) bills.push(await ask(source, { amount }));
	expect(bills).toHaveLength(outcome.deposit_invoices);
	const asked = bills.reduce((sum, { gross }) => sum + gross, 0);
	expect((await finish(source)).gross).toBeCloseTo(source.gross - asked, 6);
}
