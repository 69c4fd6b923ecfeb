import { createRequire } from 'node:module';

interface Fontkit {
	create(bytes: Uint8Array, name?: string): unknown;
}

/**
 * pdfkit parses each font anew for every document, which takes longer than to print a page: with the parsed fonts
 * kept, a batch of one-page documents takes half the time. Imported for its effect, before pdfmake, and only by the
 * worker: its modules are its own, so no other package meets the replaced one. Should pdfkit open its fonts in
 * another way one day, documents come out the same, slower.
 */
const nextToPdfmake = createRequire(require.resolve('pdfmake'));
const nextToPdfkit = createRequire(nextToPdfmake.resolve('pdfkit'));
const fontkit = nextToPdfkit('fontkit') as Fontkit;
const loaded = nextToPdfkit.cache[nextToPdfkit.resolve('fontkit')];

const opened: Array<{ readonly bytes: Uint8Array; readonly font: unknown }> = [];

function create(bytes: Uint8Array, name?: string): unknown {
	if (name) return fontkit.create(bytes, name);
	const known = opened.find((candidate) => Buffer.compare(candidate.bytes, bytes) === 0);
	if (known) return known.font;
	const font = fontkit.create(bytes);
	opened.push({ bytes, font });
	return font;
}

if (loaded) loaded.exports = { ...fontkit, create };
