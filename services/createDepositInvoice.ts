import { z } from 'zod/v4';
import { lineAmounts } from '../domain/amounts/computeLineAmount';
import { grossOf, ONE_PERCENT, type TaxGroup } from '../domain/amounts/taxGroups';
import { askDeposit } from '../domain/deposits/shareDeposit';
import { findConversion } from '../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, DocumentLine } from '../domain/documents/document';
import { nameOf } from '../domain/documents/nameOf';
import { Exact, toDecimal, type ExactNumber } from '../domain/money/decimal';
import { fromMinor, minorToFixed, parseMinor, sumMinor, type Minor, roundMinor } from '../domain/money/minor';
import { refuse } from '../domain/refusal';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { decimal, id, text } from '../domain/schemas/fields';
import { depositInstalments } from '../domain/terms/depositInstalments';
import { passOnReason } from '../domain/tax/passOnReason';
import type { LedgerTx } from '../ledger/port';
import { assembleHeader } from './parts/assembleHeader';
import { lockSources } from './parts/convert';
import { depositsOf } from './parts/depositsOf';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { dateOfNext } from './parts/orderByDate';
import { resolveMaster } from './parts/resolve';
import { validateDraft } from './parts/validateDraft';
import { insertDraft } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	/** The sales order that the deposit is for. */
	id,
	/** Share of the order with VAT. */
	percent: decimal({ moreThan: 0, max: 100, scale: 4 }).optional(),
	/** With VAT, in the currency of the order. */
	amount: decimal({ moreThan: 0, scale: 4 }).optional(),
	/** Position of a deposit instalment in the order's payment schedule. */
	instalment: z.int('must be the number of an instalment').min(1).optional(),
	/** Printed on the lines in place of our own words. */
	description: text(500).optional(),
	...headerFields,
});
type Input = z.output<typeof schema>;

/**
 * Deposit invoice (facture d'acompte, type 386) on a sales order: as a request for the money, or once it has come. It
 * bears VAT, one line per rate, and is born final. Asked as a percentage, as an amount with VAT, or as an instalment of
 * the order's schedule; together deposits never exceed the order.
 */
export const createDepositInvoice: UseCase<typeof schema, DocumentView> = {
	operation: 'invoice.createDeposit',
	schema,
	...onDocument,
	order: (input, read, now) => dateOfNext(read, input, now),
	withoutKey: () => 'refuse',
	async work(tx, input, context) {
		const [order] = await lockSources(tx, [input.id]);
		if (!order || !takesDeposit(order)) refuseSource(order, input.id);
		const company = await resolveMaster(tx, 'company', order.companyId, undefined, 'company');
		const party = await resolveMaster(tx, 'party', order.partyId, undefined, 'customer');
		const taken = takenFrom(order);
		const assembled = await assembleHeader(tx, 'invoice', input, { company, party }, context, taken);
		const header = withPlannedDate(assembled, order, input);
		const earlier = await depositsOf(tx, order.id);
		const before = sumMinor(earlier.map((deposit) => deposit.gross));
		const asked = whatIsAsked(order, input, { gross: before, count: earlier.length });
		assertWithinOrder(order, asked.gross, before);
		const groups = askDeposit(
			order.totals.taxLines,
			// Less what was credited of them.
			earlier.flatMap(({ posted }) => posted),
			asked.gross,
			asked.share,
		);
		const words =
			input.description ?? `${DEPOSIT[header.language] ?? 'Deposit'}${asked.words} – ${nameOf(order)}`;
		const lines = groups.map((group, index) => ({
			...depositLine(tx, group, index, words, header),
			...passOnReason(order, group.category),
		}));
		const totals = totalsFrom(groups);
		const parents = [{ id: order.id, relation: 'depositFor' as const }];
		const draft = await insertDraft(tx, { kind: 'invoice', header, lines, totals, parents }, context);
		await validateDraft(tx, draft, company, context);
		return { ids: [draft.id] };
	},
};

/** From an order only: on a quotation nobody has agreed to pay anything yet. */
function takesDeposit({ kind, state }: BillingDocument): boolean {
	return kind === 'salesOrder' && findConversion(kind, 'invoice', kind).sourceStates.includes(state);
}

function refuseSource(source: BillingDocument | undefined, asked: string): never {
	refuse({
		rule: 'deposit.source',
		field: 'id',
		document: source ? nameOf(source) : asked,
		message: 'A deposit is invoiced on a sales order that is validated and open.',
		fix:
			source?.kind === 'quotation'
				? 'Convert the quotation to an order first.'
				: 'Validate the order first; a rejected or cancelled one takes no deposit.',
	});
}

