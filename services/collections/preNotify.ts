import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { minorToNumber } from '../../domain/money/minor';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id, reference } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import { openDocument } from '../parts/openDocument';
import { maskIban } from '../parts/masterView';
import { resolveMaster, getDocument } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import type { Done, UseCase } from '../useCase';
import { examine, type Examined } from './examine';
import { planCollections } from './planCollections';
import { NOTICE_CHANNELS, PRE_NOTIFIED, type PreNotification } from './preNotifications';
import { refuseLeftOut } from './refuseLeftOut';
import { readSurroundings } from './surroundings';
import { creditorOfAccount, nameOfDebit } from './toCollection';

const schema = z.object({
	...envelope,
	/** The invoice. */
	id,
	/** Every instalment that is not paid where it is missing. */
	instalment: z.int().min(1).optional(),
	collectionDate: date.optional(),
	account: reference.optional(),
	mandate: reference.optional(),
	/** How the debtor is told: by a mail that carries this data (default), on the invoice, by letter. */
	channel: z.enum(NOTICE_CHANNELS, `must be one of ${NOTICE_CHANNELS.join(', ')}`).optional(),
	/** The day on which it is told; today where it is missing. */
	onDate: date.optional(),
});

/** What the debtor is to be told, with the address to which it goes. */
export interface PreNotificationView {
	readonly id: string;
	readonly ledger: string;
	readonly reused: boolean;
	readonly number: string | null;
	readonly customer: string;
	readonly customerName: string;
	readonly email: string | null;
	readonly language: string | null;
	readonly creditor: string;
	readonly creditorIdentifier: string;
	readonly mandate: string;
	readonly iban: string;
	readonly instalment: number;
	readonly amount: number;
	readonly currency: string;
	readonly collectionDate: CalendarDate;
	readonly notifiedOn: CalendarDate;
	readonly channel: string;
}

/**
 * Notes that a debtor is told of the collections of an invoice (prénotification), and gives what it is told: amount, day,
 * mandate and creditor identifier. The collection needs it before its notice period.
 *
 * @throws Refusal `batch.refused` with every reason for which nothing could be collected
 */
export const preNotify: UseCase<typeof schema, PreNotificationView> = {
	operation: 'collection.preNotify',
	schema,
	order: (input) => input.id,
	scope: async (tx, input) => (await getDocument(tx, input.id)).companyId,
	async work(tx, input, context) {
		const document = await openDocument(tx, input.id, context);
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		const account =
			input.account === undefined
				? undefined
				: await resolveMaster(tx, 'bankAccount', input.account, company.id, 'account');
		const around = await readSurroundings(tx, company, [document], account, context.now);
		const examined: Examined[] = [];
		for (const { position, open } of around.open(document.id)) {
			const isWanted = input.instalment === undefined ? open > 0 : input.instalment === position;
			const { collectionDate, mandate } = input;
			const wanted = { documentId: document.id, instalment: position, collectionDate, mandate };
			if (isWanted) examined.push(await examine(tx, wanted, document, around));
		}
		if (examined.length === 0) refuseNothing(nameOfDebit(document));
		const options = { preNotification: 'ignore' } as const;
		const planned = planCollections(examined, around, { options }, () => 'NOTICE', context.now);
		if (planned.leftOut.length > 0) refuseLeftOut(planned.leftOut);
		const onDate = input.onDate ?? around.today;
		const told = (await tx.facts.ofDocuments([document.id])).filter(({ kind }) => kind === PRE_NOTIFIED);
		let count = 0;
		for (const { plan, rows, account: by } of planned.accounts) {
			for (const debit of plan.debits) {
				const notice: PreNotification = {
					instalment: rows[debit.position]?.wanted.instalment ?? 1,
					amount: debit.amount,
					dueOn: debit.collectedOn,
					mandate: debit.mandate.reference,
					creditorIdentifier: creditorOfAccount(by, company).creditorIdentifier,
					channel: input.channel ?? 'mail',
				};
				if (told.some(({ data }) => isSame(data as unknown as PreNotification, notice))) continue;
				count += 1;
				const { actor } = context;
				const data = { ...notice };
				await tx.facts.add({ documentId: document.id, kind: PRE_NOTIFIED, onDate, actor, data });
				auditDocument(tx, context, 'preNotify', document, { ...notice, onDate });
			}
		}
		return count === 0 ? { ids: [document.id], reused: true } : { ids: [document.id] };
	},
	show: showNotices,
};

function isSame(one: PreNotification, other: PreNotification): boolean {
	const names = ['instalment', 'amount', 'dueOn', 'mandate', 'creditorIdentifier'] as const;
	return names.every((name) => one[name] === other[name]);
}

/** The last notice of each instalment. */
async function showNotices(tx: LedgerTx, { ids, reused = false }: Done): Promise<PreNotificationView[]> {
	const document = await getDocument(tx, ids[0] ?? '');
	const { companyId, partyId, currency, number, internalReference, language } = document;
	const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
	const party = await tx.masters.get('party', partyId);
	const facts = (await tx.facts.ofDocuments([document.id])).filter(({ kind }) => kind === PRE_NOTIFIED);
	const last = new Map(facts.map((fact) => [(fact.data as unknown as PreNotification).instalment, fact]));
	const views: PreNotificationView[] = [];
	for (const { data, onDate } of last.values()) {
		const notice = data as unknown as PreNotification;
		const mandate = await tx.masters.find('mandate', notice.mandate, companyId);
		views.push({
			id: document.id,
			ledger: tx.ledgerId,
			reused,
			number: number ?? internalReference,
			customer: party?.code ?? partyId,
			customerName: party?.name ?? '',
			email: party?.content.email ?? null,
			language,
			creditor: company.name,
			creditorIdentifier: notice.creditorIdentifier,
			mandate: notice.mandate,
			iban: mandate ? maskIban(mandate.content.iban) : '',
			instalment: notice.instalment,
			amount: minorToNumber(notice.amount, currency),
			currency,
			collectionDate: notice.dueOn,
			notifiedOn: onDate,
			channel: notice.channel,
		});
	}
	return views;
}

function refuseNothing(document: string): never {
	refuse({
		rule: 'preNotification.nothing',
		field: 'id',
		document,
		message: `Nothing of ${document} is left to collect.`,
		fix: 'Choose an invoice with an open instalment.',
	});
}
