import type { PostalAddress } from '../../../domain/documents/document';
import { fillText } from './fillText';
import { lookUp } from './lookUp';

/**
 * Lines of an address in the order of its country. The country itself is named, in capitals and in the language of
 * the print, when the letter leaves the sender's country.
 */
export function formatAddress(
	address: PostalAddress,
	formats: Readonly<Record<string, readonly string[]>>,
	locale: string,
	homeCountry: string | undefined,
): string[] {
	const { country, ...parts } = address;
	const format = lookUp(formats, country) ?? formats.default ?? [];
	const lines = format.map((line) => tidy(fillText(line, { ...parts })));
	if (country !== homeCountry) lines.push(nameCountry(country, locale).toLocaleUpperCase(locale));
	return lines.filter((line) => line !== '');
}

/** Closes the gaps that missing parts leave: ` ,  Hà Nội` → `Hà Nội`. */
function tidy(line: string): string {
	return line
		.replace(/\s+/g, ' ')
		.replace(/ ,/g, ',')
		.replace(/(,\s*)+/g, ', ')
		.replace(/^[,\s]+|[,\s]+$/g, '');
}

function nameCountry(country: string, locale: string): string {
	try {
		return new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
	} catch {
		// Not a country code: printed as it was given.
		return country;
	}
}
