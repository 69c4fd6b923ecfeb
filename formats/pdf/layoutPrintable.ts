import type { ArchiveDefinition } from './layout/layoutPage';
import { layoutDocument } from './layoutDocument';
import { layoutMandate } from './layoutMandate';
import { layoutReceipt } from './layoutReceipt';
import type { Printable } from './printableReceipt';

/** Whatever is printed as a pdfmake definition: the same data, the same definition. */
export function layoutPrintable(printable: Printable): ArchiveDefinition {
	if (printable.kind === 'mandate') return layoutMandate(printable);
	return printable.kind === 'receipt' ? layoutReceipt(printable) : layoutDocument(printable);
}
