import type { Content } from 'pdfmake/interfaces';
import { KIND_RULES } from '../../../domain/documents/kinds';
import { estimateWidest } from '../text/estimateWidth';
import { fillText } from '../text/fillText';
import { formatPercent } from '../text/formatNumber';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { layoutPairs, type Pair } from './layoutPairs';
import { say } from './say';

/** When and how to pay, and to which account. */
export function layoutPayment(context: PrintContext, width: number): Content[] {
	const { layout, texts } = context;
	const pairs = paymentPairs(context);
	if (pairs.length === 0) return [];
	const labels = estimateWidest(
		pairs.map(({ label }) => label),
		layout.fontSizes.base,
	);
	const heading = { fontSize: layout.fontSizes.base, bold: true, color: layout.colors.accent };
	return [
		say(texts.payment.title, { ...heading, marginTop: 12, marginBottom: 2 }),
		layoutPairs(pairs, layout, { width, labelWidth: Math.min(labels, width * 0.36) }),
	];
}

function paymentPairs({ document, rules, texts, date }: PrintContext): Pair[] {
	if (rules.payment === 'none') return [];
	const { dueDate, paymentMethod, cashDiscount, sellerProfile } = document;
	const { payment } = texts;
	const withAccount = rules.payment === 'account' && KIND_RULES[document.kind].side === 'sale';
	const pairs: Pair[] = [];
	if (withAccount && dueDate !== null && rules.due === 'pay' && !document.totals.instalments) {
		pairs.push({ label: payment.dueDate, value: date(dueDate), bold: true });
	}
	if (paymentMethod !== null) {
		pairs.push({
			label: payment.method,
			value: lookUp(texts.paymentMethods, paymentMethod) ?? paymentMethod,
		});
	}
	if (cashDiscount !== null) {
		const rate = formatPercent(cashDiscount.rate, texts.number);
		const terms = fillText(payment.cashDiscountTerms, { rate, days: String(cashDiscount.days) });
		pairs.push({ label: payment.cashDiscount, value: terms });
	}
	if (withAccount && sellerProfile?.ibanPrinted !== undefined) {
		pairs.push({ label: payment.iban, value: groupIban(sellerProfile.ibanPrinted) });
		if (sellerProfile.bic !== undefined) pairs.push({ label: payment.bic, value: sellerProfile.bic });
	}
	return pairs;
}

function groupIban(iban: string): string {
	return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}
