/** One line of a benchmark: what was measured, against whom, and the limit that it must keep. */
export function row(what, { measured, peer, ratio, limit }) {
	return {
		what,
		measured,
		peer,
		ratio: ratio === undefined ? '' : ratio.toFixed(2),
		limit: limit ? `${limit.least === undefined ? '≤' : '≥'} ${limit.least ?? limit.most}` : '',
		kept: limit ? (keeps(ratio, limit) ? 'yes' : 'NO') : '',
	};
}

const keeps = (ratio, { least, most }) => (least === undefined ? ratio <= most : ratio >= least);

export function print(title, rows) {
	console.log(`\n${title}`);
	console.table(Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest])));
}

export const milliseconds = (value) => `${Math.round(value)} ms`;
