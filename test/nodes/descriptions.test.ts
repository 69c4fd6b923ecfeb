import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { OrderToCashLedgerApi } from '../../credentials/OrderToCashLedgerApi.credentials';
import { CONVERSIONS } from '../../domain/documents/conversions';
import { KIND_RULES, KINDS } from '../../domain/documents/kinds';
import { TRANSITIONS, VERBS } from '../../domain/documents/transitions';
import { MASTER_KINDS } from '../../domain/masters/schemas';
import { BillingMasterData } from '../../nodes/BillingMasterData/BillingMasterData.node';
import { FORMS } from '../../nodes/BillingMasterData/masters';
import { OPERATIONS as MASTER_OPERATIONS } from '../../nodes/BillingMasterData/operations';
import { CreateInvoice } from '../../nodes/CreateInvoice/CreateInvoice.node';
import { OPERATIONS as INVOICE_OPERATIONS } from '../../nodes/CreateInvoice/operations';
import { CustomerPayment } from '../../nodes/CustomerPayment/CustomerPayment.node';
import { OPERATIONS as PAYMENT_OPERATIONS } from '../../nodes/CustomerPayment/operations';
import { DunningStep } from '../../nodes/DunningStep/DunningStep.node';
import { OPERATIONS as DUNNING_OPERATIONS } from '../../nodes/DunningStep/operations';
import { GroupDeliveryNotes } from '../../nodes/GroupDeliveryNotes/GroupDeliveryNotes.node';
import { IssueEInvoice } from '../../nodes/IssueEInvoice/IssueEInvoice.node';
import { OPERATIONS as E_INVOICE_OPERATIONS } from '../../nodes/IssueEInvoice/operations';
import { OcrIntake } from '../../nodes/OcrIntake/OcrIntake.node';
import { OPERATIONS as INTAKE_OPERATIONS } from '../../nodes/OcrIntake/operations';
import { OPERATIONS as CORRECTION_OPERATIONS } from '../../nodes/ReplaceInvoice/operations';
import { ReplaceInvoice } from '../../nodes/ReplaceInvoice/ReplaceInvoice.node';
import { RenderBillingDocument } from '../../nodes/RenderBillingDocument/RenderBillingDocument.node';
import { OPERATIONS as SALES_OPERATIONS } from '../../nodes/SalesDocument/operations';
import { SalesDocument } from '../../nodes/SalesDocument/SalesDocument.node';
import { OPERATIONS as DEBIT_OPERATIONS } from '../../nodes/SepaExport/operations';
import { SepaExport } from '../../nodes/SepaExport/SepaExport.node';
import { OPERATIONS as STRIPE_OPERATIONS } from '../../nodes/StripeDebit/operations';
import { StripeDebit } from '../../nodes/StripeDebit/StripeDebit.node';
import type { OperationTable } from '../../nodes/shared/operation';
import packageJson from '../../package.json';
import { choicesOf, panels, shown } from './support/panels';

const ROOT = join(__dirname, '../..');
const NODES: ReadonlyArray<[string, INodeType, OperationTable?]> = [
	['SalesDocument', new SalesDocument(), SALES_OPERATIONS],
	['CreateInvoice', new CreateInvoice(), INVOICE_OPERATIONS],
	['CustomerPayment', new CustomerPayment(), PAYMENT_OPERATIONS],
	['BillingMasterData', new BillingMasterData(), MASTER_OPERATIONS],
	['GroupDeliveryNotes', new GroupDeliveryNotes()],
	['RenderBillingDocument', new RenderBillingDocument()],
	['IssueEInvoice', new IssueEInvoice(), E_INVOICE_OPERATIONS],
	['ReplaceInvoice', new ReplaceInvoice(), CORRECTION_OPERATIONS],
	['OcrIntake', new OcrIntake(), INTAKE_OPERATIONS],
	['SepaExport', new SepaExport(), DEBIT_OPERATIONS],
	['StripeDebit', new StripeDebit(), STRIPE_OPERATIONS],
	['DunningStep', new DunningStep(), DUNNING_OPERATIONS],
];

