import type { CharacterSet } from './characterSets';
import type { SepaAddress } from './chooseAddress';
import type { DebitVersion } from './debitVersions';
import { toSepaText } from './toSepaText';

type Part = Exclude<keyof SepaAddress, 'lines'>;

/** Longest text of each part, and whether only the later message has it. Source: the schemas. */
export const ADDRESS_PARTS: ReadonlyArray<{
	readonly part: Part;
	readonly max: number;
	readonly later?: true;
}> = [
	{ part: 'street', max: 70 },
	{ part: 'buildingNumber', max: 16 },
	{ part: 'buildingName', max: 35, later: true },
	{ part: 'floor', max: 70, later: true },
	{ part: 'postBox', max: 16, later: true },
	{ part: 'room', max: 70, later: true },
	{ part: 'postCode', max: 16 },
	{ part: 'town', max: 35 },
	{ part: 'district', max: 35, later: true },
	{ part: 'subdivision', max: 35 },
	{ part: 'country', max: 2 },
];
const LONGEST_LINE = 70;

/** The address in the characters and lengths of the version. Lines that say again what stands in an element are left out. */
export function writeAddress(
	address: SepaAddress,
	{ addressDetails }: DebitVersion,
	set: CharacterSet | undefined,
): SepaAddress {
	const parts = ADDRESS_PARTS.filter(({ later }) => addressDetails || !later).flatMap(({ part, max }) => {
		const written = toSepaText(address[part] ?? '', max, set);
		return written === '' ? [] : [[part, written] as const];
	});
	const said = new Set(parts.map(([, written]) => written.toLowerCase()));
	const lines = (address.lines ?? [])
		.map((line) => toSepaText(line, LONGEST_LINE, set))
		.filter((line) => line !== '' && !said.has(line.toLowerCase()));
	return { ...Object.fromEntries(parts), ...(lines.length > 0 && { lines }) };
}
