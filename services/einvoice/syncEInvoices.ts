import { z } from 'zod/v4';
import { addDays, type CalendarDate } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { date, reference } from '../../domain/schemas/fields';
import type { IssuedInvoice } from '../../providers/eInvoiceProvider';
import { eachInput } from '../calls/eachInput';
import { workContext } from '../calls/write';
import { resolveCompany } from '../parts/resolve';
import type { EInvoiceContext, EInvoiceOperation } from './operation';
import { orRefuse } from './orRefuse';
import { keepListed } from './sync/keepListed';
import { reportSeries, type SyncReport } from './sync/reportSeries';

export type { SyncReport } from './sync/reportSeries';

const schema = z.object({
	ledger: envelope.ledger,
	company: reference.optional(),
	from: date,
	to: date,
});
type Input = z.output<typeof schema>;

/** Far above what a shop issues in a period that a person asks for. */
const MOST = 100_000;

/**
 * Brings the provider's invoices of a period into the register, one report a series: what was unknown or signed on the portal
 * is adopted, what was replaced, adjusted or deleted is marked, and holes, strangers and missing ones are told. A day more is
 * read at both ends; running it again changes nothing.
 */
export const syncEInvoices: EInvoiceOperation<SyncReport> = {
	operation: 'eInvoice.sync',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async (input) => ({
			views: await sync(context, input),
			reused: false,
			hints: [],
		})),
};

async function sync(context: EInvoiceContext, input: Input): Promise<SyncReport[]> {
	const { ledger, provider } = context;
	const { from, to } = input;
	if (to < from) refusePeriod(from, to);
	const company = await resolveCompany(ledger.read, input.company);
	const listed = await orRefuse(provider.name, 'List of invoices', listAll(context, from, to));
	const { now, ...at } = workContext(context, []);
	const written = await ledger.write(
		listed.map((invoice, index) => ({ key: String(index).padStart(8, '0'), input: invoice })),
		(tx, invoice) => keepListed(tx, company, invoice, provider, { ...at, now }),
		{
			now,
			...(context.dryRun === undefined ? {} : { dryRun: context.dryRun }),
			...(context.onStep === undefined ? {} : { onStep: context.onStep }),
			...(context.signal === undefined ? {} : { signal: context.signal }),
		},
	);
	return reportSeries(context, company, { from, to }, listed, written);
}

/** Days of the provider may begin at another hour than ours. */
async function listAll(
	{ provider, signal }: EInvoiceContext,
	from: CalendarDate,
	to: CalendarDate,
): Promise<IssuedInvoice[]> {
	const all: IssuedInvoice[] = [];
	for await (const invoice of provider.list({ from: addDays(from, -1), to: addDays(to, 1) })) {
		all.push(invoice);
		if (all.length > MOST) refuseMany(from, to);
		if (signal?.aborted) break;
	}
	return all;
}

function refusePeriod(from: CalendarDate, to: CalendarDate): never {
	refuse({
		rule: 'period.backwards',
		field: 'to',
		message: `The period ends on ${to}, before it begins on ${from}.`,
		fix: "Give 'to' on or after 'from'.",
	});
}

function refuseMany(from: CalendarDate, to: CalendarDate): never {
	refuse({
		rule: 'einvoice.periodTooLong',
		field: 'from',
		message: `The provider has more than ${MOST} invoices between ${from} and ${to}.`,
		fix: 'Sync a shorter period, for example a week at a time.',
	});
}
