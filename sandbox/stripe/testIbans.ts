/**
 * What becomes of debits of the IBANs with which Stripe lets people try.
 *
 *   succeeds, fails, disputed          as soon as the bank answers
 *   succeedsDelayed, failsDelayed      three minutes later
 *   exceedsWeeklyVolumeLimit, exceedsTransactionLimit   refused at once
 *   insufficientFunds                  fails for that reason
 *   unusable                           not even taken as an account
 */
export type Behaviour =
	| 'succeeds'
	| 'succeedsDelayed'
	| 'fails'
	| 'failsDelayed'
	| 'disputed'
	| 'exceedsWeeklyVolumeLimit'
	| 'exceedsTransactionLimit'
	| 'insufficientFunds'
	| 'unusable';

/** The end of an IBAN tells; these are the ends that are in use, by country. */
const ENDS: Readonly<Record<string, ReadonlyArray<readonly [string, Behaviour]>>> = {
	AT: [
		['234573201', 'succeeds'],
		['235473204', 'succeedsDelayed'],
		['235473202', 'fails'],
		['235473205', 'failsDelayed'],
		['235473203', 'disputed'],
	],
	FR: [
		['M02606', 'succeeds'],
		['M02609', 'succeedsDelayed'],
		['M02607', 'fails'],
		['M02600', 'failsDelayed'],
		['M02608', 'disputed'],
	],
	DE: [
		['32013000', 'succeeds'],
		['32013003', 'succeedsDelayed'],
		['32013001', 'fails'],
		['32013004', 'failsDelayed'],
		['32013002', 'disputed'],
	],
	BE: [
		['7547061', 'succeeds'],
		['7547064', 'succeedsDelayed'],
		['7547034', 'fails'],
		['7547065', 'failsDelayed'],
		['7547063', 'disputed'],
	],
	LU: [
		['4750000', 'succeeds'],
		['4750003', 'succeedsDelayed'],
		['4750001', 'fails'],
		['4750004', 'failsDelayed'],
		['4750002', 'disputed'],
	],
	NL: [
		['0300065264', 'succeeds'],
		['0300065267', 'succeedsDelayed'],
		['0417164300', 'fails'],
		['0300065268', 'failsDelayed'],
	],
};
const EVERYWHERE: ReadonlyArray<readonly [string, Behaviour]> = [
	['343434', 'exceedsWeeklyVolumeLimit'],
	['121212', 'exceedsTransactionLimit'],
	['2222227', 'insufficientFunds'],
	['066666', 'unusable'],
];

/** Any other IBAN goes well. */
export function behaviourOf(iban: string): Behaviour {
	const rows = [...(ENDS[iban.slice(0, 2)] ?? []), ...EVERYWHERE];
	return rows.find(([end]) => iban.endsWith(end))?.[1] ?? 'succeeds';
}
