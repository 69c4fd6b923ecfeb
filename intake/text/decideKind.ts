import type { Field, ReceivedKind } from '../../domain/received/receivedInvoice';
import { placeOrigin } from './candidates';
import { CELL_GAP } from './groupRows';
import { hasName, type Reading } from './reading';

const TITLED = 0.9;
const UNTITLED = 0.7;
/** Where titles stand: the upper part of the first page. */
const UPPER = 0.5;

/** A credit note calls itself one in its title; everything else that bears amounts is taken for an invoice. */
export function decideKind(reading: Reading): Field<ReceivedKind> {
	const titles = reading.labels.filter(
		(label) =>
			hasName(label, 'title', 'creditNote', 'number') &&
			label.row.page.number === 1 &&
			label.row.top < UPPER * label.row.page.height &&
			(label.start === 0 || label.row.text[label.start - 1] === CELL_GAP),
	);
	const credit = titles.find(
		(label) =>
			hasName(label, 'creditNote') ||
			/avoir|credit|gutschrift|creditnota/.test(label.row.folded.slice(label.start, label.end)),
	);
	const title = credit ?? titles[0];
	const value: ReceivedKind = credit === undefined ? 'invoice' : 'creditNote';
	if (title === undefined) {
		return { value, confidence: UNTITLED, alternatives: [], origin: { source: 'computed' } };
	}
	return { value, confidence: TITLED, alternatives: [], origin: placeOrigin(title) };
}
