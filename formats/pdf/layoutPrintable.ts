import type { ArchiveDefinition } from './layout/layoutPage';
import { layoutDocument } from './layoutDocument';
import { layoutReceipt } from './layoutReceipt';
import type { Printable } from './printableReceipt';

/** Whatever is printed as a pdfmake definition: the same data, the same definition. */
export function layoutPrintable(printable: Printable): ArchiveDefinition {
	return printable.kind === 'receipt' ? layoutReceipt(printable) : layoutDocument(printable);
}
