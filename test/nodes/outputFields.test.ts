import { OPERATIONS as MASTER_DATA } from '../../nodes/BillingMasterData/operations';
import { OPERATIONS as INVOICES } from '../../nodes/CreateInvoice/operations';
import { OPERATIONS as E_INVOICES } from '../../nodes/IssueEInvoice/operations';
import { OPERATIONS as CORRECTIONS } from '../../nodes/ReplaceInvoice/operations';
import { OPERATIONS as DOCUMENTS } from '../../nodes/SalesDocument/operations';
import type { OperationTable } from '../../nodes/shared/operation';
import { OUTPUT_FIELDS, type OutputName } from '../../nodes/shared/outputFields';
import sync from '../../workflows/einvoice-sync.json';
import issue from '../../workflows/issue-einvoice.json';
import pipeline from '../../workflows/quote-to-cash.json';
import replace from '../../workflows/replace-einvoice.json';
import synced from '../workflows/expected/einvoice-sync.json';
import issued from '../workflows/expected/issue-einvoice.json';
import sold from '../workflows/expected/quote-to-cash.json';
import replaced from '../workflows/expected/replace-einvoice.json';

/** The list of output fields against the pinned output of the whole pipeline, and of e-invoices. */

const TABLES: Readonly<Record<string, OperationTable>> = {
	billingMasterData: MASTER_DATA,
	createInvoice: INVOICES,
	issueEInvoice: E_INVOICES,
	replaceInvoice: CORRECTIONS,
	salesDocument: DOCUMENTS,
};

interface Pinned {
	readonly items?: ReadonlyArray<{ json: Record<string, unknown> }>;
}

interface Workflow {
	readonly nodes: ReadonlyArray<{ name: string; type: string; parameters: object }>;
}

const RUNS: ReadonlyArray<[Workflow, object]> = [
	[pipeline, sold],
	[issue, issued],
	[replace, replaced],
	[sync, synced],
];

const ran = RUNS.flatMap(([{ nodes }, expected]) =>
	nodes.flatMap(({ name, type, parameters }) => {
		const output = outputOf(type, parameters as { resource?: string; operation?: string });
		const items = (expected as Record<string, Pinned>)[name]?.items ?? [];
		return output && items.length > 0 ? [{ name, output, items }] : [];
	}),
);

function outputOf(
	type: string,
	{ resource = '', operation }: { resource?: string; operation?: string },
): OutputName | undefined {
	const node = type.split('.')[1] ?? '';
	if (node === 'renderBillingDocument') return 'printedDocument';
	return TABLES[node]?.[resource]?.find(({ name }) => name === operation)?.output;
}

describe('the fields that an operation promises', () => {
	it('are checked for every node of the pipeline, and of e-invoices', () => {
		expect(ran.length).toBeGreaterThan(35);
	});

	it.each(ran)('are those of "$name"', ({ output, items }) => {
		const fields: Readonly<Record<string, string>> = OUTPUT_FIELDS[output];
		for (const { json } of items) {
			expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(json)));
			expect(Object.keys(json)).toEqual(
				expect.arrayContaining(Object.keys(fields).filter((field) => !fields[field]?.endsWith('?'))),
			);
			for (const [field, value] of Object.entries(json))
				expect([field, fits(value, fields[field] ?? '')]).toEqual([field, true]);
		}
	});
});

function fits(value: unknown, type: string): boolean {
	// What hangs on a drawn code is pinned without its value.
	if (value === '<size>') return type === 'number';
	const wanted = type.replace('?', '');
	if (value === null) return type.endsWith('?');
	return Array.isArray(value) ? wanted === 'array' : typeof value === wanted;
}
