import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { ProviderRefusal } from '../../providerErrors';
import { ownError } from '../errors/ownErrors';
import { ROW_LIMITS, TEXT_LIMITS } from './textLimits';
import { writeReason } from './writeReason';

/** Longest reason of a correction (`GChu` of the official format). */
const REASON = 255;

interface Measured {
	readonly field: string;
	readonly most: number;
	readonly text: string | undefined;
}

/** @throws ProviderRefusal `TEXT_TOO_LONG`, naming the field */
export function assertTexts(invoice: EInvoice): void {
	for (const { field, most, text } of textsOf(invoice)) {
		const length = [...(text ?? '')].length;
		if (length > most)
			throw new ProviderRefusal(
				ownError('TEXT_TOO_LONG', `${field} has ${length} characters, and an e-invoice takes ${most}.`),
			);
	}
}

function* textsOf(invoice: EInvoice): Generator<Measured> {
	for (const { field, most, of } of TEXT_LIMITS) yield { field, most, text: of(invoice) };
	for (const [index, { name, itemCode, unitName }] of invoice.rows.entries()) {
		yield { field: `rows[${index}].name`, most: ROW_LIMITS.name, text: name };
		yield { field: `rows[${index}].itemCode`, most: ROW_LIMITS.itemCode, text: itemCode };
		yield { field: `rows[${index}].unitName`, most: ROW_LIMITS.unitName, text: unitName };
	}
	const { correction } = invoice;
	if (correction) yield { field: 'correction.reason', most: REASON, text: writeReason(correction) };
}
