import { join } from 'node:path';
import { createRequire } from 'node:module';
import { BUILT_IN } from './builtInNodes.mjs';

/**
 * Runs a workflow on n8n-core alone: the package is loaded from dist/ as n8n loads it, nothing else of n8n is
 * needed. No Code node, no waiting, no sub-workflows.
 *
 * @typedef {{ json: Record<string, any>, binary?: Record<string, any>, error?: any, pairedItem?: any }} Item
 * @typedef {{ error?: any, items: (node: string, output?: number) => Item[], hints: (node: string) => string[], ran: string[] }} Run
 */

const PACKAGE = 'n8n-nodes-order-to-cash';
const LOCAL = 'http://127.0.0.1/';

let loading;

/** The package's node types, loaded once a process. */
function loadPackage(root) {
	loading ??= (async () => {
		const { PackageDirectoryLoader } = requireFrom(root)('n8n-core');
		const loader = new PackageDirectoryLoader(root);
		await loader.loadAll();
		return loader;
	})();
	return loading;
}

const requireFrom = (root) => createRequire(join(root, 'package.json'));

/**
 * @param {{ nodes: any[], connections: any, settings?: any, name?: string, id?: string }} workflowJson
 * @param {{ root: string, start?: object[], answers?: Record<string, object>, credentials?: Record<string, object>, trigger?: string, require?: (name: string) => any }} options
 *   start: items of the trigger; trigger: its name, where the workflow has several; answers: what is filled in on later form pages, by node name
 * @returns {Promise<Run>}
 */
export async function runWorkflow(
	workflowJson,
	{ root, start = [{}], answers = {}, credentials = {}, trigger, require = requireFrom(root) },
) {
	const {
		Workflow,
		createRunExecutionData,
		NodeHelpers,
		tryToParseJsonToFormFields,
	} = require('n8n-workflow');
	const tools = { parseFormFields: tryToParseJsonToFormFields };
	const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
	const loader = await loadPackage(root);
	const nodeTypes = nodeTypesOf(loader, NodeHelpers, { start, answers, tools });
	const workflow = new Workflow({
		id: workflowJson.id ?? 'harness',
		name: workflowJson.name ?? 'Harness',
		nodes: workflowJson.nodes,
		connections: workflowJson.connections,
		active: false,
		nodeTypes,
		settings: workflowJson.settings ?? {},
	});
	const first = workflowJson.nodes.find(({ name, type }) =>
		trigger === undefined ? /Trigger$|\.webhook$|\.emailReadImap$/.test(type) : name === trigger,
	);
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: workflow.getNode(first.name), data: { main: [[{ json: {} }]] }, source: null },
			],
		},
	});
	const additionalData = {
		...urls(),
		executionId: '1',
		credentialsHelper: credentialsOf(credentials, require),
		hooks: new ExecutionLifecycleHooks('manual', '1', workflowJson),
		currentNodeParameters: undefined,
		executionTimeoutTimestamp: undefined,
		variables: {},
		webhookWaitingBaseUrl: `${LOCAL}webhook-waiting`,
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
	};
	const result = await new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(workflow);
	return readRun(result.data.resultData);
}

function readRun({ runData, error }) {
	return {
		error,
		ran: Object.keys(runData),
		items: (node, output = 0) => runData[node]?.[0]?.data?.main?.[output] ?? [],
		hints: (node) => (runData[node]?.[0]?.hints ?? []).map(({ message }) => message),
	};
}

function nodeTypesOf(loader, NodeHelpers, { start, answers, tools }) {
	const builtIn = Object.fromEntries(
		Object.entries(BUILT_IN).map(([type, make]) => [type, make(start, answers, tools)]),
	);
	const find = (type) => {
		if (builtIn[type]) return builtIn[type];
		const [owner, name] = type.split('.');
		if (owner !== PACKAGE) throw new Error(`The harness has no node '${type}'`);
		return loader.getNode(name).type;
	};
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

function credentialsOf(credentials, require) {
	const { ICredentialsHelper } = require('n8n-workflow');
	class Helper extends ICredentialsHelper {
		getParentTypes() {
			return [];
		}
		isCredentialUsableByNode() {
			return true;
		}
		isNodeAllowed() {
			return true;
		}
		async authenticate(_credentials, _type, request) {
			return request;
		}
		async preAuthentication() {
			return undefined;
		}
		async runPreAuthentication() {
			return undefined;
		}
		async getCredentials() {
			throw new Error('not used by nodes');
		}
		async getDecrypted(_additionalData, details, type) {
			const found = credentials[details.name ?? type] ?? credentials[type];
			if (!found) throw new Error(`Credential '${details.name}' does not exist`);
			return found;
		}
		async updateCredentials() {}
		async updateCredentialsOauthTokenData() {}
		getCredentialsProperties() {
			return [];
		}
	}
	return new Helper();
}

/** Expressions are refused with "Invalid URL" unless each of these is one. */
function urls() {
	const names = [
		'restApiUrl',
		'instanceBaseUrl',
		'formWaitingBaseUrl',
		'webhookBaseUrl',
		'webhookTestBaseUrl',
	];
	return Object.fromEntries(names.map((name) => [name, LOCAL]));
}
