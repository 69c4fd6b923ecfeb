import type { Fault } from '../reply';
import type { Json } from '../world';
import type { FieldRule, FieldRules } from './fieldRules';

/** How the codes of a group of fields are written. */
export interface CodeNames {
	/** A field that is wrong. */
	readonly wrong: (field: string) => string;
}

export const HEADER_CODES: CodeNames = { wrong: (field) => `Invalid_[Invoice.${field}]` };
export const DETAIL_CODES: CodeNames = { wrong: (field) => `InvoiceDetail_${field}` };
export const RATE_CODES: CodeNames = { wrong: (field) => `TaxRateInfo_${field}` };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const isRealDate = (value: string) => {
	const moment = new Date(`${value.slice(0, 10)}T00:00:00Z`);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value.slice(0, 10));
};

const FITS: Readonly<Record<FieldRule['type'], (value: unknown) => boolean>> = {
	text: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number' && Number.isFinite(value),
	whole: Number.isInteger,
	flag: (value) => typeof value === 'boolean',
	date: (value) => typeof value === 'string' && DATE.test(value) && isRealDate(value),
	moment: (value) => typeof value === 'string' && MOMENT.test(value) && isRealDate(value),
	guid: (value) => typeof value === 'string' && GUID.test(value),
	digits: (value) => typeof value === 'string' && /^\d+$/.test(value),
	list: Array.isArray,
	object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** The first field that is unknown, missing, of a wrong type or too long. */
export function checkFields(of: unknown, rules: FieldRules, { wrong }: CodeNames): Fault | undefined {
	if (typeof of !== 'object' || of === null || Array.isArray(of))
		return { code: 'InvalidInvoiceData', description: 'An object is wanted' };
	const unknown = Object.keys(of).find((name) => !Object.hasOwn(rules, name));
	if (unknown !== undefined)
		return { code: 'InvalidInvoiceData', description: `Field '${unknown}' is not known` };
	for (const [name, rule] of Object.entries(rules)) {
		const fault = checkField(name, (of as Json)[name], rule);
		if (fault === 'missing')
			return { code: `RequireError_${name}`, description: `Field '${name}' is missing` };
		if (fault !== undefined) return { code: wrong(name), description: `Field '${name}' ${fault}` };
	}
	return undefined;
}

function checkField(name: string, value: unknown, rule: FieldRule): string | undefined {
	if (value === undefined) return rule.required ? 'missing' : undefined;
	if (value === null) return rule.nullable ? undefined : `must not be null`;
	if (!FITS[rule.type](value)) return `is no ${rule.type}`;
	if (rule.most !== undefined && [...String(value)].length > rule.most) return `is longer than ${rule.most}`;
	const isEmpty = rule.required && rule.type === 'text' && value === '';
	// A note has a rate and a unit that are empty.
	return isEmpty && name !== 'VATRateName' && name !== 'UnitName' ? 'missing' : undefined;
}
