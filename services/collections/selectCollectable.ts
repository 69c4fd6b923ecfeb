import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { findMethod, type PaymentMethod } from '../../domain/payments/methods';
import { date, id, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { debitOptions } from '../../domain/sepa/debitBatch';
import { DEBIT_VERSION_NAMES } from '../../domain/sepa/debitVersions';
import type { Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { resolveCompany, resolveMaster } from '../parts/resolve';
import { viewPlanned, viewLeftOut, type CollectableView } from './collectableView';
import { examine, type Examined, type WantedDebit } from './examine';
import { planCollections } from './planCollections';
import { readSurroundings, type Surroundings } from './surroundings';

const schema = z.object({
	/** All companies with an account that collects, where it is missing. */
	company: reference.optional(),
	/** Bank account of the company; that of each invoice where it is missing. */
	account: reference.optional(),
	customer: reference.optional(),
	/** Only these invoices. */
	documents: z.array(id).min(1).max(20_000).optional(),
	dueFrom: date.optional(),
	/** Instalments that are due by this day; by today where it is missing. */
	dueUntil: date.optional(),
	/** For all of them; else each as soon as it is due. */
	collectionDate: date.optional(),
	/** Also invoices that are to be paid by other means, such as a transfer. */
	anyMethod: z.boolean().optional(),
	version: z.enum(DEBIT_VERSION_NAMES, `must be one of ${DEBIT_VERSION_NAMES.join(', ')}`).optional(),
	options: debitOptions.optional(),
});
type Query = z.output<typeof schema>;

const PAGE = 500;

/**
 * Instalments that can be collected now, with the day, the account and the mandate; and those that cannot, each with
 * every reason. Nothing is claimed: what is selected may be approved by a person first.
 */
export async function selectCollectable(context: ServiceContext, query: unknown): Promise<CollectableView[]> {
	const { ledger } = context;
	const input = parseInput(schema, query);
	const views: CollectableView[] = [];
	for (const company of await companiesOf(ledger.read, input.company)) {
		const account =
			input.account === undefined
				? undefined
				: await resolveMaster(ledger.read, 'bankAccount', input.account, company.id, 'account');
		const customer =
			input.customer === undefined
				? undefined
				: await resolveMaster(ledger.read, 'party', input.customer, company.id, 'customer');
		const now = context.now();
		const documents = await openInvoices(ledger.read, company.id, customer?.id, input.documents);
		const around = await readSurroundings(ledger.read, company, documents, account, now);
		const examined: Examined[] = [];
		for (const document of documents) {
			for (const wanted of wantedOf(document, around, input))
				examined.push(await examine(ledger.read, wanted, document, around));
		}
		const choices = { version: input.version, options: input.options };
		const planned = planCollections(examined, around, choices, () => 'PREVIEW', now);
		views.push(
			...planned.accounts.flatMap((one) => viewPlanned(ledger.id, one)),
			...planned.leftOut.map((one) => viewLeftOut(ledger.id, company, one)),
		);
	}
	return views;
}

async function companiesOf(read: Reading, asked: string | undefined): Promise<Array<Master<'company'>>> {
	if (asked !== undefined) return [await resolveCompany(read, asked)];
	return read.masters.list({ kind: 'company', onlyActive: true, limit: 1000 });
}

async function openInvoices(
	read: Reading,
	companyId: string,
	partyId: string | undefined,
	ids: readonly string[] | undefined,
): Promise<BillingDocument[]> {
	if (ids) return (await read.documents.getMany(ids)).filter((document) => document.companyId === companyId);
	const found: BillingDocument[] = [];
	let after: string | undefined;
	do {
		const page = await read.documents.find({
			companyId,
			...(partyId !== undefined && { partyId }),
			kinds: ['invoice'],
			states: ['validated'],
			notFinished: true,
			after,
			limit: PAGE,
		});
		found.push(...page);
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	return found;
}

const DEBITS: readonly PaymentMethod[] = ['sepaDirectDebit', 'directDebit'];

/** Instalments that are due and not yet paid; those that a person pays by other means are left alone. */
function wantedOf(document: BillingDocument, around: Surroundings, query: Query): WantedDebit[] {
	const { dueFrom, dueUntil = around.today, collectionDate, documents, anyMethod = false } = query;
	const isDue = (due: CalendarDate | null) =>
		due !== null && due <= dueUntil && (dueFrom === undefined || due >= dueFrom);
	return around.open(document.id).flatMap(({ position, dueDate, open, claim }) => {
		if (documents === undefined && (!isDue(dueDate) || (open <= 0 && !claim))) return [];
		if (documents !== undefined && dueUntil !== around.today && !isDue(dueDate)) return [];
		if (!anyMethod && !isCollected(document, position, around)) return [];
		return [{ documentId: document.id, instalment: position, collectionDate }];
	});
}

/** By the method of the instalment, the invoice or the customer; where nobody says one, a mandate says it. */
function isCollected(document: BillingDocument, position: number, around: Surroundings): boolean {
	const own = document.totals.instalments?.find((instalment) => instalment.position === position)?.method;
	const method =
		own ?? document.paymentMethod ?? around.party(document.partyId)?.content.paymentMethod ?? null;
	if (method === null) return around.mandatesOf(document.partyId).length > 0;
	const known = findMethod(method);
	return known !== undefined && DEBITS.includes(known);
}
