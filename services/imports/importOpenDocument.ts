import { z } from 'zod/v4';
import { headerFields, lines } from '../../domain/schemas/documentInput';
import { date, id, reference, text } from '../../domain/schemas/fields';
import { assembleHeader } from '../parts/assembleHeader';
import { partyDetails } from '../parts/createMissingParty';
import { priceLines } from '../parts/priceLines';
import { resolveMaster } from '../parts/resolve';
import { insertDraft } from '../parts/writeDocument';
import type { UseCase } from '../useCase';
import { customerOf } from './customerOf';
import { inFileOrder, type RowView } from './rowView';
import { showFormer } from './showFormer';
import { assertSameAsBefore, validateFormer } from './writeFormer';

const { issueDate, validUntil, deliveryDate, customerReference, title, nature, currency, language, owner } =
	headerFields;
const header = { validUntil, deliveryDate, customerReference, title, nature, currency, language, owner };

const schema = z.object({
	company: id,
	/** The document of this number, where an earlier run has imported it. */
	known: id.optional(),
	createMissingCustomer: z.boolean().optional(),
	createMissingProducts: z.boolean().optional(),
	number: text(60),
	customer: reference,
	customerDetails: partyDetails.optional(),
	...header,
	issueDate: date,
	/** With the quantities that are still open. */
	lines,
});
const headerInput = z.object({ ...header, issueDate });

/**
 * Takes over an open quotation or order of a former system, with its own number. Its lines have what is left of them,
 * so that it converts like any other.
 */
export function importOpenDocument(kind: 'quotation' | 'salesOrder'): UseCase<typeof schema, RowView> {
	return {
		operation: `import.${kind}`,
		schema,
		order: inFileOrder(),
		scope: async (_tx, { company }) => company,
		async work(tx, input, context) {
			const {
				company: companyId,
				known,
				createMissingCustomer,
				createMissingProducts = false,
				...given
			} = input;
			if (known !== undefined) {
				await assertSameAsBefore(tx, known, given);
				return { ids: [known], reused: true };
			}
			const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
			const party = await customerOf(tx, company, input, context);
			const fields = headerInput.parse(input);
			const assembled = await assembleHeader(tx, kind, fields, { company, party }, context, ORIGIN);
			const priced = await priceLines(input.lines, {
				tx,
				kind,
				invoiceType: null,
				company,
				party,
				header: assembled,
				createMissingProducts,
				actor: context.actor,
			});
			const draft = await insertDraft(tx, { kind, header: assembled, lines: priced }, context);
			await validateFormer(tx, { ...draft, kind }, company, input.number, given, context);
			return { ids: [draft.id] };
		},
		show: showFormer,
	};
}

/**
 * What comes of it is our own sale, and conversions pass the origin on: with the origin of a former system the invoice
 * of an imported order would be left out of turnover.
 */
const ORIGIN = { origin: 'sale' } as const;
