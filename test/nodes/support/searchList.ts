import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSearch } from '../../../nodes/shared/locators';
import type { Json } from './bench';

/** What is set in the panel whose list is searched. */
export interface Panel {
	readonly resource?: string;
	/** As the panel keeps what is picked: a text, or a resource locator. */
	readonly company?: unknown;
	readonly credential?: Json;
	readonly anyway?: boolean;
}

/** Asks a picker as the editor asks it. */
export function search(
	method: keyof typeof listSearch,
	filter?: string,
	page?: string,
	{ credential, anyway, ...panel }: Panel = {},
): Promise<INodeListSearchResult> {
	const functions = {
		getNode: () => ({
			name: 'Node',
			credentials: credential ? { orderToCashLedgerApi: { id: '1', name: 'Books' } } : undefined,
		}),
		getCredentials: async () => credential,
		getCurrentNodeParameter: (name: string) =>
			name === 'options.useEmbeddedLedgerAnyway' ? anyway : panel[name as keyof typeof panel],
	};
	return listSearch[method].call(functions as unknown as ILoadOptionsFunctions, filter, page);
}
