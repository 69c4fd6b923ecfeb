import type { ReceivedSummary } from '../../../domain/received/summarize';

export interface Scored {
	readonly id: string;
	readonly group: string;
	/** By field; null and fields that are not known here ask for nothing. */
	readonly expected: Readonly<Record<string, string | number | null>>;
	readonly found: ReceivedSummary | undefined;
	readonly isFlagged: boolean;
}

interface Outcome extends Pick<Scored, 'id' | 'group' | 'isFlagged'> {
	readonly field: string;
	readonly isRight: boolean;
	readonly expected: string | number;
	readonly found: string | number | null;
}

const FIELDS = [
	...[
		'number',
		'series',
		'typeCode',
		'issueDate',
		'dueDate',
		'sellerName',
		'sellerTradingName',
		'sellerTaxId',
	],
	...['sellerLegalId', 'currency', 'netTotal', 'taxTotal', 'grossTotal', 'payable', 'lineCount'],
] as const;
/** Words that a name may have or lack and still be the same. */
const FORMS = /\b(?:sarl|sas|sa|gmbh|ag|ltd|limited|inc|llc|bv|b\.v\.)(?![\p{L}\p{N}])\.?/giu;

/** What was read right, by group and field. */
export class ScoreTable {
	private readonly outcomes: Outcome[] = [];

	add({ id, group, expected, found, isFlagged }: Scored): void {
		for (const field of FIELDS) {
			const wanted = expected[field];
			if (wanted === null || wanted === undefined) continue;
			const got = found?.[field] ?? null;
			const isRight = isSame(field, wanted, got, found?.lineCount === 0);
			this.outcomes.push({ id, group, field, isFlagged, isRight, expected: wanted, found: got });
		}
	}

	missesOf(group: string, fields?: readonly string[]): string[] {
		return this.of(group, fields)
			.filter(({ isRight }) => !isRight)
			.map(({ id, field, expected, found }) => `${id} ${field}: ${found}, not ${expected}`);
	}

	/** Right ones of all that were expected. */
	shareOf(group: string, fields?: readonly string[]): number {
		const outcomes = this.of(group, fields);
		return outcomes.filter(({ isRight }) => isRight).length / outcomes.length;
	}

	/** Of the documents with something wrong in them, those that a person is asked to verify. */
	flaggedShare(): number {
		const wrong = new Map(
			this.outcomes.filter(({ isRight }) => !isRight).map(({ id, isFlagged }) => [id, isFlagged]),
		);
		return wrong.size === 0 ? 1 : [...wrong.values()].filter(Boolean).length / wrong.size;
	}

	print(): string {
		const groups = [...new Set(this.outcomes.map(({ group }) => group))];
		const cell = (group: string, field: string) => {
			const outcomes = this.of(group, [field]);
			const right = outcomes.filter(({ isRight }) => isRight).length;
			return (outcomes.length === 0 ? '' : `${right}/${outcomes.length}`).padStart(12);
		};
		const rows = FIELDS.map((field) => field.padEnd(20) + groups.map((group) => cell(group, field)).join(''));
		const head = 'read right'.padEnd(20) + groups.map((group) => group.padStart(12)).join('');
		const misses = groups.flatMap((group) => this.missesOf(group)).map((miss) => `  wrong: ${miss}`);
		return ['', head, ...rows, ...misses].join('\n');
	}

	private of(group: string, fields?: readonly string[]): Outcome[] {
		return this.outcomes.filter(
			(one) => one.group === group && (fields === undefined || fields.includes(one.field)),
		);
	}
}

/** Amounts as numbers, ids without blanks, names without case, dots and legal form. */
function isSame(
	field: string,
	wanted: string | number,
	got: string | number | null,
	hasNoLines: boolean,
): boolean {
	if (got === null) return false;
	if (field === 'lineCount' && hasNoLines) return wanted === 0;
	if (typeof wanted === 'number') return Number(got) === wanted;
	const normal = field.endsWith('Name') ? nameOf : (text: string) => text.replace(/\s/g, '').toUpperCase();
	return normal(String(got)) === normal(wanted);
}

function nameOf(text: string): string {
	return text
		.replace(FORMS, '')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}
