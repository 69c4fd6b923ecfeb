import type { LabelMatch } from './findLabels';
import type { Language } from './labels';

/** The language that most labels are in; a phrase that several languages share says less. */
export function guessLanguage(labels: readonly LabelMatch[]): Language | undefined {
	const votes = new Map<Language, number>();
	for (const { languages, words } of labels) {
		for (const language of languages) {
			votes.set(language, (votes.get(language) ?? 0) + words / languages.size ** 2);
		}
	}
	return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0];
}
