import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { readText } from '../text/readText';
import { mergeLooks } from './mergeLooks';
import { recognizePage, type Picture, type Segmentation } from './recognizePage';

/** Below this a total that was seen once needs a second look: it is not proved by the sum of net and tax. */
const PROVED = 0.95;
const SURE = 0.85;
const DATED = 0.6;

interface Look {
	readonly pictures: readonly Picture[];
	readonly segmentation: Segmentation;
}

/**
 * Pictures of pages → the invoice. Read by rows first; where that gives no total that its own arithmetic proves, or no
 * date, again by words wherever they stand, and small pictures in their own size too, until two looks agree.
 *
 * @param originals the pictures as they came, where they were enlarged
 */
export async function readPictures(
	pictures: readonly Picture[],
	originals: readonly Picture[],
	languageFolder: string,
	onPage: (page: number) => void,
): Promise<ReceivedInvoice> {
	const looks: Look[] = [
		{ pictures, segmentation: 'rows' },
		{ pictures, segmentation: 'sparse' },
		...(originals.length > 0
			? ([
					{ pictures: originals, segmentation: 'rows' },
					{ pictures: originals, segmentation: 'sparse' },
				] as const)
			: []),
	];
	const seen: ReceivedInvoice[] = [];
	for (const look of looks) {
		seen.push(await readLook(look, languageFolder, onPage));
		const merged = mergeLooks(seen as [ReceivedInvoice]);
		if (isEnough(merged, seen.length === 1 ? PROVED : SURE)) return merged;
	}
	return mergeLooks(seen as [ReceivedInvoice]);
}

async function readLook(
	{ pictures, segmentation }: Look,
	languageFolder: string,
	onPage: (page: number) => void,
) {
	const pages = [];
	for (const picture of pictures) {
		onPage(picture.page);
		pages.push(await recognizePage(picture, segmentation, languageFolder));
	}
	return readText(pages);
}

function isEnough({ totals: { gross }, issueDate }: ReceivedInvoice, needed: number): boolean {
	return (gross?.confidence ?? 0) >= needed && (issueDate?.confidence ?? 0) >= DATED;
}
