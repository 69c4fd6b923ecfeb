import type { SemanticNote } from '../../domain/en16931/semanticInvoice';
import { leaf } from '../xml/writeXml';

/**
 * A note with its subject in front (`#PMT#…`), as EN 16931-3-2 writes it. Readers look for such marks in all notes
 * together, so one that stands within a text is parted: nobody's comment passes for a legal note.
 */
export function writeNote({ subject, text }: SemanticNote): string {
	const plain = text.replace(/#(?=[A-Za-z0-9]{2,3}(?:#|$))/g, '# ');
	return leaf('cbc:Note', subject === undefined ? plain : `#${subject}#${plain}`);
}
