import { saveMaster } from '../../../services/saveMaster';
import type { MasterView } from '../../../services/parts/masterView';
import { policyOfMaster } from '../../../services/parts/checkDunningPolicy';
import { ruleOf, run } from '../../support/stories';
import { foundCompany, onEachDatabase } from '../stage';

const stages = (days: number) => ({
	invoice: [
		{ label: 'Relance 1', days, template: 'reminder1', attachPdf: true },
		{ label: 'Appel', days: 3, channel: 'task' },
		{ label: 'Mise en demeure', days: 10, channel: 'letter', templates: { fr: 'formalNotice' } },
	],
});

onEachDatabase('dunning policies as master data', (stage) => {
	const save = (more: object) =>
		run<MasterView>(stage.story, saveMaster('dunningPolicy'), { code: 'OURS', name: 'Ours', ...more });

	it('a change gives the policy a new version; the same again gives none', async () => {
		const company = await foundCompany(stage.story);
		const first = await save({ company, stages: stages(5) });
		const same = await save({ company, stages: stages(5) });
		const second = await save({ company, stages: stages(7) });
		expect([first, same, second].map(({ version }) => version)).toEqual([1, 1, 2]);
		const master = await stage.story.ledger.read.masters.get('dunningPolicy', first.id);
		if (!master) throw new Error('the policy is not stored');
		expect(policyOfMaster(master)).toMatchObject({
			code: 'OURS',
			version: 2,
			stages: { invoice: [{ days: 7 }, { channel: 'task' }, { templates: { fr: 'formalNotice' } }] },
		});
		// What an earlier version said stays in the audit trail.
		const history = await stage.story.ledger.read.audit.ofSubject(first.id);
		expect(history.map(({ data }) => (data as { version: number }).version)).toEqual([1, 2]);
	});

	it.each([
		[
			'a template that does not exist',
			{ invoice: [{ label: 'R', days: 1, template: 'reminder9' }] },
			'message.template',
		],
		['a stage without a template', { invoice: [{ label: 'R', days: 1 }] }, 'input.invalid'],
		['days that are none', { invoice: [{ label: 'R', days: -1, template: 'reminder1' }] }, 'input.invalid'],
	])('%s is refused', async (_title, given, rule) => {
		const input = { code: 'BAD', name: 'Bad', stages: given };
		expect(await ruleOf(stage.story, saveMaster('dunningPolicy'), input)).toBe(rule);
	});

	it('a limit finer than its currency is refused', async () => {
		const input = { code: 'FINE', name: 'Fine', stages: stages(1), limits: { VND: { minimum: '0.5' } } };
		expect(await ruleOf(stage.story, saveMaster('dunningPolicy'), input)).toBe('amount.tooFine');
	});

	it('company and customer name a policy by its code, and keep its id', async () => {
		const company = await foundCompany(stage.story);
		const policy = await save({ company, stages: stages(5) });
		const saved = await run<MasterView>(stage.story, saveMaster('party'), {
			code: 'P',
			name: 'P',
			company,
			dunningPolicy: 'OURS',
			dunningGraceDays: 3,
			billingEmail: 'factures@p.example',
		});
		expect(saved.content).toMatchObject({ dunningPolicy: policy.id, billingEmail: 'factures@p.example' });
		const unknown = { code: 'Q', name: 'Q', company, dunningPolicy: 'NONE' };
		expect(await ruleOf(stage.story, saveMaster('party'), unknown)).toBe('dunningPolicy.unknown');
	});
});
