import type { IssuedInvoice, LookUp } from '../../eInvoiceProvider';
import { ProviderUnreachable } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { dataRows } from '../answers/dataRows';
import { flagOf, numberOf, textOf, type Members } from '../answers/members';
import { readStatusRow } from '../answers/readStatusRow';
import { ownError } from '../errors/ownErrors';
import { ask } from '../http/ask';
import { SETTLE } from '../limits';

/** `inputType`: the ids are our own keys. */
const BY_REF_ID = 2;
const UNPUBLISHED = 0;

/**
 * Looks an invoice up by our key (RefID). MISA finds nothing, without an error, where it is asked with the flags of
 * another kind of series, and for a moment after an invoice was issued: both are tried before it counts as not known.
 */
export async function findByKey(account: MisaAccount, query: LookUp): Promise<IssuedInvoice | undefined> {
	const found = await askBothWays(account, query);
	if (found !== undefined) return readRow(found, query);
	await account.sleep(SETTLE);
	const settled = await askBothWays(account, query);
	return settled === undefined ? undefined : readRow(settled, query);
}

async function askBothWays(account: MisaAccount, query: LookUp): Promise<Members | undefined> {
	const { withCode } = query.template.series;
	return (await askOnce(account, query, withCode)) ?? (await askOnce(account, query, !withCode));
}

async function askOnce(account: MisaAccount, { key, template }: LookUp, withCode: boolean) {
	const envelope = await ask(account, 'api', {
		method: 'POST',
		path: '/invoice/status',
		query: {
			invoiceWithCode: withCode,
			invoiceCalcu: template.series.letter === 'M',
			inputType: BY_REF_ID,
		},
		body: [key],
	});
	return dataRows(envelope).find((row) => isOf(row, key));
}

/** Rows that name no key are of the only one that was asked for. */
const isOf = (row: Members, key: string) => {
	const own = textOf(row, 'RefID');
	return own === null || own.toLowerCase() === key.toLowerCase();
};

function readRow(row: Members, { key, template }: LookUp): IssuedInvoice | undefined {
	const issued = readStatusRow(row, template);
	if (issued !== undefined) return { ...issued, key };
	const state = numberOf(row, 'PublishStatus');
	if (state === UNPUBLISHED || flagOf(row, 'IsDelete')) return undefined;
	throw new ProviderUnreachable(
		ownError('STILL_PUBLISHING', `MISA knows the invoice, in state ${state ?? 'unknown'}, without a number.`),
	);
}
