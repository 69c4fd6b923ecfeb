import type { Conversion, Flow } from '../../domain/documents/conversions';
import type { DocumentLine } from '../../domain/documents/document';
import type { LineLink } from '../../domain/documents/remaining';
import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { LinksAround } from './linksAround';
import type { Portion } from './portions';

export type NewLink = Omit<LineLink, 'toDocumentId'>;

/** What else a link says on the documents behind its source. */
interface PassingOn {
	/** Links into the source line that lead to the documents behind it. */
	readonly through: readonly Flow[];
	readonly flow: Flow;
	/** The quantity is given back there instead of taken. */
	readonly givesBack?: true;
}

/**
 * What a delivery note invoices is invoiced on its order too, what an invoice delivers is delivered there, and what comes
 * back is neither invoiced there later. A credit note that only takes an invoice back (avoir d'annulation) opens its
 * quantities again, on notes and orders: the goods are still with the customer.
 */
function passingOn({ from, to }: Conversion, line: DocumentLine, reinvoice: boolean): PassingOn | undefined {
	if (from === 'deliveryNote' && to === 'invoice') return { through: ['deliver'], flow: 'invoice' };
	if (from === 'invoice' && to === 'deliveryNote') return { through: ['invoice'], flow: 'deliver' };
	if (from === 'deliveryNote' && to === 'returnNote') return { through: ['deliver'], flow: 'return' };
	if (reinvoice && from === 'invoice' && to === 'creditNote' && line.disposition === 'none')
		return { through: ['invoice'], flow: 'invoice', givesBack: true };
	return undefined;
}

/** Links from the source lines, and from the lines behind them. */
export function linksOf(
	portions: readonly Portion[],
	lines: readonly DocumentLine[],
	rule: Conversion,
	around: LinksAround,
	reinvoice = false,
): NewLink[] {
	return portions.flatMap(({ source, line, quantity }, index) => {
		const made = lines[index];
		if (line.kind === 'note' || made === undefined) return [];
		const own = {
			fromDocumentId: source.id,
			fromLineId: line.id,
			toLineId: made.id,
			flow: rule.flow,
			quantity,
		};
		return [own, ...linksBehind(own, passingOn(rule, made, reinvoice), around)];
	});
}

function linksBehind(own: NewLink, passing: PassingOn | undefined, around: LinksAround): NewLink[] {
	if (passing === undefined) return [];
	return around
		.to(own.fromLineId)
		.filter(({ flow, fromDocumentId }) => passing.through.includes(flow) && mayBear(around, fromDocumentId))
		.map(({ fromDocumentId, fromLineId }) => ({
			...own,
			fromDocumentId,
			fromLineId,
			flow: passing.flow,
			quantity: passing.givesBack === true ? negated(own.quantity) : own.quantity,
		}));
}

/** A note that delivers an invoice has the invoice before it: nothing is invoiced on that again. */
const mayBear = (around: LinksAround, id: string) => around.behind.get(id)?.kind !== 'invoice';

const negated = (quantity: Decimal) => toDecimal(new Exact(0).minus(quantity));
