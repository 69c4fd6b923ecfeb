import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, linesOf, reference, type Stage } from './stage';

/** "30 % à la commande, solde 30 jours fin de mois". */
const THIRTY_SEVENTY = [
	{ percent: 30, type: 'deposit', from: 'orderDate', title: '{{percent}} on order' },
	{
		percent: 70,
		from: 'documentDate',
		rule: 'daysThenEndOfMonth',
		days: 30,
		method: '30',
		title: 'Invoice {{number}}: {{amount}} by {{dueDate}}',
	},
];

/** What stories about payment terms begin with. */
export function termsOn(stage: Stage) {
	const save = (content: object) => run(stage.story, saveMaster('paymentTerms'), content);
	/** A company with terms '30-70' and 'NET10'. */
	async function found(more: object = {}): Promise<string> {
		const company = await foundCompany(stage.story, more);
		await save({
			code: '30-70',
			name: '30 % on order, rest 30 days end of month',
			company,
			lines: THIRTY_SEVENTY,
		});
		await save({ code: 'NET10', name: '10 days', company, lines: [{ days: 10 }] });
		return company;
	}
	/** 12 articles of 10 € and 20 % VAT: 144 €. */
	const input = (company: string, more: object = {}) => ({
		company,
		customer: `${company}-C`,
		issueDate: '2026-03-10',
		lines: linesOf(12),
		externalReference: reference(),
		...more,
	});
	const bill = (company: string, more: object = {}) =>
		run(stage.story, createInvoiceFromLines, input(company, { validate: true, ...more }));
	const order = (company: string, more: object = {}) =>
		run(stage.story, createDocument('salesOrder'), input(company, { validate: true, ...more }));
	return { save, found, input, bill, order };
}

/** Dates and amounts of the instalments. */
export const plan = ({ instalments = [] }: DocumentView) =>
	instalments.map(({ dueDate, amount }) => [dueDate, amount]);
