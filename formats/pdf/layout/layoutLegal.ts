import type { Content } from 'pdfmake/interfaces';
import { KIND_RULES } from '../../../domain/documents/kinds';
import { fillText } from '../text/fillText';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { say } from './say';

/**
 * What the seller's law wants an invoice to say beside its figures (mentions obligatoires), each once: the nature of the
 * operation, the option for debits, and early and late payment in the company's own words where it has any.
 */
export function layoutLegal(context: PrintContext): Content[] {
	const { layout } = context;
	const style = { fontSize: layout.fontSizes.small, color: layout.colors.muted };
	return [...operation(context), ...terms(context)].map((line, index) =>
		say(line, { ...style, marginTop: index === 0 ? 10 : 2 }),
	);
}

function operation({ document, texts, issuer }: PrintContext): string[] {
	const legal = lookUp(texts.legal, issuer.address?.country);
	const { accounting, side } = KIND_RULES[document.kind];
	if (!legal || !accounting || side !== 'sale') return [];
	const { operationNature } = document;
	const nature = operationNature === undefined ? undefined : legal.operationNature?.[operationNature];
	// Deliveries of goods never follow payment, so the option says something of services only.
	const services = operationNature === undefined || operationNature !== 'goods';
	const debits =
		document.print.companyExtras.vatOnDebits === true && services ? legal.vatOnDebits : undefined;
	return [nature, debits].filter((line) => line !== undefined);
}

function terms({ document, rules, texts, issuer }: PrintContext): string[] {
	const legal = lookUp(texts.legal, issuer.address?.country);
	if (!rules.legal || legal === undefined) return [];
	const { latePenaltyRate, escompteText } = document.print.companyExtras;
	const early = document.cashDiscount === null ? (escompteText ?? legal.noCashDiscount) : undefined;
	const penaltyRate = latePenaltyRate ?? legal.penaltyRate;
	return [
		...(early === undefined ? [] : [early]),
		...legal.lines.map((line) => fillText(line, { penaltyRate })),
	];
}
