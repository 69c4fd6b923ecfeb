import type { Kind } from '../../domain/documents/kinds';
import { KIND_RULES } from '../../domain/documents/kinds';
import { PRIVILEGE_TITLES, type Privilege } from '../../domain/masters/privileges';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';

/**
 * What an actor may do (droits d'accès). The actor is what the workflow says, not a proved identity: n8n's own sharing
 * decides who may run it.
 */

type Masters = Pick<LedgerTx, 'masters'>;

/** @throws Refusal `actor.unknown`, `actor.inactive` or `actor.kind`. */
export async function assertMayWrite(
	tx: Masters,
	companyId: string,
	kind: Kind,
	{ actor }: Pick<WorkContext, 'actor'>,
): Promise<void> {
	const rights = await tx.masters.find('actor', actor, companyId);
	if (!rights) {
		const company = await tx.masters.get('company', companyId);
		if (company?.content.onlyKnownActors === true) refuseUnknown(actor, company);
		return;
	}
	if (!rights.active) {
		refuse({
			rule: 'actor.inactive',
			field: 'actor',
			message: `Actor '${actor}' is not active any more.`,
			fix: 'Run the workflow as another actor, or set this one active again (Billing Master Data, Actor).',
		});
	}
	if (rights.content.kinds !== undefined && !rights.content.kinds.includes(kind)) {
		refuse({
			rule: 'actor.kind',
			field: 'actor',
			message: `Actor '${actor}' may not write documents of kind ${KIND_RULES[kind].title.toLowerCase()}.`,
			fix: 'Run the workflow as another actor, or add the kind to this one (Billing Master Data, Actor).',
		});
	}
}

function refuseUnknown(actor: string, company: Master<'company'>): never {
	refuse({
		rule: 'actor.unknown',
		field: 'actor',
		message: `Company '${company.code}' lets only known actors write, and '${actor}' is not one of them.`,
		fix: "Set 'Actor' under Options to a known one, or add this one (Billing Master Data, Actor).",
	});
}

export async function hasPrivilege(
	tx: Masters,
	companyId: string,
	actor: string,
	privilege: Privilege,
): Promise<boolean> {
	const rights = await tx.masters.find('actor', actor, companyId);
	return rights?.active === true && (rights.content.privileges ?? []).includes(privilege);
}

export interface PrivilegedAct {
	readonly privilege: Privilege;
	readonly companyId: string;
	readonly document: string;
	readonly documentId: string;
	readonly reason: string | undefined;
}

/**
 * Lets a privileged act pass and leaves its trace: who, why, on what. The trace is part of the same transaction.
 *
 * @throws Refusal `privilege.missing` or `privilege.reason`.
 */
export async function usePrivilege(tx: LedgerTx, act: PrivilegedAct, context: WorkContext): Promise<void> {
	const { privilege, companyId, document, documentId, reason } = act;
	if (!(await hasPrivilege(tx, companyId, context.actor, privilege))) {
		refuse({
			rule: 'privilege.missing',
			field: 'actor',
			document,
			message: `This needs the privilege '${PRIVILEGE_TITLES[privilege]}', which '${context.actor}' does not have.`,
			fix: "Set 'Actor' under Options to somebody who has it; privileges are given in Billing Master Data, Actor.",
		});
	}
	if (reason === undefined) {
		refuse({
			rule: 'privilege.reason',
			field: 'reason',
			document,
			message: `The privilege '${PRIVILEGE_TITLES[privilege]}' is used with a reason only.`,
			fix: "Give 'reason': it stays in the audit trail.",
		});
	}
	tx.audit.add({
		chain: companyId,
		actor: context.actor,
		action: `privilege.${privilege}`,
		subjectKind: 'privilege',
		subjectId: documentId,
		data: { document, reason },
	});
}
