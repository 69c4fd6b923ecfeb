import { keepsBackorders } from '../../domain/documents/backorders';
import type { Conversion, Flow } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { quantityUsed } from '../../domain/documents/remaining';
import type { Master } from '../../domain/masters/schemas';
import { Exact, toDecimal, type Decimal, type ExactNumber } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { NewLink } from './linkLines';
import type { LinksAround } from './linksAround';
import type { Portion, QuantityChoice } from './portions';
import { quantitiesLeft } from './quantitiesLeft';
import { restLinks } from './restLinks';

export interface RestRequest {
	readonly sources: readonly BillingDocument[];
	readonly rule: Conversion;
	readonly portions: readonly Portion[];
	readonly quantities?: readonly QuantityChoice[] | undefined;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
}

/**
 * Links of what a part leaves and nobody waits for: a line says how much of its rest stays open (reliquat); without a
 * word all of it does, unless backorders are switched off for the kind. What is given up of an order is neither
 * delivered nor invoiced; of goods that were delivered, it was given free (articles offerts).
 *
 * @throws Refusal `backorder.more`, `backorder.none`
 */
export function giveUpRests(
	tx: Pick<LedgerTx, 'newId'>,
	{ sources, rule, portions, quantities, company, party }: RestRequest,
	around: LinksAround,
	{ hint }: Pick<WorkContext, 'hint'>,
): NewLink[] {
	if (quantities === undefined) return [];
	const flows = rule.competing.filter((flow) => flow === 'close' || flow === 'free');
	if (flows.length === 0) {
		refuseBackorder(quantities, rule);
		return [];
	}
	const keeps = keepsBackorders(rule.from, company, party);
	const left = quantitiesLeft(sources, rule, around);
	for (const { line, quantity } of portions) left.take(line, quantity);
	const links: NewLink[] = [];
	for (const source of sources) {
		for (const line of source.lines.filter(({ kind }) => kind !== 'note')) {
			const rest = left.of(line);
			const choice = quantities.find((one) => one.line === line.position);
			const givenUp = new Exact(rest).minus(staysOpen(source, line, rest, choice?.backorder, keeps));
			if (!givenUp.gt(0)) continue;
			const taken = portions.find((portion) => portion.line.id === line.id)?.quantity ?? '0';
			const free = freePart(line, rule, givenUp, taken, around);
			const parts: Array<[Flow, ExactNumber]> = [
				['free', free],
				['close', givenUp.minus(free)],
			];
			for (const [flow, quantity] of parts.filter(([, some]) => some.gt(0))) {
				hint(words(source, line, flow, quantity));
				links.push(...restLinks(tx, source, line, flow, toDecimal(quantity), around));
			}
		}
	}
	return links;
}

function staysOpen(
	source: BillingDocument,
	line: DocumentLine,
	rest: Decimal,
	asked: Decimal | undefined,
	keeps: boolean,
): Decimal {
	if (asked === undefined) return keeps ? rest : '0';
	if (new Exact(asked).lte(rest)) return asked;
	return refuse({
		rule: 'backorder.more',
		field: 'quantities',
		document: nameOf(source),
		message: `Line ${line.position} of ${nameOf(source)} leaves ${rest} after this; ${asked} cannot stay open.`,
		fix: `Give a backorder of at most ${rest}, or leave it out to keep all of it open.`,
	});
}

/** A rest of goods that left the house was given; a rest that never did is closed. */
function freePart(
	line: DocumentLine,
	rule: Conversion,
	givenUp: ExactNumber,
	taken: Decimal,
	around: LinksAround,
): ExactNumber {
	if (!rule.competing.includes('free')) return new Exact(0);
	if (!rule.competing.includes('close')) return givenUp;
	const from = around.from(line.id);
	const delivered = new Exact(quantityUsed(from, ['deliver']));
	const billed = new Exact(quantityUsed(from, ['invoice', 'free', 'return'])).plus(taken);
	const free = delivered.minus(billed);
	return free.lte(0) ? new Exact(0) : free.lt(givenUp) ? free : givenUp;
}

function words(source: BillingDocument, line: DocumentLine, flow: Flow, quantity: ExactNumber): string {
	const what = `${toDecimal(quantity)} of line ${line.position} (${line.description}) of ${nameOf(source)}`;
	return flow === 'free'
		? `${what} were delivered and are not invoiced: free goods.`
		: `${what} are given up: nothing of them stays to deliver or to invoice.`;
}

function refuseBackorder(quantities: readonly QuantityChoice[], { from, to }: Conversion): void {
	const asked = quantities.find(({ backorder }) => backorder !== undefined);
	if (asked === undefined) return;
	refuse({
		rule: 'backorder.none',
		field: 'quantities',
		message: `Line ${asked.line} names a backorder; from a ${from} to a ${to} nothing is left open or given up.`,
		fix: "Leave 'backorder' out here.",
	});
}
