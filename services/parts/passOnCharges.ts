import { headerMap, type Conversion } from '../../domain/documents/conversions';
import {
	SHIPPING,
	type BillingDocument,
	type DocumentHeader,
	type FooterCharge,
} from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import type { ConvertRequest } from './convertRequest';
import { earlierOf } from './earlierOf';
import type { LinksAround } from './linksAround';
import { openCharges } from './openCharges';
import { ordersBehind } from './ordersBehind';

/**
 * Footer charges pass on once: those that an earlier document of the same flow already carries stay there. A partial
 * credit note carries none unless they are given; a credit note for all that is left carries the rest of them.
 */
export async function chargesFor(
	tx: LedgerTx,
	request: ConvertRequest,
	sources: readonly BillingDocument[],
	rule: Conversion,
	header: DocumentHeader,
	around: LinksAround,
): Promise<readonly FooterCharge[]> {
	if (request.header.charges) return header.charges;
	const map = headerMap(rule.from, rule.to).charges;
	if (map === 'dropped' || (rule.flow === 'credit' && request.quantities)) return [];
	const charges: FooterCharge[] = [];
	for (const source of sources) charges.push(...(await chargesLeft(tx, source, rule)));
	const ownShipping = sources.some((source) => source.charges.some(isShipping));
	for (const order of ordersBehind(sources, around)) {
		const left = await chargesLeft(tx, order, rule);
		// Each delivery brought its own shipping (frais de port cumulés): the order's was an estimate.
		charges.push(...left.filter((charge) => !(ownShipping && isShipping(charge))));
	}
	return charges;
}

/** An invoice whose lines were all credited in parts still has its charges to credit. */
export async function hasChargesToCredit(
	tx: LedgerTx,
	{ sources, header }: ConvertRequest,
	rule: Conversion,
): Promise<boolean> {
	const [invoice] = sources;
	if (rule.flow !== 'credit' || !invoice || header.charges) return false;
	return (await chargesLeft(tx, invoice, rule)).length > 0;
}

async function chargesLeft(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
): Promise<readonly FooterCharge[]> {
	return source.charges.length === 0 ? [] : openCharges(source, await earlierOf(tx, source, rule));
}

const isShipping = ({ nature }: FooterCharge) => nature === SHIPPING;
