import { z } from 'zod/v4';
import { lineAmounts } from '../../domain/amounts/computeLineAmount';
import type { DocumentHeader, DocumentLine } from '../../domain/documents/document';
import { refuse } from '../../domain/refusal';
import { lines as linesField } from '../../domain/schemas/documentInput';
import { findVatRate } from '../../domain/vietnam/findVatRate';
import { splitByRate } from '../../domain/vietnam/splitByRate';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { changeLines, lineChange } from '../parts/changeLines';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { priceLines } from '../parts/priceLines';
import type { UseCase } from '../useCase';
import { correctionFields } from './correct/fields';
import { insertCorrection } from './correct/insertCorrection';
import { openOriginal, type Original } from './correct/openOriginal';

const schema = z.object({
	...correctionFields,
	/** Changes of lines, by their number on the original; the others stay as they were. */
	changes: z.array(lineChange, 'must be a list of changes, each with a line').max(2000).optional(),
	/** Lines that were missing. */
	addLines: linesField.optional(),
});
type Input = z.output<typeof schema>;

/**
 * The draft of an invoice that replaces an issued e-invoice (hóa đơn thay thế): its lines and prices as they were, with what
 * was wrong put right. Preview it, then issue it: from then on the original is replaced. The rate stays, unless it is what
 * was wrong.
 */
export const replaceEInvoice: UseCase<typeof schema, DocumentView> = {
	operation: 'eInvoice.replace',
	schema,
	...onDocument,
	withoutKey: () => 'hint',
	async work(tx, input, context) {
		const original = await openOriginal(tx, input, context);
		const { header, lines } = partOf(original);
		const rates = newRates(input);
		const charges = (header.charges ?? []).map((charge) => ({ ...charge, ...rates }));
		const draft = await insertCorrection(
			tx,
			original,
			input,
			{
				method: 'replacement',
				scope: 'money',
				header: { ...header, charges },
				lines: (at, complete) => newLines(at, original, lines, input, complete, context),
			},
			context,
		);
		return { ids: [draft.id] };
	},
};

/** What of the document stands on the e-invoice: its lines, charges and share of the discount. */
function partOf({ document, record }: Original): {
	readonly header: Partial<DocumentHeader>;
	readonly lines: readonly DocumentLine[];
} {
	const { lines, charges, discount } = document;
	if (record.rate === null) return { header: { charges, ...(discount ? { discount } : {}) }, lines };
	const part = splitByRate(document).find(({ code }) => code === record.rate);
	const rows = part?.rows ?? [];
	const own = new Set(rows.flatMap((row) => ('line' in row && row.kind !== 'otherTax' ? row.line.id : [])));
	const allowance = part?.totals.allowance ?? 0;
	// A percentage holds for a part as for the whole; an amount does not.
	const shared =
		discount && discount.percent === null
			? { ...discount, base: 'net' as const, amount: allowance }
			: discount;
	return {
		header: {
			charges: rows.flatMap((row) => (row.kind === 'charge' ? row.charge : [])),
			...(shared && allowance !== 0 ? { discount: shared } : {}),
		},
		lines: lines.filter(({ id }) => own.has(id)),
	};
}

function newRates({ rateWasWrong }: Input): Partial<Pick<DocumentLine, 'taxRate' | 'taxCategory'>> {
	if (rateWasWrong === undefined) return {};
	const { taxRate, taxCategory = taxRate === '0' ? 'Z' : 'S' } = rateWasWrong;
	findVatRate({ taxCategory, taxRate }, 'rateWasWrong.taxCategory');
	return { taxRate, taxCategory };
}

async function newLines(
	tx: LedgerTx,
	{ document, company, party }: Original,
	lines: readonly DocumentLine[],
	input: Input,
	header: DocumentHeader,
	context: WorkContext,
): Promise<DocumentLine[]> {
	const rates = newRates(input);
	const changed = changeLines({ ...document, lines }, input.changes ?? [], new Set());
	const kept = changed.map(({ deliveryNoteId: _note, exemptionReason, ...line }): DocumentLine => {
		const priced = { ...line, ...(line.kind === 'note' ? {} : rates), id: tx.newId('lin') };
		const reason = exemptionReason === undefined || rates.taxRate !== undefined ? {} : { exemptionReason };
		return {
			...priced,
			...reason,
			...(line.tax === undefined && line.kind !== 'note' ? lineAmounts(priced, header) : {}),
		};
	});
	const pricing = { kind: 'invoice', invoiceType: header.invoiceType, company, party, header } as const;
	const added = input.addLines
		? await priceLines(input.addLines, { ...pricing, tx, createMissingProducts: false, actor: context.actor })
		: [];
	const all = [...kept, ...added].map((line, index) => ({ ...line, position: index + 1 }));
	if (all.length > 0) return all;
	return refuse({
		rule: 'lines.empty',
		field: 'changes',
		message: 'Nothing is left on the replacement.',
		fix: 'Keep a line, or adjust the invoice by negative amounts (Adjust).',
	});
}
