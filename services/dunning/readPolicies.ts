import type { DunningPolicy } from '../../domain/dunning/policy';
import { STANDARD_POLICY } from '../../domain/dunning/standardPolicy';
import type { Master } from '../../domain/masters/schemas';
import type { Reading } from '../../ledger/port';
import { policyOfMaster } from '../parts/checkDunningPolicy';

export interface Policies {
	/** Of each code one: the company's own before the shared one. */
	readonly all: readonly DunningPolicy[];
	/** Code of the policy of customers without their own. */
	readonly byDefault: string;
	/** Code of the policy that a master names by its id. */
	codeOf(id: string | undefined): string | undefined;
}

const PAGE = 500;

/** The policies of a company. Where it has none, and names none, the standard one holds. */
export async function readPolicies(
	{ masters }: Pick<Reading, 'masters'>,
	company: Master<'company'>,
): Promise<Policies> {
	const found: Array<Master<'dunningPolicy'>> = [];
	for (;;) {
		const after = found.at(-1)?.id;
		const page = await masters.list({ kind: 'dunningPolicy', companyId: company.id, after, limit: PAGE });
		found.push(...page);
		if (page.length < PAGE) break;
	}
	const codes = new Map(found.map(({ id, code }) => [id, code]));
	const byCode = new Map([[STANDARD_POLICY.code, STANDARD_POLICY]]);
	const ownLast = found.toSorted(
		(one, other) => Number(one.companyId !== null) - Number(other.companyId !== null),
	);
	for (const master of ownLast) byCode.set(master.code, policyOfMaster(master));
	const codeOf = (id: string | undefined) => (id === undefined ? undefined : codes.get(id));
	return {
		all: [...byCode.values()],
		byDefault: codeOf(company.content.dunningPolicy) ?? STANDARD_POLICY.code,
		codeOf,
	};
}
