import { setImmediate } from 'node:timers/promises';
import type { MasterKind } from '../../domain/masters/schemas';
import { Refusal } from '../../domain/refusal';
import type { Reading } from '../../ledger/port';

/** The embedded ledger answers at once: between two pages others have their turn. */
const PAGE = 500;

/** Codes of masters that a spreadsheet would spoil. */
export interface CodeTwins {
	/** @throws Refusal `import.leadingZeros` where `00123` exists and `123`, which was given, does not. */
	assertWhole(code: string, field: string): void;
}

/** A spreadsheet makes 123 of the code 00123: a new record beside the old one is not what anybody wants. */
export async function readCodeTwins(
	{ masters }: Pick<Reading, 'masters'>,
	kind: MasterKind,
	companyId: string,
): Promise<CodeTwins> {
	const codes = new Set<string>();
	for (let after: string | undefined; ;) {
		const page = await masters.list({ kind, companyId, after, limit: PAGE });
		for (const { code } of page) codes.add(code);
		if (page.length < PAGE) break;
		after = page.at(-1)?.id;
		await setImmediate();
	}
	const withZeros = new Map(
		[...codes].filter((code) => /^0+[1-9]\d*$/.test(code)).map((code) => [code.replace(/^0+/, ''), code]),
	);
	return {
		assertWhole(code, field) {
			const twin = withZeros.get(code);
			if (twin === undefined || codes.has(code)) return;
			throw new Refusal({
				rule: 'import.leadingZeros',
				field,
				message: `'${field}' has '${code}', which does not exist, but '${twin}' does: the spreadsheet has dropped its zeros.`,
				fix: 'Format the column as text before you fill it, and import the file again.',
			});
		},
	};
}

/** Nothing to look for when no code is a bare number. */
export const NO_TWINS: CodeTwins = { assertWhole: () => undefined };
