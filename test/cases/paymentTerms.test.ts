import { computeDueDate } from '../../domain/terms/computeDueDate';
import { buildSchedule } from '../../domain/terms/buildSchedule';
import { overrideDueDate } from '../../domain/terms/overrideDueDate';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { saveMaster } from '../../services/saveMaster';
import { foundCompany, linesOf, stageOn } from '../services/stage';
import { run, WHOLESALER } from '../support/stories';
import { replayCases, type PeerCase } from './peerCases';
import { datesOf, deltaOf, ruleOf } from './readTerms';

/** The due dates of lines of equal parts, each from the document date or from the line above. */
function dueDates({ given, expect: outcome }: PeerCase): void {
	const rules = (given.rules ?? [given.rule]) as ReadonlyArray<Record<string, unknown>>;
	const documentDate = given.invoice_date as string;
	const lines = rules.map((rule) => ({
		divisor: rules.length,
		...(given.chained ? {} : { from: 'documentDate' }),
		...ruleOf(rule),
	}));
	const holidays = Object.assign({}, given.holidays, ...rules.map((rule) => rule['holidays'] ?? {}));
	const terms = { code: null, name: null, lines, holidays };
	const allowed = rules.every((rule) => rule['override_allowed'] !== false);
	const asked = given.asked_due_date as string | undefined;
	const chosen = asked === undefined ? terms : overrideDueDate(terms, asked, allowed).terms;
	const total = { gross: 1000 * rules.length, net: 1000 * rules.length, currency: 'EUR' };
	const schedule = buildSchedule(chosen, total, { ...datesOf(given), documentDate });
	const dates = schedule.map(({ dueDate }) => dueDate);
	expect(dates).toEqual(outcome.due_dates ?? [outcome.due_date]);
	if (lines.length === 1 && lines[0] && asked === undefined && Object.keys(holidays as object).length === 0)
		expect(computeDueDate(documentDate, lines[0])).toBe(outcome.due_date);
}

const stage = stageOn('sqlite');

/** `net 10` is ten days; each row is an order of a customer, and the invoice that comes from it. */
async function precedence({ given, expect: outcome }: PeerCase): Promise<void> {
	const company = await foundCompany(stage.story);
	const save = (kind: 'company' | 'party' | 'paymentTerms', content: object) =>
		run(stage.story, saveMaster(kind), content);
	const termsCalled = async (name: string | null | undefined): Promise<object> => {
		if (!name) return {};
		const days = Number(/^net (\d+)$/.exec(name)?.[1]);
		await save('paymentTerms', { code: `NET-${days}`, name, company, lines: [{ days }] });
		return { paymentTerms: `NET-${days}` };
	};
	await save('company', { ...WHOLESALER, code: company, ...(await termsCalled(given.company_default)) });
	const names: Array<string | undefined> = [];
	for (const [index, { order, customer }] of (given.rows as Array<Record<string, string | null>>).entries()) {
		const code = `${company}-${index}`;
		await save('party', { code, name: 'Client', company, ...(await termsCalled(customer)) });
		const asked = { company, customer: code, lines: linesOf(1), validate: true };
		const { id } = await run(stage.story, createDocument('salesOrder'), {
			...asked,
			...(await termsCalled(order)),
		});
		const invoice = await run(stage.story, createInvoiceFromDocuments, { ids: [id] });
		names.push((await stage.story.ledger.read.documents.get(invoice.id))?.paymentTerms?.name ?? undefined);
	}
	expect(names).toEqual(outcome.terms);
}

replayCases('payment-terms', [
	{
		given: 'invoice_date rule? rules? chained? holidays? asked_due_date? order_date? delivery_date?',
		when: ({ given }) => given.rule !== undefined || given.rules !== undefined,
		replay: dueDates,
	},
	{
		given: 'date? invoice_date? delta',
		replay: ({ given, expect: outcome }) =>
			expect(computeDueDate(given.date ?? given.invoice_date, deltaOf(given.delta))).toBe(
				outcome.due_date ?? outcome.date,
			),
	},
	{ given: 'company_default rows', replay: precedence },
]);
