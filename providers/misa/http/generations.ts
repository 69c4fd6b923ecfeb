import type { MisaGeneration } from '../settings';

/** Addresses of the two generations of MISA's API; what is below `paths` follows the base. */
export interface Generation {
	readonly origin: string;
	readonly basePath: string;
	readonly paths: {
		readonly login: string;
		readonly publish: string;
		readonly download: string;
		/** Where the web drafts live. */
		readonly web: string;
	};
	/** List of published invoices; null: that of the web app is read. */
	readonly paging: string | null;
}

export const GENERATIONS: Readonly<Record<MisaGeneration, Generation>> = {
	integration: {
		origin: 'https://api.meinvoice.vn',
		basePath: '/api/integration',
		paths: { login: '/auth/token', publish: '/invoice', download: '/invoice/download', web: '/webapp' },
		paging: null,
	},
	gateway: {
		origin: 'https://developer.misa.vn',
		basePath: '/apis/itg/meinvoice',
		paths: {
			login: '/invoice/token',
			publish: '/invoice/publishing',
			download: '/invoice/Download',
			web: '/invoiceweb',
		},
		paging: '/invoice/paging',
	},
};
