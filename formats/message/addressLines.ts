import type { PostalAddress } from '../../domain/documents/document';
import type { MessageLanguage } from '../../domain/dunning/policy';
import { loadLayout, loadTexts } from '../pdf/loadTemplates';
import { formatAddress } from '../pdf/text/formatAddress';

/** An address as prints write it, one line a row; undefined where there is none. */
export function addressLines(
	address: PostalAddress | undefined,
	language: MessageLanguage,
	homeCountry: string,
): string | undefined {
	if (address === undefined) return undefined;
	const { locale } = loadTexts(language);
	return formatAddress(address, loadLayout().addressFormats, locale, homeCountry).join('\n');
}
