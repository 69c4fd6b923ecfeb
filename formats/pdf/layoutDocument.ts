import type { Content } from 'pdfmake/interfaces';
import { chooseWatermark } from './layout/chooseWatermark';
import { makeContext } from './layout/context';
import { encloseFiles } from './layout/encloseFiles';
import { layoutLegal } from './layout/layoutLegal';
import { layoutLetterhead } from './layout/layoutLetterhead';
import { layoutLines } from './layout/layoutLines';
import { layoutNotices } from './layout/layoutNotices';
import { layoutPage, type ArchiveDefinition } from './layout/layoutPage';
import { withQrCode } from './layout/layoutQrCode';
import { layoutReferences } from './layout/layoutReferences';
import { layoutSchedule } from './layout/layoutSchedule';
import { layoutSignature } from './layout/layoutSignature';
import { layoutTotals } from './layout/layoutTotals';
import { pairDates } from './layout/pairDates';
import { printNumber, printTitle } from './layout/printTitle';
import { say, sayIf } from './layout/say';
import { windowAddress } from './layout/windowAddress';
import type { PrintableDocument } from './printable';

/** A billing document as a pdfmake definition: the same document, the same definition. */
export function layoutDocument(printable: PrintableDocument): ArchiveDefinition {
	const context = makeContext(printable);
	const { texts, date } = context;
	const { number, internalReference, title: subject, nature, issueDate, print } = printable;
	const title = printTitle(context);
	const named = { title, number: printNumber(context) };
	const createdAt = new Date(print.createdAt ?? `${issueDate}T00:00:00.000Z`);
	const page = layoutPage(context, {
		fileTitle: `${title} ${number ?? internalReference ?? ''}`,
		fileSubject: subject ?? nature,
		createdAt,
		runningHeader: { ...named, date: date(issueDate) },
		banner: print.notTheInvoice ? texts.notices.notTheInvoice.title : null,
		watermark: chooseWatermark(printable),
		content: [
			layoutLetterhead(context, {
				...named,
				dates: pairDates(context),
				shownAddress: windowAddress(context),
			}),
			...layoutNotices(context),
			...layoutReferences(context),
			...comment(printable.headerComment),
			...layoutLines(context),
			...layoutTotals(context),
			...layoutSchedule(context),
			...comment(printable.footerComment),
			...withQrCode(context, layoutLegal(context)),
			...layoutSignature(context),
		],
	});
	const { enclosed, metadata } = print;
	return { ...encloseFiles(page, enclosed, createdAt), ...(metadata === undefined ? {} : { metadata }) };
}

const comment = (text: string | null): Content[] => sayIf(text, (value) => say(value, { marginTop: 10 }));
