/** Providers of which only the pen is there: they write what would be sent, and send nothing. */

/** Nobody is asked, so that anything opens it. */
const ACCOUNT = { username: 'paper', password: 'paper', taxCode: '0100109106' };

/** Provider → what it can do, and the body with which it would issue one invoice. */
export const PAPER_PROVIDERS = {
	misa(/** @type {NodeJS.Require} */ load) {
		const { createMisa } = load('../providers/misa/createMisa.js');
		const { writePublishRequest } = load('../providers/misa/payload/writePublishRequest.js');
		const settings = { generation: 'gateway', clientId: 'paper', clientSecret: 'paper', signing: 'hsm' };
		return {
			capabilities: createMisa({ ...ACCOUNT, ...settings, timeoutMs: 1 }, undefined).capabilities,
			payloadOf: (/** @type {any} */ invoice) =>
				writePublishRequest([invoice], { series: invoice.template.series, sentAsSummary: false }),
		};
	},
	sinvoice(/** @type {NodeJS.Require} */ load) {
		const { createSInvoice } = load('../providers/sinvoice/createSInvoice.js');
		const { writeInvoice } = load('../providers/sinvoice/payload/writeInvoice.js');
		return { capabilities: createSInvoice(ACCOUNT, undefined).capabilities, payloadOf: writeInvoice };
	},
};

/**
 * Gives the original of a correction the number that the file says, as if it had been issued; the tax office has it.
 *
 * @param {NodeJS.Require} load
 * @param {Record<string, any>} choices
 * @param {{ number?: string, providerKey?: string }} [issuedAs]
 */
export function paperProvider(load, choices, issuedAs = {}) {
	const { capabilities } = PAPER_PROVIDERS[choices.provider](load);
	const { formatSixCharacters } = load('../domain/vietnam/formatSeries.js');
	let sequence = 0;
	const issued = (/** @type {any} */ { key, template, issueDate, issuedAt }) => {
		sequence += 1;
		const series = formatSixCharacters(template.series);
		const own = choices.provider === 'misa' ? String(sequence).padStart(8, '0') : `${series}${sequence}`;
		const number = sequence === 1 ? (issuedAs.number ?? own) : own;
		return {
			...{ key, number, template, issueDate, issuedAt },
			sequence: Number(number.startsWith(series) ? number.slice(series.length) : number),
			providerKey: issuedAs.providerKey ?? `PAPER${sequence}`,
			lookupCode: `PAPER${sequence}`,
			taxOffice: template.series.withCode ? 'accepted' : 'none',
			taxOfficeCode: template.series.withCode ? 'PAPER' : null,
			paid: null,
			status: 'original',
			...{ gross: null, currency: null, buyerName: null },
		};
	};
	return {
		name: choices.provider,
		account: 'paper',
		capabilities: { ...capabilities, issueGap: 0, settleWindow: 0 },
		listTemplates: async () => [],
		issue: async (/** @type {any[]} */ invoices) =>
			invoices.map((invoice) => ({ state: 'issued', invoice: issued(invoice) })),
		findByKey: async () => undefined,
	};
}
