import { OPERATIONS as MASTER_DATA } from '../../nodes/BillingMasterData/operations';
import { OPERATIONS as INVOICES } from '../../nodes/CreateInvoice/operations';
import { OPERATIONS as DOCUMENTS } from '../../nodes/SalesDocument/operations';
import type { OperationTable } from '../../nodes/shared/operation';
import { OUTPUT_FIELDS, type OutputName } from '../../nodes/shared/outputFields';
import workflow from '../../workflows/quote-to-cash.json';
import expected from '../workflows/expected/quote-to-cash.json';

/** The list of output fields against the pinned output of the whole pipeline. */

const TABLES: Readonly<Record<string, OperationTable>> = {
	billingMasterData: MASTER_DATA,
	createInvoice: INVOICES,
	salesDocument: DOCUMENTS,
};

interface Pinned {
	readonly items?: ReadonlyArray<{ json: Record<string, unknown> }>;
}

const ran = workflow.nodes.flatMap(({ name, type, parameters }) => {
	const output = outputOf(type, parameters as { resource?: string; operation?: string });
	const items = (expected as Record<string, Pinned>)[name]?.items ?? [];
	return output && items.length > 0 ? [{ name, output, items }] : [];
});

function outputOf(
	type: string,
	{ resource = '', operation }: { resource?: string; operation?: string },
): OutputName | undefined {
	const node = type.split('.')[1] ?? '';
	if (node === 'renderBillingDocument') return 'printedDocument';
	return TABLES[node]?.[resource]?.find(({ name }) => name === operation)?.output;
}

describe('the fields that an operation promises', () => {
	it('are checked for every node of the pipeline', () => {
		expect(ran.length).toBeGreaterThan(25);
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
	const wanted = type.replace('?', '');
	if (value === null) return type.endsWith('?');
	return Array.isArray(value) ? wanted === 'array' : typeof value === wanted;
}
