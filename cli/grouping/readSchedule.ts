import { isRunDue, type RunSchedule } from '../../domain/grouping/isRunDue';
import { refuse } from '../../domain/refusal';
import { isGiven } from './readNote';
import { fold } from './words';

/** What people call the parts of the question, as `fold` writes them. */
const NAMES: ReadonlyMap<string, 'weekday' | 'weekdayFromZero' | 'dayOfMonth' | 'lastRun' | 'today'> =
	new Map([
		['weekday', 'weekday'],
		['jourdelasemaine', 'weekday'],
		['weekday0monday', 'weekdayFromZero'],
		['dayofmonth', 'dayOfMonth'],
		['jourdumois', 'dayOfMonth'],
		['lastrun', 'lastRun'],
		['lastexecution', 'lastRun'],
		['today', 'today'],
		['ondate', 'today'],
	]);

/**
 * Whether a scheduled run is due, where the input asks that: `{weekday_0_monday | weekday | day_of_month, last_run,
 * today}`.
 *
 * @returns undefined where it asks something else
 * @throws Refusal `grouping.schedule`, `grouping.date`
 */
export function readSchedule(input: unknown): { run: boolean } | undefined {
	if (!isGiven(input)) return undefined;
	const parts = new Map(Object.entries(input).map(([name, value]) => [NAMES.get(fold(name)), value]));
	const fromZero = parts.get('weekdayFromZero');
	const weekday = fromZero === undefined ? parts.get('weekday') : Number(fromZero) + 1;
	const dayOfMonth = parts.get('dayOfMonth');
	if (weekday === undefined && dayOfMonth === undefined) return undefined;
	const schedule: RunSchedule =
		weekday === undefined ? { dayOfMonth: Number(dayOfMonth) } : { weekday: Number(weekday) };
	const today = parts.get('today');
	if (typeof today !== 'string') {
		refuse({
			rule: 'grouping.date',
			field: 'today',
			message: "'today' is missing: whether a run is due depends on the day.",
			fix: 'Write it YYYY-MM-DD.',
		});
	}
	const lastRun = parts.get('lastRun') ?? null;
	return { run: isRunDue(schedule, lastRun === null ? null : String(lastRun), today) };
}
