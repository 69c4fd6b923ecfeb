import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { DateTexts } from '../templateSchema';
import { fillText } from './fillText';

/** `2026-11-22` → `22/11/2026` or `22 Nov 2026`. Month names are ours: those of ICU change with its version. */
export function formatDate(date: CalendarDate, texts: DateTexts): string {
	const [yyyy = '', MM = '', dd = ''] = date.split('-');
	const MMM = texts.months[Number(MM) - 1];
	return fillText(texts.pattern, { yyyy, MM, dd, d: String(Number(dd)), MMM });
}
