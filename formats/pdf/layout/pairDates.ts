import type { PrintContext } from './context';
import type { Pair } from './layoutPairs';

/** The date of the document, and the dates that its kind shows beside it. */
export function pairDates({ document, rules, texts, date }: PrintContext): Pair[] {
	const pairs: Pair[] = [{ label: texts.labels.issueDate, value: date(document.issueDate) }];
	for (const { field, label } of rules.dates) {
		// A schedule takes the place of the single due date (le champ date d'échéance disparaît).
		const value = field === 'dueDate' && document.totals.instalments ? null : document[field];
		if (value !== null)
			pairs.push({ label: texts.labels[label], value: date(value), bold: field === 'dueDate' });
	}
	return pairs;
}
