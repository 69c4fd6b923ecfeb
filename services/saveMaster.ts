import { type z } from 'zod/v4';
import { MASTER_KINDS, type Master, type MasterContent, type MasterKind } from '../domain/masters/schemas';
import { checkPattern } from '../domain/numbering/pattern';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { checkTerms } from '../domain/terms/checkTerms';
import type { LedgerTx } from '../ledger/port';
import { assertIdentity } from './parts/assertIdentity';
import { auditMaster, LEDGER_CHAIN } from './parts/auditMaster';
import { createSeries, firstSeries } from './parts/createSeries';
import { checkSavedFilter } from './parts/documentQuery';
import { viewMaster, type MasterView } from './parts/masterView';
import { checkDunningPolicy } from './parts/checkDunningPolicy';
import { resolveMaster } from './parts/resolve';
import { startSeries } from './parts/startSeries';
import { assertTestModeStays } from './parts/testMode';
import type { UseCase } from './useCase';

/**
 * Creates a master, or changes the one with the same code. Saving the same twice changes nothing, so imports may be
 * repeated. Documents that were validated before keep what they printed.
 */
export function saveMaster<K extends MasterKind>(kind: K): UseCase<z.ZodObject, MasterView> {
	const extras = kind === 'company' ? firstSeries : {};
	const content = MASTER_KINDS[kind].schema as z.ZodObject;
	const schema = content.extend({ ...envelope, ...extras }) as z.ZodObject;
	return {
		operation: `${kind}.save`,
		schema,
		order: (input) => String(input['code']),
		scope: async (tx, input) => (await ownerOf(tx, kind, input)) ?? LEDGER_CHAIN,
		async work(tx, input, context) {
			const { ledger, externalReference, idempotencyKey, ...fields } = input;
			const { createDefaultSeries, lastInvoiceNumber, lastInvoiceDate, ...given } = fields;
			const companyId = await ownerOf(tx, kind, given);
			const linked = (await linkReferences(tx, kind, given, companyId)) as MasterContent<K>;
			const { code, name, active } = linked as { code: string; name: string; active?: boolean };
			const before =
				kind === 'numberSeries' && companyId !== null
					? await tx.masters.find('numberSeries', code, companyId)
					: undefined;
			if (kind === 'company') await assertTestModeStays(tx, given);
			if (kind === 'company' || kind === 'party')
				await assertIdentity(tx, kind, linked as MasterContent<'company' | 'party'>, companyId, context);
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
				await createSeries(
					tx,
					master as Master<'company'>,
					fields as z.output<z.ZodObject<typeof firstSeries>>,
					context,
				);
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
	if (kind === 'paymentTerms') checkTerms((given as MasterContent<'paymentTerms'>).lines);
	if (kind === 'dunningPolicy') checkDunningPolicy(given as MasterContent<'dunningPolicy'>);
	if (kind === 'company' || kind === 'party') return linkTerms(tx, given, companyId);
	if (kind === 'contact') {
		const { company, ...rest } = given;
		return { ...rest, party: (await partyOf(tx, given)).id };
	}
	const owned = companyId === null ? given : { ...given, company: companyId };
	return kind === 'mandate' ? { ...owned, party: (await partyOf(tx, given)).id } : owned;
}

/** Masters that companies and customers name. A company is saved first, and then takes terms of its own. */
const NAMED = ['paymentTerms', 'dunningPolicy'] as const;

/** Payment terms and dunning policy of a company or customer, kept as ids. */
async function linkTerms(tx: LedgerTx, given: Given, companyId: string | null): Promise<Given> {
	const linked: Given = companyId === null ? { ...given } : { ...given, company: companyId };
	for (const name of NAMED) {
		if (given[name] === undefined) continue;
		const own = companyId ?? (await tx.masters.find('company', String(given['code'])))?.id;
		linked[name] = (await resolveMaster(tx, name, String(given[name]), own, name)).id;
	}
	return linked;
}

/** A series in use keeps its rhythm: another one would count its numbers in other periods and could repeat them. */
async function assertSeriesKeepsReset(tx: LedgerTx, given: Given, companyId: string | null): Promise<void> {
	const known = await tx.masters.find('numberSeries', String(given['code']), companyId ?? undefined);
	if (!known || known.content.reset === given['reset']) return;
	const counters = await tx.series.counters([known.id]);
	if (counters.every(({ firstSequence, lastSequence }) => lastSequence < firstSequence)) return;
	refuse({
		rule: 'series.resetChanged',
		field: 'reset',
		message: `Series '${known.code}' restarts ${known.content.reset}; that cannot change any more.`,
		fix: 'Create a new series and set this one inactive.',
	});
}
