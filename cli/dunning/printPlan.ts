import { minorToFixed, type Minor } from '../../domain/money/minor';
import { nameDate } from '../../domain/grouping/nameDay';
import { STANDINGS, type DunningLetter, type DunningPlan, type DunningRow } from '../../domain/dunning/plan';
import { nameItem } from '../../domain/dunning/explainStage';
import { table } from '../table';

/** A plan for people: what goes out, then how it stands with every item and why. */
export function printPlan({ date, rows, letters, orderBlocks, counts }: DunningPlan): string {
	const told = STANDINGS.filter((standing) => counts[standing] > 0).map(
		(standing) => `${counts[standing]} ${standing}`,
	);
	const head =
		rows.length === 0
			? `Nothing to follow up on ${nameDate(date)}.`
			: `${rows.length} ${rows.length === 1 ? 'item' : 'items'} on ${nameDate(date)}: ${told.join(', ')}.`;
	const out = letters.length === 0 ? [] : [['Goes out:', ...letters.map(printLetter)].join('\n')];
	const all =
		rows.length === 0
			? []
			: [printRows(rows), ['Why:', ...rows.map(({ reason }) => `  ${reason}`)].join('\n')];
	const blocks =
		orderBlocks.length === 0
			? []
			: [
					['Blocked:', ...orderBlocks.map(({ customerId, reason }) => `  ${customerId}: ${reason}`)].join(
						'\n',
					),
				];
	return clean([head, ...out, ...all, ...blocks].join('\n\n'));
}

function printLetter({ customerId, currency, step, rows, total, credit, toPay }: DunningLetter): string {
	const names = rows.map(({ item, next }) => `${nameItem(item)} (${next?.label ?? ''})`).join('; ');
	const less = credit > 0 ? `, less credit ${money(credit, currency)}: ${money(toPay, currency)}` : '';
	return `  ${step.label} to ${customerId} by ${step.channel}: ${money(total, currency)}${less}. ${names}`;
}

function printRows(rows: readonly DunningRow[]): string {
	return table(
		['', 'document', 'customer', 'due', 'late', 'expected', 'level', 'standing', 'next action', 'on'],
		rows.map(({ item, standing, colour, level, daysLate, expected, next, ticked }) => [
			ticked ? '[x]' : '[ ]',
			nameItem(item),
			item.customerId,
			`${item.dueDate ?? '–'}${colour === null ? '' : ` ${colour}`}`,
			daysLate === null ? '' : String(daysLate),
			money(expected, item.currency),
			String(level),
			standing,
			next === null ? '–' : `${next.label} (${next.channel})`,
			next?.on ?? '',
		]),
	);
}

function money(amount: Minor, currency: string): string {
	return `${minorToFixed(amount, currency)} ${currency}`;
}

/** For programs: the plan with amounts in major units. */
export function summarisePlan({ date, rows, letters, orderBlocks, counts }: DunningPlan): object {
	return {
		date,
		counts,
		letters: letters.map(
			({ key, companyId, customerId, currency, step, rows: inLetter, total, credit, toPay }) => ({
				key,
				company: companyId,
				customer: customerId,
				currency,
				...step,
				fee: undefined,
				items: inLetter.map((row) => row.key),
				total: minorToFixed(total, currency),
				credit: minorToFixed(credit, currency),
				toPay: minorToFixed(toPay, currency),
			}),
		),
		rows: rows.map(({ item, next, expected, ...row }) => ({
			...row,
			id: item.id,
			number: item.number,
			instalment: item.instalment,
			company: item.companyId,
			customer: item.customerId,
			dueDate: item.dueDate,
			expected: minorToFixed(expected, item.currency),
			currency: item.currency,
			next: next && { ...next, fee: minorToFixed(next.fee, item.currency) },
		})),
		orderBlocks,
	};
}

/** Nothing of a file moves the cursor of the terminal. */
function clean(text: string): string {
	return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');
}
