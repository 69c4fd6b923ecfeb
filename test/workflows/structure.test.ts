import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INodeProperties, type INodeType } from 'n8n-workflow';
import { BillingMasterData } from '../../nodes/BillingMasterData/BillingMasterData.node';
import { CreateInvoice } from '../../nodes/CreateInvoice/CreateInvoice.node';
import { CustomerPayment } from '../../nodes/CustomerPayment/CustomerPayment.node';
import { DunningStep } from '../../nodes/DunningStep/DunningStep.node';
import { GroupDeliveryNotes } from '../../nodes/GroupDeliveryNotes/GroupDeliveryNotes.node';
import { IssueEInvoice } from '../../nodes/IssueEInvoice/IssueEInvoice.node';
import { OcrIntake } from '../../nodes/OcrIntake/OcrIntake.node';
import { RenderBillingDocument } from '../../nodes/RenderBillingDocument/RenderBillingDocument.node';
import { ReplaceInvoice } from '../../nodes/ReplaceInvoice/ReplaceInvoice.node';
import { SalesDocument } from '../../nodes/SalesDocument/SalesDocument.node';
import { SepaExport } from '../../nodes/SepaExport/SepaExport.node';
import { StripeDebit } from '../../nodes/StripeDebit/StripeDebit.node';
import { BUILT_IN } from '../../scripts/harness/builtInNodes.mjs';
import { readWorkflow } from '../../scripts/harness/workflowCases.mjs';

const ROOT = join(__dirname, '../..');
const OWN = new Map<string, INodeType>(
	[
		new SalesDocument(),
		new CreateInvoice(),
		new CustomerPayment(),
		new SepaExport(),
		new BillingMasterData(),
		new GroupDeliveryNotes(),
		new RenderBillingDocument(),
		new IssueEInvoice(),
		new ReplaceInvoice(),
		new OcrIntake(),
		new StripeDebit(),
		new DunningStep(),
	].map((node) => [`n8n-nodes-order-to-cash.${node.description.name}`, node]),
);

interface WorkflowNode {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: Record<string, unknown>;
	readonly credentials?: unknown;
}

interface Workflow {
	readonly id: string;
	readonly active: boolean;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: Record<string, { main: ReadonlyArray<ReadonlyArray<{ node: string }>> }>;
}

