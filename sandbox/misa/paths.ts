import type { MisaOperation } from './operations';

export type MisaGeneration = 'integration' | 'gateway';

/** Where each generation begins. */
export const PREFIXES: Readonly<Record<MisaGeneration, string>> = {
	integration: '/api/integration',
	gateway: '/apis/itg/meinvoice',
};

export type Handler =
	| 'logIn'
	| 'templates'
	| 'unpublishView'
	| 'publish'
	| 'publishWithToken'
	| 'status'
	| 'publishView'
	| 'download'
	| 'sendEmail'
	| 'paging'
	| 'webLogIn'
	| 'webTemplates'
	| 'webPreview'
	| 'webViewRefId'
	| 'webInsert'
	| 'webDelete'
	| 'webGetList'
	| 'webPaging'
	| 'webPagingCalculating';

export interface Route {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** Below the prefix, in small letters. */
	readonly path: string;
	readonly handler: Handler;
	readonly operation: MisaOperation;
	/** Which token it wants; null: none. */
	readonly door: 'api' | 'web' | null;
}

const post = (
	path: string,
	handler: Handler,
	operation: MisaOperation,
	door: Route['door'] = 'api',
): Route => ({
	method: 'POST',
	path,
	handler,
	operation,
	door,
});

const shared: readonly Route[] = [
	{ method: 'GET', path: '/invoice/templates', handler: 'templates', operation: 'templates', door: 'api' },
	post('/invoice/unpublishview', 'unpublishView', 'preview'),
	post('/invoice/status', 'status', 'status'),
	post('/invoice/publishview', 'publishView', 'view'),
	post('/invoice/download', 'download', 'download'),
	post('/invoice/sendemail', 'sendEmail', 'mail'),
];

const web = (folder: string): Route[] => [
	post(`${folder}/token`, 'webLogIn', 'webLogin', null),
	post(`${folder}/templates`, 'webTemplates', 'templates', null),
	post(`${folder}/preview`, 'webPreview', 'draftPreview', 'web'),
	{
		method: 'GET',
		path: `${folder}/viewrefid`,
		handler: 'webViewRefId',
		operation: 'draftPreview',
		door: 'web',
	},
	post(`${folder}/insert`, 'webInsert', 'draft', 'web'),
	{ method: 'DELETE', path: `${folder}/delete`, handler: 'webDelete', operation: 'draftDelete', door: 'web' },
	post(`${folder}/getlist`, 'webGetList', 'draftList', 'web'),
	post(`${folder}/paging`, 'webPaging', 'list', 'web'),
	post(`${folder}/paging/calculating`, 'webPagingCalculating', 'list', 'web'),
];

/** All calls of the two generations. */
export const ROUTES: Readonly<Record<MisaGeneration, readonly Route[]>> = {
	integration: [
		post('/auth/token', 'logIn', 'login', null),
		post('/invoice', 'publish', 'issue'),
		...shared,
		...web('/webapp'),
	],
	gateway: [
		post('/invoice/token', 'logIn', 'login', null),
		post('/invoice/publishing', 'publish', 'issue'),
		post('/invoice/publishing/token', 'publishWithToken', 'issue'),
		post('/invoice/paging', 'paging', 'list'),
		...shared,
		...web('/invoiceweb'),
	],
};
