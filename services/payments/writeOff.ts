import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, parseMinor, sumMinor } from '../../domain/money/minor';
import { writeOffLimitOf } from '../../domain/payments/writeOffLimit';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { date, decimal, id, text } from '../../domain/schemas/fields';
import { todayOf } from '../parts/assembleHeader';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { openDocument } from '../parts/openDocument';
import { resolveMaster } from '../parts/resolve';
import { noteIfSettled, openAmount } from '../parts/settle';
import { auditDocument } from '../parts/writeDocument';
import type { UseCase } from '../useCase';
import { owesMoney } from './owing';

const schema = z.object({
	...envelope,
	id,
	/** Everything that is open where it is missing. */
	amount: decimal({ moreThan: 0, scale: 4 }).optional(),
	/** Why; it stays in the audit trail. */
	reason: text(500),
	onDate: date.optional(),
});

/**
 * Gives up a small rest of an invoice (écart de règlement): bank charges, a cent of rounding. The invoice counts as
 * settled; its VAT stays as it is. All write-offs of one invoice together stay within the company's limit: what is more
 * needs a credit note, or passes to unpaid.
 */
export const writeOff: UseCase<typeof schema, DocumentView> = {
	operation: 'invoice.writeOff',
	schema,
	...onDocument,
	withoutKey: ({ amount }) => (amount === undefined ? 'safe' : 'refuse'),
	async work(tx, input, context) {
		const invoice = await openDocument(tx, input.id, context);
		const { companyId, currency } = invoice;
		const name = nameOf(invoice);
		if (!owesMoney(invoice)) {
			refuse({
				rule: 'payment.document',
				document: name,
				message: `${name} owes nothing: only a rest of a validated invoice is written off.`,
				fix: 'Choose a validated invoice.',
			});
		}
		const open = await openAmount(tx, invoice);
		if (open <= 0 && input.amount === undefined) return { ids: [invoice.id], reused: true };
		const amount = input.amount === undefined ? open : parseMinor(input.amount, currency, 'amount');
		const money = (minor: number) => `${minorToFixed(minor, currency)} ${currency}`;
		if (amount > open) {
			refuse({
				rule: 'writeOff.tooMuch',
				field: 'amount',
				document: name,
				message: `${name} has ${money(open)} open, ${money(amount)} were to be written off.`,
				fix: 'Write off at most what is open.',
			});
		}
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		const limit = writeOffLimitOf(company.content, currency);
		const before = (await tx.payments.matchesOf([invoice.id])).filter(
			({ sourceKind }) => sourceKind === 'writeOff',
		);
		const total = amount + sumMinor(before.map((match) => match.amount));
		if (total > limit) {
			refuse({
				rule: 'writeOff.overLimit',
				field: 'amount',
				document: name,
				message: `${money(total)} of ${name} would be written off; company '${company.code}' allows ${money(limit)} an invoice.`,
				fix: "Make a credit note, mark the invoice as uncollectible, or raise the company's Write-Off Limit (Billing Master Data).",
			});
		}
		const onDate = input.onDate ?? todayOf(company, context.now);
		const { reason } = input;
		await tx.payments.match({
			documentId: invoice.id,
			sourceKind: 'writeOff',
			sourceId: tx.newId('wof'),
			amount,
			onDate,
			reason,
		});
		await noteIfSettled(tx, invoice, onDate, context);
		auditDocument(tx, context, 'writeOff', invoice, { amount, currency, reason, onDate });
		return { ids: [invoice.id] };
	},
};
