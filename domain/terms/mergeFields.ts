import { refuse } from '../refusal';

/** Merge fields (variables de publipostage) of an instalment's title, and what each stands for. */
export const MERGE_FIELDS = {
	number: 'number of the document',
	company: 'name of the company',
	customer: 'name of the customer or supplier',
	customerReference: "the customer's own order number",
	title: 'title of the document',
	issueDate: 'date of the document',
	position: 'place of the instalment: 1, 2, 3…',
	count: 'how many instalments there are',
	percent: 'its share of the total',
	amount: 'its amount with the currency',
	dueDate: 'the day on which it falls due',
	method: 'how it is paid',
} as const;
export type MergeField = keyof typeof MERGE_FIELDS;
export type MergeValues = Readonly<Record<MergeField, string>>;

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** @throws Refusal `terms.mergeField`, naming the field and those that exist. */
export function checkMergeFields(template: string, field: string): void {
	for (const [, name = ''] of template.matchAll(FIELD)) {
		if (Object.hasOwn(MERGE_FIELDS, name)) continue;
		refuse({
			rule: 'terms.mergeField',
			field,
			message: `The title has the merge field {{${name}}}, which does not exist.`,
			fix: `Use one of ${Object.keys(MERGE_FIELDS)
				.map((known) => `{{${known}}}`)
				.join(', ')}.`,
		});
	}
}

/** One pass, so that braces inside a value stay text. Spaces that an empty value leaves behind go with it. */
export function fillMergeFields(template: string, values: MergeValues): string {
	const filled = template.replace(FIELD, (_, name: string) =>
		Object.hasOwn(MERGE_FIELDS, name) ? values[name as MergeField] : '',
	);
	return filled.replace(/ {2,}/g, ' ').trim();
}
