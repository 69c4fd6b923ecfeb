import { z } from 'zod/v4';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { reference } from '../../domain/schemas/fields';
import type { LedgerTx, StoredHold } from '../../ledger/port';
import { getDocument, resolveCompany, resolveMaster } from '../parts/resolve';

/** What a hold is on: everything of a company, a customer, a document, or an instalment of it. */
export const targetFields = {
	...envelope,
	/** Company of everything, or of the customer. */
	company: reference.optional(),
	customer: reference.optional(),
	/** Id of the document. */
	document: reference.optional(),
	instalment: z.int('must be 1, 2, 3…').min(1).max(1000).optional(),
};

export interface Asked {
	readonly company?: string | undefined;
	readonly customer?: string | undefined;
	readonly document?: string | undefined;
	readonly instalment?: number | undefined;
}

export interface HoldTarget {
	readonly company: Master<'company'>;
	readonly party: Master<'party'> | undefined;
	readonly document: BillingDocument | undefined;
	readonly instalment: number | null;
}

/** @throws Refusal `dunning.instalmentAlone`, `dunning.instalment`, or what is unknown of the named ones */
export async function resolveTarget(tx: LedgerTx, asked: Asked): Promise<HoldTarget> {
	const { instalment } = asked;
	if (asked.document === undefined) {
		if (instalment !== undefined) refuseAlone();
		const company = await resolveCompany(tx, asked.company);
		const party =
			asked.customer === undefined
				? undefined
				: await resolveMaster(tx, 'party', asked.customer, company.id, 'customer');
		return { company, party, document: undefined, instalment: null };
	}
	const { id } = await getDocument(tx, asked.document);
	const [document] = await tx.documents.lock([id]);
	if (!document) throw new Error(`The document ${id} is gone`);
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	if (instalment !== undefined && !hasInstalment(document, instalment))
		refuseInstalment(document, instalment);
	return { company, party: undefined, document, instalment: instalment ?? null };
}

/** Standing holds on the target itself, not on what it is a part of. */
export async function holdsOn(
	tx: LedgerTx,
	{ company, party, document, instalment }: HoldTarget,
): Promise<StoredHold[]> {
	if (document)
		return (await tx.dunning.holdsOf([document.id])).filter((hold) => hold.instalment === instalment);
	const general = await tx.dunning.generalHolds(company.id);
	return general.filter(({ partyId }) => partyId === (party?.id ?? null));
}

function hasInstalment({ totals }: BillingDocument, position: number): boolean {
	return (totals.instalments ?? [{ position: 1 }]).some((one) => one.position === position);
}

function refuseAlone(): never {
	refuse({
		rule: 'dunning.instalmentAlone',
		field: 'document',
		message: 'An instalment is named, and no document.',
		fix: "Give the id of the document in 'document'.",
	});
}

function refuseInstalment(document: BillingDocument, position: number): never {
	refuse({
		rule: 'dunning.instalment',
		field: 'instalment',
		document: nameOf(document),
		message: `${nameOf(document)} has no instalment ${position}.`,
		fix: 'Give the position of an instalment of its schedule, or leave it out for the whole document.',
	});
}
