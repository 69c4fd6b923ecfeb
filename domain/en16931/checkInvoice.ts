import { refuse } from '../refusal';
import { AMOUNT_RULES } from './checkAmounts';
import { EXTENDED_RULES } from './checkExtended';
import { FRENCH_RULES } from './checkFrench';
import { PRESENCE_RULES } from './checkPresence';
import { TAX_RULES } from './checkTaxes';
import { TEXT_RULES } from './checkTexts';
import type { Finding, InvoiceRule } from './finding';
import type { SemanticInvoice } from './semanticInvoice';

const EUROPEAN: readonly InvoiceRule[] = [...PRESENCE_RULES, ...AMOUNT_RULES, ...TAX_RULES, ...TEXT_RULES];

export interface CheckChoices {
	/** It is to be written in the profile EXTENDED, which has rules of its own. */
	readonly extended?: boolean;
}

/**
 * All that keeps an invoice from being a right e-invoice, in the order in which people read one: the rules of EN 16931,
 * and for French sellers those of the reform. An empty list: it may be written.
 */
export function checkInvoice(invoice: SemanticInvoice, { extended = false }: CheckChoices = {}): Finding[] {
	const rules = [...EUROPEAN, ...(invoice.isFrench ? FRENCH_RULES : []), ...(extended ? EXTENDED_RULES : [])];
	return rules.flatMap(({ rule, term, find }) =>
		find(invoice).map((problem): Finding => ({ rule, term, ...problem })),
	);
}

/**
 * Lets only right e-invoices through.
 *
 * @param document how people call it
 * @throws Refusal `einvoice.incomplete` that tells all findings
 */
export function assertEInvoice(invoice: SemanticInvoice, document: string, choices?: CheckChoices): void {
	const findings = checkInvoice(invoice, choices);
	const [first] = findings;
	if (first === undefined) return;
	const each = (text: (finding: Finding) => string) => [...new Set(findings.map(text))].join(' ');
	refuse({
		rule: 'einvoice.incomplete',
		field: first.field,
		document,
		message: `${document} cannot be an e-invoice yet: ${each(({ message, rule }) => `${message} (${rule})`)}`,
		fix: each(({ fix }) => fix),
	});
}