describe.each(NODES)('%s', (folder, node, table) => {
	const { description } = node;
	const states = panels(node);

	test('no panel shows two parameters of one name, nor one without a title', () => {
		expect(states.length).toBeGreaterThan(1);
		for (const state of states) {
			for (const tool of [false, true]) {
				const names = shown(node, state, tool).map((property) => property.name);
				expect({ state, names }).toEqual({ state, names: [...new Set(names)] });
			}
		}
	});

	test('every parameter can be reached', () => {
		const reached = new Set(states.flatMap((state) => [...shown(node, state), ...shown(node, state, true)]));
		expect(
			description.properties.filter((property) => !reached.has(property)).map((property) => property.name),
		).toEqual([]);
	});

	test('every operation of the table is offered where it belongs, and no other', () => {
		const offered = Object.fromEntries(
			choicesOf(description.properties.find((property) => property.name === 'resource')).map((resource) => [
				resource,
				choicesOf(shown(node, { resource }).find((property) => property.name === 'operation')).sort(),
			]),
		);
		const expected = Object.entries(table ?? {}).map(([resource, operations]) => [
			resource,
			operations.map(({ name }) => name).sort(),
		]);
		expect(offered).toEqual(Object.fromEntries(expected));
	});

	test('operations have action texts of their own, in sentence case, and descriptions', () => {
		const operations = description.properties
			.filter((property) => property.name === 'operation')
			.flatMap((property) => property.options ?? []);
		const actions = operations.map((operation) => ('action' in operation ? String(operation.action) : ''));
		expect(actions.length).toBeGreaterThan(0);
		for (const action of actions) expect(action).toMatch(/^[A-Z][a-z]+( ([a-z]+|e-invoices?|PDF))+$/);
		expect(actions).toEqual([...new Set(actions)]);
		for (const operation of operations)
			expect(operation).toHaveProperty('description', expect.stringMatching(/[^.]$/));
	});

	test('long lists are sorted by what a person reads', () => {
		for (const property of description.properties) {
			const entries = property.options ?? [];
			const titles = entries.map((option) => ('displayName' in option ? option.displayName : option.name));
			const sorts = property.type === 'collection' || property.name === 'operation' || entries.length >= 5;
			if (sorts)
				expect({ [property.name]: titles }).toEqual({
					[property.name]: [...titles].sort((a, b) => a.localeCompare(b)),
				});
		}
	});

	test('as a tool, whatever writes runs dry unless a person says otherwise', () => {
		const writes = Object.entries(table ?? {}).flatMap(([resource, operations]) =>
			operations.map((operation) => ({
				resource,
				operation: operation.name,
				isDry:
					operation.does === 'write' ||
					((operation.does === 'callProvider' || operation.does === 'takeFiles') && operation.changes) ||
					(operation.fields ?? []).some((field) => field.name === 'dryRun'),
			})),
		);
		for (const { isDry, ...state } of writes) {
			const defaults = (tool: boolean) =>
				shown(node, state, tool)
					.filter((property) => property.name === 'dryRun')
					.map((property) => property.default);
			expect({ ...state, tool: defaults(true), node: defaults(false) }).toEqual({
				...state,
				tool: isDry ? [true] : [],
				node: isDry ? [false] : [],
			});
		}
	});

	test('an empty panel shows a sample of the item that it waits for', () => {
		const samples = states
			.filter((state) => state['inputSource'] === 'item')
			.filter(
				(state) =>
					!['get', 'getHistory', 'getAttachments', 'activate', 'deactivate'].includes(
						String(state['operation']),
					),
			)
			.filter(
				(state) =>
					!shown(node, state).some(
						(property) => property.type === 'notice' && property.displayName.includes('<li>"'),
					),
			);
		expect(samples).toEqual([]);
	});

	test('what it names exists: searches, connection test, icons, codex', () => {
		const flat = description.properties.flatMap((property) => [
			property,
			...((property.options ?? []) as INodeProperties[]),
		]);
		const methods = flat
			.flatMap((property) => property.modes ?? [])
			.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []);
		for (const method of methods) expect(Object.keys(node.methods?.listSearch ?? {})).toContain(method);
		const credentials = description.credentials ?? [];
		expect(credentials.at(-1)).toMatchObject({ name: new OrderToCashLedgerApi().name, required: false });
		expect(Object.keys(node.methods?.credentialTest ?? {}).sort()).toEqual(
			credentials.map(({ testedBy }) => testedBy).sort(),
		);
		for (const icon of Object.values(description.icon as Record<string, string>)) {
			expect(existsSync(join(ROOT, 'nodes', folder, icon.replace('file:', '')))).toBe(true);
		}
		const codex = JSON.parse(
			readFileSync(join(ROOT, `nodes/${folder}/${folder}.node.json`), 'utf8'),
		) as Record<string, unknown>;
		expect(codex['node']).toBe(`${packageJson.name}.${description.name}`);
		expect(codex['resources']).toMatchObject({
			primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }],
			credentialDocumentation: [{ url: expect.stringMatching(/^https:/) }],
		});
		expect(packageJson.n8n.nodes).toContain(`dist/nodes/${folder}/${folder}.node.js`);
	});
});

