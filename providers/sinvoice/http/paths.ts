import { refuse } from '../../../domain/refusal';
import { isPrivate } from '../../http/isPrivate';

export const DEFAULT_HOST = 'https://api-vinvoice.viettel.vn';
/** Prefix of all calls but the login. */
const SERVICES = '/services/einvoiceapplication/api/InvoiceAPI';

/** Calls below the prefix; `{taxCode}` is the seller's. */
export const PATHS = {
	createInvoice: '/InvoiceWS/createInvoice/{taxCode}',
	createBatchInvoice: '/InvoiceWS/createBatchInvoice/{taxCode}',
	createOrUpdateInvoiceDraft: '/InvoiceWS/createOrUpdateInvoiceDraft/{taxCode}',
	createInvoiceDraftPreview: '/InvoiceUtilsWS/createInvoiceDraftPreview/{taxCode}',
	searchInvoiceByTransactionUuid: '/InvoiceWS/searchInvoiceByTransactionUuid',
	getInvoiceRepresentationFile: '/InvoiceUtilsWS/getInvoiceRepresentationFile',
	updatePaymentStatus: '/InvoiceWS/updatePaymentStatus',
	cancelPaymentStatus: '/InvoiceWS/cancelPaymentStatus',
	getAllInvoiceTemplates: '/InvoiceUtilsWS/getAllInvoiceTemplates',
	getInvoicesAll: '/InvoiceUtilsWS/getInvoicesAll/{taxCode}',
} as const;
export type CallName = keyof typeof PATHS;

export interface Addresses {
	readonly login: string;
	readonly of: (call: CallName) => string;
}

/**
 * The addresses of an account. The host may be an origin, the gateway of the web portal with its path, or the whole base
 * address as the specification prints it.
 *
 * @throws Refusal `sinvoice.host`
 */
export function resolveAddresses(host: string | undefined, taxCode: string): Addresses {
	const base = resolveBase(host);
	return {
		login: `${base}/auth/login`,
		of: (call) => `${base}${SERVICES}${PATHS[call].replace('{taxCode}', encodeURIComponent(taxCode))}`,
	};
}

function resolveBase(host = ''): string {
	if (host.trim() === '') return DEFAULT_HOST;
	const url = URL.parse(host.trim());
	if (url === null || !isPrivate(url) || url.search !== '' || url.hash !== '' || url.username !== '')
		refuse({
			rule: 'sinvoice.host',
			field: 'host',
			message: 'The host of the S-Invoice account is not an address that can be called safely.',
			fix: 'Write an address with https and without user or query, or leave it empty for that of Viettel.',
		});
	const path = url.pathname.replace(/\/+$/, '');
	return `${url.origin}${path.endsWith(SERVICES) ? path.slice(0, -SERVICES.length) : path}`;
}
