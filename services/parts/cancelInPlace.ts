import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { isCorrection } from '../../domain/payments/isCorrection';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import { isInEffect } from '../../domain/vietnam/isInEffect';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { undoCorrection } from '../einvoice/undoCorrection';
import type { Done } from '../useCase';
import { assertNothingHangsOn } from './assertNothingHangsOn';
import { undoStock } from './moveStock';
import { noteCancellation } from './noteCancellation';
import { usePrivilege } from './rights';

/**
 * Turns a posted document that nobody outside has seen into a cancelled record: its number stays and is never given
 * again, its amounts leave every total, its print says that it is cancelled (annulée). An e-invoice to which the tax
 * office refused its code is none, and goes the same way.
 *
 * @throws Refusal `cancel.outside` when it was printed as final, sent, transmitted, paid or used to settle.
 */
export async function cancelInPlace(
	tx: LedgerTx,
	document: BillingDocument,
	reason: string | undefined,
	context: WorkContext,
): Promise<Done> {
	const { id: documentId, companyId } = document;
	const name = nameOf(document);
	await assertNothingHangsOn(tx, document, 'cancelled');
	const outside = await tracesOutside(tx, documentId);
	if (outside.length > 0) {
		refuse({
			rule: 'cancel.outside',
			document: name,
			message: `${KIND_RULES[document.kind].title} ${name} was ${outside.join(' and ')}; it cannot be cancelled in place any more.`,
			fix: 'Cancel it without this option: an invoice gets its credit note, or in Viet Nam its replacement.',
		});
	}
	await usePrivilege(
		tx,
		{ privilege: 'cancelInvoice', companyId, document: name, documentId, reason },
		context,
	);
	await undoCorrection(tx, document, context);
	await tx.documents.setState(documentId, 'cancelled');
	await undoStock(tx, document, context);
	await noteCancellation(tx, document, reason, context, { inPlace: true });
	return { ids: [documentId] };
}

async function tracesOutside(tx: LedgerTx, id: string): Promise<string[]> {
	const facts = await tx.facts.ofDocuments([id]);
	const sent = await tx.transmissions.ofDocuments([id]);
	const eInvoices = await tx.eInvoices.ofDocuments([id]);
	const atProvider = eInvoices.filter(
		(record) => !['prepared', 'refused', 'issued'].includes(record.state) || isInEffect(record),
	);
	const all = [...(await tx.payments.matchesOf([id])), ...(await tx.payments.matchesFrom([id]))];
	const isNone = eInvoices.some(({ state }) => state === 'issued') && atProvider.length === 0;
	// Of one that is none in law, what it did to the invoice that it corrects is taken back with it.
	const matches = isNone ? standingMatches(all).filter((match) => !isCorrection(match)) : all;
	return [
		...(facts.some((fact) => fact.kind === 'printed') ? ['printed as final'] : []),
		...(sent.length > 0 ? ['sent'] : []),
		...(atProvider.length > 0 ? ['given to the e-invoice provider'] : []),
		...(matches.length > 0 ? ['paid or settled'] : []),
	];
}
