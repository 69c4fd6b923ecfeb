/**
 * Stand-ins for the few built-in nodes that the shipped workflows use, so that they run on n8n-core alone. They do
 * what the originals do with these parameters, and nothing else.
 */

const main = ['main'];
const base = (name, more = {}) => ({
	displayName: name,
	name,
	group: ['transform'],
	version: [1, 1.1, 1.2, 2, 2.1, 2.2, 2.5, 3.4],
	description: name,
	defaults: { name },
	inputs: main,
	outputs: main,
	...more,
});

/** An item is its json; one that brings files is `{ json, binary }`. */
const itemOf = (given) => (given.json && given.binary ? given : { json: given });

/** A trigger that gives the items that the run was started with. */
function trigger(name, properties = []) {
	return (items) => ({
		description: base(name, { group: ['trigger'], inputs: [], properties }),
		async trigger() {
			// Without a manual trigger function a manual run never ends.
			return { manualTriggerFunction: async () => this.emit([items.map(itemOf)]) };
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

/** Parameters whose expressions are to be resolved; json takes a value of any shape as it is. */
const asGiven = (...names) => names.map((name) => ({ displayName: name, name, type: 'json', default: '' }));

/**
 * A form page in the middle of a run: its answers become the item. An ending page gives what the person reads.
 */
const form = (_items, answers = {}, { parseFormFields = JSON.parse } = {}) => ({
	description: base('form', {
		properties: asGiven('operation', 'completionTitle', 'completionMessage', 'jsonOutput'),
	}),
	async execute() {
		if (this.getNodeParameter('operation', 0, '') === 'completion') {
			const page = ['completionTitle', 'completionMessage'].map((name) => [
				name,
				this.getNodeParameter(name, 0, ''),
			]);
			return [[{ json: Object.fromEntries(page), pairedItem: { item: 0 } }]];
		}
		// Read as n8n reads them, whatever somebody answers: a field that it does not know is refused there too.
		parseFormFields(this.getNodeParameter('jsonOutput', 0, '') || '[]');
		const own = answers[this.getNode().name];
		return [own ? [{ json: own, pairedItem: { item: 0 } }] : this.getInputData()];
	},
});

/** Wait for a form: what the case says that somebody answers becomes the item. */
const wait = (_items, answers = {}) => ({
	description: base('wait', { properties: asGiven('formTitle', 'formDescription') }),
	async execute() {
		// Resolved although nobody sees them here, so that a wrong expression is found.
		for (const name of ['formTitle', 'formDescription']) this.getNodeParameter(name, 0, '');
		const own = answers[this.getNode().name];
		return [own ? [{ json: own, pairedItem: { item: 0 } }] : this.getInputData()];
	},
});

/** Gives what the caller of the webhook would get: status, headers, and the JSON or file of the answer. */
const respondToWebhook = () => ({
	description: base('respondToWebhook', { properties: asGiven('respondWith', 'responseBody', 'options') }),
	async execute() {
		const [item] = this.getInputData();
		const { responseCode = 200, responseHeaders } = this.getNodeParameter('options', 0, {});
		const headers = (responseHeaders?.entries ?? []).map(({ name, value }) => [name, value]);
		const body = this.getNodeParameter('responseBody', 0, '');
		const answer = { responseCode, headers: Object.fromEntries(headers) };
		if (this.getNodeParameter('respondWith', 0, '') === 'json') answer.body = JSON.parse(body);
		return [[{ json: answer, binary: item.binary, pairedItem: { item: 0 } }]];
	},
});

/** If with conditions on booleans, all of which must hold. */
const ifNode = () => ({
	description: base('if', { outputs: ['main', 'main'], properties: asGiven('conditions') }),
	async execute() {
		const outputs = [[], []];
		for (const [index, item] of this.getInputData().entries()) {
			const { conditions } = this.getNodeParameter('conditions', index);
			const holds = conditions.every(({ leftValue }) => leftValue === true);
			outputs[holds ? 0 : 1].push({ ...item, pairedItem: { item: index } });
		}
		return outputs;
	},
});

/** Extract From File: the rows that a case gives for the file, since no spreadsheet can be read here. */
const extractFromFile = (_items, answers = {}) => ({
	description: base('extractFromFile', { properties: [] }),
	async execute() {
		const rows = answers[this.getNode().name] ?? [];
		return [rows.map((json) => ({ json, pairedItem: { item: 0 } }))];
	},
});

/** Send Email: what would be mailed, to whom, and which files go with it. A case may say that a mail is not taken. */
const emailSend = (_items, answers = {}) => ({
	description: base('emailSend', {
		properties: asGiven('fromEmail', 'toEmail', 'subject', 'emailFormat', 'text', 'options'),
	}),
	async execute() {
		const { refused = [] } = answers[this.getNode().name] ?? {};
		return [
			this.getInputData().map((item, index) => {
				const [from, to, subject, text] = ['fromEmail', 'toEmail', 'subject', 'text'].map((name) =>
					this.getNodeParameter(name, index),
				);
				const { fileAttachments: field } = this.getNodeParameter('options', index, {});
				if (refused.includes(to))
					return { json: { error: `550 ${to} is unknown` }, pairedItem: { item: index } };
				const files = field ? field.split(',').map((name) => item.binary[name].fileName) : [];
				return { json: { from, to, subject, text, files }, pairedItem: { item: index } };
			}),
		];
	},
});

/** @type {Record<string, (items: object[], answers?: Record<string, object>, tools?: { parseFormFields?: (json: string) => unknown }) => object>} */
export const BUILT_IN = {
	'n8n-nodes-base.manualTrigger': trigger('manualTrigger'),
	'n8n-nodes-base.scheduleTrigger': trigger('scheduleTrigger'),
	'n8n-nodes-base.webhook': trigger('webhook'),
	'n8n-nodes-base.formTrigger': trigger('formTrigger'),
	'n8n-nodes-base.emailReadImap': trigger('emailReadImap'),
	'n8n-nodes-base.gmailTrigger': trigger('gmailTrigger'),
	'n8n-nodes-base.microsoftOutlookTrigger': trigger('microsoftOutlookTrigger'),
	'n8n-nodes-base.executeWorkflowTrigger': trigger('executeWorkflowTrigger'),
	// Hands over what the sub-workflow would get.
	'n8n-nodes-base.executeWorkflow': passThrough('executeWorkflow'),
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.form': form,
	'n8n-nodes-base.if': ifNode,
	'n8n-nodes-base.wait': wait,
	'n8n-nodes-base.extractFromFile': extractFromFile,
	'n8n-nodes-base.respondToWebhook': respondToWebhook,
	'n8n-nodes-base.emailSend': emailSend,
	'n8n-nodes-base.stickyNote': passThrough('stickyNote'),
};
