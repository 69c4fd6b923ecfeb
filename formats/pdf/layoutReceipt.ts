import type { Content } from 'pdfmake/interfaces';
import { makePage, type PageContext } from './layout/context';
import { layoutLetterhead } from './layout/layoutLetterhead';
import { layoutPage, type ArchiveDefinition } from './layout/layoutPage';
import { layoutPairs } from './layout/layoutPairs';
import { layoutTable } from './layout/layoutTable';
import { pairReceipt } from './layout/pairReceipt';
import { printReference } from './layout/printReference';
import { receiptRows } from './layout/receiptRows';
import { say } from './layout/say';
import { titleOf } from './layout/printTitle';
import { totalColumns, totalsTable, widthOf } from './layout/totalsTable';
import type { PrintableReceipt } from './printableReceipt';

/** A longer list may break over the page. */
const MOST_KEPT_TOGETHER = 12;
/** Width of the labels, as beside the references of a document. */
const LABELS = 118;

/** The receipt of a payment (reçu, accusé de règlement) as a pdfmake definition. */
export function layoutReceipt(receipt: PrintableReceipt): ArchiveDefinition {
	const { print, seller, buyer, currency, sellerProfile, receivedOn } = receipt;
	const page = makePage({
		language: print.language,
		currency,
		issuer: seller,
		addressee: buyer,
		sellerProfile,
		companyExtras: print.companyExtras,
		attentionLine: print.attentionLine !== false,
	});
	const { texts, layout, contentWidth, date } = page;
	const named = { title: texts.receipt.title, number: printReference(receipt, page) };
	const pairs = layoutPairs(pairReceipt(receipt, page), layout, { width: contentWidth, labelWidth: LABELS });
	return layoutPage(page, {
		fileTitle: `${named.title} ${named.number}`,
		fileSubject: null,
		createdAt: new Date(`${receivedOn}T00:00:00.000Z`),
		runningHeader: { ...named, date: date(receivedOn) },
		banner: null,
		watermark: print.watermark,
		content: [
			layoutLetterhead(page, {
				...named,
				dates: [{ label: texts.receipt.receivedOn, value: date(receivedOn) }],
				shownAddress: buyer.address,
			}),
			{ ...pairs, marginTop: 10 },
			...layoutAllocations(receipt, page),
			layoutSums(receipt, page),
			say(texts.notices.receipt, { marginTop: 16 }),
		],
	});
}

/** The invoices that the payment pays, one row each. */
function layoutAllocations({ allocations }: PrintableReceipt, page: PageContext): Content[] {
	const { texts, layout, money, date } = page;
	if (allocations.length === 0) return [];
	const { receipt, totals } = texts;
	const title = { fontSize: layout.fontSizes.base, bold: true, color: layout.colors.accent, marginBottom: 2 };
	return [
		{
			stack: [
				say(receipt.pays, title),
				layoutTable(page, {
					heading: [receipt.document, receipt.date, totals.gross, receipt.paid, receipt.left],
					rows: allocations.map((invoice) => [
						`${titleOf(invoice, texts)} ${invoice.number ?? ''}`,
						date(invoice.issueDate),
						money(invoice.gross),
						money(invoice.paid),
						money(invoice.left),
					]),
				}),
			],
			marginTop: 14,
			unbreakable: allocations.length <= MOST_KEPT_TOGETHER,
		},
	];
}

/** Where the money is: on invoices, given back, not used yet. */
function layoutSums(receipt: PrintableReceipt, page: PageContext): Content {
	const rows = receiptRows(receipt, page);
	const columns = totalColumns(rows, page);
	return {
		...totalsTable(rows, columns, page),
		marginTop: 12,
		marginLeft: page.contentWidth - widthOf(columns),
		unbreakable: true,
	};
}
