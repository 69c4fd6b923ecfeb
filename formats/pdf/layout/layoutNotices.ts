import type { Content } from 'pdfmake/interfaces';
import type { PrintContext } from './context';
import { say } from './say';

/** What the reader must not miss: this print is not the invoice; this is a pro forma. */
export function layoutNotices({ document, rules, texts, layout }: PrintContext): Content[] {
	const { notice, muted } = layout.colors;
	const { base, number } = layout.fontSizes;
	const notices: Content[] = [];
	if (document.print.notTheInvoice) {
		const { title, text } = texts.notices.notTheInvoice;
		notices.push({
			table: {
				widths: ['*'],
				body: [
					[
						{
							stack: [
								say(title.toLocaleUpperCase(texts.locale), { fontSize: number, bold: true, color: notice }),
								say(text, { fontSize: base, color: notice, marginTop: 2 }),
							],
							alignment: 'center',
						},
					],
				],
			},
			layout: {
				hLineWidth: () => 1,
				vLineWidth: () => 1,
				hLineColor: () => notice,
				vLineColor: () => notice,
				paddingTop: () => 6,
				paddingBottom: () => 6,
			},
			marginTop: 10,
		});
	}
	if (rules.notice !== null) {
		notices.push(say(texts.notices[rules.notice], { fontSize: base, color: muted, marginTop: 10 }));
	}
	return notices;
}
