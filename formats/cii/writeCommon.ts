import type { CalendarDate } from '../../domain/dates/calendarDate';
import type {
	LineAllowanceCharge,
	Period,
	SemanticInvoice,
	SemanticTax,
} from '../../domain/en16931/semanticInvoice';
import { rateText } from '../../domain/en16931/numberTexts';
import type { Minor } from '../../domain/money/minor';
import { branch, leaf } from '../xml/writeXml';
import type { CiiProfile } from './profiles';

/** What every part of the writer is given. */
export interface CiiContext {
	readonly invoice: SemanticInvoice;
	/** True where the profile has what begins with `least`. */
	readonly has: (least: CiiProfile) => boolean;
	readonly amount: (amount: Minor) => string;
}

/** Format 102 of UNTDID 2379: YYYYMMDD. */
export function writeDate(date: CalendarDate | undefined, prefix: 'udt' | 'qdt' = 'udt'): string {
	return leaf(`${prefix}:DateTimeString`, date?.replaceAll('-', ''), ' format="102"');
}

export function writePeriod(period: Period | undefined): string {
	if (period === undefined) return '';
	return branch(
		'ram:BillingSpecifiedPeriod',
		branch('ram:StartDateTime', writeDate(period.from)) + branch('ram:EndDateTime', writeDate(period.to)),
	);
}

/**
 * The VAT that something bears. Out of scope (O) there is no rate, not even one of zero (BR-O-05). The richest profile
 * says the reason of no VAT here too, because its rules sum by reason (BR-FXEXT-E-08rev).
 */
export function writeTaxOf(
	name: string,
	{ category, rate }: Pick<SemanticTax, 'category' | 'rate'>,
	{ invoice, has }: CiiContext,
): string {
	const tax = has('extended') && category !== 'S' ? reasonOf(invoice, category) : undefined;
	const percent = category === 'O' ? '' : leaf('ram:RateApplicablePercent', rateText(rate));
	const reason = leaf('ram:ExemptionReason', tax?.exemptionReason);
	const code = leaf('ram:ExemptionReasonCode', tax?.exemptionCode);
	return `<${name}><ram:TypeCode>VAT</ram:TypeCode>${reason}<ram:CategoryCode>${category}</ram:CategoryCode>${code}${percent}</${name}>`;
}

const reasonOf = ({ taxes }: SemanticInvoice, category: string): SemanticTax | undefined =>
	taxes.find((tax) => tax.category === category);

/**
 * @param tax the VAT of an allowance or charge of the whole document; those of lines have none, and below EN 16931 no
 * percentage either
 */
export function writeAllowanceCharge(
	{ isCharge, percent, base, amount, reasonCode, reason }: LineAllowanceCharge,
	{ amount: write, has }: CiiContext,
	tax = '',
): string {
	const stated = tax !== '' || has('en16931');
	return branch(
		'ram:SpecifiedTradeAllowanceCharge',
		branch('ram:ChargeIndicator', leaf('udt:Indicator', String(isCharge))) +
			leaf('ram:CalculationPercent', stated && percent !== undefined ? rateText(percent) : undefined) +
			leaf('ram:BasisAmount', stated && base !== undefined ? write(base) : undefined) +
			leaf('ram:ActualAmount', write(amount)) +
			leaf('ram:ReasonCode', reasonCode) +
			leaf('ram:Reason', reason) +
			tax,
	);
}
