import type { ReceivedReference, ReferenceKind } from '../../domain/received/receivedInvoice';
import { dateOf } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** Nature of the relation (`TCHDon`). */
const RELATIONS: Readonly<Record<string, ReferenceKind>> = { 1: 'replaces', 2: 'adjusts' };

/** The invoice that this one replaces or adjusts, by form, series and number: `1C26TAA-123`. */
export function readHdonReferences(elements: readonly XmlElement[]): ReceivedReference[] {
	return elements.flatMap((element) => {
		const number = element.first('SHDCLQuan')?.text;
		if (number === undefined) return [];
		const series = `${element.first('KHMSHDCLQuan')?.text ?? ''}${element.first('KHHDCLQuan')?.text ?? ''}`;
		const date = dateOf(element.first('NLHDCLQuan'));
		return [
			{
				kind: RELATIONS[element.first('TCHDon')?.text ?? ''] ?? 'invoice',
				id: series === '' ? number : `${series}-${number}`,
				...(date !== undefined && { date }),
			},
		];
	});
}
