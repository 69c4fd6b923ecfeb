import { minorToFixed, sumMinor } from '../../domain/money/minor';
import { standingMatches } from '../../domain/payments/standingMatches';
import { fault, type DocumentRule } from './documentRules';

/** No document is settled by more than it asks for. */
const notOverpaid: DocumentRule = (document, { matches }) => {
	const matched = sumMinor(matches.map(({ amount }) => amount));
	if (matched <= Math.max(0, document.totals.gross)) return undefined;
	const { currency } = document;
	return fault(
		document,
		'settlement.tooMuch',
		`${minorToFixed(matched, currency)} ${currency} are set against it, and it asks for ${minorToFixed(document.totals.gross, currency)}.`,
	);
};

/** No credit note gives more than it is worth. */
const notOvergiven: DocumentRule = (document, { given }) => {
	// A corrected e-invoice is lowered by what it was, not by what its correction is worth.
	const credits = given.filter(({ sourceKind }) => sourceKind !== 'correction');
	const used = sumMinor(credits.map(({ amount }) => amount));
	if (used <= Math.max(0, document.totals.gross)) return undefined;
	const { currency } = document;
	return fault(
		document,
		'settlement.creditTooMuch',
		`${minorToFixed(used, currency)} ${currency} of it were used, and it is worth ${minorToFixed(document.totals.gross, currency)}.`,
	);
};

/** No payment is used for more than was received, and none is missing. */
const paymentsHold: DocumentRule = (document, { matches, payments }) => {
	for (const { sourceKind, sourceId } of matches) {
		if (sourceKind !== 'payment') continue;
		const { payment, used = [] } = payments.get(sourceId) ?? {};
		if (!payment)
			return fault(
				document,
				'settlement.noPayment',
				`it is settled by payment ${sourceId}, which is missing.`,
			);
		const total = sumMinor(used.map(({ amount }) => amount));
		if (total > payment.amount)
			return fault(
				document,
				'settlement.paymentTooMuch',
				`payment ${sourceId} of ${minorToFixed(payment.amount, payment.currency)} ${payment.currency} is used for ${minorToFixed(total, payment.currency)}.`,
			);
	}
	return undefined;
};

/** A payment that was reversed settles nothing any more. */
const reversedSettlesNothing: DocumentRule = (document, { matches, payments }) => {
	for (const { sourceKind, sourceId } of standingMatches(matches)) {
		const reversal = sourceKind === 'payment' ? payments.get(sourceId)?.payment?.reversedBy : null;
		if (reversal)
			return fault(
				document,
				'settlement.reversed',
				`it is settled by payment ${sourceId}, which ${reversal} has reversed.`,
			);
	}
	return undefined;
};

/** A counter-match takes back exactly one match, whole. */
const undoingFits: DocumentRule = (document, { matches }) => {
	const byId = new Map(matches.map((match) => [match.id, match]));
	for (const { id, undoes, amount, sourceId } of matches) {
		const undone = undoes === null ? undefined : byId.get(undoes);
		const fits = undone?.undoes === null && undone.amount === -amount && undone.sourceId === sourceId;
		if (undoes !== null && !fits)
			return fault(
				document,
				'settlement.undoing',
				`match ${id} takes back ${undoes}, which is missing or was another amount.`,
			);
	}
	return undefined;
};

export const SETTLEMENT_RULES: readonly DocumentRule[] = [
	notOverpaid,
	notOvergiven,
	paymentsHold,
	reversedSettlesNothing,
	undoingFits,
];
