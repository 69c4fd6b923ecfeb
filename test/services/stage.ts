import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { DATABASES, openTestLedger, type TestLedger } from '../support/ledgers';
import { openWholesaler, run, storyOn, WHOLESALER, type Story } from '../support/stories';

/** The ledger and the story of a test file, filled in before its first test. */
export interface Stage {
	readonly database: (typeof DATABASES)[number];
	test: TestLedger;
	story: Story;
}

/** Tells the same stories on SQLite and on PostgreSQL, each time on a fresh ledger with the wholesaler in it. */
export function onEachDatabase(title: string, tell: (stage: Stage) => void): void {
	describe.each(DATABASES)(`${title} on %s`, (database) => tell(stageOn(database)));
}

export function stageOn(database: (typeof DATABASES)[number]): Stage {
	const stage = { database } as Stage;
	beforeAll(async () => {
		stage.test = await openTestLedger(database);
		stage.story = storyOn(stage.test);
		await openWholesaler(stage.story);
	});
	afterAll(() => stage.test.dispose());
	return stage;
}

let companies = 0;

/** A company of its own for a story about numbers: its series start at 1. */
export async function foundCompany(story: Story, more: object = {}): Promise<string> {
	companies += 1;
	const code = `COMPANY${companies}`;
	await run(story, saveMaster('company'), { ...WHOLESALER, ...more, code });
	await run(story, saveMaster('party'), { code: `${code}-C`, name: 'Client', company: code });
	return code;
}

export const linesOf = (...quantities: number[]) =>
	quantities.map((quantity, index) => ({ description: `Article ${index + 1}`, quantity, unitPrice: 10 }));

/** An order of the wholesaler's first customer, validated: 10 bags of flour, 4 bottles of oil unless told otherwise. */
export function order(story: Story, more: object = {}): Promise<DocumentView> {
	const lines = [
		{ product: 'FLOUR', quantity: 10 },
		{ product: 'OIL', quantity: 4 },
	];
	return run(story, createDocument('salesOrder'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines,
		validate: true,
		...more,
	});
}

let references = 0;

/** A reference that no other item has. */
export function reference(): string {
	references += 1;
	return `ref-${references}`;
}

/** A validated invoice from lines. */
export function invoice(story: Story, more: object = {}): Promise<DocumentView> {
	return run(story, createInvoiceFromLines, {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [
			{ product: 'FLOUR', quantity: 10 },
			{ product: 'OIL', quantity: 4 },
		],
		validate: true,
		externalReference: reference(),
		...more,
	});
}

/** Part of a document, line by line. */
export function part(
	story: Story,
	to: Kind,
	id: string,
	quantities: Record<number, number | string>,
	more: object = {},
): Promise<DocumentView> {
	const choices = Object.entries(quantities).map(([line, quantity]) => ({ line: Number(line), quantity }));
	return run(story, convertDocument(to), {
		id,
		quantities: choices,
		validate: true,
		externalReference: reference(),
		...more,
	});
}

export function invoiceOf(
	story: Story,
	...notes: ReadonlyArray<Pick<DocumentView, 'id'>>
): Promise<DocumentView> {
	return run(story, createInvoiceFromDocuments, { ids: notes.map((note) => note.id), validate: true });
}

/** What a document was when it was read: to show that nothing of it changes. */
export async function stored(stage: Stage, { id }: Pick<DocumentView, 'id'>): Promise<BillingDocument> {
	const document = await stage.story.ledger.read.documents.get(id);
	if (!document) throw new Error(`${id} is not stored`);
	return document;
}

/** The refusal that a use case answers with; an input that is taken fails the test. */
export async function refusedBy(story: Story, useCase: AnyUseCase, input: unknown) {
	const [outcome] = await runUseCase(useCase, story, [input]);
	if (outcome?.ok !== false) throw new Error(`${useCase.operation} was not refused`);
	return outcome.error as { rule: string; message: string; fix: string; field?: string; document?: string };
}

/** Hints that one run left. */
export async function hintsOf(story: Story, useCase: AnyUseCase, input: unknown): Promise<readonly string[]> {
	const [outcome] = await runUseCase(useCase, story, [input]);
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value.hints;
}

export const quantitiesOf = (view: DocumentView): number[] =>
	view.details.lines.filter(({ kind }) => kind !== 'note').map(({ quantity }) => quantity);
