import { Refusal } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import { INTAKE_LIMITS, readReceived, type Progress, type ReadOptions } from '../../intake';
import type { ServiceContext } from '../context';
import { assertSameLedger, type Outcome } from '../useCase';
import { candidatesOf } from './candidatesOf';
import { confirmSound } from './confirmSound';
import { showIntakes, type IntakeView } from './intakeView';
import { nothingTaken, type ReceivedView } from './receivedView';
import { receiveSchema, type ReceiveInput } from './receiveInput';
import { takeIn, type Candidate, type TakenIn } from './takeIn';
import { resolveMaster } from '../parts/resolve';

/** Archives and mails may be larger than what is kept of them. */
export const LARGEST_READ = INTAKE_LIMITS.fileBytes;
export type ReadProgress = Progress;

export interface FileToReceive {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Further fields: `receiveSchema`. */
	readonly input: object;
}

/**
 * Takes files in: PDF, picture, XML of an e-invoice, mail, ZIP. Reading happens in the worker, before any lock is held;
 * each invoice is then taken in by a transaction of its own. The same bytes, and another file of the same invoice, find
 * what is there.
 */
export async function receiveFiles(
	context: ServiceContext,
	files: readonly FileToReceive[],
	reading: ReadOptions = {},
): Promise<Array<Outcome<ReceivedView>>> {
	const outcomes: Array<Outcome<ReceivedView>> = [];
	for (const file of files) {
		try {
			outcomes.push({ ok: true, value: await receiveFile(context, file, reading) });
		} catch (error) {
			outcomes.push({ ok: false, error });
		}
	}
	return outcomes;
}

async function receiveFile(
	context: ServiceContext,
	{ name, bytes, input }: FileToReceive,
	reading: ReadOptions,
): Promise<{ views: ReceivedView[]; reused: boolean; hints: string[] }> {
	const given = parseInput(receiveSchema, input);
	assertSameLedger(context, given);
	// Before minutes are spent on reading.
	if (given.company !== undefined)
		await resolveMaster(context.ledger.read, 'company', given.company, undefined, 'company');
	context.signal?.throwIfAborted();
	const read = await readReceived({ name, bytes }, reading);
	const refused = read.flatMap((file) => ('refusal' in file ? file.refusal : []));
	const [first] = refused;
	if (first !== undefined && refused.length === read.length) throw new Refusal(first);
	const views: ReceivedView[] = [];
	const hints: string[] = [];
	for (const file of read) {
		if ('refusal' in file) {
			views.push(
				nothingTaken(context, file, 'notRead', `${file.refusal.message} ${file.refusal.fix}`, given),
			);
			continue;
		}
		const candidates = candidatesOf(file, given);
		if (candidates.length === 0)
			views.push(nothingTaken(context, file, 'noInvoice', 'No invoice was found in this file.', given));
		else views.push(...(await takeAll(context, candidates, given, hints)));
	}
	return { views, reused: views.length > 0 && views.every(({ outcome }) => outcome === 'sameFile'), hints };
}

async function takeAll(
	context: ServiceContext,
	candidates: readonly Candidate[],
	{ autoConfirm }: ReceiveInput,
	hints: string[],
): Promise<ReceivedView[]> {
	const { ledger, actor, dryRun = false, onStep, signal } = context;
	const now = context.now();
	const items = candidates.map((candidate) => ({
		key: String(candidate.place).padStart(4, '0'),
		input: candidate,
	}));
	const taken = await ledger.write(
		items,
		async (tx, candidate): Promise<TakenIn & { readonly view: IntakeView | undefined }> => {
			const done = await takeIn(tx, candidate, { actor, now });
			return { ...done, view: (await showIntakes(tx, [done.record], { ledger: tx.ledgerId, now }))[0] };
		},
		{ now, dryRun, onStep, signal },
	);
	const views: ReceivedView[] = [];
	for (const outcome of taken) {
		if (!outcome.ok) throw outcome.error;
		const { view, outcome: what } = outcome.value;
		if (view === undefined) continue;
		const wanted = autoConfirm === true && !dryRun && outcome.value.isSound && what === 'new';
		const confirmed = wanted ? await confirmSound(context, outcome.value.record, hints) : undefined;
		views.push({ ...(confirmed ?? view), outcome: what, message: messageOf(what, confirmed ?? view) });
	}
	return views;
}

function messageOf(what: TakenIn['outcome'], view: IntakeView): string {
	if (what === 'sameInvoice')
		return `It seems that this invoice was imported already: ${view.number ?? view.id} of ${view.issueDate ?? ''} is ${view.state}. ${view.message}`;
	return what === 'sameFile' ? `This very file was taken in before. ${view.message}` : view.message;
}
