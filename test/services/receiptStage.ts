import { layoutReceipt } from '../../formats/pdf/layoutReceipt';
import { createDocument } from '../../services/createDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { receiptOf } from '../../services/parts/receiptOf';
import type { PaymentView } from '../../services/payments/paymentView';
import { textsOf } from '../formats/pdf/readDefinition';
import { run } from '../support/stories';
import type { CustomerAccount } from './customerAccount';
import { linesOf, type Stage } from './stage';

type Paid = Pick<PaymentView, 'id'>;
type Language = 'fr' | 'en' | 'vi';

/** What the writer of receipts is given for a stored payment. */
export async function printable(stage: Stage, { id }: Paid, language?: Language) {
	const { read } = stage.story.ledger;
	const payment = await read.payments.get(id);
	const company = await read.masters.get('company', payment?.companyId ?? '');
	if (!payment || !company) throw new Error(`${id} is not stored`);
	return receiptOf(read, payment, company, language);
}

/** Everything that its one page says. */
export async function textOf(stage: Stage, paid: Paid, language?: Language): Promise<string> {
	const definition = layoutReceipt(await printable(stage, paid, language));
	return textsOf(definition, { page: 1, pages: 1 }).join('\n');
}

/** A validated quotation or order of 36.00, VAT included. */
export function agree(
	{ story }: Stage,
	{ company, customer }: CustomerAccount,
	kind: 'quotation' | 'salesOrder',
): Promise<DocumentView> {
	return run(story, createDocument(kind), { company, customer, lines: linesOf(3), validate: true });
}
