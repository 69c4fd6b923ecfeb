import type { Fault } from '../reply';
import type { Json } from '../world';
import { decimalsOf } from './figures';

const STATED: ReadonlyArray<readonly [string, string]> = [
	['Quantity', 'QuantityDecimalDigits'],
	['UnitPrice', 'UnitPriceOCDecimalDigits'],
];

/** Figures have no more decimals than `OptionUserDefined` says; đồng have none, and their rate is 1. */
export function checkDecimals(invoice: Json): Fault | undefined {
	const digits = invoice['OptionUserDefined'] as Json;
	const wrong = (code: string, description: string): Fault => ({ code, description });
	if (digits['MainCurrency'] !== 'VND' || digits['AmountDecimalDigits'] !== '0')
		return wrong('Invalid_[Invoice.OptionUserDefined]', 'The main currency is VND, without decimals');
	const currency = invoice['CurrencyCode'] ?? 'VND';
	if (currency === 'VND' && (digits['AmountOCDecimalDigits'] !== '0' || (invoice['ExchangeRate'] ?? 1) !== 1))
		return wrong('Invalid_[Invoice.ExchangeRate]', 'Amounts in VND have no rate and no decimals');
	if (decimalsOf(invoice['ExchangeRate'] ?? 1) > Number(digits['ExchangRateDecimalDigits']))
		return wrong('Invalid_[Invoice.ExchangeRate]', 'The rate has more decimals than OptionUserDefined says');
	for (const row of invoice['OriginalInvoiceDetail'] as readonly Json[])
		for (const [name, stated] of STATED)
			if (decimalsOf(row[name]) > Number(digits[stated]))
				return wrong(`InvoiceDetail_${name}`, `${name} has more decimals than OptionUserDefined says`);
	return undefined;
}
