import type { ProviderError } from './eInvoiceProvider';

/** The provider answered, and said no: nothing was done. */
export class ProviderRefusal extends Error {
	constructor(readonly error: ProviderError) {
		super(`${error.code}: ${error.message}`);
		this.name = 'ProviderRefusal';
	}
}

/** No answer, or one that says nothing: whether anything was done is not known. */
export class ProviderUnreachable extends Error {
	constructor(readonly error: ProviderError) {
		super(`${error.code}: ${error.message}`);
		this.name = 'ProviderUnreachable';
	}
}
