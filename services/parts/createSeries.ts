import { z } from 'zod/v4';
import { KIND_RULES, KINDS } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { inferPattern } from '../../domain/numbering/inferPattern';
import { refuse } from '../../domain/refusal';
import { date, text } from '../../domain/schemas/fields';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditMaster } from './auditMaster';
import { startSeries } from './startSeries';

/** What a new company may say of its numbers, beside its own fields. */
export const firstSeries = {
	createDefaultSeries: z.boolean().optional(),
	/** Last invoice of the former system, exactly as it was written there, and its date. */
	lastInvoiceNumber: text(60).optional(),
	lastInvoiceDate: date.optional(),
};

/**
 * A new company gets a gapless yearly series for each kind, unless it has one. Credit notes use the invoices' one. The
 * invoices go on from the last number of a former system where it is given.
 */
export async function createSeries(
	tx: LedgerTx,
	company: Master<'company'>,
	former: z.output<z.ZodObject<typeof firstSeries>>,
	context: WorkContext,
): Promise<void> {
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
			...(kind === 'invoice' ? goOnFrom(former) : {}),
		};
		const { master } = await tx.masters.save({
			kind: 'numberSeries',
			companyId: company.id,
			code,
			name: title,
			active: true,
			content,
		});
		await startSeries(tx, master, undefined);
		auditMaster(tx, context, 'created', master);
	}
}

function goOnFrom({ lastInvoiceNumber, lastInvoiceDate }: z.output<z.ZodObject<typeof firstSeries>>) {
	if (lastInvoiceNumber === undefined) return {};
	if (lastInvoiceDate === undefined) {
		refuse({
			rule: 'series.startNeedsDate',
			field: 'lastInvoiceDate',
			message: `The date of the last invoice '${lastInvoiceNumber}' is missing.`,
			fix: "Give 'lastInvoiceDate': the new numbers go on from it, and their dates never go back behind it.",
		});
	}
	return { ...inferPattern(lastInvoiceNumber, lastInvoiceDate), lastDate: lastInvoiceDate };
}