const names = readdirSync(join(ROOT, 'workflows'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace(/\.json$/, ''));

test('the workflows that the issue names are shipped, each with an id of its own', () => {
	expect(names).toEqual(
		expect.arrayContaining([
			'approve-documents',
			'bank-statement-import',
			'deferred-invoicing',
			'deposit-and-balance',
			'dunning-daily',
			'einvoice-sync',
			'import-master-data',
			'intake-gmail',
			'intake-imap',
			'intake-monthly-export',
			'intake-outlook',
			'intake-process',
			'intake-upload',
			'issue-einvoice',
			'order-to-deliveries',
			'quote-to-cash',
			'replace-einvoice',
			'resume-unknown',
			'sepa-collection',
			'setup-company',
			'stripe-collection',
			'stripe-mandate-form',
			'stripe-webhook',
			'webhook-billing',
		]),
	);
	const ids = names.map((name) => (readWorkflow(ROOT, name) as Workflow).id);
	expect(ids).toEqual([...new Set(ids)]);
});

test('the starters of mailboxes call the workflow that takes invoices in', () => {
	const { id } = readWorkflow(ROOT, 'intake-process') as Workflow;
	for (const name of ['intake-gmail', 'intake-imap', 'intake-outlook']) {
		const { nodes } = readWorkflow(ROOT, name) as Workflow;
		const called = nodes.find(({ type }) => type.endsWith('.executeWorkflow'))?.parameters['workflowId'];
		expect(called).toMatchObject({ value: id });
	}
});

describe.each(names)('%s', (name) => {
	const workflow = readWorkflow(ROOT, name) as Workflow;
	const { nodes, connections } = workflow;
	const steps = nodes.filter(({ type }) => !type.endsWith('.stickyNote'));

	test('has a fixed id of 16 characters and is imported inactive', () => {
		expect(workflow.id).toMatch(/^[A-Za-z0-9]{16}$/);
		expect(workflow.active).toBe(false);
	});

	test('has nodes of different names and ids, and explains itself on sticky notes', () => {
		for (const key of ['id', 'name'] as const) {
			const values = nodes.map((node) => node[key]);
			expect(values).toEqual([...new Set(values)]);
		}
		const notes = nodes
			.filter(({ type }) => type.endsWith('.stickyNote'))
			.map(({ parameters }) => String(parameters['content']));
		expect(notes.filter((note) => /^##? /.test(note) && note.length > 200).length).toBeGreaterThan(0);
	});

	test('holds no credential, secret or address of a machine', () => {
		expect(nodes.filter((node) => node.credentials !== undefined)).toEqual([]);
		const text = JSON.stringify(workflow);
		expect(text).not.toMatch(/password|secret|token|api[_-]?key|authorization|bearer/i);
		expect(
			text.match(/https?:\/\/[^/"\s]+/g)?.filter((url) => !url.startsWith('http://localhost:5678')) ?? [],
		).toEqual([]);
	});

	test('connects every node to a trigger, and to nothing that is not there', () => {
		const reached = new Set(
			steps.filter(({ type }) => /Trigger$|\.webhook$|\.emailReadImap$/.test(type)).map((node) => node.name),
		);
		expect(reached.size).toBeGreaterThan(0);
		for (const from of reached) {
			for (const { node } of connections[from]?.main.flat() ?? []) reached.add(node);
		}
		expect([...reached].sort()).toEqual(steps.map((node) => node.name).sort());
		expect(Object.keys(connections).filter((from) => !reached.has(from))).toEqual([]);
	});

	test('uses built-in nodes that the harness can stand in for', () => {
		expect(steps.filter(({ type }) => !OWN.has(type) && !(type in BUILT_IN))).toEqual([]);
	});

	const own = steps.filter(({ type }) => OWN.has(type)).map((node) => [node.name, node] as const);
	// A starter hands everything over to another workflow.
	const each = own.length > 0 ? test.each(own) : () => undefined;
	each(
		'%s sets only parameters that its panel shows, to values that it offers',
		(_name, { type, parameters, typeVersion }) => {
			const { description } = OWN.get(type) as INodeType;
			expect(typeVersion).toBe(description.version);
			const given = { ...defaultsOf(description.properties, parameters), ...parameters } as Record<
				string,
				string
			>;
			const visible = description.properties.filter((property) =>
				NodeHelpers.displayParameter(given, property, { typeVersion }, description),
			);
			expect(problemsOf(parameters, visible)).toEqual([]);
		},
	);
});

/** Steering parameters that the workflow leaves at their default. */
function defaultsOf(
	properties: readonly INodeProperties[],
	parameters: Record<string, unknown>,
): Record<string, unknown> {
	const steering = properties.filter(
		({ name }) => ['inputSource', 'returnAll'].includes(name) && !(name in parameters),
	);
	return Object.fromEntries(steering.map((property) => [property.name, property.default]));
}

/** Names that nothing declares, and choices that no list holds, as paths. */
function problemsOf(
	given: Record<string, unknown>,
	properties: readonly INodeProperties[],
	path = '',
): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const property = properties.find((candidate) => candidate.name === name);
		if (!property) return [`${path}${name} is not a parameter`];
		if (property.type === 'collection') {
			return problemsOf(
				value as Record<string, unknown>,
				property.options as INodeProperties[],
				`${path}${name}.`,
			);
		}
		// An expression is resolved when it runs.
		if (property.type !== 'options' || String(value).startsWith('=')) return [];
		const offered = (property.options ?? []).some((option) => 'value' in option && option.value === value);
		return offered ? [] : [`${path}${name} has no choice ${String(value)}`];
	});
}
