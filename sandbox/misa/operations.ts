/** Calls that can suffer a fault, by what they do. */
export const MISA_OPERATIONS = [
	'login',
	'webLogin',
	'templates',
	'preview',
	'view',
	'issue',
	'status',
	'download',
	'list',
	'mail',
	'draft',
	'draftList',
	'draftDelete',
	'draftPreview',
] as const;
export type MisaOperation = (typeof MISA_OPERATIONS)[number];
