import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { INTAKE_SOURCES } from '../../domain/received/intakeState';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { Refusal, refuse } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import { reference, text } from '../../domain/schemas/fields';
import {
	INTAKE_LIMITS,
	readReceived,
	type Progress,
	type ReadOptions,
	type ReceivedFile,
} from '../../intake';
import type { ServiceContext } from '../context';
import { assertSameLedger, type Outcome } from '../useCase';
import { confirmSound } from './confirmSound';
import { showIntakes, type IntakeView } from './intakeView';
import { mailOf } from './mailOf';
import { mimeTypeOf } from './mimeTypeOf';
import { nothingTaken, type ReceivedView } from './receivedView';
import { takeIn, type Candidate, type TakenIn } from './takeIn';
import { resolveMaster } from '../parts/resolve';

/** What is kept for good: a page that is scanned well has a tenth of it. */
export const LARGEST_KEPT = 25 * 1024 * 1024;

/** Archives and mails may be larger than what is kept of them. */
export const LARGEST_READ = INTAKE_LIMITS.fileBytes;
export type ReadProgress = Progress;

/** The beginning of a text; undefined where there is none. */
const clipped = (most: number) =>
	z
		.string()
		.transform(
			(value) =>
				value
					.replace(/\p{Cc}+/gu, ' ')
					.trim()
					.slice(0, most) || undefined,
		)
		.optional();

export const receiveSchema = z.object({
	ledger: text(60).optional(),
	/** Found by our numbers on the invoice where it is missing. */
	company: reference.optional(),
	source: z.enum(INTAKE_SOURCES, `must be one of ${INTAKE_SOURCES.join(', ')}`).optional(),
	/** What the file is about, for lists. */
	title: text(300).optional(),
	/** Of the mail that the file came with. However long its sender made them, they keep no invoice out. */
	sender: clipped(500),
	subject: clipped(1000),
	messageId: clipped(1000),
	sentAt: clipped(100),
	/** Confirms at once what is structured XML, passes every check and looks like no other; off where it is missing. */
	autoConfirm: z.boolean().optional(),
	/** Keeps a file in which no invoice was found, for a person to fill in; else it is told and left aside. */
	keepUnread: z.boolean().optional(),
});
type Given = z.output<typeof receiveSchema>;

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
	{ autoConfirm }: Given,
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

function candidatesOf(
	file: ReceivedFile & { reading: { invoices: readonly ReceivedInvoice[] } },
	given: Given,
) {
	const { bytes, name, reading } = file;
	const invoices = given.keepUnread === true ? reading.invoices : reading.invoices.filter(saysAnything);
	if (invoices.length === 0) return [];
	if (bytes.length > LARGEST_KEPT) refuseLarge(name);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
	const { pages, notes } = reading as { pages?: number; notes: readonly string[] };
	const mail = mailOf(given, file.mail);
	return invoices.map((invoice): Candidate => {
		const place = reading.invoices.indexOf(invoice) + 1;
		const details = {
			...(pages !== undefined && { pages }),
			...(notes.length > 0 && { notes }),
			...(given.title !== undefined && { title: given.title }),
		};
		const source = given.source ?? (mail === null ? 'upload' : 'email');
		return {
			...{ invoice, place, sha256, content, size: bytes.length, name: lastName(name) },
			...{ mimeType: mimeTypeOf(bytes), source, company: given.company, mail, details },
		};
	});
}

/** A logo under a mail is no invoice: it has neither a number nor a total. */
const saysAnything = ({ number, totals }: ReceivedInvoice): boolean =>
	number !== undefined || totals.gross !== undefined;

/** Names of archives and mails stand before that of the file itself. */
const lastName = (name: string): string =>
	((name.split(' / ').at(-1) ?? name).split(/[/\\]/).at(-1) ?? name).slice(-255);

function refuseLarge(name: string): never {
	refuse({
		...{ rule: 'file.tooLarge', field: 'file', document: name },
		message: `'${name}' is larger than ${LARGEST_KEPT / 1024 / 1024} MB, and would be kept for good.`,
		fix: 'Scan it with 200 dots an inch, or send the pages of the invoice alone.',
	});
}
