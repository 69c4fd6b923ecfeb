import { listFiles } from '../../scripts/host/readFiles.mjs';
import { itemsOf, type Execution } from '../../scripts/host/executeWorkflow.mjs';
import { execute, host, ownNodes, readWorkflow } from './host';

/** The workflows that a person starts by hand; the others wait for a form or a webhook. */
const byHand = ['quote-to-cash.json'];

describe.each(byHand)('%s on the command line', (file) => {
	const workflow = readWorkflow(file);
	let execution: Execution;

	beforeAll(async () => {
		execution = await execute(workflow);
	});

	it('runs every node of this package, without an error', () => {
		const ran = Object.keys(execution.runData);
		expect(ran).toEqual(expect.arrayContaining(ownNodes(workflow).map(({ name }) => name)));
		expect(
			Object.values(execution.runData).flatMap((runs) => runs.flatMap(({ error }) => error ?? [])),
		).toEqual([]);
	});

	it('makes each kind of document, numbered', () => {
		const documents = ownNodes(workflow)
			.flatMap(({ name }) => itemsOf(execution, name))
			.map(({ json }) => json)
			.filter(({ kind }) => typeof kind === 'string');
		const kinds = [...new Set(documents.map(({ kind }) => kind))];
		expect(kinds).toEqual(
			expect.arrayContaining(['quotation', 'salesOrder', 'deliveryNote', 'invoice', 'creditNote']),
		);
		for (const kind of kinds) {
			expect(documents.filter((document) => document.kind === kind && document.number)).not.toEqual([]);
		}
	});

	it('prints them as PDFs', () => {
		const pdfs = listFiles(host.userFolder, execution).filter(
			({ mimeType }) => mimeType === 'application/pdf',
		);
		expect(pdfs.length).toBeGreaterThanOrEqual(5);
		for (const pdf of pdfs) expect(pdf.read().subarray(0, 4).toString()).toBe('%PDF');
	});

	it('gives the same documents when it runs again', async () => {
		const again = await execute(workflow);
		expect(numbersOf(again)).toEqual(numbersOf(execution));
	});

	function numbersOf(run: Execution): string[] {
		const numbers = ownNodes(workflow)
			.flatMap(({ name }) => itemsOf(run, name))
			.flatMap(({ json }) => (typeof json.number === 'string' ? [json.number] : []));
		return [...new Set(numbers)].sort();
	}
});
