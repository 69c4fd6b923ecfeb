import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../faults';
import { DEMO_MISA_ACCOUNT, type SandboxAccount } from './account';
import { byRefId } from './find';
import { fromDraft } from './fromDraft';
import { dateOf } from './moments';
import type { MisaOperation } from './operations';
import { serve } from './serve';
import { storeInvoice } from './storeInvoice';
import { templatesOf, type SandboxTemplate } from './templates';
import {
	createWorld,
	type MisaRules,
	type MisaWorld,
	type RecordedRequest,
	type SandboxDraft,
	type SandboxInvoice,
	type TaxOfficeAnswer,
} from './world';

export interface MisaSandboxOptions {
	/** Any free port when absent. It listens on this machine alone. */
	readonly port?: number;
	readonly account?: Partial<SandboxAccount>;
	readonly templates?: readonly SandboxTemplate[];
	readonly rules?: Partial<MisaRules>;
	/** Ms since 1970. */
	readonly now?: () => number;
}

/** A MISA of our own to try and to test with: what it was asked, what it holds, and what it shall do wrong. */
export interface MisaSandbox {
	readonly url: string;
	readonly account: SandboxAccount;
	readonly templates: readonly SandboxTemplate[];
	close(): Promise<void>;
	issued(): readonly SandboxInvoice[];
	drafts(): readonly SandboxDraft[];
	requests(): readonly RecordedRequest[];
	fault(fault: Fault<MisaOperation>): void;
	faultsLeft(): number;
	clearFaults(): void;
	/** As after a change of password: every token is dead at once. */
	revokeTokens(): void;
	/** What the tax office will say to the next invoice that is issued. */
	nextTaxOfficeAnswer(answer: TaxOfficeAnswer): void;
	/** The tax office answers now. */
	answerTaxOffice(refId: string, answer: TaxOfficeAnswer): void;
	/** A person signs a draft in the web app. */
	signOnWeb(refId: string): SandboxInvoice;
	/** A person makes an invoice in the web app, with a key that nobody here knows. */
	issueOnWeb(invoice: Readonly<Record<string, unknown>>): SandboxInvoice;
	/** MISA marks an invoice as deleted. */
	markDeleted(refId: string): void;
}

export async function startMisaSandbox(options: MisaSandboxOptions = {}): Promise<MisaSandbox> {
	const now = options.now ?? (() => Date.now());
	const world = createWorld({
		account: { ...DEMO_MISA_ACCOUNT, ...options.account },
		now,
		templates: [...(options.templates ?? templatesOf(Number(dateOf(now()).slice(0, 4))))],
		...(options.rules === undefined ? {} : { rules: options.rules }),
	});
	const server = createServer((request, response) => {
		serve(world, request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: world.origin,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
		...adminOf(world),
	};
}

function adminOf(world: MisaWorld): Omit<MisaSandbox, 'url' | 'close'> {
	return {
		account: world.account,
		templates: world.templates,
		issued: () => [...world.invoices],
		drafts: () => [...world.drafts.values()],
		requests: () => [...world.requests],
		fault: (fault) => world.faults.add(fault),
		faultsLeft: () => world.faults.left(),
		clearFaults: () => world.faults.clear(),
		revokeTokens: () => {
			for (const token of world.tokens.values()) token.revoked = true;
		},
		nextTaxOfficeAnswer: (answer) => {
			world.taxOfficeAnswers.push(answer);
		},
		answerTaxOffice: (refId, answer) => {
			Object.assign(found(world, refId), { taxOffice: answer, answeredAt: world.now() });
		},
		signOnWeb: (refId) => signOnWeb(world, refId),
		issueOnWeb: (invoice) => storeInvoice(world, invoice, 'web'),
		markDeleted: (refId) => {
			found(world, refId).deleted = true;
		},
	};
}

function found(world: MisaWorld, refId: string): SandboxInvoice {
	const invoice = byRefId(world, refId);
	if (!invoice) throw new Error(`The sandbox has no invoice ${refId}`);
	return invoice;
}

function signOnWeb(world: MisaWorld, refId: string): SandboxInvoice {
	const draft = world.drafts.get(refId.toLowerCase());
	if (!draft) throw new Error(`The sandbox has no draft ${refId}`);
	world.drafts.delete(refId.toLowerCase());
	return storeInvoice(world, fromDraft(draft.data), 'web');
}
