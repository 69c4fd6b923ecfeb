import { validateDocument } from '../../../services/validateDocument';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import type { EInvoiceContext, EInvoiceOperation } from '../../../services/einvoice/operation';
import type { DocumentView } from '../../../services/parts/documentView';
import { saveMaster } from '../../../services/saveMaster';
import type { Outcome } from '../../../services/useCase';
import { DATABASES, openTestLedger, type TestLedger } from '../../support/ledgers';
import { HANOI, run, storyOn, type Story } from '../../support/stories';
import { FakeProvider } from './fakeProvider';

/** The day of these stories: the present rules on corrections hold. */
export const TODAY = '2026-09-15T03:00:00.000Z';

export const HOGUOM = { ...HANOI, eInvoiceTemplate: 'tpl-1', eInvoiceSeries: '1C26TAA' };

export type EInvoiceStory = Story & EInvoiceContext & { readonly provider: FakeProvider };

type FakeOptions = Partial<ConstructorParameters<typeof FakeProvider>[0]>;

/** A Vietnamese company with its customers, and a provider in memory; waiting moves the clock. */
export async function openHanoi(test: Pick<TestLedger, 'ledger'>, more: object = {}): Promise<Story> {
	const story = storyOn(test);
	story.at(TODAY);
	await run(story, saveMaster('company'), { ...HOGUOM, ...more });
	const party = saveMaster('party');
	const address = { line1: '12 Lê Lợi', city: 'Đà Nẵng', country: 'VN' };
	await run(story, party, {
		code: 'SAOMAI',
		name: 'Công ty Sao Mai',
		company: 'HANOI',
		registrationNumber: '0101243150',
		address,
		email: 'ketoan@saomai.example',
	});
	await run(story, party, {
		code: 'ANNA',
		name: 'Nguyễn Anna',
		company: 'HANOI',
		professional: false,
		address,
	});
	return story;
}

export function withProvider(story: Story, options: FakeOptions = {}): EInvoiceStory {
	const provider = new FakeProvider({ now: story.now, ...options });
	return withFake(story, provider);
}

export function withFake(story: Story, provider: FakeProvider): EInvoiceStory {
	const wait = async (milliseconds: number) =>
		story.at(new Date(Date.parse(story.now()) + milliseconds).toISOString());
	return { ...story, provider, wait };
}

/** Minutes later. */
export const later = (story: Story, minutes: number) =>
	story.at(new Date(Date.parse(story.now()) + minutes * 60_000).toISOString());

let references = 0;

export const vnLine = (unitPrice: number, taxRate: number | string, more: object = {}) => ({
	description: `Hàng ${unitPrice}`,
	quantity: 2,
	unitPrice,
	...(typeof taxRate === 'number' ? { taxRate } : { taxCategory: taxRate, taxRate: 0 }),
	...more,
});

/** A draft invoice of the Vietnamese company. */
export function draft(story: Story, more: object = {}): Promise<DocumentView> {
	references += 1;
	return run(story, createInvoiceFromLines, {
		company: 'HANOI',
		customer: 'SAOMAI',
		lines: [vnLine(100_000, 8)],
		externalReference: `vn-${references}`,
		...more,
	});
}

export async function bill(story: Story, more: object = {}): Promise<DocumentView> {
	const { id } = await draft(story, more);
	return run(story, validateDocument, { id });
}

/** Runs an operation on one input and gives its first view; an error is thrown. */
export async function perform<View>(
	context: EInvoiceContext,
	operation: EInvoiceOperation<View>,
	input: unknown,
): Promise<View> {
	return (await performAll(context, operation, input)).value.views[0] as View;
}

export async function performAll<View>(
	context: EInvoiceContext,
	operation: EInvoiceOperation<View>,
	input: unknown,
): Promise<Extract<Outcome<View>, { ok: true }>> {
	const [outcome] = await operation.run(context, [input]);
	if (!outcome?.ok) throw outcome?.error;
	return outcome;
}

/** The refusal that an operation answers with. */
export async function refusedBy(
	context: EInvoiceContext,
	operation: EInvoiceOperation<unknown>,
	input: unknown,
) {
	const [outcome] = await operation.run(context, [input]);
	if (outcome?.ok !== false) throw new Error(`${operation.operation} was not refused`);
	return outcome.error as {
		rule: string;
		message: string;
		fix: string;
		field?: string;
		document?: string;
		committed?: string;
	};
}

export interface HanoiStage {
	readonly database: (typeof DATABASES)[number];
	test: TestLedger;
	story: Story;
}

/** The same stories on SQLite and on PostgreSQL. */
export function inHanoi(title: string, tell: (stage: HanoiStage) => void): void {
	describe.each(DATABASES)(`${title} on %s`, (database) => {
		const stage = { database } as HanoiStage;
		beforeAll(async () => {
			stage.test = await openTestLedger(database, TODAY);
			stage.story = await openHanoi(stage.test);
		});
		afterAll(() => stage.test.dispose());
		tell(stage);
	});
}
