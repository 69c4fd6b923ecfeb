import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { makeContext, PAGE, type PrintContext } from './layout/context';
import { chooseWatermark } from './layout/chooseWatermark';
import { layoutFooter } from './layout/layoutFooter';
import { layoutLegal } from './layout/layoutLegal';
import { layoutLetterhead } from './layout/layoutLetterhead';
import { layoutLines } from './layout/layoutLines';
import { layoutNotices } from './layout/layoutNotices';
import { withQrCode } from './layout/layoutQrCode';
import { layoutReferences } from './layout/layoutReferences';
import { layoutSchedule } from './layout/layoutSchedule';
import { layoutSignature } from './layout/layoutSignature';
import { layoutTotals } from './layout/layoutTotals';
import { printNumber, printTitle } from './layout/printTitle';
import { say, sayIf } from './layout/say';
import type { PrintableDocument } from './printable';
import { cleanMetadata } from './text/cleanText';
import { fillText } from './text/fillText';

/** pdfmake's types do not know what pdfkit does for archives. */
type ArchiveDefinition = TDocumentDefinitions & { readonly subset: 'PDF/A-3b' };

/** A billing document as a pdfmake definition: the same document, the same definition. */
export function layoutDocument(printable: PrintableDocument): ArchiveDefinition {
	const context = makeContext(printable);
	const { layout, texts } = context;
	const { left, top, right } = layout.margins;
	const footer = layoutFooter(context);
	return {
		pageSize: { width: PAGE.width, height: PAGE.height },
		pageMargins: [left, top, right, footer.height],
		version: '1.7',
		subset: 'PDF/A-3b',
		language: texts.locale,
		info: metadata(context),
		defaultStyle: { font: 'Roboto', fontSize: layout.fontSizes.base, color: layout.colors.ink },
		header: (page: number) => (page === 1 ? null : runningHeader(context)),
		footer: footer.content,
		watermark: watermark(context),
		content: [
			layoutLetterhead(context),
			...layoutNotices(context),
			...layoutReferences(context),
			...comment(printable.headerComment),
			...layoutLines(context),
			...layoutTotals(context),
			...layoutSchedule(context),
			...comment(printable.footerComment),
			...withQrCode(context, layoutLegal(context)),
			...layoutSignature(context),
			...footer.atTheEnd,
		],
	};
}

const comment = (text: string | null): Content[] => sayIf(text, (value) => say(value, { marginTop: 10 }));

function metadata(context: PrintContext) {
	const { issuer, document } = context;
	return {
		title: cleanMetadata(`${printTitle(context)} ${document.number ?? document.internalReference ?? ''}`),
		author: cleanMetadata(issuer.name),
		subject: cleanMetadata(document.title ?? document.nature),
		creator: 'n8n-nodes-order-to-cash',
		creationDate: new Date(document.print.createdAt ?? `${document.issueDate}T00:00:00.000Z`),
	};
}

/** From the second page on: which document this sheet belongs to. */
function runningHeader(context: PrintContext): Content {
	const { layout, texts, document, date } = context;
	const { notice, muted } = layout.colors;
	const { left, top, right } = layout.margins;
	const text = fillText(texts.labels.runningHeader, {
		title: printTitle(context),
		number: printNumber(context),
		date: date(document.issueDate),
	});
	const style = { fontSize: layout.fontSizes.small, color: muted };
	const banner = say(texts.notices.notTheInvoice.title, { ...style, color: notice, alignment: 'right' });
	return {
		columns: [say(text, style), ...(document.print.notTheInvoice ? [banner] : [])],
		margin: [left, top / 2, right, 0],
	};
}

function watermark({ document, texts, layout }: PrintContext) {
	const mark = chooseWatermark(document);
	if (mark === null) return undefined;
	return {
		text: texts.watermarks[mark],
		color: layout.colors.watermark,
		opacity: layout.watermarkOpacity,
		bold: true,
	};
}
