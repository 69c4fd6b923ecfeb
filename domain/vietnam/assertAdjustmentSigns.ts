import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import { refuse } from '../refusal';
import { findCorrectionRule } from './findCorrectionRule';

/** A line of an adjustment: what it adds or takes off, without VAT, and the VAT of that. */
export interface AdjustmentLine {
	readonly direction: 'increase' | 'decrease';
	readonly net: Minor;
	readonly tax: Minor;
}

/**
 * An adjustment writes increases as positive and decreases as negative amounts.
 *
 * @throws Refusal `correction.decreaseIsNegative`, `correction.increaseIsPositive`
 */
export function assertAdjustmentSigns(
	lines: readonly AdjustmentLine[],
	on: CalendarDate,
	document: string,
): void {
	const rule = findCorrectionRule('negativeDecrease', on);
	if (rule === undefined) return;
	for (const [index, { direction, net, tax }] of lines.entries()) {
		const isDecrease = direction === 'decrease';
		const fits = isDecrease ? net <= 0 && tax <= 0 : net >= 0 && tax >= 0;
		if (fits) continue;
		refuse({
			rule: isDecrease ? 'correction.decreaseIsNegative' : 'correction.increaseIsPositive',
			field: `lines[${index}]`,
			document,
			message: `Line ${index + 1} of the adjustment of invoice ${document} is a ${direction}, but its amount or VAT is ${isDecrease ? 'positive' : 'negative'} (${rule.law}).`,
			fix: isDecrease ? 'Write the decrease as negative amounts.' : 'Write the increase as positive amounts.',
		});
	}
}
