import { performance } from 'node:perf_hooks';
import { print, row } from '../support/report.mjs';
import { shipped } from '../support/shipped.mjs';

/**
 * The plan over open instalments in memory, whose time an instalment must not grow with their number (all rows stay in
 * memory, and a larger heap costs somewhat more to collect: twice is allowed for ten times as many); and messages,
 * whose whole rendering (subject, HTML, plain text, checks) is measured against filling their HTML alone.
 */

const SIZES = (process.env.O2C_BENCH_INSTALMENTS ?? '10000,100000').split(',').map(Number);
const MESSAGES = Number(process.env.O2C_BENCH_MESSAGES ?? 10_000);

const { planDunning } = shipped('domain/dunning/planDunning.js');
const { STANDARD_POLICY } = shipped('domain/dunning/standardPolicy.js');
const { loadMessage, renderMessage } = shipped('formats/message/index.js');
const { fillTemplate } = shipped('formats/message/fillTemplate.js');
const { escapeHtml } = shipped('formats/message/renderMessage.js');
const { writingOf } = shipped('formats/message/loadMessage.js');

const item = (index) => ({
	id: `inv_${index}`,
	number: `FA2026-${index}`,
	kind: 'invoice',
	instalment: (index % 3) + 1,
	companyId: 'DUPONT',
	customerId: `C${Math.floor(index / 20)}`,
	currency: 'EUR',
	amount: 100_00 + index,
	settled: index % 7 === 0 ? 50_00 : 0,
	inCollection: index % 11 === 0 ? 100_000_00 : 0,
	openCharges: 0,
	dueDate: `2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
	sentOn: null,
	holds: index % 13 === 0 ? [{ type: 'dispute', reason: 'quantity' }] : [],
	steps: index % 4 === 0 ? [{ stage: 1, state: 'sent', on: '2026-10-20' }] : [],
});

function planOf(count) {
	const items = Array.from({ length: count }, (_, index) => item(index));
	return { policies: [STANDARD_POLICY], policy: 'STANDARD', customers: [], items, holds: [], lastRun: null };
}

/** Processor time, which other work on the machine does not touch; the best of some rounds, in milliseconds. */
function best(rounds, work) {
	let least = Infinity;
	for (let round = 0; round < rounds; round += 1) {
		const before = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, (user + system) / 1000);
	}
	return least;
}

const warm = planOf(20_000);
best(3, () => planDunning(warm, '2026-11-30'));
const plans = SIZES.map((count) => {
	const state = planOf(count);
	const spent = best(3, () => {
		const { rows } = planDunning(state, '2026-11-30');
		if (rows.length !== count) throw new Error('Not every instalment has its row');
	});
	console.log(`${count} instalments: ${spent.toFixed(0)} ms of the processor`);
	return { count, each: (spent * 1000) / count };
});

const euros = (amount) => ({ amount, currency: 'EUR' });
const values = (index) => ({
	companyName: 'Dupont & Fils',
	contactName: `Martin ${index}`,
	number: `FA2026-${index}`,
	dueDate: '2026-10-31',
	many: false,
	totalOpen: euros(1_234_50),
	toPay: euros(1_234_50),
	iban: 'FR76 3000 6000 0112 3456 7890 189',
	invoices: [
		{
			number: `FA2026-${index}`,
			documentDate: '2026-09-30',
			dueDate: '2026-10-31',
			amount: euros(1_234_50),
			open: euros(1_234_50),
		},
	],
});
const template = loadMessage('reminder1', 'fr');
const writing = writingOf('fr');
const all = Array.from({ length: MESSAGES }, (_, index) => values(index));
const ours = () => all.forEach((one) => renderMessage(template, one));
const alone = () =>
	all.forEach((one) =>
		fillTemplate(template.html, one, { file: '', writing, written: new Map(), escape: escapeHtml }),
	);
best(1, ours);
const startedAt = performance.now();
const [whole, engine] = [best(3, ours), best(3, alone)];
console.log(`${MESSAGES} messages, six times: ${(performance.now() - startedAt).toFixed(0)} ms`);

const [first, last] = [plans[0], plans.at(-1)];
print('Following up', [
	row(`An instalment of ${last.count} against one of ${first.count}`, {
		measured: `${last.each.toFixed(1)} µs`,
		peer: `${first.each.toFixed(1)} µs`,
		ratio: last.each / first.each,
		limit: { most: 2 },
	}),
	row('Messages a second against the template engine alone', {
		measured: ((MESSAGES * 1000) / whole).toFixed(0),
		peer: ((MESSAGES * 1000) / engine).toFixed(0),
		ratio: engine / whole,
		limit: { least: 0.5 },
	}),
]);
