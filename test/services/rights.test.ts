import { cancelDocument } from '../../services/cancelDocument';
import { createDocument } from '../../services/createDocument';
import { deleteDocument } from '../../services/deleteDocument';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { addNote, markSent } from '../../services/noteDocument';
import { unlockDocument } from '../../services/unlockDocument';
import { validateDocument } from '../../services/validateDocument';
import { ruleOf, run, type Story } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, refusedBy, type Stage } from './stage';

/** The same ledger, another person. */
const as = (stage: Stage, actor: string): Story => ({ ...stage.story, actor });

async function grant(stage: Stage, code: string, more: object): Promise<Story> {
	await run(stage.story, saveMaster('actor'), { code, name: code, ...more });
	return as(stage, code);
}

const quotation = (story: Story, more: object = {}) =>
	run(story, createDocument('quotation'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: linesOf(2),
		validate: true,
		...more,
	});

onEachDatabase('privileges', (stage) => {
	it.each([
		['forceNumber', validateDocument, { forceSequence: 900 }],
		['unlockDocument', unlockDocument, {}],
		['deleteDocument', deleteDocument, {}],
	] as const)(
		'%s needs an actor who has it, and a reason, and leaves its trace',
		async (privilege, useCase, more) => {
			const admin = await grant(stage, `admin-${privilege}@dupont.example`, { privileges: [privilege] });
			const other = await grant(stage, `other-${privilege}@dupont.example`, { privileges: ['approve'] });
			const made = await quotation(stage.story, { validate: privilege !== 'forceNumber' });
			const input = { id: made.id, ...more };
			const asked = { ...input, reason: 'Typing error' };
			expect(await ruleOf(stage.story, useCase, asked)).toBe('privilege.missing');
			expect(await ruleOf(other, useCase, asked)).toBe('privilege.missing');
			expect(await ruleOf(admin, useCase, input)).toBe('privilege.reason');
			expect(await ruleOf(admin, useCase, asked)).toBe('done');
			const [trace] = (await stage.story.ledger.read.audit.ofSubject(made.id)).filter(
				(entry) => entry.action === `privilege.${privilege}`,
			);
			expect(trace).toMatchObject({ actor: admin.actor, data: { reason: 'Typing error' } });
		},
	);

	it('are gone with the actor', async () => {
		const admin = await grant(stage, 'left@dupont.example', {
			privileges: ['unlockDocument'],
			active: false,
		});
		const made = await quotation(stage.story);
		expect(await ruleOf(admin, unlockDocument, { id: made.id, reason: 'x' })).toBe('actor.inactive');
	});
});

onEachDatabase('the rights of an actor', (stage) => {
	it('keep to the kinds that were given', async () => {
		const clerk = await grant(stage, 'clerk', { kinds: ['quotation', 'salesOrder'] });
		const drafted = await quotation(clerk);
		expect(await ruleOf(clerk, markSent, { id: drafted.id })).toBe('done');
		const bill = await invoice(stage.story);
		for (const useCase of [addNote, cancelDocument, recordPayment]) {
			const input = { id: bill.id, text: 'x', reason: 'x' };
			expect([useCase.operation, await ruleOf(clerk, useCase, input)]).toEqual([
				useCase.operation,
				'actor.kind',
			]);
		}
		const refusal = await refusedBy(clerk, createDocument('invoice'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: linesOf(1),
		});
		expect(refusal).toMatchObject({ rule: 'actor.kind', field: 'actor' });
	});

	it('are asked of everybody where the company lets only known actors write', async () => {
		const company = await foundCompany(stage.story, { onlyKnownActors: true });
		const input = { company, customer: `${company}-C`, lines: linesOf(1) };
		expect(await ruleOf(as(stage, 'nobody'), createDocument('quotation'), input)).toBe('actor.unknown');
		const known = await grant(stage, 'somebody', {});
		expect(await ruleOf(known, createDocument('quotation'), input)).toBe('done');
	});

	it('of one company do not hold for another', async () => {
		const [one, two] = [await foundCompany(stage.story), await foundCompany(stage.story)];
		const admin = await grant(stage, 'admin-of-one', { company: one, privileges: ['deleteDocument'] });
		for (const [company, outcome] of [
			[one, 'done'],
			[two, 'privilege.missing'],
		] as const) {
			const made = await quotation(stage.story, { company, customer: `${company}-C` });
			expect(await ruleOf(admin, deleteDocument, { id: made.id, reason: 'x' })).toBe(outcome);
		}
	});

	it('ask for a second person where somebody made the document who may not validate alone', async () => {
		const trainee = await grant(stage, 'trainee', { needsApproval: true, privileges: ['approve'] });
		const boss = await grant(stage, 'boss', { privileges: ['approve'] });
		const made = await quotation(trainee, { validate: false });
		expect(await ruleOf(trainee, validateDocument, { id: made.id })).toBe('approval.needed');
		expect(await ruleOf(trainee, validateDocument, { id: made.id, approvedBy: 'trainee' })).toBe(
			'approval.needed',
		);
		expect(await ruleOf(trainee, validateDocument, { id: made.id, approvedBy: 'alice' })).toBe(
			'approval.needed',
		);
		expect(await ruleOf(stage.story, validateDocument, { id: made.id })).toBe('approval.needed');
		expect(await ruleOf(trainee, validateDocument, { id: made.id, approvedBy: 'boss' })).toBe('done');
		const entries = await stage.story.ledger.read.audit.ofSubject(made.id);
		expect(entries.at(-1)).toMatchObject({ actor: 'trainee', data: { approvedBy: 'boss' } });
		const other = await quotation(trainee, { validate: false });
		expect(await ruleOf(boss, validateDocument, { id: other.id })).toBe('done');
		expect(
			await ruleOf(trainee, createDocument('quotation'), {
				company: 'DUPONT',
				customer: 'MARTIN',
				lines: linesOf(1),
				validate: true,
			}),
		).toBe('approval.needed');
	});
});
