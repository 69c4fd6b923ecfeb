import { checkArithmetic } from '../../../domain/vietnam/checkArithmetic';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { ProviderRefusal } from '../../providerErrors';
import { ownError, type OwnCode } from '../errors/ownErrors';
import { MOST_LINES } from '../limits';
import { assertTexts } from './assertTexts';
import { printedRows } from './printedRows';

/**
 * What MISA would turn down is not sent: a refusal that comes from here has no cost and names the field.
 *
 * @throws ProviderRefusal `ARITHMETIC`, `TEXT_TOO_LONG`, `TOO_MANY_LINES`
 */
export function assertSendable(invoice: EInvoice): void {
	const [fault] = checkArithmetic(invoice);
	if (fault) refuse('ARITHMETIC', fault.message);
	assertTexts(invoice);
	const lines = printedRows(invoice).length;
	if (lines > MOST_LINES) refuse('TOO_MANY_LINES', `The invoice has ${lines} lines, notes counted.`);
}

function refuse(code: OwnCode, message: string): never {
	throw new ProviderRefusal(ownError(code, message));
}
