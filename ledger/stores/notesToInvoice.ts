import { sql, type Kysely, type RawBuilder } from 'kysely';
import { findConversion } from '../../domain/documents/conversions';
import type { NotePage, NoteQuery } from '../port';
import type { LedgerTables } from '../schema';

type Condition = RawBuilder<boolean>;

interface Row {
	id: string;
	issue_date: string;
	/** Null for a note that the selection does not mean. */
	open: number | null;
}

/**
 * One page of delivery notes for deferred invoicing (facturation différée), in the order of their dates. A page is so many
 * notes that are looked at, not so many that are found: then a question for few notes among many does not hold the event
 * loop. What is left is a sum of links, worked out here, so that notes which were invoiced are never read.
 */
export async function notesToInvoice(db: Kysely<LedgerTables>, query: NoteQuery): Promise<NotePage> {
	const { rows } = await sql<Row>`
		with page as (
			select id, issue_date from documents
			where ${sql.join(pageConditions(query), sql` and `)}
			order by issue_date, id
			limit ${query.limit}
		)
		select page.id, page.issue_date, case when ${fits(query)} then ${isOpen()} end as open
		from page inner join documents on documents.id = page.id
		order by page.issue_date, page.id`.execute(db);
	const last = rows.length === query.limit ? rows.at(-1) : undefined;
	return {
		ids: rows.filter(({ open }) => Number(open ?? 0) === 1).map(({ id }) => id),
		invoiced: rows.filter(({ open }) => open !== null && Number(open) === 0).length,
		...(last ? { next: { issueDate: last.issue_date, id: last.id } } : {}),
	};
}

/** What the index on notes answers by itself. */
function pageConditions({ companyId, partyId, after }: NoteQuery): Condition[] {
	return [
		sql<boolean>`kind = 'deliveryNote'`,
		// A customer has few notes, a company has all of them: its index would be walked in vain.
		...(partyId === undefined
			? [sql<boolean>`company_id = ${companyId}`]
			: [sql<boolean>`party_id = ${partyId}`, sql<boolean>`company_id || '' = ${companyId}`]),
		...(after ? [sql<boolean>`(issue_date, id) > (${after.issueDate}, ${after.id})`] : []),
	];
}

/** Drafts and cancelled notes are told of only where somebody names them. */
function fits(query: NoteQuery): Condition {
	const { numberFrom, numberTo, deliveredFrom, deliveredTo, owner, operationCodes } = query;
	return sql.join(
		[
			sql<boolean>`documents.state in ('validated', 'delivered', 'closed')`,
			sql<boolean>`documents.deleted_at is null`,
			...(owner === undefined ? [] : [sql<boolean>`documents.owner = ${owner}`]),
			...(numberFrom === undefined ? [] : [reaches(numberFrom, '>=')]),
			...(numberTo === undefined ? [] : [reaches(numberTo, '<=')]),
			...(operationCodes === undefined
				? []
				: [sql<boolean>`${inHeader('operationCode')} in (${sql.join([...operationCodes])})`]),
			...(deliveredFrom === undefined ? [] : [sql<boolean>`${DELIVERED_ON} >= ${deliveredFrom}`]),
			...(deliveredTo === undefined ? [] : [sql<boolean>`${DELIVERED_ON} <= ${deliveredTo}`]),
		],
		sql` and `,
	) as Condition;
}

/** The shorter number comes first, as people count: BL9 before BL10. */
function reaches(number: string, sign: '>=' | '<='): Condition {
	return sql<boolean>`(length(documents.number), documents.number) ${sql.raw(sign)} (${number.length}, ${number})`;
}

/** `json` makes JSON of a text in both databases, and `->>` takes a member out of it. */
function inHeader(member: 'operationCode' | 'deliveryDate'): RawBuilder<string | null> {
	return sql<string | null>`json(documents.header) ->> ${sql.lit(member)}`;
}

/** The day on which the goods were handed over, else the day that the note says, else its own. */
const DELIVERED_ON = sql<string>`coalesce(
	(select max(on_date) from document_facts where document_id = documents.id and document_facts.kind = 'delivered'),
	${inHeader('deliveryDate')},
	documents.issue_date
)`;

/** The flows that compete for what a note, and the order behind it, have to invoice. */
const OF_NOTE = findConversion('deliveryNote', 'invoice', '').competing;

/**
 * 1 where a line has more than its links took, and neither the invoice that it delivers nor the order behind it has taken
 * all of it. Such order lines are counted, not looked for, and kinds are hidden from their index: PostgreSQL would join
 * all lines, or all invoices, of the ledger. It may say 1 of a note whose last pieces another one takes; the conversion
 * itself tells those apart.
 */
function isOpen(): RawBuilder<number> {
	const used = (line: RawBuilder<unknown>, flows: readonly string[]) => sql`coalesce((
		select sum(link.quantity) from line_links as link inner join documents as taker on taker.id = link.to_document_id
		where link.from_line_id = ${line} and link.flow in (${sql.join(flows.map((flow) => sql.lit(flow)))})
			and taker.state not in ('cancelled', 'rejected')
	), 0)`;
	const ordered = sql`ordered.id`;
	const delivered = used(ordered, ['deliver']);
	const invoiced = used(ordered, ['invoice']);
	return sql<number>`case when exists (
		select 1 from document_lines as line
		where line.document_id = documents.id and line.kind <> 'note'
			and line.quantity > ${used(sql`line.id`, OF_NOTE)} + coalesce((
				select sum(came.quantity) from line_links as came
				inner join documents as source on source.id = came.from_document_id
				where came.to_document_id = documents.id and came.to_line_id = line.id and source.kind || '' = 'invoice'
			), 0)
			and (
				select count(*) from line_links as came
				inner join documents as source on source.id = came.from_document_id
				inner join document_lines as ordered on ordered.id = came.from_line_id
				where came.to_document_id = documents.id and came.to_line_id = line.id and source.kind || '' = 'salesOrder'
					and ordered.quantity <= ${invoiced} and ${delivered} <= ${invoiced}
			) = 0
	) then 1 else 0 end`;
}
