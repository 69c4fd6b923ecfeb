import { drawPage } from '../../intake';
import type { KeptFile } from './getIntakeFile';
import { mimeTypeOf } from './mimeTypeOf';

/** The first page of a file as a picture; undefined where it has none, or where none can be drawn of it. */
export async function getPicture({
	bytes,
	name,
}: KeptFile): Promise<
	{ readonly bytes: Buffer; readonly name: string; readonly mimeType: string } | undefined
> {
	// It helps a person to compare; an intake without it is as good.
	const picture = await drawPage(new Uint8Array(bytes)).catch(() => undefined);
	if (picture === undefined) return undefined;
	const mimeType = mimeTypeOf(picture);
	const base = name.replace(/\.[^.]*$/, '');
	return { bytes: Buffer.from(picture), name: `${base}-page-1.${mimeType.split('/')[1]}`, mimeType };
}
