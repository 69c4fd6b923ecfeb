import type { BillingDocument } from '../../domain/documents/document';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { resolveCompany, resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { examine, type Examined, type WantedDebit } from './examine';
import { readSurroundings, type Surroundings } from './surroundings';

/** Company by company: each has its own accounts, mandates and rights. */
export async function examineAll(
	tx: LedgerTx,
	{
		company: asked,
		account: askedAccount,
	}: { readonly company?: string | undefined; readonly account?: string | undefined },
	wanted: readonly WantedDebit[],
	documents: readonly BillingDocument[],
	context: WorkContext,
): Promise<Array<{ readonly around: Surroundings; readonly examined: readonly Examined[] }>> {
	const only = asked === undefined ? undefined : await resolveCompany(tx, asked);
	const groups = [];
	for (const [companyId, own] of Map.groupBy(documents, (document) => document.companyId)) {
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		if (only && only.id !== companyId) refuseCompany(own[0], only.code);
		await assertMayWrite(tx, companyId, 'invoice', context);
		const account =
			askedAccount === undefined
				? undefined
				: await resolveMaster(tx, 'bankAccount', askedAccount, companyId, 'account');
		const around = await readSurroundings(tx, company, own, account, context.now);
		const byId = new Map(own.map((document) => [document.id, document]));
		const examined: Examined[] = [];
		for (const one of wanted) {
			const document = byId.get(one.documentId);
			if (document) examined.push(await examine(tx, one, document, around));
		}
		groups.push({ around, examined });
	}
	return groups;
}

function refuseCompany(document: BillingDocument | undefined, company: string): never {
	refuse({
		rule: 'batch.company',
		field: 'items',
		...(document && { document: document.number ?? document.id }),
		message: `${document?.number ?? document?.id ?? 'An invoice'} is an invoice of another company than '${company}'.`,
		fix: 'Leave the company out: each gets batches of its own.',
	});
}
