import { detectKind } from './detectKind';
import { INTAKE_LIMITS } from './limits';
import { openReader, type ReaderPool } from './openReader';

/** The first page of a PDF or picture, to be looked at; undefined of a file that has none to show. */
export async function drawPage(
	bytes: Uint8Array,
	pool: ReaderPool = openReader(),
): Promise<Uint8Array | undefined> {
	const kind = detectKind(bytes);
	if (kind !== 'pdf' && kind !== 'image') return undefined;
	const answer = await pool.run({ request: { task: 'picture', kind, bytes, limits: INTAKE_LIMITS } });
	return 'picture' in answer ? answer.picture : undefined;
}
