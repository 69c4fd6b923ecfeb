import { minorDigits } from '../money/currencies';
import type { Decimal } from '../money/decimal';
import { parseMinor, type Minor } from '../money/minor';

interface LimitSetting {
	readonly currency: string;
	/** In whole units of the company's currency. */
	readonly writeOffLimit?: Decimal | undefined;
}

/** Where the company has set no limit: 10 of a currency with minor units, 10,000 of one without. */
const DEFAULT_LIMIT = { withMinorUnits: '10', without: '10000' } as const;

/** The most that may be given up on one invoice without a credit note. A company's limit is in its own currency. */
export function writeOffLimitOf({ currency, writeOffLimit }: LimitSetting, ofCurrency: string): Minor {
	const byDefault = minorDigits(ofCurrency) === 0 ? DEFAULT_LIMIT.without : DEFAULT_LIMIT.withMinorUnits;
	const limit = currency === ofCurrency ? (writeOffLimit ?? byDefault) : byDefault;
	return parseMinor(limit, ofCurrency, 'writeOffLimit');
}
