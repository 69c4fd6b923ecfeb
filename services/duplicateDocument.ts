import { z } from 'zod/v4';
import { lineAmounts } from '../domain/amounts/computeLineAmount';
import { copyFields, DUPLICATE_HEADER } from '../domain/documents/conversions';
import type { DocumentHeader } from '../domain/documents/document';
import { refuse } from '../domain/refusal';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { id } from '../domain/schemas/fields';
import { assembleHeader } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { getDocument, resolveMaster } from './parts/resolve';
import { insertDraft } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({ ...envelope, id, ...headerFields });

/** A new draft of the same kind with the same lines: new date, no number, no links of quantities. */
export const duplicateDocument: UseCase<typeof schema, DocumentView> = {
	operation: 'document.duplicate',
	schema,
	...onDocument,
	withoutKey: () => 'hint',
	async work(tx, input, context) {
		const source = await getDocument(tx, input.id);
		if (source.kind === 'creditNote') {
			refuse({
				rule: 'duplicate.creditNote',
				document: nameOf(source),
				message: 'A credit note is not duplicated: it belongs to its invoice.',
				fix: 'Create a credit note of the invoice with the Create Invoice node.',
			});
		}
		const company = await resolveMaster(tx, 'company', source.companyId, undefined, 'company');
		const party = await resolveMaster(tx, 'party', source.partyId, undefined, 'customer');
		const copied = copyFields<DocumentHeader>(source, DUPLICATE_HEADER);
		// A copy of what a former system sold is a sale of ours: it counts in our figures.
		const taken = copied.origin === 'formerSystem' ? { ...copied, origin: 'sale' as const } : copied;
		const header = await assembleHeader(tx, source.kind, input, { company, party }, context, taken);
		const lines = source.lines.map((line) => ({
			...line,
			id: tx.newId('lin'),
			...(line.tax === undefined ? lineAmounts(line, header) : {}),
		}));
		const parents = [{ id: source.id, relation: 'duplicateOf' as const }];
		const draft = await insertDraft(tx, { kind: source.kind, header, lines, parents }, context);
		return { ids: [draft.id] };
	},
};
