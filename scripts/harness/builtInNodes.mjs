/**
 * Stand-ins for the few built-in nodes that the shipped workflows use, so that they run on n8n-core alone. They do
 * what the originals do with these parameters, and nothing else.
 */

const main = ['main'];
const base = (name, more = {}) => ({
	displayName: name,
	name,
	group: ['transform'],
	version: [1, 1.1, 2, 2.2, 3.4],
	description: name,
	defaults: { name },
	inputs: main,
	outputs: main,
	...more,
});

/** A trigger that gives the items that the run was started with. */
function trigger(name, properties = []) {
	return (items) => ({
		description: base(name, { group: ['trigger'], inputs: [], properties }),
		async trigger() {
			// Without a manual trigger function a manual run never ends.
			return { manualTriggerFunction: async () => this.emit([items.map((json) => ({ json }))]) };
		},
	});
}

/** Edit Fields in its raw mode: one object for each item. */
const set = () => ({
	description: base('set', {
		properties: [
			{ displayName: 'Mode', name: 'mode', type: 'options', options: [], default: 'manual' },
			{ displayName: 'JSON', name: 'jsonOutput', type: 'json', default: '{}' },
			{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
		],
	}),
	async execute() {
		const items = this.getInputData().map((_item, index) => {
			const value = this.getNodeParameter('jsonOutput', index);
			return { json: typeof value === 'string' ? JSON.parse(value) : value, pairedItem: { item: index } };
		});
		return [items];
	},
});

const passThrough = (name) => () => ({
	description: base(name, { properties: [] }),
	async execute() {
		return [this.getInputData()];
	},
});

/** A second form page in the middle of a run: its answers become the item. */
const form = (_items, answers = {}) => ({
	description: base('form', { properties: [] }),
	async execute() {
		const own = answers[this.getNode().name];
		return [own ? [{ json: own, pairedItem: { item: 0 } }] : this.getInputData()];
	},
});

/** @type {Record<string, (items: object[], answers?: Record<string, object>) => object>} */
export const BUILT_IN = {
	'n8n-nodes-base.manualTrigger': trigger('manualTrigger'),
	'n8n-nodes-base.webhook': trigger('webhook'),
	'n8n-nodes-base.formTrigger': trigger('formTrigger'),
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.form': form,
	'n8n-nodes-base.respondToWebhook': passThrough('respondToWebhook'),
	'n8n-nodes-base.stickyNote': passThrough('stickyNote'),
};
