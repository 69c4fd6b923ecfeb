import type { Content, ContentTable } from 'pdfmake/interfaces';
import type { PostalAddress } from '../../../domain/documents/document';
import { KIND_RULES } from '../../../domain/documents/kinds';
import { fillText } from '../text/fillText';
import { identifyParty } from '../text/identifyParty';
import type { PrintContext } from './context';
import { layoutPairs, type Pair } from './layoutPairs';
import { printNumber, printTitle } from './printTitle';
import { say, sayIf } from './say';

const GAP = 12;
const none = () => 0;

/**
 * Top of the first page: the issuer on the left, title and number on the right, and under them the addressee where
 * the window of a French envelope shows it.
 */
export function layoutLetterhead(context: PrintContext): Content {
	const { layout, contentWidth } = context;
	const left = layout.addressWindow.left - layout.margins.left - GAP;
	return {
		columns: [
			{ width: left, ...column(context, issuerBlock(context), datesBox(context, left)) },
			{ width: contentWidth - left - GAP, ...column(context, heading(context), addresseeBlock(context)) },
		],
		columnGap: GAP,
	};
}

/** Row heights are least heights: a long block pushes what follows and covers nothing. */
function column({ layout }: PrintContext, above: Content, inWindow: Content): ContentTable {
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

function issuerBlock({ document, issuer, layout, texts, address }: PrintContext): Content {
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
			...sayIf(document.sellerProfile?.senderBlock, (block) => say(block, { ...muted, marginTop: 3 })),
		],
		marginBottom: 8,
	};
}

function heading(context: PrintContext): Content {
	const { title, number } = context.layout.fontSizes;
	const { accent } = context.layout.colors;
	return {
		stack: [
			say(printTitle(context), { fontSize: title, bold: true, color: accent, alignment: 'right' }),
			say(printNumber(context), { fontSize: number, alignment: 'right', marginTop: 2 }),
		],
	};
}

function datesBox({ document, rules, texts, layout, date }: PrintContext, width: number): Content {
	const pairs: Pair[] = [{ label: texts.labels.issueDate, value: date(document.issueDate) }];
	for (const { field, label } of rules.dates) {
		// A schedule takes the place of the single due date (le champ date d'échéance disparaît).
		const value = field === 'dueDate' && document.totals.instalments ? null : document[field];
		if (value !== null)
			pairs.push({ label: texts.labels[label], value: date(value), bold: field === 'dueDate' });
	}
	return layoutPairs(pairs, layout, { width: Math.min(width, 210), filled: true });
}

function addresseeBlock(context: PrintContext): Content {
	const { addressee, document, layout, texts, address } = context;
	const { address: size, small } = layout.fontSizes;
	const shown = windowAddress(context);
	const contact = document.print.attentionLine === false ? undefined : addressee.contactName;
	return {
		stack: [
			say(addressee.name, { fontSize: size, bold: true }),
			...sayIf(contact, (name) => say(fillText(texts.labels.attention, { value: name }), { fontSize: size })),
			...(shown ? address(shown) : []).map((line) => say(line, { fontSize: size })),
			...identifyParty(addressee, texts).map((line, index) =>
				say(line, { fontSize: small, color: layout.colors.muted, marginTop: index === 0 ? 6 : 0 }),
			),
		],
	};
}

/**
 * Goods travel to the delivery address, papers to the billing address. A supplier is written to at its own: there,
 * both of the document's addresses are ours.
 */
export function windowAddress({ document, addressee, rules }: PrintContext): PostalAddress | undefined {
	const own = addressee.address;
	if (KIND_RULES[document.kind].side === 'purchase') return own;
	const first = rules.sentToDelivery ? document.shipTo : document.billTo;
	return first ?? own ?? document.billTo ?? document.shipTo ?? undefined;
}
