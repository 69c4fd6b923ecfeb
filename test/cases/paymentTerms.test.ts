import { computeDueDate } from '../../domain/terms/computeDueDate';
import { buildSchedule } from '../../domain/terms/buildSchedule';
import { chooseTerms } from '../../domain/terms/chooseTerms';
import { overrideDueDate } from '../../domain/terms/overrideDueDate';
import { replayCases, type PeerCase } from './peerCases';
import { datesOf, ruleOf } from './readTerms';

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

replayCases('payment-terms', [
	{
		given: 'invoice_date rule? rules? chained? holidays? asked_due_date? order_date? delivery_date?',
		when: ({ given }) => given.rule !== undefined || given.rules !== undefined,
		replay: dueDates,
	},
	{
		given: 'company_default rows',
		replay: ({ given, expect: outcome }) => {
			const rows = given.rows as ReadonlyArray<{ order?: string; customer?: string; document?: string }>;
			const chosen = rows.map(({ order, customer, document }) =>
				chooseTerms({ asked: document, source: order, customer, company: given.company_default }),
			);
			expect(chosen).toEqual(outcome.terms);
		},
	},
]);
