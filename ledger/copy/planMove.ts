import { realpathSync } from 'node:fs';
import { checkPostgres } from '../postgres/checkPostgres';
import { whenFree } from '../sqlite/busy';
import { openDatabase } from '../sqlite/openDatabase';
import { describePlace } from './address';
import { withPostgres } from './connectPostgres';
import { digestRows } from './copyRows';
import { assertBooksAt, type Moved, type MoveRequest } from './moveBooks';
import { nextStep, readSource, readTarget, type TargetState } from './moveState';
import { sqliteSide } from './sqliteSide';

/** What a move would do now, and how much there is to move. Nothing is written, and no schema is made. */
export async function planMove({ sourcePath, target, signal }: MoveRequest): Promise<Moved> {
	assertBooksAt(sourcePath);
	const place = describePlace(target);
	const state = await lookAtTarget(target);
	const database = openDatabase(realpathSync(sourcePath), true);
	try {
		const from = sqliteSide(database);
		await whenFree(() => from.run('begin'));
		const source = await readSource(from);
		const did = nextStep(source, state, place);
		return { ledger: source.id, did, place, tables: await digestRows(from, from, { signal }) };
	} finally {
		database.close();
	}
}

async function lookAtTarget(target: MoveRequest['target']): Promise<TargetState> {
	const { exists } = await checkPostgres(target);
	const untouched: TargetState = { id: undefined, arriving: false, empty: true };
	if (!exists) return untouched;
	return withPostgres(target, async (side) => {
		const hasTables = (await side.tables()).includes('schema_migrations');
		return hasTables ? readTarget(side) : untouched;
	});
}
