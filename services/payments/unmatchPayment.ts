import { z } from 'zod/v4';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id, reference } from '../../domain/schemas/fields';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import type { UseCase } from '../useCase';
import { auditPayment, getPayment, lockPayment, onPayment } from './onPayment';
import { idsOfNamed } from './openInvoices';
import type { PaymentView } from './paymentView';
import { undoMatches } from './undoMatches';

const schema = z.object({
	...envelope,
	id,
	/** Only off this invoice, by id or number; off all of them where it is missing. */
	invoice: reference.optional(),
});

/** Takes a payment off the invoices that it was matched to; they are open again, and the money can be matched anew. */
export const unmatchPayment: UseCase<typeof schema, PaymentView> = {
	operation: 'payment.unmatch',
	schema,
	...onPayment,
	async work(tx, input, context) {
		const { companyId } = await getPayment(tx, input.id);
		await assertMayWrite(tx, companyId, 'invoice', context);
		const [only] =
			input.invoice === undefined ? [] : await idsOfNamed(tx, [input.invoice], companyId, 'invoice');
		const before = await tx.payments.matchesFrom([input.id]);
		await tx.documents.lock([...new Set(before.flatMap(({ documentId }) => documentId ?? []))]);
		const payment = await lockPayment(tx, input.id);
		const standing = standingMatches(await tx.payments.matchesFrom([input.id])).filter(
			({ documentId }) => documentId !== null && (only === undefined || documentId === only),
		);
		if (standing.length === 0) {
			if (only !== undefined && !before.some(({ documentId }) => documentId === only))
				refuseNotMatched(input.id, input.invoice ?? only);
			return { ids: [input.id], reused: true };
		}
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		await undoMatches(tx, standing, todayOf(company, context.now), context);
		auditPayment(tx, context, 'unmatch', payment, { matches: standing.map((match) => match.id) });
		return { ids: [payment.id] };
	},
};

function refuseNotMatched(id: string, invoice: string): never {
	refuse({
		rule: 'payment.notMatched',
		field: 'invoice',
		document: invoice,
		message: `Payment ${id} was never matched to ${invoice}.`,
		fix: "Leave 'invoice' out to take it off all invoices, or choose one of its allocations.",
	});
}
