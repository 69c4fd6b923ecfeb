import { assertMode, assertPeriodicity } from '../../domain/grouping/assertRun';
import type { BillingMode, Periodicity } from '../../domain/grouping/grouping';

/** One spelling for `billing_address`, `billingAddress` and `Adresse de facturation`: letters and digits alone. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}

/** Further words for what `fold` makes of our own. */
const MODES: Readonly<Record<BillingMode, readonly string[]>> = {
	perDeliveryNote: [
		'unblparfacture',
		'1blparfacture',
		'onenoteaninvoice',
		'onedeliverynoteperinvoice',
		'perdelivery',
		'pernote',
	],
	perOrder: [
		'unecommandeparfacture',
		'1commandeparfacture',
		'oneorderperinvoice',
		'oneorderaninvoice',
		'none',
		'atshipping',
	],
	grouped: [
		'regroupement',
		'regroupementdebons',
		'regroupementdebonsdelivraisons',
		'facturerecapitulative',
		'standard',
		'grouping',
		'summary',
		'consolidated',
		'group',
	],
};

const PERIODICITIES: Readonly<Record<Periodicity, readonly string[]>> = {
	onDemand: ['alademande', 'demande', 'demand', 'manual'],
	week: ['semaine', 'weekly', 'hebdomadaire', 'isoweek'],
	tenDays: ['decade', 'tenday', 'tendays', '10days', '10jours'],
	halfMonth: ['quinzaine', 'fortnight', 'fortnightly', 'semimonthly', 'twiceamonth', 'bimensuel'],
	month: ['mois', 'monthly', 'mensuel', 'calendarmonth'],
};

/** @throws Refusal `grouping.mode` */
export function readMode(value: unknown, field: string): BillingMode {
	const found = find(MODES, value) ?? String(value);
	assertMode(found, field);
	return found;
}

/** @throws Refusal `grouping.periodicity` */
export function readPeriodicity(value: unknown, field: string): Periodicity {
	const found = find(PERIODICITIES, value) ?? String(value);
	assertPeriodicity(found, field);
	return found;
}

function find<Name extends string>(words: Readonly<Record<Name, readonly string[]>>, value: unknown) {
	const folded = fold(String(value));
	return (Object.keys(words) as Name[]).find((name) => fold(name) === folded || words[name].includes(folded));
}
