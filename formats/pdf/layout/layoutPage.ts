import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Watermark } from '../printable';
import { cleanMetadata } from '../text/cleanText';
import { fillText } from '../text/fillText';
import { PAGE, type PageContext } from './context';
import { layoutFooter } from './layoutFooter';
import { say } from './say';

/** pdfmake's types do not know what pdfkit does for archives. */
export type ArchiveDefinition = TDocumentDefinitions & {
	readonly subset: 'PDF/A-3b';
	/** What the writer adds to the metadata of the file. */
	readonly metadata?: string;
};

/** What stands on our paper: the one thing in which two prints differ. */
export interface Sheet {
	/** Title and subject of the file, as viewers show them. */
	readonly fileTitle: string;
	readonly fileSubject: string | null;
	readonly createdAt: Date;
	/** Which print a sheet belongs to, from the second page on. */
	readonly runningHeader: { readonly title: string; readonly number: string; readonly date: string };
	/** Beside it, what the reader must not miss. */
	readonly banner: string | null;
	readonly watermark: Watermark | null;
	readonly content: readonly Content[];
}

/** Our paper: format, margins, archive subset, running header, foot and watermark. */
export function layoutPage(page: PageContext, sheet: Sheet): ArchiveDefinition {
	const { layout, texts } = page;
	const { left, top, right } = layout.margins;
	const footer = layoutFooter(page);
	return {
		pageSize: { width: PAGE.width, height: PAGE.height },
		pageMargins: [left, top, right, footer.height],
		version: '1.7',
		subset: 'PDF/A-3b',
		language: texts.locale,
		info: {
			title: cleanMetadata(sheet.fileTitle),
			author: cleanMetadata(page.issuer.name),
			subject: cleanMetadata(sheet.fileSubject),
			creator: 'n8n-nodes-order-to-cash',
			creationDate: sheet.createdAt,
		},
		defaultStyle: { font: 'Roboto', fontSize: layout.fontSizes.base, color: layout.colors.ink },
		header: (number: number) => (number === 1 ? null : runningHeader(page, sheet)),
		footer: footer.content,
		watermark: watermark(page, sheet),
		content: [...sheet.content, ...footer.atTheEnd],
	};
}

function runningHeader({ layout, texts }: PageContext, sheet: Sheet): Content {
	const { notice, muted } = layout.colors;
	const { left, top, right } = layout.margins;
	const style = { fontSize: layout.fontSizes.small, color: muted };
	const banner =
		sheet.banner === null ? [] : [say(sheet.banner, { ...style, color: notice, alignment: 'right' })];
	return {
		columns: [say(fillText(texts.labels.runningHeader, sheet.runningHeader), style), ...banner],
		margin: [left, top / 2, right, 0],
	};
}

function watermark({ texts, layout }: PageContext, { watermark: mark }: Sheet) {
	if (mark === null) return undefined;
	return {
		text: texts.watermarks[mark],
		color: layout.colors.watermark,
		opacity: layout.watermarkOpacity,
		bold: true,
	};
}
