import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../faults';
import { DEMO_SINVOICE_ACCOUNT, type SInvoiceSandboxAccount } from './account';
import { byUuid, storeInvoice } from './invoices';
import { dateOf } from './moments';
import type { SInvoiceOperation } from './operations';
import type { SInvoiceRules } from './rules';
import { serve } from './serve';
import { templatesOf, type SInvoiceSandboxTemplate } from './templates';
import {
	createWorld,
	type Json,
	type RecordedRequest,
	type SInvoiceSandboxDraft,
	type SInvoiceSandboxInvoice,
	type SInvoiceWorld,
	type TaxOfficeAnswer,
} from './world';

export interface SInvoiceSandboxOptions {
	/** Any free port when absent. It listens on this machine alone. */
	readonly port?: number;
	readonly account?: Partial<SInvoiceSandboxAccount>;
	readonly templates?: readonly SInvoiceSandboxTemplate[];
	readonly rules?: Partial<SInvoiceRules>;
	/** Ms since 1970. */
	readonly now?: () => number;
}

/** An S-Invoice of our own to try and to test with: what it was asked, what it holds, and what it shall do wrong. */
export interface SInvoiceSandbox {
	readonly url: string;
	readonly account: SInvoiceSandboxAccount;
	readonly templates: readonly SInvoiceSandboxTemplate[];
	close(): Promise<void>;
	issued(): readonly SInvoiceSandboxInvoice[];
	drafts(): readonly SInvoiceSandboxDraft[];
	requests(): readonly RecordedRequest[];
	fault(fault: Fault<SInvoiceOperation>): void;
	faultsLeft(): number;
	clearFaults(): void;
	/** As after a change of password, or a login from elsewhere: every token is dead at once. */
	revokeTokens(): void;
	/** What the tax office will say to the next invoice that is issued. */
	nextTaxOfficeAnswer(answer: TaxOfficeAnswer): void;
	/** The tax office answers now. */
	answerTaxOffice(uuid: string, answer: TaxOfficeAnswer): void;
	/** A person issues a draft on the portal. */
	issueOnPortal(uuid: string): SInvoiceSandboxInvoice;
	/** A person makes an invoice on the portal, with a key that nobody here knows. */
	makeOnPortal(body: Json): SInvoiceSandboxInvoice;
	/** A person deletes a draft on the portal. */
	deleteDraft(uuid: string): void;
}

export async function startSInvoiceSandbox(options: SInvoiceSandboxOptions = {}): Promise<SInvoiceSandbox> {
	const now = options.now ?? (() => Date.now());
	const world = createWorld({
		account: { ...DEMO_SINVOICE_ACCOUNT, ...options.account },
		now,
		templates: options.templates ?? templatesOf(Number(dateOf(now()).slice(0, 4))),
		...(options.rules === undefined ? {} : { rules: options.rules }),
	});
	const server = createServer((request, response) => {
		serve(world, request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
		...adminOf(world),
	};
}

function adminOf(world: SInvoiceWorld): Omit<SInvoiceSandbox, 'url' | 'close'> {
	return {
		account: world.account,
		templates: world.templates,
		issued: () => [...world.invoices],
		drafts: () => [...world.drafts.values()],
		requests: () => [...world.requests],
		fault: (fault) => world.faults.add(fault),
		faultsLeft: () => world.faults.left(),
		clearFaults: () => world.faults.clear(),
		revokeTokens: () => world.tokens.clear(),
		nextTaxOfficeAnswer: (answer) => {
			world.taxOfficeAnswers.push(answer);
		},
		answerTaxOffice: (uuid, answer) => {
			const [invoice] = byUuid(world, uuid);
			if (!invoice) throw new Error(`The sandbox has no invoice ${uuid}`);
			Object.assign(invoice, { taxOffice: answer, answeredAt: world.now() });
		},
		issueOnPortal: (uuid) => {
			const draft = takeDraft(world, uuid);
			return storeInvoice(world, draft.body, 'portal');
		},
		makeOnPortal: (body) => storeInvoice(world, body, 'portal'),
		deleteDraft: (uuid) => {
			takeDraft(world, uuid);
		},
	};
}

function takeDraft(world: SInvoiceWorld, uuid: string): SInvoiceSandboxDraft {
	const draft = world.drafts.get(uuid.toLowerCase());
	if (!draft) throw new Error(`The sandbox has no draft ${uuid}`);
	world.drafts.delete(uuid.toLowerCase());
	return draft;
}
