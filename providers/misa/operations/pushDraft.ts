import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { DraftOutcome } from '../../eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { dataRows } from '../answers/dataRows';
import { member, rowsOf, textOf, type Members } from '../answers/members';
import { readNumber } from '../answers/readNumber';
import type { Envelope } from '../answers/readEnvelope';
import { ownError } from '../errors/ownErrors';
import { readError } from '../errors/readError';
import { ask, hideIn } from '../http/ask';
import { GENERATIONS } from '../http/generations';
import { assertSendable } from '../payload/assertSendable';
import { writeWebDraft } from '../payload/writeWebDraft';
import { templateOf } from './templateOf';

/**
 * Puts a draft into the web app, where a person signs it. The list is asked before and after: MISA answers neither yes
 * nor no for a draft that it has already.
 *
 * @throws ProviderRefusal, ProviderUnreachable before anything was sent
 */
export async function pushDraft(account: MisaAccount, invoice: EInvoice): Promise<DraftOutcome> {
	assertSendable(invoice);
	await templateOf(account, [invoice]);
	const body = [writeWebDraft(invoice)];
	const before = await findDraft(account, invoice);
	if (before !== undefined) return outcomeOf(before);
	try {
		const envelope = await ask(account, 'web', { method: 'POST', path: `${webPath(account)}/insert`, body });
		return readInsert(envelope, invoice.key, account) ?? (await lookAgain(account, invoice));
	} catch (error) {
		if (error instanceof ProviderRefusal) return { state: 'refused', error: error.error };
		if (error instanceof ProviderUnreachable) return { state: 'unknown', error: error.error };
		return { state: 'unknown', error: ownError('BAD_REPLY', 'The answer of MISA could not be read.') };
	}
}

const webPath = ({ settings }: MisaAccount) => GENERATIONS[settings.generation].paths.web;

async function findDraft(account: MisaAccount, { key, template }: EInvoice): Promise<Members | undefined> {
	const envelope = await ask(account, 'web', {
		method: 'POST',
		path: `${webPath(account)}/getlist`,
		query: { invoiceWithCode: template.series.withCode },
		body: [key],
	});
	return dataRows(envelope).find((row) => isOf(row, key));
}

const isOf = (row: Members, key: string) => textOf(row, 'RefID')?.toLowerCase() === key.toLowerCase();

/** A draft that was signed meanwhile is an invoice, and no place for another draft. */
function outcomeOf(row: Members): DraftOutcome {
	const number = readNumber(textOf(row, 'InvNo'));
	if (number === null) return { state: 'stored' };
	const message = `The draft was signed in the portal, as number ${number.number}.`;
	return { state: 'refused', error: { ...readError('DuplicateInvoiceRefID', message), retryable: false } };
}

async function lookAgain(account: MisaAccount, invoice: EInvoice): Promise<DraftOutcome> {
	const after = await findDraft(account, invoice);
	if (after !== undefined) return outcomeOf(after);
	return { state: 'unknown', error: ownError('NO_RESULT', 'MISA answered without a word on the draft.') };
}

function readInsert(envelope: Envelope, key: string, account: MisaAccount): DraftOutcome | undefined {
	if (rowsOf(member(envelope, 'data')).some((row) => isOf(row, key))) return { state: 'stored' };
	const failure = rowsOf(member(envelope, 'error', 'errors')).find((row) => isOf(row, key));
	if (failure === undefined) return undefined;
	const code = textOf(failure, 'ErrorCode') ?? 'InvalidInvoiceData';
	return { state: 'refused', error: hideIn(readError(code, textOf(failure, 'ErrorMessage')), account) };
}
