import { z } from 'zod/v4';
import { MASTER_KINDS, type MasterKind } from '../domain/masters/schemas';
import { envelope } from '../domain/schemas/documentInput';
import { reference } from '../domain/schemas/fields';
import { viewMaster, type MasterView } from './parts/masterView';
import { refuse } from '../domain/refusal';
import { LEDGER_CHAIN } from './parts/auditMaster';
import type { UseCase } from './useCase';

const schema = z.object({ ...envelope, id: reference });

/** Takes a master out of use, or brings it back. Nothing is deleted: documents point to it. */
export function setMasterActive(kind: MasterKind, active: boolean): UseCase<typeof schema, MasterView> {
	return {
		operation: `${kind}.${active ? 'activate' : 'deactivate'}`,
		schema,
		order: (input) => input.id,
		scope: async (tx, input) => (await tx.masters.find(kind, input.id))?.companyId ?? LEDGER_CHAIN,
		async work(tx, input, context) {
			const master = await tx.masters.find(kind, input.id);
			if (!master) {
				refuse({
					rule: `${kind}.unknown`,
					field: 'id',
					message: `${MASTER_KINDS[kind].title} '${input.id}' does not exist.`,
					fix: 'Choose it from the list, or give its code.',
				});
			}
			if (master.active === active) return { ids: [master.id], reused: true };
			await tx.masters.save({ ...master, active, content: { ...master.content, active } });
			tx.audit.add({
				chain: master.kind === 'company' ? master.id : (master.companyId ?? LEDGER_CHAIN),
				actor: context.actor,
				action: `${kind}.${active ? 'activated' : 'deactivated'}`,
				subjectKind: kind,
				subjectId: master.id,
				data: {},
			});
			return { ids: [master.id] };
		},
		async show(tx, done) {
			const master = await tx.masters.get(kind, done.ids[0] ?? '');
			return master ? [viewMaster(master, tx.ledgerId, done.reused)] : [];
		},
	};
}
