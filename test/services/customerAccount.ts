import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { run } from '../support/stories';
import { foundCompany, invoice, reference, type Stage } from './stage';

/** A company with one customer of its own, new for each test: what is open there is what the test has made. */
export interface CustomerAccount {
	company: string;
	customer: string;
	/** Another company in its place, with settings. */
	found(more?: object): Promise<void>;
	/** A validated invoice of so much, without VAT. */
	bill(gross: number, more?: object): Promise<DocumentView>;
	/** The input of a payment of the customer. */
	money(amount: number | string, more?: object): object;
	record(amount: number | string, more?: object): Promise<PaymentView>;
	/** A credit note of an invoice that was paid: nothing of it is used. */
	credit(gross: number): Promise<DocumentView>;
	now(document: Pick<DocumentView, 'id'>): Promise<DocumentView>;
}

export function customerAccount(stage: Stage): CustomerAccount {
	const account: CustomerAccount = {
		company: '',
		customer: '',
		async found(more = {}) {
			account.company = await foundCompany(stage.story, more);
			account.customer = `${account.company}-C`;
		},
		bill: (gross, more = {}) =>
			invoice(stage.story, {
				company: account.company,
				customer: account.customer,
				lines: [{ description: 'Goods', unitPrice: gross, taxCategory: 'Z', taxRate: 0 }],
				...more,
			}),
		money: (amount, more = {}) => ({
			company: account.company,
			customer: account.customer,
			amount,
			externalReference: reference(),
			...more,
		}),
		record: (amount, more = {}) => run<PaymentView>(stage.story, recordMoney, account.money(amount, more)),
		async credit(gross) {
			const paid = await account.bill(gross);
			await run(stage.story, recordMoney, { id: paid.id });
			return run(stage.story, createCreditNote, { id: paid.id, validate: true });
		},
		now: ({ id }) => getDocumentView(stage.story, id),
	};
	beforeEach(() => account.found());
	return account;
}
