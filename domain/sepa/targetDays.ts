import { addDays, type CalendarDate } from '../dates/calendarDate';

/** Days of each year on which the TARGET system is closed, beside weekends and Easter. Source: ECB. */
const CLOSED_EVERY_YEAR: ReadonlySet<string> = new Set(['01-01', '05-01', '12-25', '12-26']);
/** Good Friday and Easter Monday, counted from Easter Sunday. */
const CLOSED_AROUND_EASTER = [-2, 1];

const SUNDAY = 0;
const SATURDAY = 6;

/** True for a day on which euro payments settle. National holidays such as 14 July do not count. */
export function isTargetDay(date: CalendarDate): boolean {
	const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
	if (weekday === SUNDAY || weekday === SATURDAY) return false;
	if (CLOSED_EVERY_YEAR.has(date.slice(5))) return false;
	const easter = easterSunday(Number(date.slice(0, 4)));
	return !CLOSED_AROUND_EASTER.some((days) => addDays(easter, days) === date);
}

/** The date itself, or the next day on which TARGET is open. */
export function targetDayFrom(date: CalendarDate): CalendarDate {
	let day = date;
	while (!isTargetDay(day)) day = addDays(day, 1);
	return day;
}

/** Counts TARGET days on, or back where `days` is negative; the date itself need not be one. */
export function addTargetDays(date: CalendarDate, days: number): CalendarDate {
	const step = Math.sign(days);
	let day = date;
	for (let left = Math.abs(days); left > 0;) {
		day = addDays(day, step);
		if (isTargetDay(day)) left -= 1;
	}
	return day;
}

/** Easter Sunday of the Gregorian calendar: the Sunday after the first full moon of the church in spring. */
function easterSunday(year: number): CalendarDate {
	const century = Math.floor(year / 100);
	const golden = year % 19;
	const skippedLeapYears = century - Math.floor(century / 4);
	const moonCorrection = Math.floor((8 * century + 13) / 25);
	const epact = (19 * golden + skippedLeapYears - moonCorrection + 15) % 30;
	// Two years in nineteen the tables of the church move the moon by one day.
	const moon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0);
	const weekday = (year + Math.floor(year / 4) + moon + 2 - skippedLeapYears) % 7;
	return addDays(`${String(year).padStart(4, '0')}-03-28`, moon - weekday);
}
