import { canonicalJson } from '../../domain/canonicalJson';
import { headerMap, type Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, FooterCharge } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { LedgerTx } from '../../ledger/port';
import type { ConvertRequest } from './convertRequest';
import { earlierOf } from './earlierOf';
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
): Promise<readonly FooterCharge[]> {
	if (request.header.charges) return header.charges;
	const map = headerMap(rule.from, rule.to).charges;
	if (map === 'dropped' || (rule.flow === 'credit' && request.quantities)) return [];
	const bearers = KIND_RULES[rule.from].priced ? sources : [...sources, ...(await ordersBehind(tx, sources))];
	const charges: FooterCharge[] = [];
	for (const bearer of bearers) charges.push(...(await chargesLeft(tx, bearer, rule)));
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

async function chargesLeft(tx: LedgerTx, source: BillingDocument, rule: Conversion): Promise<FooterCharge[]> {
	const earlier = await earlierOf(tx, source, rule);
	const carried = earlier.flatMap((document) => document.charges.map((charge) => canonicalJson(charge)));
	return source.charges.filter((charge) => {
		const at = carried.indexOf(canonicalJson(charge));
		if (at >= 0) carried.splice(at, 1);
		return at < 0;
	});
}
