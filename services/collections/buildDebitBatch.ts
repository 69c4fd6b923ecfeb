import { z } from 'zod/v4';
import { parseMinor, sumMinor } from '../../domain/money/minor';
import { envelope } from '../../domain/schemas/documentInput';
import { date, decimal, id, reference } from '../../domain/schemas/fields';
import { debitOptions } from '../../domain/sepa/debitBatch';
import type { PlannedDebit } from '../../domain/sepa/debitPlan';
import { DEBIT_VERSION_NAMES } from '../../domain/sepa/debitVersions';
import { refuse } from '../../domain/refusal';
import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { getDocument, resolveCompany, resolveMaster, unknownDocument } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import type { UseCase } from '../useCase';
import { auditBatch } from './auditBatch';
import { hashOfFile } from './batchFile';
import { showBatches, type BatchView } from './batchView';
import { claimInstalments } from './claimInstalments';
import { examine, type Examined, type WantedDebit } from './examine';
import { findSameBatches } from './findSameBatches';
import { planCollections, type PlannedAccount, type PlannedCollections } from './planCollections';
import { refuseLeftOut, tellLeftOut, tellNotices } from './refuseLeftOut';
import { readSurroundings, type Surroundings } from './surroundings';

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

/** Company by company: each has its own accounts, mandates and rights. */
async function examineAll(
	tx: LedgerTx,
	{ company: asked, account: askedAccount }: Input,
	wanted: readonly WantedDebit[],
	documents: readonly BillingDocument[],
	context: WorkContext,
): Promise<Array<{ readonly around: Surroundings; readonly examined: readonly Examined[] }>> {
	const only = asked === undefined ? undefined : await resolveCompany(tx, asked);
	const groups = [];
	for (const [companyId, own] of Map.groupBy(documents, (document) => document.companyId)) {
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		if (only && only.id !== companyId) refuseCompany(own[0], only.code);
		await assertMayWrite(tx, companyId, 'invoice', context);
		const account =
			askedAccount === undefined
				? undefined
				: await resolveMaster(tx, 'bankAccount', askedAccount, companyId, 'account');
		const around = await readSurroundings(tx, company, own, account, context.now);
		const byId = new Map(own.map((document) => [document.id, document]));
		const examined: Examined[] = [];
		for (const one of wanted) {
			const document = byId.get(one.documentId);
			if (document) examined.push(await examine(tx, one, document, around));
		}
		groups.push({ around, examined });
	}
	return groups;
}

function refuseCompany(document: BillingDocument | undefined, company: string): never {
	refuse({
		rule: 'batch.company',
		field: 'items',
		...(document && { document: document.number ?? document.id }),
		message: `${document?.number ?? document?.id ?? 'An invoice'} is an invoice of another company than '${company}'.`,
		fix: 'Leave the company out: each gets batches of its own.',
	});
}

/** Unlike that of any other batch, and readable: the day, and the end of the id. */
function messageIdFor(batchId: string, now: string): string {
	return `SDD-${now.slice(0, 10).replace(/-/g, '')}-${batchId.slice(-17).replace(/-/g, '')}`;
}

async function storeBatch(
	tx: LedgerTx,
	batchId: string,
	{ company, account, plan, rows }: PlannedAccount,
	{ zip = false, leftOut }: Pick<Input, 'zip'> & { readonly leftOut: number },
	context: WorkContext,
): Promise<void> {
	const debits = plan.debits.map((debit) => ({ debit, row: rowOf(rows, debit) }));
	const wanted = debits.map(({ debit, row: { wanted: one } }) => ({
		documentId: one.documentId,
		instalment: one.instalment,
		amount: debit.amount,
		reference: debit.endToEndId,
	}));
	const submittedOn = plan.head.createdAt.slice(0, 10);
	const by = { channel: 'sepa', holder: batchId, method: 'sepaDirectDebit', submittedOn } as const;
	const claims = await claimInstalments(tx, wanted, by, context);
	const amount = sumMinor(plan.debits.map((debit) => debit.amount));
	const days = plan.debits.map(({ collectedOn }) => collectedOn).sort();
	// eslint-disable-next-line no-restricted-syntax -- everything is at hand: it waits for no I/O and for no timer
	const fileHash = await hashOfFile(plan.head, plan.debits);
	const batch = {
		id: batchId,
		companyId: company.id,
		accountId: account.id,
		messageId: plan.head.messageId,
		head: plan.head,
		fileHash,
		count: plan.debits.length,
		amount,
		collectOn: days[0] ?? submittedOn,
		details: { zip, leftOut },
		actor: context.actor,
	};
	await tx.debits.addBatch(
		batch,
		debits.map(({ debit, row }, position) => ({
			batchId,
			position,
			documentId: row.document.id,
			instalment: row.wanted.instalment,
			claimId: claims[position]?.id ?? '',
			mandateId: row.mandate.mandate.id,
			amount: debit.amount,
			dueOn: debit.collectedOn,
			sequence: debit.sequence,
			endToEndId: debit.endToEndId,
			plan: debit,
		})),
	);
	const { messageId, count } = batch;
	auditBatch(tx, context, 'build', batch, { messageId, count, amount, fileHash });
}

function rowOf(rows: PlannedAccount['rows'], { position }: PlannedDebit) {
	const row = rows[position];
	if (!row) throw new Error(`Debit ${position} of the plan comes from nowhere`);
	return row;
}

function refuseMessageId(): never {
	refuse({
		rule: 'batch.messageId',
		field: 'messageId',
		message: 'The items are collected by several accounts: each needs a file of its own.',
		fix: 'Leave the message id out, or choose one account.',
	});
}
