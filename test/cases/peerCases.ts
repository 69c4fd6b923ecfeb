import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A case of another system: input and outcome. They may not be copied into the repository, so they are looked up beside it. */
export interface PeerCase {
	readonly id: string;
	readonly given: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each topic has its own shape
	readonly expect: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each topic has its own shape
}

const FOLDER = process.env['O2C_CASES'] ?? join(__dirname, '..', '..', '..', 'shared', 'cases');

function load(topic: string): readonly PeerCase[] | undefined {
	const file = join(FOLDER, `${topic}.json`);
	if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { cases: PeerCase[] }).cases;
	console.warn(
		`SKIPPED: the peer cases '${topic}' are not here. Set O2C_CASES, or put them at ../shared/cases beside the repository.`,
	);
	return undefined;
}

export interface Replay {
	/** How each supported case is replayed; the key is the id of the case. */
	readonly replays: Readonly<Record<string, (peer: PeerCase) => void | Promise<void>>>;
	/** Cases whose rule the package does not know yet: the rule, and the issue that brings it. */
	readonly later: Readonly<Record<string, string>>;
}

/**
 * Replays a file of cases. A case that is neither replayed nor on the list of later ones fails, so that a new case is
 * noticed; so does a listed one that is not in the file any more.
 */
export function replayCases(topic: string, { replays, later }: Replay): void {
	const cases = load(topic);
	describe(`peer cases: ${topic}`, () => {
		if (!cases) {
			test.skip(`${topic}.json is not here`, () => undefined);
			return;
		}
		test('each case is replayed, or stands on the list of later ones with its reason', () => {
			const known = [...Object.keys(replays), ...Object.keys(later)].sort();
			expect(cases.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
			expect(Object.keys(replays).filter((id) => id in later)).toEqual([]);
			for (const reason of Object.values(later)) expect(reason).toMatch(/\(issue \d+\)$/);
		});
		for (const peer of cases) {
			const replay = replays[peer.id];
			if (replay) {
				test(peer.id, async () => {
					await replay(peer);
				});
			}
			if (later[peer.id]) test.todo(`${peer.id} – ${later[peer.id]}`);
		}
	});
}
