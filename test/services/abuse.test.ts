import { KIND_RULES, KINDS, type Kind } from '../../domain/documents/kinds';
import { PRIVILEGES } from '../../domain/masters/privileges';
import type { BillingDocument } from '../../domain/documents/document';
import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createDocument, type CreatableKind } from '../../services/createDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { createDepositInvoice } from '../../services/createDepositInvoice';
import { deleteDocument } from '../../services/deleteDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { moveDocument } from '../../services/moveDocument';
import { addNote, markPrinted, markSent, markUncollectible, setLabel } from '../../services/noteDocument';
import { contentHash } from '../../services/parts/validateDraft';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { verifyLedger } from '../../services/verifyLedger';
import { run, type Story } from '../support/stories';
import { invoice, linesOf, onEachDatabase, reference, stored, type Stage } from './stage';

/** Everything that an attacker, or a workflow gone wrong, would give a document. */
const HOSTILE = {
	title: 'Changed',
	issueDate: '2020-01-01',
	dueDate: '2030-01-01',
	lines: [{ description: 'Cheaper', quantity: 1, unitPrice: 1, taxRate: 20 }],
	quantities: [{ line: 1, quantity: 1 }],
	number: 'FA2020-00001',
	state: 'draft',
	validatedAt: null,
	gross: 1,
	customLabel: 'NONE',
	text: 'note',
	amount: 1,
	percent: 30,
	reason: 'because',
	inPlace: true,
	forceSequence: 999,
	validate: true,
};

/** Every use case that takes a saved document. */
const ATTACKS: readonly AnyUseCase[] = [
	updateDraft,
	validateDocument,
	cancelDocument,
	deleteDocument,
	unlockDocument,
	duplicateDocument,
	createCreditNote,
	createDepositInvoice,
	createInvoiceFromDocuments,
	...KINDS.map((kind) => convertDocument(kind)),
	...(['accept', 'reject', 'deliver', 'close'] as const).map(moveDocument),
	markSent,
	markPrinted,
	markUncollectible,
	addNote,
	setLabel,
	recordPayment,
];

async function made(stage: Stage, kind: Kind): Promise<BillingDocument> {
	const { story } = stage;
	if (kind === 'creditNote') {
		const bill = await invoice(story);
		return stored(stage, await run(story, createCreditNote, { id: bill.id, validate: true }));
	}
	const party = KIND_RULES[kind].side === 'sale' ? { customer: 'MARTIN' } : { supplier: 'MOULIN' };
	const input = {
		company: 'DUPONT',
		...party,
		lines: linesOf(5),
		validate: true,
		supplierNumber: reference(),
	};
	const view = await run(story, createDocument(kind as CreatableKind), {
		...input,
		externalReference: reference(),
	});
	return stored(stage, view);
}

onEachDatabase('no operation changes what validation fixed', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		admin = { ...stage.story, actor: 'admin' };
		await run(stage.story, saveMaster('actor'), {
			code: 'admin',
			name: 'Admin',
			privileges: [...PRIVILEGES],
		});
		await run(stage.story, saveMaster('party'), {
			code: 'MOULIN',
			name: 'Moulin',
			company: 'DUPONT',
			isSupplier: true,
			isCustomer: false,
		});
	});

	// The rules are the same code on both; the lock of posted documents is a statement of the database.
	const kinds = KINDS.filter((kind) => stage.database === 'sqlite' || KIND_RULES[kind].accounting);
	describe.each(kinds)('of a %s', (kind) => {
		it.each(ATTACKS.map((attack) => [attack.operation, attack] as const))('by %s', async (_name, attack) => {
			for (const actor of [stage.story, admin]) {
				const before = await made(stage, kind);
				const input = { ...HOSTILE, id: before.id, ids: [before.id], externalReference: reference() };
				await runUseCase(attack, actor, [input]);
				const after = await stored(stage, before);
				expect(after.number).toBe(before.number);
				expect(after.numbering).toEqual(before.numbering);
				expect(contentHash(after)).toBe(before.contentHash);
				const entries = await stage.story.ledger.read.audit.ofSubject(before.id);
				const privileged = entries.filter(({ action }) => action.startsWith('privilege.'));
				if (actor !== admin || KIND_RULES[kind].accounting) {
					expect([after.validatedAt, after.contentHash]).toEqual([before.validatedAt, before.contentHash]);
					expect(after.deletedAt).toBeNull();
				}
				if (after.validatedAt === null || after.deletedAt !== null) expect(privileged).toHaveLength(1);
				if (actor !== admin) expect(privileged).toEqual([]);
			}
		});
	});

	it('and the chain still verifies', async () => {
		expect((await verifyLedger(stage.story)).filter((report) => !report.intact)).toEqual([]);
	});
});
