import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { IssueOutcome } from '../../eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { readPublishResult } from '../answers/readPublishResult';
import { MISA_CAPABILITIES } from '../capabilities';
import { ownError, type OwnCode } from '../errors/ownErrors';
import { ask, hideIn } from '../http/ask';
import { GENERATIONS } from '../http/generations';
import { takeTurn } from '../http/seriesTurns';
import { PUBLISH_FACTOR } from '../limits';
import { assertSendable } from '../payload/assertSendable';
import { writePublishRequest, type PublishRequest } from '../payload/writePublishRequest';
import { templateOf } from './templateOf';

/**
 * Creates, signs and numbers up to 30 invoices of one series in one call. It is never repeated here, save after an
 * answer that the token is dead.
 *
 * @throws ProviderRefusal, ProviderUnreachable before the invoices were sent
 */
export async function issue(account: MisaAccount, invoices: readonly EInvoice[]): Promise<IssueOutcome[]> {
	const series = assertOneSeries(invoices);
	for (const invoice of invoices) assertSendable(invoice);
	const template = await templateOf(account, invoices);
	if (template.cannotIssue !== null) refuse('SIGNING_NEEDS_PERSON', template.cannotIssue);
	const request = writePublishRequest(invoices, template);
	await account.sessions.api.token();
	return takeTurn(`${account.id}:${series}`, MISA_CAPABILITIES.issueGap, account, () =>
		publish(account, invoices, request),
	);
}

/** Throws no more: whatever goes wrong from here on, an invoice may have been issued. */
async function publish(
	account: MisaAccount,
	invoices: readonly EInvoice[],
	body: PublishRequest,
): Promise<IssueOutcome[]> {
	const { settings } = account;
	try {
		const envelope = await ask(account, 'api', {
			method: 'POST',
			path: GENERATIONS[settings.generation].paths.publish,
			body,
			timeoutMs: settings.timeoutMs * PUBLISH_FACTOR,
		});
		return readPublishResult(envelope, invoices).map((outcome) =>
			outcome.state === 'issued' ? outcome : { ...outcome, error: hideIn(outcome.error, account) },
		);
	} catch (error) {
		const outcome = failed(error);
		return invoices.map(() => outcome);
	}
}

function failed(error: unknown): IssueOutcome {
	if (error instanceof ProviderRefusal) return { state: 'refused', error: error.error };
	if (error instanceof ProviderUnreachable) return { state: 'unknown', error: error.error };
	return { state: 'unknown', error: ownError('BAD_REPLY', 'The answer of MISA could not be read.') };
}

function assertOneSeries(invoices: readonly EInvoice[]): string {
	const [series, ...others] = new Set(invoices.map(({ template }) => formatSeries(template.series)));
	if (series === undefined || invoices.length > MISA_CAPABILITIES.batchSize)
		refuse('BATCH', `${invoices.length} invoices were given for one call.`);
	if (others.length > 0)
		refuse('BATCH', `Invoices of ${[series, ...others].join(' and ')} were given for one call.`);
	const keys = new Set(invoices.map(({ key }) => key.toLowerCase()));
	if (keys.size < invoices.length) refuse('BATCH', 'Two of the invoices have the same key.');
	return series;
}

function refuse(code: OwnCode, message: string): never {
	throw new ProviderRefusal(ownError(code, message));
}
