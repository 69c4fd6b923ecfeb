import { minorDigits } from '../../../domain/money/currencies';
import { scaleOf, type Decimal } from '../../../domain/money/decimal';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';

const most = (values: readonly Decimal[]) => String(Math.max(0, ...values.map(scaleOf)));

/**
 * How many decimals the figures have (`OptionUserDefined`), as text. MISA prints and checks by it, so that it is read
 * from the figures themselves. One name is misspelt by MISA.
 */
export function writeDecimals({ rows, currency, exchangeRate }: EInvoice) {
	const prices = most(rows.map(({ unitPrice }) => unitPrice));
	return {
		MainCurrency: 'VND',
		AmountDecimalDigits: '0',
		AmountOCDecimalDigits: String(minorDigits(currency)),
		UnitPriceOCDecimalDigits: prices,
		UnitPriceDecimalDigits: prices,
		QuantityDecimalDigits: most(rows.map(({ quantity }) => quantity)),
		CoefficientDecimalDigits: '2',
		ExchangRateDecimalDigits: most([exchangeRate ?? '1']),
		ClockDecimalDigits: '2',
	};
}
