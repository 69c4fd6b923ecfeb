import type { Content } from 'pdfmake/interfaces';
import type { PostalAddress } from '../../../domain/documents/document';
import type { PrintedParent } from '../printable';
import type { ReferenceName } from '../templateSchema';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { layoutPairs, type Pair } from './layoutPairs';
import { groupsDeliveries } from './deliveryHeadings';
import { windowAddress } from './windowAddress';

type Reference = (context: PrintContext) => Pair[];

const pair = (label: string, value: string | null | undefined, bold = false): Pair[] =>
	cleanText(value) === '' ? [] : [{ label, value: cleanText(value), bold }];

const REFERENCES: Readonly<Record<ReferenceName, Reference>> = {
	title: ({ document, texts }) => pair(texts.labels.title, document.title, true),
	nature: ({ document, texts }) => pair(texts.labels.nature, document.nature),
	parents: (context) => [...basis(context), ...parents(context)],
	customerReference: ({ document, texts }) =>
		pair(texts.labels.customerReference, document.customerReference),
	supplierNumber: ({ document, texts }) => pair(texts.labels.supplierNumber, document.supplierNumber),
	foreignParent: ({ document: { parent }, texts }) =>
		parent === null ? [] : pair(texts.labels[parent.kind], parent.title ?? parent.id),
	reason: ({ document, texts }) =>
		pair(texts.labels.reason, document.kind === 'creditNote' ? document.reason : null),
	owner: ({ document, texts }) => pair(texts.labels.owner, document.owner),
	addresses,
};

/** What the document refers to, one line each, in the order of the template. */
export function layoutReferences(context: PrintContext): Content[] {
	const { layout, contentWidth } = context;
	const pairs = layout.references.flatMap((name) => REFERENCES[name](context));
	if (pairs.length === 0) return [];
	return [{ ...layoutPairs(pairs, layout, { width: contentWidth, labelWidth: 118 }), marginTop: 10 }];
}

/** A quotation printed as pro forma keeps its number, and says whose number it is. */
function basis({ document, texts, date }: PrintContext): Pair[] {
	const { number, internalReference, kind, issueDate, print } = document;
	const own = number ?? internalReference;
	if (print.printAs !== 'proForma' || kind === 'proForma' || own === null) return [];
	const title = texts.titles[kind].toLocaleLowerCase(texts.locale);
	return pair(
		texts.labels.basis,
		fillText(texts.labels.ofDate, { number: `${title} ${own}`, date: date(issueDate) }),
	);
}

function parents({ document, texts, date }: PrintContext): Pair[] {
	const groups = new Map<string, PrintedParent[]>();
	for (const parent of document.print.parents) {
		// A duplicate has nothing to do with the document that it was typed from.
		if (parent.relation === 'duplicateOf') continue;
		// Each delivery stands above its own lines.
		if (parent.kind === 'deliveryNote' && groupsDeliveries(document)) continue;
		const key = `${parent.relation}.${parent.kind}`;
		groups.set(key, [...(groups.get(key) ?? []), parent]);
	}
	return [...groups].flatMap(([key, group]) => {
		const fallback = texts.titles[(group[0] as PrintedParent).kind];
		const label = lookUp(texts.parents, key)?.[group.length > 1 ? 'many' : 'one'] ?? fallback;
		const named = group.map(({ number, issueDate }) =>
			fillText(texts.labels.ofDate, { number, date: date(issueDate) }),
		);
		return pair(label, named.join(', '));
	});
}

/** Addresses of the customer that differ from the one in the window. */
function addresses(context: PrintContext): Pair[] {
	const { document, addressee, texts, address } = context;
	const { labels } = texts;
	const line = (postal: PostalAddress) => address(postal).join(', ');
	const seen = new Set<string>();
	const shown = windowAddress(context);
	if (shown) seen.add(line(shown));
	const candidates: Array<[string, PostalAddress | null | undefined]> = [
		[labels.shipTo, document.shipTo],
		[labels.billTo, document.billTo],
		[labels.registeredAddress, addressee.address],
	];
	return candidates.flatMap(([label, postal]) => {
		if (!postal || seen.has(line(postal))) return [];
		seen.add(line(postal));
		return pair(label, line(postal));
	});
}
