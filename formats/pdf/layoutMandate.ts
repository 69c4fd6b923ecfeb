import type { Content } from 'pdfmake/interfaces';
import { makePage, type PageContext } from './layout/context';
import { layoutLetterhead } from './layout/layoutLetterhead';
import { layoutPage, type ArchiveDefinition } from './layout/layoutPage';
import { layoutPairs, type Pair } from './layout/layoutPairs';
import { say } from './layout/say';
import type { PrintableMandate } from './printableMandate';
import { fillText } from './text/fillText';

/** Width of the labels. */
const LABELS = 150;
const SIGNATURE = { width: 300, height: 90, line: 0.8 };

/** The form of a direct debit mandate (mandat de prélèvement SEPA) as a pdfmake definition. */
export function layoutMandate(mandate: PrintableMandate): ArchiveDefinition {
	const { creditor, debtor, print, reference, scheme, printedOn } = mandate;
	const page = makePage({
		language: print.language,
		currency: 'EUR',
		issuer: creditor,
		addressee: debtor,
		sellerProfile: null,
		companyExtras: print.companyExtras,
		attentionLine: false,
	});
	const { texts, date } = page;
	const words = texts.mandate;
	const named = {
		title: scheme === 'B2B' ? words.titleB2b : words.title,
		number: fillText(words.reference, { value: reference }),
	};
	const sentence = (text: string) => say(fillText(text, { creditor: creditor.name }), { marginTop: 10 });
	return layoutPage(page, {
		fileTitle: `${named.title} ${reference}`,
		fileSubject: null,
		createdAt: new Date(`${printedOn}T00:00:00.000Z`),
		runningHeader: { ...named, date: date(printedOn) },
		banner: null,
		watermark: null,
		content: [
			layoutLetterhead(page, {
				...named,
				dates: [{ label: texts.labels.issueDate, value: date(printedOn) }],
				shownAddress: debtor.address,
			}),
			sentence(words.authorisation),
			sentence(scheme === 'B2B' ? words.rightsB2b : words.rights),
			sentence(words.notice),
			...block(words.creditor, creditorPairs(mandate, page), page),
			...block(words.debtor, debtorPairs(mandate, page), page),
			signature(page),
		],
	});
}

function block(title: string, pairs: readonly Pair[], { layout, contentWidth }: PageContext): Content[] {
	const head = { fontSize: layout.fontSizes.base, bold: true, color: layout.colors.accent, marginTop: 14 };
	return [say(title, head), layoutPairs(pairs, layout, { width: contentWidth, labelWidth: LABELS })];
}

function creditorPairs({ creditor, creditorIdentifier }: PrintableMandate, page: PageContext): Pair[] {
	const { mandate: words } = page.texts;
	return [
		{ label: words.creditor, value: creditor.name, bold: true },
		{ label: words.creditorIdentifier, value: creditorIdentifier, bold: true },
		{ label: words.address, value: creditor.address ? page.address(creditor.address).join(', ') : '' },
	];
}

function debtorPairs(mandate: PrintableMandate, page: PageContext): Pair[] {
	const { mandate: words } = page.texts;
	const { debtor, holder, iban, bic, bank, recurrence } = mandate;
	const orFillIn = (value: string | null) => value ?? words.toFillIn;
	return [
		{ label: words.debtor, value: holder ?? debtor.name, bold: true },
		{
			label: words.address,
			value: debtor.address ? page.address(debtor.address).join(', ') : words.toFillIn,
		},
		{ label: words.iban, value: orFillIn(iban === null ? null : grouped(iban)), bold: true },
		{ label: words.bic, value: orFillIn(bic) },
		{ label: words.bank, value: orFillIn(bank) },
		{ label: words.recurrence, value: recurrence === 'oneOff' ? words.oneOff : words.recurrent },
	];
}

/** Four by four, as people read it. */
const grouped = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1 ');

function signature({ texts, layout }: PageContext): Content {
	const { signTitle, signHint } = texts.mandate;
	const { base, small } = layout.fontSizes;
	const { accent, muted, line } = layout.colors;
	return {
		table: {
			widths: [SIGNATURE.width],
			heights: [SIGNATURE.height],
			body: [
				[
					{
						stack: [
							say(signTitle, { fontSize: base, bold: true, color: accent }),
							say(signHint, { fontSize: small, color: muted, marginTop: 1 }),
						],
					},
				],
			],
		},
		layout: {
			hLineWidth: () => SIGNATURE.line,
			vLineWidth: () => SIGNATURE.line,
			hLineColor: () => line,
			vLineColor: () => line,
		},
		marginTop: 20,
		unbreakable: true,
	};
}
