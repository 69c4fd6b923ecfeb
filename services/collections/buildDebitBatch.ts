import { z } from 'zod/v4';
import { parseMinor } from '../../domain/money/minor';
import { envelope } from '../../domain/schemas/documentInput';
import { date, decimal, id, reference } from '../../domain/schemas/fields';
import { debitOptions } from '../../domain/sepa/debitBatch';
import { DEBIT_VERSION_NAMES } from '../../domain/sepa/debitVersions';
import { refuse } from '../../domain/refusal';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import { getDocument, unknownDocument } from '../parts/resolve';
import type { UseCase } from '../useCase';
import { showBatches, type BatchView } from './batchView';
import type { WantedDebit } from './examine';
import { examineAll } from './examineAll';
import { findSameBatches } from './findSameBatches';
import { planCollections, type PlannedAccount, type PlannedCollections } from './planCollections';
import { refuseLeftOut, tellLeftOut, tellNotices } from './refuseLeftOut';
import { storeBatch } from './storeBatch';

const schema = z.object({
	...envelope,
	/** Only invoices of this one are taken; else each company gets batches of its own. */
	company: reference.optional(),
	/** Bank account that collects all of them; that of each invoice where it is missing. */
	account: reference.optional(),
	items: z
		.array(
			z.object({
				document: id,
				instalment: z.int().min(1).optional(),
				/** Everything that is to pay where it is missing. */
				amount: decimal({ moreThan: 0, scale: 2 }).optional(),
				collectionDate: date.optional(),
				mandate: reference.optional(),
			}),
			'must be a list of { document, instalment }',
		)
		.min(1, 'names nothing to collect')
		.max(20_000, 'names more than 20,000 instalments'),
	version: z.enum(DEBIT_VERSION_NAMES, `must be one of ${DEBIT_VERSION_NAMES.join(', ')}`).optional(),
	/** Unlike that of every file before; made here where it is missing. */
	messageId: z.string('must be text').optional(),
	options: debitOptions.optional(),
	/** Leaves out what is refused, and writes the rest. */
	validOnly: z.boolean().optional(),
	/** XML in a zip. */
	zip: z.boolean().optional(),
});
type Input = z.output<typeof schema>;

/**
 * Builds batches of direct debits, one for each account: every instalment is put to all rules first, then claimed, then
 * kept as it stands in the file, all in one transaction. Where one is refused, nothing is built, and all that is wrong
 * is told, unless the valid ones are asked for alone. The same items again give the same batches.
 *
 * @throws Refusal `batch.refused`, `batch.empty`, `batch.messageId`
 */
export const buildDebitBatch: UseCase<typeof schema, BatchView> = {
	operation: 'collection.build',
	schema,
	order: ({ items }) => items[0]?.document ?? '',
	scope: async (tx, { items }) => (await getDocument(tx, items[0]?.document ?? '')).companyId,
	async work(tx, input, context) {
		const wanted = input.items.map(wantedOf);
		const documents = await lockDocuments(tx, wanted);
		const same = await findSameBatches(tx, wanted, documents);
		if (same.length > 0) return { ids: same, reused: true };
		const ids = new Map<string, string>();
		const messageIdOf = ({ id: accountId }: { id: string }) => {
			const batchId = ids.get(accountId) ?? tx.newId('dbt');
			ids.set(accountId, batchId);
			return messageIdFor(batchId, context.now);
		};
		const { version, messageId, options } = input;
		const choices = { version, messageId, options };
		const accounts: PlannedAccount[] = [];
		const leftOut: Array<PlannedCollections['leftOut'][number]> = [];
		for (const { around, examined } of await examineAll(tx, input, wanted, documents, context)) {
			const planned = planCollections(examined, around, choices, messageIdOf, context.now);
			accounts.push(...planned.accounts);
			leftOut.push(...planned.leftOut);
		}
		if (leftOut.length > 0 && (input.validOnly !== true || accounts.length === 0)) refuseLeftOut(leftOut);
		if (accounts.length > 1 && messageId !== undefined) refuseMessageId();
		tellLeftOut(leftOut, context);
		const built: string[] = [];
		for (const one of accounts) {
			const batchId = ids.get(one.account.id) ?? tx.newId('dbt');
			await storeBatch(tx, batchId, one, { zip: input.zip, leftOut: leftOut.length }, context);
			tellNotices(one.plan.notices, context);
			built.push(batchId);
		}
		return { ids: built };
	},
	show: showBatches,
};

function wantedOf({
	document,
	instalment = 1,
	amount,
	collectionDate,
	mandate,
}: Input['items'][number]): WantedDebit {
	return {
		documentId: document,
		instalment,
		amount: amount === undefined ? undefined : parseMinor(amount, 'EUR', 'amount'),
		collectionDate,
		mandate,
	};
}

async function lockDocuments(tx: LedgerTx, wanted: readonly WantedDebit[]): Promise<BillingDocument[]> {
	const ids = [...new Set(wanted.map(({ documentId }) => documentId))];
	const documents = await tx.documents.lock(ids);
	const known = new Set(documents.map((document) => document.id));
	for (const one of ids) if (!known.has(one)) unknownDocument(one);
	return documents;
}

/** Unlike that of any other batch, and readable: the day, and the end of the id. */
function messageIdFor(batchId: string, now: string): string {
	return `SDD-${now.slice(0, 10).replace(/-/g, '')}-${batchId.slice(-17).replace(/-/g, '')}`;
}

function refuseMessageId(): never {
	refuse({
		rule: 'batch.messageId',
		field: 'messageId',
		message: 'The items are collected by several accounts: each needs a file of its own.',
		fix: 'Leave the message id out, or choose one account.',
	});
}
