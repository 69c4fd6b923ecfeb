import { z } from 'zod/v4';
import { KIND_RULES, KINDS } from '../domain/documents/kinds';
import { MASTER_KINDS, type Master, type MasterContent, type MasterKind } from '../domain/masters/schemas';
import { checkPattern } from '../domain/numbering/pattern';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { checkSavedFilter } from './parts/documentQuery';
import { viewMaster, type MasterView } from './parts/masterView';
import { resolveMaster } from './parts/resolve';
import { startSeries } from './parts/startSeries';
import { assertTestModeStays } from './parts/testMode';
import type { UseCase } from './useCase';

/** Chain of masters that all companies share. */
export const LEDGER_CHAIN = 'ledger';

/**
 * Creates a master, or changes the one with the same code. Saving the same twice changes nothing, so imports may be
 * repeated. Documents that were validated before keep what they printed.
 */
export function saveMaster<K extends MasterKind>(kind: K): UseCase<z.ZodObject, MasterView> {
	const extras = kind === 'company' ? { createDefaultSeries: z.boolean().optional() } : {};
	const content = MASTER_KINDS[kind].schema as z.ZodObject;
	const schema = content.extend({ ...envelope, ...extras }) as z.ZodObject;
	return {
		operation: `${kind}.save`,
		schema,
		order: (input) => String(input['code']),
		scope: async (tx, input) => (await ownerOf(tx, kind, input)) ?? LEDGER_CHAIN,
		async work(tx, input, context) {
			const { ledger, externalReference, idempotencyKey, createDefaultSeries, ...given } = input;
			const companyId = await ownerOf(tx, kind, given);
			const linked = (await linkReferences(tx, kind, given, companyId)) as MasterContent<K>;
			const { code, name, active } = linked as { code: string; name: string; active?: boolean };
			const before =
				kind === 'numberSeries' && companyId !== null
					? await tx.masters.find('numberSeries', code, companyId)
					: undefined;
			if (kind === 'company') await assertTestModeStays(tx, given);
			const { master, change } = await tx.masters.save<K>({
				kind,
				companyId,
				code,
				name,
				active: active !== false,
				content: linked,
			} as Omit<Master<K>, 'id' | 'version'>);
			if (change !== 'unchanged') auditMaster(tx, context, change, master);
			if (kind === 'numberSeries') await startSeries(tx, master as Master<'numberSeries'>, before);
			if (kind === 'company' && createDefaultSeries !== false)
				await createSeries(tx, master as Master<'company'>, context);
			return { ids: [master.id], reused: change === 'unchanged' };
		},
		async show(tx, done) {
			const master = await tx.masters.get(kind, done.ids[0] ?? '');
			return master ? [viewMaster(master, tx.ledgerId, done.reused ?? false)] : [];
		},
	};
}

type Given = Record<string, unknown>;

/** The company that owns a master; null for those that all share. Contacts and mandates belong to their party's company. */
async function ownerOf(tx: LedgerTx, kind: MasterKind, given: Given): Promise<string | null> {
	if (kind === 'contact') return (await partyOf(tx, given)).companyId;
	if (kind === 'mandate') return (await namedCompany(tx, given)) ?? (await partyOf(tx, given)).companyId;
	return kind === 'company' ? null : ((await namedCompany(tx, given)) ?? null);
}

async function namedCompany(tx: LedgerTx, { company }: Given): Promise<string | undefined> {
	return company === undefined
		? undefined
		: (await resolveMaster(tx, 'company', String(company), undefined, 'company')).id;
}

async function partyOf(tx: LedgerTx, given: Given): Promise<Master<'party'>> {
	return resolveMaster(tx, 'party', String(given['party']), await namedCompany(tx, given), 'party');
}

/** References to other masters are kept as ids, so that a changed code does not break them. */
async function linkReferences(
	tx: LedgerTx,
	kind: MasterKind,
	given: Given,
	companyId: string | null,
): Promise<Given> {
	if (kind === 'numberSeries') {
		const { pattern, reset } = given as MasterContent<'numberSeries'>;
		checkPattern(pattern, reset);
		await assertSeriesKeepsReset(tx, given, companyId);
	}
	if (kind === 'savedFilter') checkSavedFilter(given);
	if (kind === 'contact') {
		const { company, ...rest } = given;
		return { ...rest, party: (await partyOf(tx, given)).id };
	}
	const owned = companyId === null ? given : { ...given, company: companyId };
	return kind === 'mandate' ? { ...owned, party: (await partyOf(tx, given)).id } : owned;
}

/** A series in use keeps its rhythm: another one would count its numbers in other periods and could repeat them. */
async function assertSeriesKeepsReset(tx: LedgerTx, given: Given, companyId: string | null): Promise<void> {
	const known = await tx.masters.find('numberSeries', String(given['code']), companyId ?? undefined);
	if (!known || known.content.reset === given['reset']) return;
	refuse({
		rule: 'series.resetChanged',
		field: 'reset',
		message: `Series '${known.code}' restarts ${known.content.reset}; that cannot change any more.`,
		fix: 'Create a new series and set this one inactive.',
	});
}

function auditMaster(tx: LedgerTx, { actor }: WorkContext, change: string, master: Master): void {
	tx.audit.add({
		chain: master.kind === 'company' ? master.id : (master.companyId ?? LEDGER_CHAIN),
		actor,
		action: `${master.kind}.${change}`,
		subjectKind: master.kind,
		subjectId: master.id,
		data: { version: master.version, content: master.content },
	});
}

/** A new company gets a gapless yearly series for each kind, unless it has one. Credit notes use the invoices' one. */
async function createSeries(tx: LedgerTx, company: Master<'company'>, context: WorkContext): Promise<void> {
	const own = await tx.masters.list({ kind: 'numberSeries', companyId: company.id, limit: 1000 });
	const ours = own.filter((series) => series.content.external !== true);
	const covered = new Set(ours.flatMap((series) => series.content.kinds));
	for (const kind of KINDS.filter((candidate) => !covered.has(candidate))) {
		if (kind === 'creditNote' && company.content.creditNoteSeries !== 'own') continue;
		const { title, pattern } = KIND_RULES[kind];
		const code = `${company.code.slice(0, 40)}-${kind}`;
		const content = {
			code,
			name: title,
			company: company.id,
			kinds: [kind],
			pattern,
			reset: 'yearly' as const,
		};
		const { master } = await tx.masters.save({
			kind: 'numberSeries',
			companyId: company.id,
			code,
			name: title,
			active: true,
			content,
		});
		auditMaster(tx, context, 'created', master);
	}
}
