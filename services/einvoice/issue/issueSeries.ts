import { Refusal } from '../../../domain/refusal';
import type { IssueOutcome } from '../../../providers/eInvoiceProvider';
import type { DocumentView } from '../../parts/documentView';
import type { Outcome } from '../../useCase';
import { workContext } from '../../calls/write';
import { lookUp } from '../lookUp';
import type { EInvoiceContext } from '../operation';
import { beginDocument, type Begun, type Sending } from './begin';
import { call } from './call';
import { conclude } from './conclude';
import type { Planned } from './plan';
import { recordOutcome } from './recordOutcome';
import { takeTurn, type SeriesTurn } from './seriesTurn';
import { settleUnknown } from './settle';

type Outcomes = Map<number, Outcome<DocumentView>>;
type Started = Planned & Begun;

/**
 * Issues the documents of one series, in their order, as many at a time as the provider takes. A refused one takes no
 * neighbour down; after one that stays unknown nothing more is sent, because it may yet have to be sent before the others.
 */
export async function issueSeries(
	context: EInvoiceContext,
	series: string,
	planned: readonly Planned[],
	hints: readonly string[][],
): Promise<Outcomes> {
	const outcomes: Outcomes = new Map();
	let turn: SeriesTurn | undefined;
	try {
		turn = await takeTurn(context, series);
		let stopped: string | undefined;
		for (const batch of batchesOf(planned, context.provider.capabilities.batchSize)) {
			if (stopped !== undefined || context.signal?.aborted) {
				for (const { index } of batch) outcomes.set(index, { ok: false, error: waits(series, stopped) });
				continue;
			}
			stopped = await issueBatch(context, turn, batch, outcomes, hints);
		}
	} catch (error) {
		for (const { index } of planned) if (!outcomes.has(index)) outcomes.set(index, { ok: false, error });
	} finally {
		// A turn that cannot be given back ends by itself.
		await turn?.end().catch(() => undefined);
	}
	return outcomes;
}

/** Documents are not torn apart: their e-invoices go together. One that is to be settled first goes alone. */
function batchesOf(planned: readonly Planned[], size: number): Planned[][] {
	const batches: Planned[][] = [];
	let room = 0;
	for (const document of planned) {
		if (document.count > room || document.isUnsettled) {
			batches.push([]);
			room = Math.max(size, document.count);
		}
		batches.at(-1)?.push(document);
		room = document.isUnsettled ? 0 : room - document.count;
	}
	return batches;
}

/** @returns the document at which the series has to stop; undefined where it can go on */
async function issueBatch(
	context: EInvoiceContext,
	turn: SeriesTurn,
	batch: readonly Planned[],
	outcomes: Outcomes,
	hints: readonly string[][],
): Promise<string | undefined> {
	await turn.renew();
	const started = await begin(context, batch, outcomes, hints);
	context.onStep?.('eInvoice.intentCommitted');
	const sending = started.flatMap((document) => document.sending);
	const unknown = started.flatMap((document) => document.unknown.map((record) => record.id));
	const { batchSize } = context.provider.capabilities;
	for (let start = 0; start < sending.length; start += batchSize)
		unknown.push(...(await send(context, turn, sending.slice(start, start + batchSize))));
	const settles = new Set(started.filter(({ input }) => input.settle !== false).map((one) => one.documentId));
	for (const id of unknown) {
		const [record] = await context.ledger.read.eInvoices.getMany([id]);
		if (record?.documentId != null && settles.has(record.documentId)) {
			await turn.renew();
			await settleUnknown(context, id);
			turn.called();
		}
	}
	let stopped: string | undefined;
	for (const document of started) {
		const { outcome, isUnknown } = await conclude(context, document, hints[document.index] ?? []);
		outcomes.set(document.index, outcome);
		if (isUnknown) stopped ??= document.name;
	}
	return stopped;
}

async function begin(
	context: EInvoiceContext,
	batch: readonly Planned[],
	outcomes: Outcomes,
	hints: readonly string[][],
): Promise<Started[]> {
	const { now, ...at } = workContext(context, []);
	const begun = await context.ledger.write(
		batch.map((planned) => ({ key: planned.order, input: planned })),
		(tx, planned) => {
			const own = hints[planned.index] ?? [];
			const hint = (text: string) => void (own.includes(text) || own.push(text));
			return beginDocument(tx, planned, context.provider, { ...at, now, hint });
		},
		{ now, ...(context.onStep === undefined ? {} : { onStep: context.onStep }) },
	);
	return batch.flatMap((planned, position): Started[] => {
		const outcome = begun[position];
		if (outcome?.ok) return [{ ...planned, ...outcome.value }];
		outcomes.set(planned.index, { ok: false, error: outcome?.error });
		return [];
	});
}

/** One call and its outcomes. @returns ids of those of which nobody knows what became */
async function send(
	context: EInvoiceContext,
	turn: SeriesTurn,
	sending: readonly Sending[],
): Promise<string[]> {
	await turn.renew();
	const answers = await call(
		context,
		sending.map(({ invoice }) => invoice),
	);
	turn.called();
	const outcomes: Array<readonly [Sending, IssueOutcome]> = [];
	for (const [index, one] of sending.entries()) {
		const answer = answers[index];
		if (answer) outcomes.push([one, await doubted(context, one, answer)]);
	}
	const { now, ...at } = workContext(context, []);
	const written = await context.ledger.write(
		outcomes.map((input, index) => ({ key: String(index).padStart(6, '0'), input })),
		(tx, [one, outcome]) => recordOutcome(tx, one.id, outcome, context.provider, { ...at, now }),
		{ now, ...(context.onStep === undefined ? {} : { onStep: context.onStep }) },
	);
	context.onStep?.('eInvoice.outcomeCommitted');
	const failed = written.find((outcome) => !outcome.ok);
	if (failed && !failed.ok) throw failed.error;
	return outcomes.flatMap(([{ id }, { state }]) => (state === 'unknown' ? [id] : []));
}

/** A provider that has the key already says no to it: a ledger that was restored from a backup finds its invoice so. */
async function doubted(
	{ provider, ledger }: EInvoiceContext,
	{ id }: Sending,
	answer: IssueOutcome,
): Promise<IssueOutcome> {
	if (answer.state !== 'refused') return answer;
	const [record] = await ledger.read.eInvoices.getMany([id]);
	if (!record) return answer;
	const found = await lookUp(provider, record);
	if (found.answer === 'found') return { state: 'issued', invoice: found.invoice };
	// It was sent before, and nobody can say now whether it is there.
	return found.answer === 'silent' && record.resends > 0 ? { state: 'unknown', error: answer.error } : answer;
}

function waits(series: string, document: string | undefined): Refusal {
	return new Refusal({
		rule: document === undefined ? 'execution.cancelled' : 'einvoice.seriesWaits',
		field: 'series',
		message:
			document === undefined
				? 'The run was cancelled before this invoice was sent.'
				: `Nothing was sent: nobody knows yet what became of ${document}, which comes before it in series ${series}.`,
		fix:
			document === undefined
				? 'Run it again.'
				: `Run Resume Unknown until ${document} is settled, then issue this one again.`,
	});
}
