/** What a field may hold. MISA itself takes fields that it does not know in silence; the sandbox tells. */
export interface FieldRule {
	readonly type:
		'text' | 'number' | 'whole' | 'flag' | 'date' | 'moment' | 'guid' | 'list' | 'object' | 'digits';
	/** Longest text. */
	readonly most?: number;
	readonly required?: true;
	readonly nullable?: true;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

export const required = (rule: FieldRule): FieldRule => ({ ...rule, required: true });
export const orNull = (rule: FieldRule): FieldRule => ({ ...rule, nullable: true });
export const text = (most: number): FieldRule => ({ type: 'text', most });
export const number: FieldRule = { type: 'number' };
export const whole: FieldRule = { type: 'whole' };
export const flag: FieldRule = { type: 'flag' };
export const date: FieldRule = { type: 'date' };

/** The same rule for several fields. */
export const each = (names: string, rule: FieldRule): FieldRules =>
	Object.fromEntries(names.split(' ').map((name) => [name, rule]));

/** `CustomField1` to `CustomField10`, or those of a row. */
export const customFields = (suffix = ''): FieldRules =>
	Object.fromEntries(
		Array.from({ length: 10 }, (_, index) => [`CustomField${index + 1}${suffix}`, text(255)]),
	);
