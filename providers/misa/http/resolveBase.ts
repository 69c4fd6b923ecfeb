import { refuse } from '../../../domain/refusal';
import type { MisaSettings } from '../settings';
import { isPrivate } from './allowedHosts';
import { GENERATIONS } from './generations';

/**
 * The base address of all calls. A host without a path is completed by that of the generation.
 *
 * @throws Refusal `misa.host`
 */
export function resolveBase({ generation, host }: Pick<MisaSettings, 'generation' | 'host'>): string {
	const { origin, basePath } = GENERATIONS[generation];
	if (host === undefined || host.trim() === '') return `${origin}${basePath}`;
	const url = URL.parse(host.trim());
	if (url === null || !isPrivate(url) || url.search !== '' || url.hash !== '' || url.username !== '')
		refuse({
			rule: 'misa.host',
			field: 'host',
			message: 'The host of the MISA account is not an address that can be called safely.',
			fix: 'Write an address with https and without user or query, or leave it empty for that of MISA.',
		});
	const path = url.pathname.replace(/\/+$/, '');
	return `${url.origin}${path === '' ? basePath : path}`;
}
