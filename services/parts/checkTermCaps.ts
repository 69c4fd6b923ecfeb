import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { describeBreach, findCapBreaches, type DatedPayment } from '../../domain/terms/findCapBreaches';
import { findTermCap } from '../../domain/terms/termCaps';
import type { Reading } from '../../ledger/port';
import type { WorkContext } from '../context';

/**
 * Tells, or refuses, payments that an invoice to a business puts off longer than the seller's law allows, as the
 * company's `paymentTermCaps` says: `warn` where the law has a cap and nothing is set.
 *
 * @throws Refusal `terms.legalCap`, with the dates and the days
 */
export async function checkTermCaps(
	{ masters }: Pick<Reading, 'masters'>,
	document: BillingDocument,
	{ hint }: Pick<WorkContext, 'hint'>,
): Promise<void> {
	const { kind, issueDate, origin } = document;
	const { awaits, side } = KIND_RULES[kind];
	if (awaits !== 'payment' || side !== 'sale' || origin === 'formerSystem') return;
	const company = await masters.get('company', document.companyId);
	const cap = company && findTermCap(company.content.country, issueDate);
	const setting = company?.content.paymentTermCaps ?? 'warn';
	if (!cap || setting === 'off') return;
	const breaches = findCapBreaches(cap, document, paymentsOf(document));
	if (breaches.length === 0) return;
	// The law is about debts between businesses.
	const party = await masters.get('party', document.partyId);
	if (party?.content.professional === false) return;
	const said = breaches.map(describeBreach).join(' ');
	if (setting === 'warn') return hint(said);
	refuse({
		rule: 'terms.legalCap',
		field: document.paymentTerms === undefined ? 'dueDate' : 'paymentTerms',
		document: nameOf(document),
		message: said,
		fix: `Give a due date until ${breaches[0]?.limit}, or set the company's 'paymentTermCaps' to warn.`,
	});
}

function paymentsOf({ totals, dueDate, paymentTerms }: BillingDocument): DatedPayment[] {
	if (totals.instalments === undefined) return [{ position: null, dueDate }];
	return totals.instalments.map((instalment) => ({
		position: instalment.position,
		dueDate: instalment.dueDate,
		rule: paymentTerms?.lines[instalment.position - 1]?.rule,
	}));
}
