import { performance } from 'node:perf_hooks';
import { inUserFolder } from '../support/places.mjs';
import { makePrintables } from '../support/printables.mjs';
import { print, row } from '../support/report.mjs';
import { dependency, shipped } from '../support/shipped.mjs';

/** Pages a second of our writer, in its worker thread, against pdfmake alone on the same definitions in this one. */

const DOCUMENTS = Number(process.env.O2C_BENCH_DOCUMENTS ?? 60);

const { layoutDocument } = shipped('formats/pdf/layoutDocument.js');
const { renderPdf, closePdfWorker } = shipped('formats/pdf/index.js');

const pagesOf = (pdf) => (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;

/** pdfmake as it comes, with the fonts that it brings. */
function pdfmakeAlone() {
	const pdfmake = dependency('pdfmake');
	const font = (style) => dependency.resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`);
	pdfmake.setFonts({
		Roboto: {
			normal: font('Regular'),
			bold: font('Medium'),
			italics: font('Italic'),
			bolditalics: font('MediumItalic'),
		},
	});
	pdfmake.setLocalAccessPolicy(() => true);
	pdfmake.setUrlAccessPolicy(() => false);
	return (definition) => pdfmake.createPdf(definition).getBuffer();
}

async function pagesPerSecond(documents, write) {
	let pages = 0;
	const startedAt = performance.now();
	for (const document of documents) pages += pagesOf(await write(document));
	return (pages * 1000) / (performance.now() - startedAt);
}

await inUserFolder(async () => {
	const documents = await makePrintables(DOCUMENTS);
	const alone = pdfmakeAlone();
	const warm = documents.slice(0, 5);
	await pagesPerSecond(warm, renderPdf);
	await pagesPerSecond(warm.map(layoutDocument), alone);
	const rounds = [];
	for (let round = 0; round < 2; round += 1)
		rounds.push({
			ours: await pagesPerSecond(documents, renderPdf),
			theirs: await pagesPerSecond(documents.map(layoutDocument), alone),
		});
	const ours = Math.max(...rounds.map((round) => round.ours));
	const theirs = Math.max(...rounds.map((round) => round.theirs));
	print(`${DOCUMENTS} invoices of ten lines as PDF`, [
		row('pages a second, against pdfmake alone on the same layout', {
			measured: ours.toFixed(1),
			peer: theirs.toFixed(1),
			ratio: ours / theirs,
			limit: { least: 0.8 },
		}),
	]);
	await closePdfWorker();
});
