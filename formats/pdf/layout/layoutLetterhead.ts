import type { Content, ContentTable } from 'pdfmake/interfaces';
import type { PostalAddress } from '../../../domain/documents/document';
import { fillText } from '../text/fillText';
import { identifyParty } from '../text/identifyParty';
import type { PageContext } from './context';
import { layoutPairs, type Pair } from './layoutPairs';
import { say, sayIf } from './say';

const GAP = 12;
const none = () => 0;

/** What the head of one print says. */
export interface Letterhead {
	/** What the paper calls itself, and by what people name it. */
	readonly title: string;
	readonly number: string;
	readonly dates: readonly Pair[];
	/** Address of the addressee that the window of the envelope shows. */
	readonly shownAddress: PostalAddress | undefined;
}

/**
 * Top of the first page: the issuer on the left, title and number on the right, and under them the addressee where
 * the window of a French envelope shows it.
 */
export function layoutLetterhead(page: PageContext, letterhead: Letterhead): Content {
	const { layout, contentWidth } = page;
	const left = layout.addressWindow.left - layout.margins.left - GAP;
	return {
		columns: [
			{ width: left, ...column(page, issuerBlock(page), datesBox(page, letterhead, left)) },
			{
				width: contentWidth - left - GAP,
				...column(page, heading(page, letterhead), addresseeBlock(page, letterhead)),
			},
		],
		columnGap: GAP,
	};
}

/** Row heights are least heights: a long block pushes what follows and covers nothing. */
function column({ layout }: PageContext, above: Content, inWindow: Content): ContentTable {
	const { addressWindow, margins } = layout;
	return {
		table: {
			widths: ['*'],
			heights: [addressWindow.top - margins.top, addressWindow.height],
			body: [[above], [inWindow]],
		},
		layout: {
			hLineWidth: none,
			vLineWidth: none,
			paddingLeft: none,
			paddingRight: none,
			paddingTop: none,
			paddingBottom: none,
		},
	};
}

function issuerBlock({ sellerProfile, issuer, layout, texts, address }: PageContext): Content {
	const { base, small, seller } = layout.fontSizes;
	const { labels } = texts;
	const muted = { fontSize: small, color: layout.colors.muted };
	return {
		stack: [
			say(issuer.name, { fontSize: seller, bold: true, color: layout.colors.accent, marginBottom: 2 }),
			...(issuer.address ? address(issuer.address) : []).map((line) => say(line, { fontSize: base })),
			...sayIf(issuer.phone, (phone) => say(fillText(labels.phone, { value: phone }), muted)),
			...sayIf(issuer.email, (email) => say(fillText(labels.email, { value: email }), muted)),
			...identifyParty(issuer, texts).map((line) => say(line, muted)),
			...sayIf(sellerProfile?.senderBlock, (block) => say(block, { ...muted, marginTop: 3 })),
		],
		marginBottom: 8,
	};
}

function heading({ layout }: PageContext, letterhead: Letterhead): Content {
	const { title, number } = layout.fontSizes;
	const { accent } = layout.colors;
	return {
		stack: [
			say(letterhead.title, { fontSize: title, bold: true, color: accent, alignment: 'right' }),
			say(letterhead.number, { fontSize: number, alignment: 'right', marginTop: 2 }),
		],
	};
}

function datesBox({ layout }: PageContext, { dates }: Letterhead, width: number): Content {
	return layoutPairs(dates, layout, { width: Math.min(width, 210), filled: true });
}

function addresseeBlock(
	{ addressee, attentionLine, layout, texts, address }: PageContext,
	{ shownAddress }: Letterhead,
): Content {
	const { address: size, small } = layout.fontSizes;
	const contact = attentionLine ? addressee.contactName : undefined;
	return {
		stack: [
			say(addressee.name, { fontSize: size, bold: true }),
			...sayIf(contact, (name) => say(fillText(texts.labels.attention, { value: name }), { fontSize: size })),
			...(shownAddress ? address(shownAddress) : []).map((line) => say(line, { fontSize: size })),
			...identifyParty(addressee, texts).map((line, index) =>
				say(line, { fontSize: small, color: layout.colors.muted, marginTop: index === 0 ? 6 : 0 }),
			),
		],
	};
}
