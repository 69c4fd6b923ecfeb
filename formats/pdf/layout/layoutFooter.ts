import type { Content, DynamicContent } from 'pdfmake/interfaces';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import { identifyParty } from '../text/identifyParty';
import { estimateWidth } from '../text/estimateWidth';
import type { PageContext } from './context';
import { say } from './say';

/** A longer profile footer would eat the page: it is printed once, at the end. */
const MOST_LINES = 6;
const ABOVE = 8;
const PAGE_NUMBER = 12;

export interface Footer {
	/** Height to keep free at the bottom of every page. */
	readonly height: number;
	readonly content: DynamicContent;
	/** What did not fit into the foot, for the end of the document. */
	readonly atTheEnd: Content[];
}

/** Foot of every page: the seller profile's lines, the legal line of the company, the page number. */
export function layoutFooter(page: PageContext): Footer {
	const { layout, contentWidth, sellerProfile } = page;
	const { tiny, small } = layout.fontSizes;
	const { line, muted } = layout.colors;
	const profile = cleanText(sellerProfile?.footer);
	const fits = countLines(profile, contentWidth, tiny) <= MOST_LINES;
	const texts = [fits ? profile : '', legalLine(page)].filter((text) => text !== '');
	const textLines = texts.reduce((sum, text) => sum + countLines(text, contentWidth, tiny), 0);
	const { left, right, bottom } = layout.margins;
	return {
		height: bottom + ABOVE + PAGE_NUMBER + textLines * tiny * 1.25,
		content: (number, pages) => ({
			margin: [left, ABOVE, right, 0],
			stack: [
				{
					canvas: [{ type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 0.4, lineColor: line }],
				},
				...texts.map((text) =>
					say(text, { fontSize: tiny, color: muted, alignment: 'center', marginTop: 3 }),
				),
				say(pageText(page, number, pages), {
					fontSize: small,
					color: muted,
					alignment: 'right',
					marginTop: 2,
				}),
			],
		}),
		atTheEnd: fits ? [] : [say(profile, { fontSize: small, color: muted, marginTop: 12 })],
	};
}

function pageText({ texts }: PageContext, number: number, pages: number): string {
	return fillText(texts.labels.page, { page: String(number), pages: String(pages) });
}

function countLines(text: string, width: number, fontSize: number): number {
	if (text === '') return 0;
	return text
		.split('\n')
		.reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(estimateWidth(paragraph, fontSize) / width)), 0);
}

/** Name, legal form and capital, SIREN or SIRET, trade register, VAT number. */
function legalLine({ companyExtras, issuer, texts }: PageContext): string {
	const { legalForm = issuer.legalForm, capital, tradeRegister } = companyExtras;
	const who = [issuer.name, legalForm, capital && fillText(texts.labels.capital, { value: capital })];
	const parts = [who.filter(Boolean).join(', '), ...identifyParty(issuer, texts), tradeRegister];
	return parts
		.map((part) => cleanText(part).replace(/\n/g, ' '))
		.filter(Boolean)
		.join(' – ');
}
