/** @typedef {Pick<import('./startSandboxes.mjs').Sandboxes, 'sinvoice' | 'misa' | 'stripe'>} Sandboxes */

/**
 * What the credentials of the sandboxes hold, by their names.
 * @param {Sandboxes} [sandboxes]
 * @returns {Record<string, Record<string, unknown>>}
 */
export function accountsOf(sandboxes) {
	if (!sandboxes) return {};
	const { sinvoice, misa, stripe } = sandboxes;
	const credentials = [sinvoice, misa, stripe].map(({ credential }) => credential);
	return Object.fromEntries(credentials.map(({ name, data }) => [name, data]));
}

/**
 * The account of a node that talks to a provider, as nodes name their credentials; nothing for any other node.
 * @param {{ type?: string, parameters: { provider?: string } }} node
 * @param {Sandboxes} [sandboxes]
 * @returns {Record<string, { id: string, name: string }>}
 */
export function accountFor({ type: node = '', parameters: { provider } }, sandboxes) {
	const whose = node.endsWith('.stripeDebit') ? 'stripe' : provider;
	if (!sandboxes || (whose !== 'sinvoice' && whose !== 'misa' && whose !== 'stripe')) return {};
	const { id, name, type } = sandboxes[whose].credential;
	return { [type]: { id, name } };
}

/**
 * A workflow as it is imported where somebody is to try it: with the accounts of the sandboxes selected.
 * @template {{ nodes: Array<Record<string, any>> }} W
 * @param {W} workflow
 * @param {Sandboxes} sandboxes
 * @returns {W}
 */
export function withAccounts(workflow, sandboxes) {
	const nodes = workflow.nodes.map((node) => {
		const account = accountFor(/** @type {any} */ (node), sandboxes);
		return Object.keys(account).length === 0
			? node
			: { ...node, credentials: { ...node.credentials, ...account } };
	});
	return { ...workflow, nodes };
}
