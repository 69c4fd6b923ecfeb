import { randomFillSync } from 'node:crypto';
import type { Instant } from '../domain/dates/calendarDate';

let lastMillisecond = 0;
let counter = 0;

/** Random bytes are fetched for many ids at once: one call costs more than an id. */
const POOL = Buffer.alloc(8 * 512);
let used = POOL.length;

/**
 * A UUIDv7 with a prefix that names the kind: `inv_0192f3c4-…`. Ids made later sort later, also within one
 * millisecond of one process, so paging by id is paging by age.
 */
export function newId(prefix: string, now: Instant): string {
	const millisecond = Math.max(millisecondOf(now), lastMillisecond);
	counter = millisecond === lastMillisecond ? counter + 1 : 0;
	lastMillisecond = counter > 0xfff ? millisecond + 1 : millisecond;
	if (counter > 0xfff) counter = 0;
	const time = lastMillisecond.toString(16).padStart(12, '0');
	const random = randomHex();
	const version = (0x7000 | counter).toString(16);
	const variant = (0x8 | (Number.parseInt(random.charAt(0), 16) & 0x3)).toString(16);
	return `${prefix}_${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

function randomHex(): string {
	if (used === POOL.length) {
		randomFillSync(POOL);
		used = 0;
	}
	used += 8;
	return POOL.toString('hex', used - 8, used);
}

let parsed: { readonly instant: Instant; readonly millisecond: number } | undefined;

/** All rows of a call bear the same instant. */
function millisecondOf(now: Instant): number {
	if (parsed?.instant !== now) parsed = { instant: now, millisecond: Date.parse(now) };
	return parsed.millisecond;
}
