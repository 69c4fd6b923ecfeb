import { parseMinor } from '../money/minor';
import type { DunningPolicy, DunningStage, ChaseLimits, ChasedKind } from './policy';
import type { DunningPolicyInput } from './policyInput';
import { STANDARD_POLICY } from './standardPolicy';

type StageInput = NonNullable<DunningPolicyInput['stages'][ChasedKind]>[number];

/**
 * A policy from its checked input, the rest from the standard one.
 *
 * @throws Refusal `amount.tooFine` for an amount finer than its currency
 */
export function readPolicy(input: DunningPolicyInput): DunningPolicy {
	const { code, version = 1, stages, limits, sendingHours, ...settings } = input;
	const { name: _name, ...given } = settings;
	const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	const { sendingHours: _standardHours, ...standard } = STANDARD_POLICY;
	return {
		...standard,
		...known,
		code,
		version,
		stages: {
			invoice: (stages.invoice ?? []).map(readStage),
			quotation: (stages.quotation ?? []).map(readStage),
			salesOrder: (stages.salesOrder ?? []).map(readStage),
		},
		limits: Object.fromEntries(
			Object.entries(limits ?? {}).map(([currency, limit]) => [currency, readLimits(limit, currency)]),
		),
		...(sendingHours ? { sendingHours } : {}),
	};
}

function readStage({ template, templates, fee, ...given }: StageInput): DunningStage {
	return {
		label: given.label,
		days: given.days,
		countFrom: given.countFrom ?? 'previousStage',
		channel: given.channel ?? 'email',
		templates: {
			...(template === undefined ? {} : { fr: template, en: template, vi: template }),
			...definedOf(templates ?? {}),
		},
		attachPdf: given.attachPdf ?? false,
		blockNewOrders: given.blockNewOrders ?? false,
		formalNotice: given.formalNotice ?? false,
		...(fee ? { fee } : {}),
	};
}

function readLimits(
	{ tolerance, minimum }: NonNullable<DunningPolicyInput['limits']>[string],
	currency: string,
): ChaseLimits {
	const read = (name: string, amount: string | undefined) =>
		amount === undefined ? {} : { [name]: parseMinor(amount, currency, `limits.${currency}.${name}`) };
	return { ...read('tolerance', tolerance), ...read('minimum', minimum) };
}

function definedOf<Of extends object>(given: Of): { [Name in keyof Of]?: NonNullable<Of[Name]> } {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
		[Name in keyof Of]?: NonNullable<Of[Name]>;
	};
}
