import type { Handler } from './call';
import { createBatch } from './handlers/createBatch';
import { createInvoice } from './handlers/createInvoice';
import { download } from './handlers/download';
import { preview, saveDraft } from './handlers/drafts';
import { list } from './handlers/list';
import { logIn } from './handlers/logIn';
import { setPaid, setUnpaid } from './handlers/payment';
import { search } from './handlers/search';
import { templates } from './handlers/templates';
import type { SInvoiceOperation } from './operations';

export interface Route {
	readonly operation: SInvoiceOperation;
	readonly handler: Handler;
	/** What the body is. A form may stand in the query. */
	readonly takes: 'json' | 'form';
	/** Does the path end in the seller's tax code? */
	readonly withTaxCode: boolean;
	/** False: it is the login itself. */
	readonly guarded: boolean;
}

const PREFIX = '/services/einvoiceapplication/api/InvoiceAPI';

const json = (operation: SInvoiceOperation, handler: Handler, withTaxCode = false): Route => ({
	operation,
	handler,
	takes: 'json',
	withTaxCode,
	guarded: true,
});
const form = (operation: SInvoiceOperation, handler: Handler): Route => ({
	...json(operation, handler),
	takes: 'form',
});

const ROUTES: Readonly<Record<string, Route>> = {
	'/auth/login': { ...json('login', logIn), guarded: false },
	[`${PREFIX}/InvoiceWS/createInvoice`]: json('issue', createInvoice, true),
	[`${PREFIX}/InvoiceWS/createBatchInvoice`]: json('issue', createBatch, true),
	[`${PREFIX}/InvoiceWS/createOrUpdateInvoiceDraft`]: json('draft', saveDraft, true),
	[`${PREFIX}/InvoiceUtilsWS/createInvoiceDraftPreview`]: json('preview', preview, true),
	[`${PREFIX}/InvoiceWS/searchInvoiceByTransactionUuid`]: form('status', search),
	[`${PREFIX}/InvoiceUtilsWS/getInvoiceRepresentationFile`]: json('download', download),
	[`${PREFIX}/InvoiceWS/updatePaymentStatus`]: form('payment', setPaid),
	[`${PREFIX}/InvoiceWS/cancelPaymentStatus`]: form('payment', setUnpaid),
	[`${PREFIX}/InvoiceUtilsWS/getAllInvoiceTemplates`]: json('templates', templates),
	[`${PREFIX}/InvoiceUtilsWS/getInvoicesAll`]: json('list', list, true),
};

/** The call that a path stands for, with the tax code at its end. The portal's gateway has `/api` before it. */
export function findRoute(
	method: string,
	pathname: string,
): { readonly route: Route; readonly taxCode: string | null } | undefined {
	if (method !== 'POST') return undefined;
	const path = pathname.replace(/^\/api(?=\/(?:auth|services)\/)/, '');
	const plain = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
	if (plain && !plain.withTaxCode) return { route: plain, taxCode: null };
	const cut = path.lastIndexOf('/');
	const head = path.slice(0, cut);
	const route = Object.hasOwn(ROUTES, head) ? ROUTES[head] : undefined;
	if (!route?.withTaxCode) return undefined;
	return { route, taxCode: decodeURIComponent(path.slice(cut + 1)) };
}
