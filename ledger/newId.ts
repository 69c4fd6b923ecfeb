import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/dates/calendarDate';

let lastMillisecond = 0;
let counter = 0;

/**
 * A UUIDv7 with a prefix that names the kind: `inv_0192f3c4-…`. Ids made later sort later, also within one
 * millisecond of one process, so paging by id is paging by age.
 */
export function newId(prefix: string, now: Instant): string {
	const millisecond = Math.max(Date.parse(now), lastMillisecond);
	counter = millisecond === lastMillisecond ? counter + 1 : 0;
	lastMillisecond = counter > 0xfff ? millisecond + 1 : millisecond;
	if (counter > 0xfff) counter = 0;
	const bytes = randomBytes(16);
	bytes.writeUIntBE(lastMillisecond, 0, 6);
	bytes.writeUInt16BE(0x7000 | counter, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString('hex');
	const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
		'-',
	);
	return `${prefix}_${uuid}`;
}
