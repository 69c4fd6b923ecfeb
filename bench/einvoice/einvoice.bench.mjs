import { performance } from 'node:perf_hooks';
import { print, row } from '../support/report.mjs';
import { shipped } from '../support/shipped.mjs';
import { invoiceOf } from './invoiceOf.mjs';
import { plainCii } from './plainCii.mjs';

/**
 * CII of a long invoice against a template string that says the same and checks nothing; hybrid invoices a second
 * against the same pages without an invoice inside, both in the worker that prints.
 */

const { toSemanticInvoice } = shipped('domain/en16931/toSemanticInvoice.js');
const { checkInvoice } = shipped('domain/en16931/checkInvoice.js');
const { writeCii } = shipped('formats/cii/writeCii.js');
const { writeUbl } = shipped('formats/ubl/writeUbl.js');
const { renderFacturX } = shipped('formats/facturx/index.js');
const { renderPdf, closePdfWorker } = shipped('formats/pdf/index.js');

const ROUNDS = 40;
const PRINTS = Number(process.env.O2C_BENCH_DOCUMENTS ?? 40);

/** The best of many rounds, in milliseconds: what the code takes, not what the machine does beside it. */
function best(work) {
	let fastest = Infinity;
	for (let round = 0; round < ROUNDS; round += 1) {
		const startedAt = performance.now();
		work();
		fastest = Math.min(fastest, performance.now() - startedAt);
	}
	return fastest;
}

const long = toSemanticInvoice(invoiceOf(500));
const plain = plainCii(long);
if (plain !== writeCii(long)) throw new Error('The two writers do not say the same: nothing is compared.');
// As bytes: a text that is only concatenated is not yet written.
const theirs = best(() => Buffer.from(plainCii(long)));
const ours = best(() => Buffer.from(writeCii(long)));
print('An invoice of 500 lines', [
	row('CII, ms, against plain string building', {
		measured: ours.toFixed(2),
		peer: theirs.toFixed(2),
		ratio: ours / theirs,
		limit: { most: 3 },
	}),
	row('UBL, ms', { measured: best(() => Buffer.from(writeUbl(long))).toFixed(2) }),
	row('all checks, ms', { measured: best(() => checkInvoice(long)).toFixed(2) }),
	row('from the document, ms', { measured: best(() => toSemanticInvoice(invoiceOf(500))).toFixed(2) }),
]);

async function perSecond(documents, render) {
	const startedAt = performance.now();
	for (const document of documents) await render(document);
	return (documents.length * 1000) / (performance.now() - startedAt);
}

const documents = Array.from({ length: PRINTS }, () => invoiceOf(10));
const hybrid = (document) => renderFacturX(document, toSemanticInvoice(document));
await perSecond(documents.slice(0, 5), hybrid);
await perSecond(documents.slice(0, 5), renderPdf);
const rounds = [];
for (let round = 0; round < 3; round += 1)
	rounds.push({ hybrid: await perSecond(documents, hybrid), plain: await perSecond(documents, renderPdf) });
const hybrids = Math.max(...rounds.map((round) => round.hybrid));
const plains = Math.max(...rounds.map((round) => round.plain));
print(`${PRINTS} invoices of ten lines`, [
	row('hybrid invoices a second, against the same PDF without XML', {
		measured: hybrids.toFixed(1),
		peer: plains.toFixed(1),
		ratio: hybrids / plains,
		limit: { least: 0.7 },
	}),
]);
await closePdfWorker();
