import { ProviderUnreachable } from '../../providerErrors';
import { ownError } from '../errors/ownErrors';
import { listOf, member, type Members } from './members';
import type { Envelope } from './readEnvelope';

/**
 * The rows of an answer. An empty list says that there is nothing; no list says nothing.
 *
 * @throws ProviderUnreachable
 */
export function dataRows(envelope: Envelope): readonly Members[] {
	const rows = listOf(member(envelope, 'data'));
	if (rows !== undefined) return rows;
	throw new ProviderUnreachable(ownError('NO_RESULT', 'MISA answered without the list that was asked for.'));
}
