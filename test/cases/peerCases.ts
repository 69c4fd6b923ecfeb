import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A case of another system: input and outcome. They may not be copied into the repository, so they are looked up beside it. */
export interface PeerCase {
	readonly id: string;
	readonly given: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each topic has its own shapes
	readonly expect: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each topic has its own shapes
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

/**
 * How cases of one shape are read: by what they are given, never by their names, so that cases that nobody here has
 * seen are replayed too. Exactly one of the three outcomes is set.
 */
export interface CaseReader {
	/** Members of `given`, parted by spaces; those that may be missing end in `?`. */
	readonly given: string;
	/** Where several rules share a shape. */
	readonly when?: (peer: PeerCase) => boolean;
	readonly replay?: (peer: PeerCase) => void | Promise<void>;
	/** Why the rule is not ours and will not be. */
	readonly notApplicable?: string;
	/** The rule that is missing, and the issue that brings it: `… (issue 4)`. */
	readonly later?: string;
}

function reads({ given, when }: CaseReader, peer: PeerCase): boolean {
	const members = given.split(' ');
	const known = members.map((name) => name.replace('?', ''));
	const there = Object.keys(peer.given as object);
	const fits =
		there.every((name) => known.includes(name)) &&
		members.every((name) => name.endsWith('?') || there.includes(name));
	return fits && (when?.(peer) ?? true);
}

/**
 * Replays a file of cases, each by the first reader that knows its shape. A case that no reader knows fails: it would
 * otherwise look as if it had been shown.
 */
export function replayCases(topic: string, readers: readonly CaseReader[]): void {
	const cases = load(topic);
	describe(`peer cases: ${topic}`, () => {
		if (!cases) {
			test.skip(`${topic}.json is not here`, () => undefined);
			return;
		}
		test('each reader has one outcome, and says which issue brings what is missing', () => {
			for (const reader of readers) {
				const outcomes = [reader.replay, reader.notApplicable, reader.later];
				expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(1);
				if (reader.later !== undefined) expect(reader.later).toMatch(/\(issue \d+\)$/);
			}
		});
		for (const peer of cases)
			declare(
				peer,
				readers.find((reader) => reads(reader, peer)),
			);
	});
}

function declare(peer: PeerCase, reader: CaseReader | undefined): void {
	if (reader?.later !== undefined) test.todo(`${peer.id} – ${reader.later}`);
	else if (reader?.notApplicable !== undefined)
		test.skip(`${peer.id} – not applicable: ${reader.notApplicable}`, () => undefined);
	else
		test(peer.id, async () => {
			if (reader?.replay) return reader.replay(peer);
			throw new Error(`No reader knows this shape: ${Object.keys(peer.given as object).join(' ')}`);
		});
}
