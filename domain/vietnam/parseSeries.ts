import { refuse } from '../refusal';
import {
	INVOICE_FORMS,
	SERIES_LETTERS,
	type InvoiceForm,
	type InvoiceSeries,
	type SeriesLetter,
} from './series';

/** Five parts: form, C or K, year, letter, and two characters of the seller's; MISA gives digits there too. */
const PARTS = /^(.)(.)(..)(.)(..)$/;

/**
 * Reads form and series (mẫu số, ký hiệu): `1C26TAA`, or `C26TAA` with the form or the provider's template (`1/001`)
 * beside it. Small letters and spaces are forgiven.
 *
 * @throws Refusal `vietnam.series`, naming the part that is wrong
 */
export function parseSeries(text: string, template?: string, field = 'series'): InvoiceSeries {
	const plain = text.replace(/\s/g, '').toUpperCase();
	const beside = template?.trim().charAt(0) ?? '';
	if (plain.length === 7 && beside !== '' && !plain.startsWith(beside))
		wrong(
			text,
			field,
			`it begins with form ${plain.charAt(0)}, but the template '${template}' is of form ${beside}`,
		);
	const whole = plain.length === 6 ? `${beside}${plain}` : plain;
	const [, form = '', code = '', year = '', letter = '', own = ''] = PARTS.exec(whole) ?? [];
	if (form === '')
		wrong(text, field, 'it needs the form and six characters, or six characters and the template beside it');
	if (!isForm(form))
		wrong(text, field, `the form '${form}' is not one of ${Object.keys(INVOICE_FORMS).join(', ')}`);
	if (code !== 'C' && code !== 'K')
		wrong(
			text,
			field,
			`after the form comes C (with a code of the tax office) or K (without), not '${code}'`,
		);
	if (!/^\d\d$/.test(year)) wrong(text, field, `the year is two digits, not '${year}'`);
	if (!isLetter(letter))
		wrong(text, field, `the letter '${letter}' is not one of ${Object.keys(SERIES_LETTERS).join(', ')}`);
	if (!/^[A-Z0-9]{2}$/.test(own)) wrong(text, field, `it ends in two letters, not '${own}'`);
	return { form, withCode: code === 'C', year: 2000 + Number(year), letter, own };
}

const isForm = (text: string): text is InvoiceForm => Object.hasOwn(INVOICE_FORMS, text);
const isLetter = (text: string): text is SeriesLetter => Object.hasOwn(SERIES_LETTERS, text);

function wrong(text: string, field: string, what: string): never {
	refuse({
		rule: 'vietnam.series',
		field,
		message: `'${text}' is not a series of Vietnamese invoices: ${what}.`,
		fix: 'Copy form and series from the template list of the provider, for example 1C26TAA.',
	});
}
