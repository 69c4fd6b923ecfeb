import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id } from '../../domain/schemas/fields';
import { assertMayWrite } from '../parts/rights';
import { unknownDocument } from '../parts/resolve';
import type { UseCase } from '../useCase';
import { assertCanWait } from './assertCanWait';
import { assertUsable, auditPayment, getPayment, lockPayment, onPayment } from './onPayment';
import type { PaymentView } from './paymentView';

const schema = z.object({
	...envelope,
	id,
	/** Quotation, order or draft invoice that the money is for. */
	document: id,
});

/** Puts money that is not allocated on a quotation, an order or a draft; it is matched when the invoice is validated. */
export const attachPayment: UseCase<typeof schema, PaymentView> = {
	operation: 'payment.attach',
	schema,
	...onPayment,
	async work(tx, input, context) {
		const { companyId } = await getPayment(tx, input.id);
		await assertMayWrite(tx, companyId, 'invoice', context);
		const [document] = await tx.documents.lock([input.document]);
		if (!document) return unknownDocument(input.document);
		const payment = await lockPayment(tx, input.id);
		assertUsable(payment);
		if (payment.documentId === document.id) return { ids: [payment.id], reused: true };
		assertCanWait(document);
		const differs = (['companyId', 'partyId', 'currency'] as const).find(
			(name) => document[name] !== payment[name],
		);
		if (differs) {
			const words = { companyId: 'company', partyId: 'customer', currency: 'currency' };
			refuse({
				rule: `payment.${{ companyId: 'otherCompany', partyId: 'otherCustomer', currency: 'otherCurrency' }[differs]}`,
				field: 'document',
				document: nameOf(document),
				message: `${nameOf(document)} has another ${words[differs]} than payment ${payment.id}.`,
				fix: `Choose a document of the same ${words[differs]}.`,
			});
		}
		await tx.payments.attach(payment.id, document.id);
		auditPayment(tx, context, 'attach', payment, { document: document.id });
		return { ids: [payment.id] };
	},
};
