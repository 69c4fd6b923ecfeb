import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { IssueOutcome } from '../../eInvoiceProvider';
import { ProviderRefusal } from '../../providerErrors';
import { isMembers } from '../answers/members';
import { readBatch } from '../answers/readBatch';
import { readIssued } from '../answers/readIssued';
import type { Reading } from '../answers/readAnswer';
import { ownError } from '../errors/ownErrors';
import type { Client } from '../http/client';
import { tryToWrite } from '../payload/tryToWrite';
import type { InvoiceBody } from '../payload/writeInvoice';
import { sendWrite } from './sendWrite';

export const MOST_AT_ONCE = 50;

/**
 * Issues invoices of one series in the order given: one alone by its own call, several in one batch. An invoice that
 * cannot be written is refused by itself, and the others are sent.
 *
 * @throws ProviderRefusal, ProviderUnreachable before anything is sent
 */
export async function issueInvoices(client: Client, invoices: readonly EInvoice[]): Promise<IssueOutcome[]> {
	assertBatch(invoices);
	const outcomes = new Map<string, IssueOutcome>();
	const sendable: Array<{ readonly invoice: EInvoice; readonly body: InvoiceBody }> = [];
	for (const invoice of invoices) {
		const written = tryToWrite(invoice);
		if ('error' in written) outcomes.set(invoice.key, { state: 'refused', error: written.error });
		else sendable.push({ invoice, body: written.body });
	}
	const sent = sendable.map(({ invoice }) => invoice);
	const bodies = sendable.map(({ body }) => body);
	const answered = sent.length === 0 ? [] : await send(client, sent, bodies);
	sent.forEach(({ key }, index) => outcomes.set(key, answered[index] ?? NOT_TOLD));
	return invoices.map(({ key }) => outcomes.get(key) ?? NOT_TOLD);
}

const NOT_TOLD: IssueOutcome = {
	state: 'unknown',
	error: ownError('NOT_IN_ANSWER', 'S-Invoice did not answer for this invoice.'),
};

async function send(
	client: Client,
	invoices: readonly EInvoice[],
	bodies: readonly InvoiceBody[],
): Promise<IssueOutcome[]> {
	const [first] = invoices;
	const alone = invoices.length === 1 && first !== undefined;
	const call = alone
		? ({ name: 'createInvoice', json: bodies[0] } as const)
		: ({ name: 'createBatchInvoice', json: { commonInvoiceInputs: bodies } } as const);
	const reading = await sendWrite(client, call);
	if (reading.says !== 'done') return invoices.map(() => outcomeOf(reading));
	const body = isMembers(reading.body) ? reading.body : {};
	if (!alone) return readBatch(body, invoices).map((outcome) => concealed(client, outcome));
	const invoice = readIssued(body, first);
	if (invoice) return [{ state: 'issued', invoice }];
	const error = ownError('NO_RESULT', 'S-Invoice answered without a number that can be read.');
	return [{ state: 'unknown', error }];
}

function outcomeOf(reading: Exclude<Reading, { says: 'done' }>): IssueOutcome {
	return { state: reading.says === 'refused' ? 'refused' : 'unknown', error: reading.error };
}

/** Errors within an answer that went well have not passed the client yet. */
function concealed({ conceal }: Client, outcome: IssueOutcome): IssueOutcome {
	return outcome.state === 'issued' ? outcome : { ...outcome, error: conceal(outcome.error) };
}

function assertBatch(invoices: readonly EInvoice[]): void {
	const { length } = invoices;
	const series = new Set(
		invoices.map(({ template }) => `${template.templateCode} ${formatSeries(template.series)}`),
	);
	const keys = new Set(invoices.map(({ key }) => key));
	if (length > 0 && length <= MOST_AT_ONCE && series.size === 1 && keys.size === length) return;
	const message = `S-Invoice cannot issue this at once: ${length} invoices of ${series.size} series under ${keys.size} keys.`;
	throw new ProviderRefusal(ownError('BATCH', message));
}
