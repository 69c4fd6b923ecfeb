import type { Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, Disposition, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { Exact } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import { linksAround, type LinksAround } from './linksAround';
import { quantitiesLeft, type QuantitiesLeft } from './quantitiesLeft';

export interface QuantityChoice {
	/** Position of the line on the source document: 1, 2, 3… */
	readonly line: number;
	readonly quantity: string;
	/** What stays open of the rest (reliquat); what is neither taken nor left open is given up. */
	readonly backorder?: string | undefined;
	/** What happens to goods that come back. */
	readonly disposition?: Disposition | undefined;
	readonly operationCode?: string | undefined;
}

/** What is asked of the sources. */
export interface PortionRequest {
	/** All that is left where it is missing. */
	readonly quantities?: readonly QuantityChoice[] | undefined;
	/** More than is left may be taken, on purpose (sur-livraison). */
	readonly allowMore?: boolean | undefined;
}

/** A line of the source with the quantity that goes into the new document. */
export interface Portion {
	readonly source: BillingDocument;
	readonly line: DocumentLine;
	readonly quantity: string;
}

/** What is taken of each source: the chosen quantities, or all that is left. */
export function portionsOf(
	sources: readonly BillingDocument[],
	rule: Conversion,
	links: LinksAround,
	{ quantities, allowMore = false }: PortionRequest = {},
): Portion[] {
	const left = quantitiesLeft(sources, rule, links);
	return sources.flatMap((source) =>
		quantities ? chosen(source, quantities, left, allowMore) : whole(source, left),
	);
}

/** True when a conversion would find nothing more. */
export async function nothingIsLeft(
	tx: Pick<LedgerTx, 'links' | 'documents'>,
	source: BillingDocument,
	rule: Conversion,
): Promise<boolean> {
	return portionsOf([source], rule, await linksAround(tx, [source])).length === 0;
}

/** Comment lines come along with all that is left; of a source that has nothing left nothing comes. */
function whole(source: BillingDocument, left: QuantitiesLeft): Portion[] {
	const portions: Portion[] = [];
	for (const line of source.lines) {
		const quantity = line.kind === 'note' ? '0' : left.of(line);
		if (line.kind !== 'note' && quantity === '0') continue;
		left.take(line, quantity);
		portions.push({ source, line, quantity });
	}
	return portions.some(({ line }) => line.kind !== 'note') ? portions : [];
}

function chosen(
	source: BillingDocument,
	choices: readonly QuantityChoice[],
	left: QuantitiesLeft,
	allowMore: boolean,
): Portion[] {
	// Of one line, some pieces may go back to stock and others be scrapped.
	const key = ({ line, disposition, operationCode }: QuantityChoice) =>
		`${line} ${disposition ?? ''} ${operationCode ?? ''}`;
	const twice = choices.find((choice, index) => choices.findIndex((one) => key(one) === key(choice)) < index);
	if (twice) {
		refuse({
			rule: 'quantities.lineTwice',
			field: 'quantities',
			document: nameOf(source),
			message: `Line ${twice.line} of ${nameOf(source)} is named twice.`,
			fix: 'Name each line once, with its whole quantity.',
		});
	}
	return choices.map((choice) => chosenPortion(source, choice, left, allowMore));
}

function chosenPortion(
	source: BillingDocument,
	choice: QuantityChoice,
	left: QuantitiesLeft,
	allowMore: boolean,
): Portion {
	const line = source.lines.find(
		(candidate) => candidate.position === choice.line && candidate.kind !== 'note',
	);
	if (!line) {
		refuse({
			rule: 'quantities.line',
			field: 'quantities',
			document: nameOf(source),
			message: `${nameOf(source)} has no line ${choice.line} with a quantity.`,
			fix: `Use a line between 1 and ${source.lines.length}.`,
		});
	}
	if (!allowMore && new Exact(choice.quantity).gt(left.of(line))) {
		refuse({
			rule: 'quantities.more',
			field: 'quantities',
			document: nameOf(source),
			message: `Line ${choice.line} of ${nameOf(source)} has ${left.of(line)} left, ${choice.quantity} were asked.`,
			fix: "Ask for what is left, or say 'allowMore' where more was really delivered or is to be invoiced.",
		});
	}
	left.take(line, choice.quantity);
	return { source, line, quantity: choice.quantity };
}
