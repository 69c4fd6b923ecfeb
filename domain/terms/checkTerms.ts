import { Exact, scaleOf, toDecimal, type ExactNumber } from '../money/decimal';
import { refuse } from '../refusal';
import { checkMergeFields } from './mergeFields';
import type { TermLine } from './paymentTerms';

const SHARES = ['percent', 'percentOfNet', 'percentOfRemainder', 'amount', 'remainder'] as const;

/**
 * Refuses terms that do not say who pays what: they must total 100 % (le total fait 100 %).
 *
 * @throws Refusal `terms.share`, `terms.divisor`, `terms.remainderNotLast`, `terms.total` or `terms.mergeField`,
 * naming the line or the total.
 */
export function checkTerms(lines: readonly TermLine[], field = 'lines'): void {
	lines.forEach((line, index) => {
		checkShare(line, `${field}[${index}]`);
		if (line.title !== undefined) checkMergeFields(line.title, `${field}[${index}].title`);
		if (takesRest(line) && index < lines.length - 1) refuseRemainder(`${field}[${index}]`, index + 1);
	});
	const last = lines.at(-1);
	const total = percentOf(lines);
	const complete = last !== undefined && takesRest(last);
	const onlyPercents = lines.every((line) => isPercentOfGross(line));
	if (complete ? total.gt(100) : onlyPercents && !isWhole(total)) refuseTotal(total, complete, field);
	if (!complete && !onlyPercents) {
		refuse({
			rule: 'terms.total',
			field,
			message: `The payment terms have no line for the rest: beside amounts and parts of the net or of the rest, ${percentText(total)} of the total is planned.`,
			fix: "Add a last line with 'remainder': true.",
		});
	}
}

/** One part of the total, in percent: exact, also for thirds. */
export function percentOfGross(line: TermLine): ExactNumber | undefined {
	if (!isPercentOfGross(line)) return undefined;
	return line.divisor === undefined ? new Exact(line.percent ?? '0') : new Exact(100).div(line.divisor);
}

/** A line without any share takes what is left, and so does all of the rest. */
export function takesRest(line: TermLine): boolean {
	if (line.percentOfRemainder !== undefined)
		return new Exact(line.percentOfRemainder).eq(100) && line.divisor === undefined;
	return (
		line.divisor === undefined && SHARES.every((name) => name === 'remainder' || line[name] === undefined)
	);
}

function isPercentOfGross(line: TermLine): boolean {
	return line.percent !== undefined || (line.divisor !== undefined && line.percentOfRemainder === undefined);
}

export function percentOf(lines: readonly TermLine[]): ExactNumber {
	return lines.reduce((sum, line) => sum.plus(percentOfGross(line) ?? 0), new Exact(0));
}

/** Three thirds are the whole, although no decimal says so. */
function isWhole(total: ExactNumber): boolean {
	return total.round(12).eq(100);
}

function checkShare(line: TermLine, field: string): void {
	const given = SHARES.filter((name) => line[name] !== undefined);
	if (given.length > 1) {
		refuse({
			rule: 'terms.share',
			field,
			message: `'${field}' has ${given.join(' and ')}: a line takes one share.`,
			fix: 'Keep one of them.',
		});
	}
	const percent = line.percent ?? line.percentOfRemainder;
	if (line.divisor === undefined) return;
	if (given.length === 1 && percent === undefined) {
		refuse({
			rule: 'terms.divisor',
			field: `${field}.divisor`,
			message: `'${field}' has a divisor beside ${given[0]}.`,
			fix: "Leave 'divisor' out: it goes with 'percent' and 'percentOfRemainder'.",
		});
	}
	const exact = new Exact(100).div(line.divisor);
	if (percent === undefined || exact.round(scaleOf(percent)).eq(percent)) return;
	refuse({
		rule: 'terms.divisor',
		field: `${field}.divisor`,
		message: `'${field}' asks for ${percent} %, but one part in ${line.divisor} is ${percentText(exact.round(4))}.`,
		fix: "Give 'percent' or 'divisor' alone, or two that agree.",
	});
}

function refuseRemainder(field: string, position: number): never {
	refuse({
		rule: 'terms.remainderNotLast',
		field,
		message: `Line ${position} of the payment terms takes all that is left, but lines follow it.`,
		fix: 'Move it to the end, or give it a percentage.',
	});
}

function refuseTotal(total: ExactNumber, complete: boolean, field: string): never {
	refuse({
		rule: 'terms.total',
		field,
		message: complete
			? `The percentages of the payment terms total ${percentText(total)}, more than 100 %.`
			: `The payment terms total ${percentText(total)}, not 100 %.`,
		fix: complete
			? 'Lower the percentages: the last line takes what they leave.'
			: 'Correct the percentages, or let the last line take the rest: leave its percentage out.',
	});
}

const percentText = (percent: ExactNumber) => `${toDecimal(percent.round(6))} %`;
