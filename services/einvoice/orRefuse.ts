import { Refusal } from '../../domain/refusal';
import { ProviderRefusal, ProviderUnreachable } from '../../providers/providerErrors';

/** What a call that changes nothing at the provider gives; its errors are told of the document, the code word for word. */
export async function orRefuse<T>(document: string, what: string, asked: Promise<T>): Promise<T> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof ProviderRefusal) throw refusalOf(document, what, 'einvoice.refused', error.error);
		if (error instanceof ProviderUnreachable)
			throw refusalOf(document, what, 'einvoice.unreachable', error.error);
		throw error;
	}
}

function refusalOf(
	document: string,
	what: string,
	rule: string,
	{ code, message, fix }: ProviderRefusal['error'],
): Refusal {
	return new Refusal({ rule, document, message: `${what} of ${document}: ${code}: ${message}`, fix });
}
