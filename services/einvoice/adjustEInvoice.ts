import { z } from 'zod/v4';
import { TAX_CATEGORIES, type DocumentHeader, type DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { Exact } from '../../domain/money/decimal';
import { minorToFixed, sumMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { LineInput } from '../../domain/schemas/documentInput';
import { decimal, percent, quantity, reference, text } from '../../domain/schemas/fields';
import { assertAdjustmentSigns } from '../../domain/vietnam/assertAdjustmentSigns';
import { readVatRate } from '../../domain/vietnam/readVatRate';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { priceLines } from '../parts/priceLines';
import type { UseCase } from '../useCase';
import { correctionFields } from './correct/fields';
import { insertCorrection } from './correct/insertCorrection';
import { openOriginal, type Original } from './correct/openOriginal';
import { isIssued } from './correctionOf';

const DIRECTIONS = ['increase', 'decrease'] as const;

const difference = z.strictObject({
	direction: z.enum(DIRECTIONS, 'must be increase or decrease'),
	product: reference.optional(),
	description: text(1000).optional(),
	quantity: quantity.optional(),
	unit: z.string().optional(),
	/** By how much a unit costs more or less, without VAT; always written as more than zero. */
	unitPrice: decimal({ moreThan: 0, scale: 10 }),
	taxRate: percent.optional(),
	taxCategory: z.enum(TAX_CATEGORIES, `must be one of ${TAX_CATEGORIES.join(', ')}`).optional(),
});
type Difference = z.output<typeof difference>;

const schema = z.object({
	...correctionFields,
	/** What is to be added or taken off. */
	lines: z.array(difference, 'must be a list of differences').min(1).max(2000).optional(),
	/** The right words, where no amount was wrong. */
	information: z.array(text(500), 'must be a list of texts').min(1).max(100).optional(),
});
type Input = z.output<typeof schema>;

/**
 * The draft of an invoice that adjusts an issued e-invoice (hóa đơn điều chỉnh): the difference in money, what is taken off as
 * negative amounts; or the right words. Preview it, then issue it.
 */
export const adjustEInvoice: UseCase<typeof schema, DocumentView> = {
	operation: 'eInvoice.adjust',
	schema,
	...onDocument,
	withoutKey: () => 'hint',
	async work(tx, input, context) {
		assertOneForm(input);
		const original = await openOriginal(tx, input, context);
		const isMoney = input.lines !== undefined;
		const draft = await insertCorrection(
			tx,
			original,
			input,
			{
				method: 'adjustment',
				scope: isMoney ? 'money' : 'information',
				header: {},
				lines: (at, header) =>
					isMoney ? differences(at, original, input, header, context) : words(at, original, input),
			},
			context,
		);
		if (isMoney) {
			const signed = draft.lines.map((line, index) => ({
				direction: input.lines?.[index]?.direction ?? ('increase' as const),
				net: line.net,
				tax: 0,
			}));
			assertAdjustmentSigns(signed, draft.issueDate, original.record.number ?? '');
			await assertNotBelowZero(tx, original, draft.totals.gross);
		}
		return { ids: [draft.id] };
	},
};

function assertOneForm({ lines, information }: Input): void {
	if ((lines === undefined) !== (information === undefined)) return;
	refuse({
		rule: 'correction.oneForm',
		field: 'lines',
		message:
			lines === undefined
				? 'The adjustment says nothing.'
				: 'An adjustment is of money or of words, not of both.',
		fix: "Give 'lines' with the differences, or 'information' with the right words.",
	});
}

async function differences(
	tx: LedgerTx,
	original: Original,
	{ lines = [], rateWasWrong }: Input,
	header: DocumentHeader,
	context: WorkContext,
): Promise<DocumentLine[]> {
	const [code] = original.codes;
	const own = code === undefined ? {} : ratesOf(code);
	const asked = lines.map(({ direction, unitPrice, ...line }: Difference): LineInput => ({
		...line,
		...(line.description === undefined && line.product === undefined
			? { description: original.document.title ?? 'Điều chỉnh' }
			: {}),
		// A rate that was wrong is mended by taking the old one off and adding the new one, each at its own.
		...(line.taxRate === undefined && (original.codes.length === 1 || rateWasWrong === undefined) ? own : {}),
		quantity: line.quantity ?? '1',
		unitPrice: direction === 'decrease' ? new Exact(unitPrice).times(-1).toFixed() : unitPrice,
	}));
	return price(tx, original, asked, header, context);
}

const ratesOf = (code: string) => {
	const { taxCategory, taxRate } = readVatRate(code);
	return { taxCategory, taxRate };
};

function words(tx: LedgerTx, original: Original, { information = [] }: Input): Promise<DocumentLine[]> {
	const [code = 'KCT'] = original.codes;
	const { taxCategory, taxRate } = readVatRate(code);
	return Promise.resolve(
		information.map((description, index) => ({
			id: tx.newId('lin'),
			position: index + 1,
			kind: 'note',
			productId: null,
			productCode: null,
			description,
			comment: null,
			quantity: '0',
			unit: 'C62',
			unitPrice: null,
			unitCost: null,
			discountPercent: '0',
			taxCategory,
			taxRate,
			operationCode: null,
			net: 0,
		})),
	);
}

function price(
	tx: LedgerTx,
	{ company, party }: Original,
	lines: readonly LineInput[],
	header: DocumentHeader,
	{ actor }: WorkContext,
): Promise<DocumentLine[]> {
	const pricing = { tx, kind: 'invoice', invoiceType: header.invoiceType, company, party, header } as const;
	return priceLines(lines, { ...pricing, createMissingProducts: false, freezeOrder: true, actor });
}

/** All adjustments of an invoice together take off at most what it came to. */
async function assertNotBelowZero(
	tx: LedgerTx,
	{ document, record }: Original,
	gross: number,
): Promise<void> {
	const others = (await tx.eInvoices.correctionsOf([record.id])).filter(isIssued);
	const left = sumMinor([record.gross ?? 0, ...others.map((other) => other.gross ?? 0)]);
	if (left + gross >= 0) return;
	const money = (amount: number) => `${minorToFixed(amount, document.currency)} ${document.currency}`;
	refuse({
		rule: 'correction.tooMuch',
		field: 'lines',
		document: nameOf(document),
		message: `The adjustment takes off ${money(-gross)}, and e-invoice ${record.number} has ${money(left)} left.`,
		fix: 'Take off at most what is left, or replace the invoice.',
	});
}
