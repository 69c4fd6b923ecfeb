import { complaint, type Complaint } from '../reply';
import type { Json } from '../world';
import {
	BODY,
	BUYER,
	GENERAL_INFO,
	ITEM,
	METADATA,
	PAYMENT,
	SELLER,
	SUMMARY,
	TAX_BREAKDOWN,
	type FieldRule,
	type FieldRules,
} from './fieldRules';

const FITS: Readonly<Record<FieldRule['type'], (value: unknown) => boolean>> = {
	text: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number' && Number.isFinite(value),
	whole: Number.isInteger,
	epoch: (value) => Number.isInteger(value) && Number(value) % 1000 === 0,
	flag: (value) => typeof value === 'boolean',
	list: Array.isArray,
	object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	flagOrText: (value) => typeof value === 'boolean' || typeof value === 'string',
	numberOrText: (value) => typeof value === 'number' || typeof value === 'string',
};

const BLOCKS: Readonly<Record<string, FieldRules>> = {
	generalInvoiceInfo: GENERAL_INFO,
	buyerInfo: BUYER,
	sellerInfo: SELLER,
	payments: PAYMENT,
	itemInfo: ITEM,
	taxBreakdowns: TAX_BREAKDOWN,
	summarizeInfo: SUMMARY,
	metadata: METADATA,
};

/** The first field of an invoice that is unknown, missing, of a wrong type or too long. */
export function checkFields(body: unknown): Complaint | undefined {
	if (!FITS.object(body)) return complaint('BAD_REQUEST', 'Dữ liệu hóa đơn không hợp lệ');
	const invoice = body as Json;
	const faults = [
		() => checkMembers('body', invoice, BODY),
		...Object.entries(BLOCKS).map(
			([block, rules]) =>
				() =>
					checkBlock(block, invoice[block], rules),
		),
	];
	for (const find of faults) {
		const fault = find();
		if (fault) return fault;
	}
	for (const name of ['payments', 'itemInfo'])
		if ((invoice[name] as unknown[]).length === 0) return missing(name);
	return undefined;
}

function checkBlock(block: string, value: unknown, rules: FieldRules): Complaint | undefined {
	if (value === undefined) return undefined;
	const parts = Array.isArray(value) ? (value as unknown[]) : [value];
	for (const part of parts) {
		if (!FITS.object(part)) return wrong(block, 'is no object');
		const fault = checkMembers(block, part as Json, rules);
		if (fault) return fault;
	}
	return undefined;
}

function checkMembers(block: string, of: Json, rules: FieldRules): Complaint | undefined {
	const unknown = Object.keys(of).find((name) => !Object.hasOwn(rules, name));
	if (unknown !== undefined) return wrong(`${block}.${unknown}`, 'is not known');
	for (const [name, rule] of Object.entries(rules)) {
		const value = of[name];
		if (value === undefined || (value === '' && rule.required)) {
			if (!rule.required) continue;
			return missing(name);
		}
		const fault = checkValue(value, rule);
		if (fault !== undefined) return wrong(`${block}.${name}`, fault);
	}
	return undefined;
}

function checkValue(value: unknown, rule: FieldRule): string | undefined {
	if (value === null) return rule.nullable ? undefined : 'must not be null';
	if (!FITS[rule.type](value)) return `is no ${rule.type}`;
	if (rule.most !== undefined && String(value).length > rule.most) return `is longer than ${rule.most}`;
	if (rule.oneOf && !rule.oneOf.includes(value as string)) return `is none of ${rule.oneOf.join(', ')}`;
	if (rule.like && value !== '' && !rule.like.test(String(value))) return 'has a wrong form';
	return undefined;
}

const missing = (name: string): Complaint =>
	name === 'itemName'
		? complaint('INVOICE_VALID_INPUT_REQUIRED_ITEMNAME_ITEM', 'Tên hàng hóa bắt buộc nhập')
		: complaint(`INVOICE_VALID_INPUT_REQUIRED_${name.toUpperCase()}`, `Trường ${name} bắt buộc nhập`);

const wrong = (path: string, what: string): Complaint =>
	complaint('INVOICE_VALID_INPUT_INVALID_FIELD', `Trường ${path} không hợp lệ: ${what}`);
