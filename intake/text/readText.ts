import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { decideCurrency } from './decideCurrency';
import { decideDates } from './decideDates';
import { decideKind } from './decideKind';
import { decideNumber } from './decideNumber';
import { decideParties } from './decideParties';
import { decideTotals } from './decideTotals';
import { guessCountry } from './guessCountry';
import { guessDateOrder } from './guessDateOrder';
import type { TextPage } from './page';
import { readPages } from './reading';
import { readLines } from './readLines';
import { readTaxes } from './readTaxes';

/** Words on pages → the invoice, as far as labels, places and arithmetic tell it. */
export function readText(pages: readonly TextPage[]): ReceivedInvoice {
	const reading = readPages(pages);
	const country = guessCountry(reading);
	const currency = decideCurrency(reading, country);
	const kind = decideKind(reading);
	const totals = decideTotals(reading, currency?.value);
	const order = guessDateOrder(reading.dates, reading.language, country);
	return {
		format: pages.some(({ source }) => source === 'ocr') ? 'ocr' : 'text',
		kind,
		typeCode: { ...kind, value: kind.value === 'creditNote' ? '381' : '380', alternatives: [] },
		number: decideNumber(reading),
		...decideDates(reading, order),
		currency,
		...decideParties(reading),
		lines: readLines(reading, totals),
		taxes: readTaxes(reading, totals),
		totals,
		references: [],
	};
}
