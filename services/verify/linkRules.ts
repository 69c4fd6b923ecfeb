import { nameOf } from '../../domain/documents/nameOf';
import { holdsQuantities } from '../../domain/documents/transitions';
import { fault, type DocumentRule } from './documentRules';

/** Every quantity that came into a line came from a line that is there, into a line that is there. */
const linksHold: DocumentRule = (document, { linksTo, sources }) => {
	const own = new Set(document.lines.map(({ id }) => id));
	for (const link of linksTo) {
		// A rest that was given up goes into no line.
		const isGivenUp = link.flow === 'close' || link.flow === 'free';
		if (!isGivenUp && !own.has(link.toLineId))
			return fault(
				document,
				'link.noLine',
				`a quantity was taken over into its line ${link.toLineId}, which is missing.`,
			);
		const source = sources.get(link.fromDocumentId);
		// What was cancelled holds nothing any more, so its source may have been opened and given other lines since.
		if (source && !holdsQuantities(document.state)) continue;
		if (!source?.lines.some(({ id }) => id === link.fromLineId))
			return fault(
				document,
				'link.noSource',
				`a line comes from line ${link.fromLineId} of ${source ? nameOf(source) : link.fromDocumentId}, which is missing: what is left to deliver or to invoice there is wrong.`,
			);
	}
	return undefined;
};

export const LINK_RULES: readonly DocumentRule[] = [linksHold];
