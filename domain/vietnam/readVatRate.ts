import { refuse } from '../refusal';
import { findVatRate } from './findVatRate';
import { NAMED_RATES, type VatCode, type VatRate } from './vatRates';

/**
 * Reads a rate as people and files write it: `8`, `8%`, `KCT`, `KHAC:3.5%`.
 *
 * @throws Refusal `vietnam.vatCode`
 */
export function readVatRate(text: string, field = 'vatRate'): VatRate {
	const plain = text.replace(/[\s%]/g, '').toUpperCase();
	const [, other] = /^(?:KHAC:)(\d{1,2}(?:\.\d{1,2})?)$/.exec(plain) ?? [];
	if (other !== undefined) return findVatRate({ taxCategory: 'S', taxRate: other }, field);
	const named = NAMED_RATES.find(({ code }) => code === plain);
	if (named) return named;
	refuse({
		rule: 'vietnam.vatCode',
		field,
		message: `'${text}' is not a VAT rate of a Vietnamese e-invoice.`,
		fix: 'Write 0, 5, 8, 10, KCT, KKKNT, or KHAC:x with at most two decimals for another rate.',
	});
}

/** The percentage that a code stands for: nothing is taxed under KCT and KKKNT. */
export function percentOf(code: VatCode): string {
	return readVatRate(code).taxRate;
}
