import { dateOf } from '../moments';
import type { Fault } from '../reply';
import type { Json, MisaWorld } from '../world';

/** Last day of the reduced rate: Resolution 204/2025/QH15. */
const REDUCED_UNTIL = '2026-12-31';

/** The date of an invoice: of the year of its series, not before the last one of it, not after today. */
export function checkDates(world: MisaWorld, invoice: Json): Fault | undefined {
	const date = String(invoice['InvDate']);
	const series = String(invoice['InvSeries']);
	const wrong = (why: string): Fault => ({ code: 'InvalidInvoiceDate', description: `${date} ${why}` });
	if (date.slice(2, 4) !== series.slice(2, 4)) return wrong(`is not of the year of series ${series}`);
	if (date > dateOf(world.now())) return wrong('has not come yet');
	const last = world.invoices.findLast((one) => one.series === series);
	if (last && date < last.date) return wrong(`is before ${last.date}, the last one of series ${series}`);
	const rows = invoice['OriginalInvoiceDetail'] as readonly Json[];
	const isReduced = rows.some(({ VATRateName }) => VATRateName === '8%');
	if (isReduced && date > REDUCED_UNTIL && (invoice['ReferenceType'] ?? null) === null)
		return { code: 'TaxReductionDateInValid', description: `8% does not hold on ${date}` };
	return undefined;
}
