import { canonicalJson } from '../../domain/canonicalJson';
import { minorToFixed, sumMinor } from '../../domain/money/minor';
import { applySchedule } from '../../domain/terms/applySchedule';
import { fault, type DocumentRule } from './documentRules';

/** Instalments sum to the total with VAT, and are those that the payment terms give. */
const instalmentsFit: DocumentRule = (document) => {
	const { instalments, gross } = document.totals;
	if (instalments === undefined && document.paymentTerms === undefined) return undefined;
	const { currency } = document;
	const sum = sumMinor((instalments ?? []).map(({ amount }) => amount));
	if (instalments !== undefined && sum !== gross)
		return fault(
			document,
			'schedule.differs',
			`its instalments sum to ${minorToFixed(sum, currency)} ${currency}, its total is ${minorToFixed(gross, currency)} ${currency}.`,
		);
	const again = applySchedule(document);
	const same =
		again.dueDate === document.dueDate &&
		canonicalJson(again.totals.instalments ?? []) === canonicalJson(instalments ?? []);
	return same
		? undefined
		: fault(document, 'schedule.differs', 'its instalments are not those that its payment terms give.');
};

export const SCHEDULE_RULES: readonly DocumentRule[] = [
	(document, around) => (document.validatedAt === null ? undefined : instalmentsFit(document, around)),
];