describe('Sales Document follows the rules of the documents', () => {
	const [, node] = NODES[0] as [string, INodeType];
	const operations = (resource: string) =>
		choicesOf(shown(node, { resource }).find(({ name }) => name === 'operation'));

	test('customer and supplier side lie in one list of ten kinds, each named with its French term', () => {
		const options = (node.description as INodeTypeDescription).properties[0]?.options ?? [];
		for (const kind of KINDS) {
			expect(options).toContainEqual(
				expect.objectContaining({ value: kind, description: expect.stringContaining(KIND_RULES[kind].fr) }),
			);
		}
		expect(options).toHaveLength(KINDS.length + 1);
	});

	test.each(KINDS)('%s offers exactly the changes of state that its transitions declare', (kind) => {
		expect(VERBS.filter((verb) => operations(kind).includes(verb))).toEqual(
			VERBS.filter((verb) => TRANSITIONS[kind][verb]),
		);
	});

	test.each(KINDS)(
		'%s converts to exactly what the conversions declare; credit notes of invoices are made by Create Invoice',
		(kind) => {
			const targets = CONVERSIONS.filter(
				({ from, to }) => from === kind && !(from === 'invoice' && to === 'creditNote'),
			).map(({ to }) => to);
			const choice = shown(node, { resource: kind, operation: 'convert' }).find(
				({ name }) => name === 'convertTo',
			);
			expect(choicesOf(choice).sort()).toEqual([...targets].sort());
			expect(operations(kind).includes('convert')).toBe(targets.length > 0);
		},
	);

	test('every kind but invoices and credit notes is created here; those have Create Invoice', () => {
		expect(KINDS.filter((kind) => !operations(kind).includes('create'))).toEqual(['invoice', 'creditNote']);
	});

	test('money is recorded on what awaits payment, on both sides; only an invoice passes to unpaid', () => {
		expect(KINDS.filter((kind) => operations(kind).includes('recordPayment'))).toEqual(
			KINDS.filter((kind) => KIND_RULES[kind].awaits === 'payment'),
		);
		expect(KINDS.filter((kind) => operations(kind).includes('markUncollectible'))).toEqual(['invoice']);
	});

	test.each(KINDS)(
		'%s shares drafts, notes, labels, sending, lists, figures and history with all others',
		(kind) => {
			expect(operations(kind)).toEqual(
				expect.arrayContaining([
					'update',
					'markSent',
					'addNote',
					'setLabel',
					'get',
					'getMany',
					'getHistory',
					'getFigures',
				]),
			);
		},
	);

	test('a kind of document is made from the same fields, whichever it is', () => {
		const fields = (kind: string) =>
			shown(node, { resource: kind, operation: 'create', inputSource: 'fields' })
				.filter(({ name }) => name !== 'customer' && name !== 'supplier')
				.map(({ name, options }) => [name, options?.map((option) => option.name)]);
		// Only customers are made on the fly.
		const apart = ['operation', 'createMissingCustomer'];
		const own = (kind: string) => fields(kind).filter(([name]) => !apart.includes(String(name)));
		for (const kind of KINDS.filter((candidate) => operations(candidate).includes('create')))
			expect(own(kind)).toEqual(own('quotation'));
	});
});

describe('Billing Master Data follows the schemas of the masters', () => {
	test.each(Object.entries(FORMS))(
		'the form of %s has every field of its schema, and none that the schema refuses',
		(_resource, form) => {
			const known = Object.keys(MASTER_KINDS[form.kind].schema.shape).filter((name) => name !== 'active');
			const offered = [...form.required, ...form.more].map(({ name }) => name);
			const fromRole = form.role ? [form.role === 'customer' ? 'isCustomer' : 'isSupplier'] : [];
			for (const name of offered)
				expect([...known, 'createDefaultSeries', 'lastInvoiceNumber', 'lastInvoiceDate']).toContain(name);
			expect(known.filter((name) => ![...offered, ...fromRole].includes(name))).toEqual(
				// Contacts belong to their party's company; only an import makes a series that others count.
				form.kind === 'contact' ? ['company'] : form.kind === 'numberSeries' ? ['external'] : [],
			);
		},
	);

	test('every master of the ledger has a resource', () => {
		expect([...new Set(Object.values(FORMS).map(({ kind }) => kind))].sort()).toEqual(
			Object.keys(MASTER_KINDS).sort(),
		);
	});
});
