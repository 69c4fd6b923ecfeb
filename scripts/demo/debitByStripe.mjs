import { openSandboxes } from '../harness/runCase.mjs';
import { runWorkflow } from '../harness/runWorkflow.mjs';
import { readWorkflow } from '../harness/workflowCases.mjs';
import { accountFor, accountsOf } from '../sandboxes/accounts.mjs';

/** Two customers who sign on Stripe's page: one whose bank pays, and one with nothing in the account. */
const DEBTORS = [
	{ code: 'FLEURS', name: 'Fleurs de Saison', iban: 'FR1420041010050500013M02606', gross: 240 },
	{ code: 'PRIMEURS', name: 'Primeurs du Canal', iban: 'FR9720041010050000002222227', gross: 96.5 },
];
const COMPANY = {
	code: 'DEBITS',
	name: 'Atelier Vert',
	country: 'FR',
	currency: 'EUR',
	timeZone: 'Europe/Paris',
};

/**
 * The shipped workflows of Stripe on a sandbox: debtors accept a mandate, their invoices are debited after an approval, and
 * the webhook hears what the banks answer. Gives one row an invoice.
 * @param {string} root
 * @param {(error: unknown) => void} endOn
 */
export async function debitByStripe(root, endOn) {
	const sandboxes = await openSandboxes(root);
	const { admin } = sandboxes.stripe;
	const play = async (workflow, options = {}) => {
		const nodes = workflow.nodes.map((node) => ({ ...node, credentials: accountFor(node, sandboxes) }));
		const run = await runWorkflow(
			{ ...workflow, nodes },
			{ root, credentials: accountsOf(sandboxes), ...options },
		);
		endOn(run.error);
		return run;
	};
	const step = async (type, parameters, items) =>
		(await play(stepOf(type, parameters), { start: items })).items('Step').map(({ json }) => json);
	try {
		await step('billingMasterData', { resource: 'company', operation: 'upsert' }, [
			{ ...COMPANY, language: 'fr', defaultTaxRate: 20, address: { city: 'Paris', country: 'FR' } },
		]);
		for (const { code, name, iban, gross } of DEBTORS) {
			const email = `${code.toLowerCase()}@example.com`;
			const customer = { company: COMPANY.code, code, name, email };
			await step('billingMasterData', { resource: 'customer', operation: 'upsert' }, [customer]);
			const [page] = await step('stripeDebit', { resource: 'debtor', operation: 'startMandatePage' }, [
				{ company: COMPANY.code, customer: code, successUrl: 'http://localhost/thanks' },
			]);
			admin.fillIn(page.page, { iban, name, email });
			const line = { description: 'Abonnement', quantity: 1, unitPrice: gross, taxCategory: 'Z', taxRate: 0 };
			await step('createInvoice', { resource: 'invoice', operation: 'createFromLines', validate: true }, [
				{
					company: COMPANY.code,
					customer: code,
					externalReference: `SUB-${code}`,
					lines: [line],
					dueDate: today(),
				},
			]);
		}
		const debits = await collect(play, root);
		const rows = [];
		for (const debit of debits) {
			admin.answerBank(debit.paymentIntent);
			const told = await hear(play, root, admin);
			const [invoice] = await step('salesDocument', { resource: 'invoice', operation: 'get' }, [
				{ id: debit.id },
			]);
			rows.push({
				number: debit.number,
				customer: debit.customerName,
				amount: debit.amount,
				first: debit.status,
				answer: told.failureCode ?? told.standing,
				invoice: invoice.settlement,
			});
		}
		return rows;
	} finally {
		await sandboxes.close();
	}
}

/** The collection of the month, for this company, approved by somebody. */
async function collect(play, root) {
	const workflow = readWorkflow(root, 'stripe-collection');
	const nodes = workflow.nodes.map((node) =>
		['Debtors', 'Open invoices', 'Open invoices now'].includes(node.name)
			? { ...node, parameters: { ...node.parameters, company: chosen(COMPANY.code) } }
			: node,
	);
	const answers = { Approval: { 'Your name': 'claire', Decision: 'Approve' } };
	const run = await play({ ...workflow, nodes }, { answers });
	return run.items('Debit').map(({ json }) => json);
}

/** The last event, as Stripe sends it to the webhook. */
async function hear(play, root, admin) {
	const { body } = admin.events().at(-1);
	const item = {
		json: { headers: { 'stripe-signature': admin.signatureOf(body) }, body: {} },
		binary: { data: { data: Buffer.from(body).toString('base64'), mimeType: 'application/json' } },
	};
	const run = await play(readWorkflow(root, 'stripe-webhook'), { start: [item] });
	return run.items('Take in')[0].json;
}

/** In the time zone of the company. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: COMPANY.timeZone }).format(new Date());

const chosen = (value) => ({ __rl: true, mode: 'id', value });

/** One node behind a start. */
const stepOf = (type, parameters) => ({
	name: 'Debits',
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'step',
			name: 'Step',
			type: `n8n-nodes-order-to-cash.${type}`,
			typeVersion: 1,
			position: [200, 0],
			parameters,
		},
	],
	connections: { Start: { main: [[{ node: 'Step', type: 'main', index: 0 }]] } },
});
