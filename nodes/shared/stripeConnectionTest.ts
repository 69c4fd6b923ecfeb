import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { createStripe } from '../../providers/stripe/createStripe';
import type { AccountView } from '../../providers/stripe/operations/readAccount';
import { httpTransport } from './httpTransport';
import { askAsOf, wordsOf } from './providerConnectionTest';
import { stripeSettingsOf } from './stripeAccount';

/** Nobody waits for a button as long as for a debit. */
const PATIENCE_MS = 30_000;

/** The Test button of the credential: the account behind the key, and whether it may take SEPA debits. Nothing is stored. */
export async function stripeConnectionTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const settings = stripeSettingsOf(credential.data ?? {});
		const timeoutMs = Math.min(settings.timeoutMs ?? PATIENCE_MS, PATIENCE_MS);
		const stripe = createStripe({ ...settings, timeoutMs }, httpTransport(askAsOf(this)));
		return told(await stripe.readAccount(), settings.webhookSecret !== undefined);
	} catch (error) {
		return { status: 'Error', message: wordsOf(error) };
	}
}

function told(
	{ id, country, isLive, sepaDebit, payoutsEnabled }: AccountView,
	hasSecret: boolean,
): INodeCredentialTestResult {
	const mode = isLive ? 'live' : 'test mode';
	const secret = hasSecret ? '' : '; no webhook secret, so that no event is taken';
	if (id === null)
		return {
			status: 'OK',
			message: `Connected in ${mode}; the key may not read the account, so that its right to take SEPA debits cannot be shown${secret}`,
		};
	const account = `account ${id}${country === null ? '' : ` (${country})`}`;
	if (sepaDebit !== 'active')
		return {
			status: 'Error',
			message: `Connected to ${account} in ${mode}, but SEPA debits are ${sepaDebit ?? 'unknown'}: confirm the e-mail address and the company at Stripe, and switch SEPA Direct Debit on in its settings`,
		};
	const payouts = payoutsEnabled === false ? '; payouts wait for the company’s IBAN at Stripe' : '';
	return {
		status: 'OK',
		message: `Connected to ${account} in ${mode}; SEPA debits are active${payouts}${secret}`,
	};
}
