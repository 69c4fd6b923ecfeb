import { PAGE_BREAKS, type BillingDocument, type PageBreak } from '../../domain/documents/document';
import type { DocumentFact } from '../../ledger/port';

/** Entry of the follow-up that changes where pages of a print end (mise en page). */
export const LAYOUT_FACT = 'layout';

export const PAGE_BREAK_CHOICES = [...PAGE_BREAKS, 'none'] as const;
export type PageBreakChoice = (typeof PAGE_BREAK_CHOICES)[number];

/** Data of the entry. The id tells the line when lines have moved since; the number is for people who read it. */
export interface LayoutData {
	readonly pageBreaks: ReadonlyArray<{
		readonly line: number;
		readonly lineId: string;
		readonly pageBreak: PageBreakChoice;
	}>;
}

/** Where pages end by the follow-up, by the id of the line; later entries win. */
export function chosenBreaks(facts: readonly DocumentFact[]): Map<string, PageBreakChoice> {
	const entries = facts
		.filter(({ kind }) => kind === LAYOUT_FACT)
		.flatMap(({ data }) => (data as unknown as LayoutData).pageBreaks);
	return new Map(entries.map(({ lineId, pageBreak }) => [lineId, pageBreak]));
}

/**
 * The document as it is laid out: page breaks that were set beside it stand on its lines. What validation fixed stays
 * as it is stored.
 */
export function withLayout(document: BillingDocument, facts: readonly DocumentFact[]): BillingDocument {
	const breaks = chosenBreaks(facts);
	if (breaks.size === 0) return document;
	const lines = document.lines.map((line) => {
		const choice = breaks.get(line.id);
		return choice === undefined ? line : withPageBreak(line, choice);
	});
	return { ...document, lines };
}

export function withPageBreak<L extends { readonly pageBreak?: PageBreak }>(
	line: L,
	choice: PageBreakChoice,
): L {
	const { pageBreak: _before, ...rest } = line;
	return (choice === 'none' ? rest : { ...rest, pageBreak: choice }) as L;
}
