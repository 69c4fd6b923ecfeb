import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import type { NewHold, NewStep, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { decodeHold, decodeStep, encodeHold, encodeStep } from './dunningRows';
import { inPages } from './inPages';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

export function readDunning(db: Db): Reading['dunning'] {
	const steps = () => db.selectFrom('dunning_steps').selectAll();
	const holds = () => db.selectFrom('dunning_holds').selectAll();
	return {
		async stepsOf(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				steps().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return rows.map(decodeStep);
		},
		async stepsOfLetter(letterId) {
			return (await steps().where('letter_id', '=', letterId).orderBy('id').execute()).map(decodeStep);
		},
		async step(id) {
			const row = await steps().where('id', '=', id).executeTakeFirst();
			return row && decodeStep(row);
		},
		async findSteps({ companyId, states, after, limit }) {
			let query = steps();
			if (companyId !== undefined) query = query.where('company_id', '=', companyId);
			if (states !== undefined) query = query.where('state', 'in', states);
			if (after !== undefined) query = query.where('id', '>', after);
			return (await query.orderBy('id').limit(limit).execute()).map(decodeStep);
		},
		async lastRun(companyId) {
			const row = await db
				.selectFrom('dunning_steps')
				.select((of) => of.fn.max('claimed_on').as('last'))
				.where('company_id', '=', companyId)
				.executeTakeFirst();
			return row?.last ?? null;
		},
		async generalHolds(companyId) {
			const rows = await holds()
				.where('company_id', '=', companyId)
				.where('document_id', 'is', null)
				.where('lifted_on', 'is', null)
				.orderBy('id')
				.execute();
			return rows.map(decodeHold);
		},
		async holdsOf(documentIds, lifted = false) {
			const rows = await inPages(documentIds, (page) =>
				holds()
					.where('document_id', 'in', page)
					.$if(!lifted, (query) => query.where('lifted_on', 'is', null))
					.orderBy('id')
					.execute(),
			);
			return rows.map(decodeHold);
		},
		async holds(ids) {
			const rows = await inPages(ids, (page) => holds().where('id', 'in', page).orderBy('id').execute());
			return rows.map(decodeHold);
		},
		async holdHistory(companyId, partyId) {
			const rows = await holds()
				.where('company_id', '=', companyId)
				.where('document_id', 'is', null)
				.where('party_id', partyId === null ? 'is' : '=', partyId)
				.orderBy('id')
				.execute();
			return rows.map(decodeHold);
		},
	};
}

export function writeDunning(db: Db, now: string): Writing['dunning'] {
	return {
		async addStep(step) {
			const row = encodeStep(step, now);
			try {
				await db.insertInto('dunning_steps').values(row).execute();
			} catch (error) {
				if (isUniqueViolation(error, 'dunning_steps')) refuseClaimed(step);
				throw error;
			}
			return decodeStep(row);
		},
		async closeStep(id, from, { state, closedOn, reason }) {
			const result = await db
				.updateTable('dunning_steps')
				.set({ state, closed_on: closedOn, updated_at: now, ...(reason !== undefined && { reason }) })
				.where('id', '=', id)
				.where('state', '=', from)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) refuseMoved(id, from);
		},
		async addHold(hold) {
			const row = encodeHold(hold, now);
			try {
				await db.insertInto('dunning_holds').values(row).execute();
			} catch (error) {
				if (isUniqueIndex(error)) refuseStanding(hold);
				throw error;
			}
			return decodeHold(row);
		},
		async liftHold(id, { on, by, reason }) {
			const result = await db
				.updateTable('dunning_holds')
				.set({ lifted_on: on, lifted_by: by, lift_reason: reason })
				.where('id', '=', id)
				.where('lifted_on', 'is', null)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) refuseLifted(id);
		},
	};
}

/** An index on expressions is named by SQLite itself, not its columns. */
function isUniqueIndex(error: unknown): boolean {
	return (
		isUniqueViolation(error, 'dunning_holds') ||
		String((error as Error | undefined)?.message).includes("index 'dunning_holds_standing'")
	);
}

function refuseClaimed({ documentId, instalment, label }: NewStep): never {
	refuse({
		rule: 'dunning.claimed',
		document: documentId,
		message: `${label} of instalment ${instalment} of ${documentId} was claimed already.`,
		fix: 'Plan again: another run has it. A step that was never confirmed is listed as unknown.',
	});
}

function refuseMoved(id: string, from: string): never {
	refuse({
		rule: 'dunning.moved',
		message: `Dunning step ${id} is not ${from} any more.`,
		fix: 'Read it again: somebody else has confirmed or withdrawn it.',
	});
}

function refuseStanding({ type }: NewHold): never {
	refuse({
		rule: 'dunning.holdStands',
		message: `A ${type} stands there already.`,
		fix: 'Resume first, or leave it as it is.',
	});
}

function refuseLifted(id: string): never {
	refuse({
		rule: 'dunning.holdLifted',
		message: `Hold ${id} was lifted already.`,
		fix: 'There is nothing left to do.',
	});
}
