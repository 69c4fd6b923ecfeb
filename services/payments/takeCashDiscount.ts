import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { lastPaidOn } from '../../domain/payments/lastPaidOn';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id } from '../../domain/schemas/fields';
import { todayOf } from '../parts/assembleHeader';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { openDocument } from '../parts/openDocument';
import { resolveMaster } from '../parts/resolve';
import { openAmount } from '../parts/settle';
import type { UseCase } from '../useCase';
import { grantCashDiscount, isDiscountTaken } from './grantCashDiscount';
import { owesMoney } from './owing';

const schema = z.object({
	...envelope,
	id,
	/** When the money came; the day of the last payment, else today, where it is missing. */
	paidOn: date.optional(),
});

/** Takes the early-payment discount (escompte) of an invoice that was paid in time; once. */
export const takeCashDiscount: UseCase<typeof schema, DocumentView> = {
	operation: 'invoice.takeCashDiscount',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const invoice = await openDocument(tx, input.id, context);
		if (await isDiscountTaken(tx, invoice)) return { ids: [invoice.id], reused: true };
		if (!owesMoney(invoice) || (await openAmount(tx, invoice)) <= 0) {
			refuse({
				rule: 'cashDiscount.nothingOpen',
				document: nameOf(invoice),
				message: `${nameOf(invoice)} owes nothing: there is nothing left to discount.`,
				fix: 'Take the discount before the whole amount is settled; give money back with Refund.',
			});
		}
		const company = await resolveMaster(tx, 'company', invoice.companyId, undefined, 'company');
		const matches = await tx.payments.matchesOf([invoice.id]);
		const paidOn = input.paidOn ?? lastPaidOn(matches) ?? todayOf(company, context.now);
		await grantCashDiscount(tx, invoice, company, paidOn, context);
		return { ids: [invoice.id] };
	},
};
