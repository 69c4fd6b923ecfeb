import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';

/**
 * Code of the series that holds the numbers which documents of a kind brought from a former system. The longest kind has
 * ten letters, and a code at most sixty.
 */
export function formerSeriesCode({ code }: Pick<Master<'company'>, 'code'>, kind: Kind): string {
	return `${code.slice(0, 40)}-former-${kind}`;
}

/**
 * A series of ours may have been started below the last number of the former system. Its numbers are then borne already
 * by documents that came in from there, and no two documents of a company bear one number.
 *
 * @param kinds kinds that share the numbers of the series
 * @throws Refusal `number.former`
 */
export async function assertNotFormer(
	tx: LedgerTx,
	company: Master<'company'>,
	kinds: readonly Kind[],
	number: string,
): Promise<void> {
	for (const kind of kinds) {
		const former = await tx.masters.find('numberSeries', formerSeriesCode(company, kind), company.id);
		if (!former || (await tx.series.bearer(former.id, number)) === undefined) continue;
		refuse({
			rule: 'number.former',
			field: 'number',
			document: number,
			message: `${number} would be the next number, but ${KIND_RULES[kind].title.toLowerCase()} ${number} of the former system bears it already.`,
			fix: "Let the series go on after the last number of the former system (Billing Master Data, Number Series: 'Next Number'). Where it has counted in this period already, validate this document with a forced number above them.",
		});
	}
}
