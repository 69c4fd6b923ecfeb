import type { PrintableDocument, Watermark } from '../printable';

/**
 * The state decides, so that no draft leaves without its watermark; a validated document bears one only in a draft
 * print. Test mode marks any document.
 *
 * @throws Error when a final document is asked for as a draft or as cancelled.
 */
export function chooseWatermark({
	state,
	print,
}: Pick<PrintableDocument, 'state' | 'print'>): Watermark | null {
	if (print.watermark === 'test') return 'test';
	if (state === 'draft' || state === 'cancelled') return state;
	if (print.watermark === 'draftPrint') return 'draftPrint';
	if (print.watermark !== null) {
		throw new Error(`A ${state} document has no '${print.watermark}' watermark; ask for none.`);
	}
	return null;
}
