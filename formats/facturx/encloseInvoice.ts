import type { SemanticInvoice } from '../../domain/en16931/semanticInvoice';
import { PROFILE_RULES, type CiiProfile } from '../cii/profiles';
import { writeCii } from '../cii/writeCii';
import type { PrintableDocument } from '../pdf/printable';
import { assertFinal } from './assertFinal';
import { FACTUR_X_FILE, facturXMetadata } from './facturXMetadata';

/**
 * A print with its own invoice inside: pages for people and XML for machines, of one document (Factur-X 1.09, PDF/A-3b).
 * What is rendered from it is the same bytes each time.
 *
 * @throws Refusal `facturx.notFinal` for what is no final invoice: a hybrid file passes for one wherever it comes
 */
export function encloseInvoice(
	printable: PrintableDocument,
	invoice: SemanticInvoice,
	profile: CiiProfile = 'en16931',
): PrintableDocument {
	assertFinal(printable);
	const xml = writeCii(invoice, { profile, carrier: 'pdf' });
	return {
		...printable,
		print: {
			...printable.print,
			enclosed: [
				{
					name: FACTUR_X_FILE,
					mimeType: 'text/xml',
					content: Buffer.from(xml, 'utf8'),
					relationship: PROFILE_RULES[profile].relationship,
					description: 'Factur-X invoice',
				},
				...(printable.print.enclosed ?? []),
			],
			metadata: facturXMetadata(profile),
		},
	};
}
