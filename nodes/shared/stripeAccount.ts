import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { createStripe, type StripeClient, type StripeSettings } from '../../providers/stripe/createStripe';
import { reasonOf } from './failure';
import { httpTransport, type HelperResponse } from './httpTransport';

export const STRIPE_CREDENTIAL = 'stripeDebitApi';

/** The account of the node's credential, and whose it is; its calls go through n8n. */
export async function openStripe(
	functions: IExecuteFunctions,
	cancelled?: AbortSignal,
): Promise<{ readonly stripe: StripeClient; readonly accountOf: string | undefined }> {
	const credential = await credentialOf(functions);
	const http = httpTransport(
		async (request) => (await functions.helpers.httpRequest(request)) as HelperResponse,
		cancelled,
	);
	return {
		stripe: createStripe(stripeSettingsOf(credential), http),
		accountOf: given(credential['company']),
	};
}

/** Fields that the credential hides hold nothing, whatever was typed into them before. */
export function stripeSettingsOf(credential: IDataObject): StripeSettings {
	const { baseUrl, timeout } = credential['advanced'] === true ? credential : {};
	return {
		secretKey: String(credential['secretKey'] ?? ''),
		publishableKey: given(credential['publishableKey']),
		webhookSecret: given(credential['webhookSecret']),
		baseUrl: given(baseUrl),
		timeoutMs: Number(timeout ?? 80) * 1000,
	};
}

async function credentialOf(functions: IExecuteFunctions): Promise<IDataObject> {
	try {
		return await functions.getCredentials<IDataObject>(STRIPE_CREDENTIAL);
	} catch (error) {
		throw new NodeOperationError(
			functions.getNode(),
			`The Stripe account cannot be opened: ${reasonOf(error)}`,
			{
				description:
					'Select a Stripe Debit credential in this node. Nothing was sent and nothing was written.',
			},
		);
	}
}

const given = (value: unknown): string | undefined => {
	const text = typeof value === 'string' ? value.trim() : '';
	return text === '' ? undefined : text;
};
