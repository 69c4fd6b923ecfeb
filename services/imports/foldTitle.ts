import { foldText } from '../../ledger/searchText';

/**
 * Titles and words as they are compared: no capitals, accents, spaces or signs. `N° TVA (intracom.)` is `ntvaintracom`;
 * what stands in brackets may be left out.
 */
export function foldTitle(title: string): string {
	return foldText(title).replace(/[^a-z0-9]/g, '');
}

/** The title without what explains it: `Nom (obligatoire)`, `Prix HT [€]`. */
export function withoutBrackets(title: string): string {
	return title.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
}
