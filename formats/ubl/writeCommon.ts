import type { LineAllowanceCharge, SemanticInvoice, SemanticTax } from '../../domain/en16931/semanticInvoice';
import { rateText } from '../../domain/en16931/numberTexts';
import type { Minor } from '../../domain/money/minor';
import { attribute, branch, leaf } from '../xml/writeXml';

/** What every part of the writer is given. */
export interface UblContext {
	readonly invoice: SemanticInvoice;
	readonly isCredit: boolean;
	readonly amount: (amount: Minor) => string;
}

type Taxed = Pick<SemanticTax, 'category' | 'rate'>;

/** An amount of money with its currency; nothing where there is none. */
export function writeAmount(name: string, value: Minor | undefined, { invoice, amount }: UblContext): string {
	if (value === undefined) return '';
	return leaf(name, amount(value), attribute('currencyID', invoice.currency));
}

/** The VAT that something bears; out of scope (O) without a rate (BR-O-05). `reason` goes between rate and scheme. */
export function writeTaxOf(name: string, { category, rate }: Taxed, reason = ''): string {
	const percent = category === 'O' ? '' : `<cbc:Percent>${rateText(rate)}</cbc:Percent>`;
	return `<${name}><cbc:ID>${category}</cbc:ID>${percent}${reason}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></${name}>`;
}

/** @param taxed the VAT of an allowance or charge of the whole document */
export function writeAllowanceCharge(
	{ isCharge, reasonCode, reason, percent, amount, base }: LineAllowanceCharge,
	context: UblContext,
	taxed?: Taxed,
): string {
	return branch(
		'cac:AllowanceCharge',
		leaf('cbc:ChargeIndicator', String(isCharge)) +
			leaf('cbc:AllowanceChargeReasonCode', reasonCode) +
			leaf('cbc:AllowanceChargeReason', reason) +
			leaf('cbc:MultiplierFactorNumeric', percent) +
			writeAmount('cbc:Amount', amount, context) +
			writeAmount('cbc:BaseAmount', base, context) +
			(taxed === undefined ? '' : writeTaxOf('cac:TaxCategory', taxed)),
	);
}
