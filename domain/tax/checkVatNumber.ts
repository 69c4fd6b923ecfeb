import { compact } from './checkSiren';
import { checkVietnameseTaxCode } from './checkVietnameseTaxCode';
import { isEuCountry, vatPrefixOf } from './countries';
import { VAT_NUMBER_RULES } from './vatNumberRules';

/**
 * VAT number (numéro de TVA intracommunautaire): the form of its country and, where the rule is public, its check
 * digits. A company may be registered for VAT in another country than its own, so the letters of the number decide;
 * `country` tells what a number without letters is. Numbers of countries outside the Union are free.
 *
 * @param country ISO 3166-1 alpha-2 of the bearer, where it is known
 * @returns what is wrong with it, as the end of a sentence that begins with the number; undefined for a right one.
 */
export function checkVatNumber(number: string, country?: string): string | undefined {
	const text = compact(number);
	const prefix = text.slice(0, 2);
	const rule = VAT_NUMBER_RULES[prefix];
	if (rule) return problemOf(prefix, text.slice(2), rule);
	if (country === 'VN') return checkVietnameseTaxCode(number);
	if (country === undefined || !isEuCountry(country)) return undefined;
	const own = vatPrefixOf(country);
	if (prefix === country && prefix !== own)
		return `begins with ${prefix}; VAT numbers there begin with ${own}`;
	return `does not begin with a country of the European Union; one of ${country} is written ${own}${text}`;
}

function problemOf(prefix: string, own: string, rule: (typeof VAT_NUMBER_RULES)[string]): string | undefined {
	if (!rule.format.test(own)) return `is not a VAT number: after ${prefix} come ${rule.says}`;
	if (rule.fits?.(own) === false) return 'is not a VAT number: its check digits do not fit';
	return undefined;
}

/** The SIREN within a French VAT number; undefined for numbers of other countries and of Monaco. */
export function sirenOfVatNumber(number: string): string | undefined {
	const text = compact(number);
	return /^FR..(?!000)\d{9}$/.test(text) ? text.slice(4) : undefined;
}
