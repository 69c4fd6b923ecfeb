import { checkDue, checkLines, checkSum, checkTaxes } from './checkAmounts';
import {
	checkBuyerTaxId,
	checkCurrency,
	checkDueDate,
	checkIban,
	checkIssueDate,
	checkNumber,
	checkSeller,
	checkSellerKnown,
	checkSellerTaxId,
} from './checkFacts';
import {
	failed,
	nothing,
	passed,
	type Check,
	type CheckContext,
	type CheckName,
	type CheckRule,
} from './checks';
import { findDirection, type Direction } from './findDirection';
import { listKeyFields } from './listKeyFields';
import type { ReceivedInvoice } from './receivedInvoice';

/** What is read with less confidence is for a person to look at. */
export const SURE_ENOUGH = 0.8;

export interface CheckReport {
	/** Nothing is confirmed by this: `checked` means that every check passed and every field is sure enough. */
	readonly state: 'checked' | 'toVerify';
	readonly direction?: Direction;
	readonly checks: readonly Check[];
	/** What a person has to look at, in words. */
	readonly problems: readonly string[];
}

const checkDirection: CheckRule = (invoice, { ownIds }) => {
	if (ownIds.length === 0) return nothing('seller', 'buyer');
	if (findDirection(invoice, ownIds) !== 'unknown') return passed('seller', 'buyer');
	return failed('Neither or both of seller and buyer are one of our companies.', 'seller', 'buyer');
};

const checkConfidence: CheckRule = (invoice) => {
	const doubtful = listKeyFields(invoice).filter(
		({ field }) => field !== undefined && field.confidence < SURE_ENOUGH,
	);
	if (doubtful.length === 0) return passed();
	return failed(
		`Read with some doubt: ${doubtful.map(({ name, field }) => `${name} (${field?.value})`).join(', ')}.`,
		...doubtful.map(({ name }) => name),
	);
};

const RULES: Readonly<Record<CheckName, CheckRule>> = {
	number: checkNumber,
	issueDate: checkIssueDate,
	dueDate: checkDueDate,
	seller: checkSeller,
	sellerKnown: checkSellerKnown,
	sellerTaxId: checkSellerTaxId,
	buyerTaxId: checkBuyerTaxId,
	iban: checkIban,
	currency: checkCurrency,
	sum: checkSum,
	lines: checkLines,
	taxes: checkTaxes,
	due: checkDue,
	direction: checkDirection,
	confidence: checkConfidence,
};

/** Looks at a received invoice as a careful clerk would: one failed check, or one doubtful field, and a person verifies. */
export function checkInvoice(invoice: ReceivedInvoice, context: CheckContext): CheckReport {
	const checks = (Object.keys(RULES) as CheckName[]).map((name) => ({
		name,
		...RULES[name](invoice, context),
	}));
	const problems = checks.flatMap(({ passed, message }) => (passed === false ? [message ?? ''] : []));
	return {
		state: problems.length === 0 ? 'checked' : 'toVerify',
		...(context.ownIds.length > 0 && { direction: findDirection(invoice, context.ownIds) }),
		checks,
		problems,
	};
}