function takenFrom(order: BillingDocument): Partial<DocumentHeader> {
	const { contactId, owner, currency, language, customerReference, parent, title, taxRounding, partyId } =
		order;
	return {
		contactId,
		owner,
		currency,
		language,
		customerReference,
		parent,
		title,
		taxRounding,
		partyId,
		priceBasis: 'net',
		invoiceType: 'deposit',
	};
}

/** A deposit that the schedule of the order plans falls due on its day there, or at once when that has passed. */
function withPlannedDate(header: DocumentHeader, order: BillingDocument, input: Input): DocumentHeader {
	const planned = depositInstalments(order).find(({ position }) => position === input.instalment)?.dueDate;
	if (!planned || input.dueDate !== undefined) return header;
	return { ...header, dueDate: planned > header.issueDate ? planned : header.issueDate };
}

interface Asked {
	readonly gross: Minor;
	/** Of the whole order. */
	readonly share: ExactNumber;
	/** ` 30 %`, or nothing. */
	readonly words: string;
}

interface Before {
	readonly gross: Minor;
	readonly count: number;
}

function whatIsAsked(order: BillingDocument, { percent, amount, instalment }: Input, before: Before): Asked {
	const { gross } = order.totals;
	const given = [percent, amount, instalment].filter((one) => one !== undefined);
	if (given.length !== 1) {
		refuse({
			rule: 'deposit.howMuch',
			field: 'percent',
			document: nameOf(order),
			message: `A deposit is asked as 'percent', 'amount' or 'instalment'; ${given.length === 0 ? 'none' : given.length} of them ${given.length > 1 ? 'were' : 'was'} given.`,
			fix: 'Give exactly one of them.',
		});
	}
	if (percent !== undefined) {
		const share = new Exact(percent).times(ONE_PERCENT);
		return { gross: shareOf(gross, share, before), share, words: ` ${percent} %` };
	}
	const minor =
		amount !== undefined
			? parseMinor(amount, order.currency, 'amount')
			: instalmentOf(order, instalment ?? 0);
	return { gross: minor, share: gross === 0 ? new Exact(0) : new Exact(minor).div(gross), words: '' };
}

/** Percentages that sum to 100 may round to a unit too much together: the last one takes what is left. */
function shareOf(whole: Minor, share: ExactNumber, before: Before): Minor {
	const rounded = roundMinor(share.times(whole));
	const excess = before.gross + rounded - whole;
	const isRounding = excess > 0 && 2 * excess <= before.count + 1;
	return isRounding ? rounded - excess : rounded;
}

function instalmentOf(order: BillingDocument, position: number): Minor {
	const deposits = depositInstalments(order);
	const found = deposits.find((instalment) => instalment.position === position);
	if (found) return found.amount;
	return refuse({
		rule: 'deposit.instalment',
		field: 'instalment',
		document: nameOf(order),
		message: `${nameOf(order)} has no deposit instalment ${position}.`,
		fix:
			deposits.length === 0
				? "Its payment terms have no instalment of type deposit; give 'percent' or 'amount'."
				: `Its deposit instalments are ${deposits.map((one) => one.position).join(', ')}.`,
	});
}

function assertWithinOrder(order: BillingDocument, asked: Minor, before: Minor): void {
	const { gross } = order.totals;
	if (asked > 0 && before + asked <= gross) return;
	const money = (amount: Minor) => `${minorToFixed(amount, order.currency)} ${order.currency}`;
	refuse({
		rule: 'deposit.tooMuch',
		field: 'amount',
		document: nameOf(order),
		message: `${nameOf(order)} is for ${money(gross)}; deposits of ${money(before)} were asked already, ${money(asked)} more ${asked > 0 ? 'are too much' : 'are nothing'}.`,
		fix: `Ask for at most ${money(Math.max(0, gross - before))}.`,
	});
}

function depositLine(
	tx: LedgerTx,
	{ category, rate, base, tax }: TaxGroup,
	index: number,
	description: string,
	header: DocumentHeader,
): DocumentLine {
	const priced = {
		quantity: '1',
		unitPrice: toDecimal(fromMinor(base, header.currency)),
		discountPercent: '0',
	};
	return {
		id: tx.newId('lin'),
		position: index + 1,
		kind: 'deposit',
		productId: null,
		productCode: null,
		description,
		comment: null,
		unit: 'C62',
		unitCost: null,
		taxCategory: category,
		taxRate: rate,
		operationCode: null,
		...priced,
		...lineAmounts(priced, { currency: header.currency, priceBasis: 'net' }),
		tax,
	};
}

function totalsFrom(groups: readonly TaxGroup[]) {
	const net = sumMinor(groups.map(({ base }) => base));
	const gross = grossOf(groups);
	return { lines: net, charges: 0, net, tax: gross - net, gross, taxLines: groups };
}

const DEPOSIT: Readonly<Record<string, string>> = { fr: 'Acompte', en: 'Deposit', vi: 'Đặt cọc' };
