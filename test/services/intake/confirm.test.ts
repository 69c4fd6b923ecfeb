import { closeReader } from '../../../intake';
import { getAttachments } from '../../../services/getAttachments';
import { getOutstanding } from '../../../services/getOutstanding';
import { confirmIntake } from '../../../services/intake/confirmIntake';
import { correctIntake } from '../../../services/intake/correctIntake';
import { findIntakes, getIntakeView } from '../../../services/intake/findIntakes';
import type { IntakeView } from '../../../services/intake/intakeView';
import { applyCredit } from '../../../services/payments/applyCredit';
import { listOpenItems } from '../../../services/payments/listOpenItems';
import { recordMoney } from '../../../services/payments/recordMoney';
import { recordPayment } from '../../../services/recordPayment';
import { saveMaster } from '../../../services/saveMaster';
import { sumDocuments } from '../../../services/sumDocuments';
import { runUseCase, type AnyUseCase } from '../../../services/useCase';
import { verifyBooks } from '../../../services/verifyBooks';
import { ruleOf, run } from '../../support/stories';
import { invoice, onEachDatabase, refusedBy } from '../stage';
import { eInvoice, fromMartin, knowParties, receive, type Sample } from './received';

afterAll(() => closeReader());

onEachDatabase('intakes', (stage) => {
	beforeAll(() => knowParties(stage));

	const act = (useCase: AnyUseCase<IntakeView>, input: object) =>
		run<IntakeView>(stage.story, useCase, input);
	const rule = (useCase: AnyUseCase, input: object) => ruleOf(stage.story, useCase, input);
	const documentOf = async ({ documentId }: Pick<IntakeView, 'documentId'>) => {
		const document = await stage.story.ledger.read.documents.get(documentId ?? '');
		if (!document) throw new Error('There is no document');
		return document;
	};
	/** An amount that no other sample of this file has, so that none is taken for another. */
	let amounts = 0;
	const anAmount = (): Sample => {
		amounts += 1;
		const net = 1000 + amounts * 10;
		return { net: `${net}.00`, tax: `${net / 5}.00`, gross: `${net * 1.2}.00` };
	};

	describe('of what we bought', () => {
		it('become a payable with the number and amounts of the supplier, and an expected payment', async () => {
			const { id } = await receive(stage.story, eInvoice({ ...anAmount(), number: 'KI 2026-1' }));
			const view = await act(confirmIntake, { id });
			expect(view).toMatchObject({
				...{ state: 'confirmed', documentNumber: 'KI 2026-1', accountCode: 'KISTE' },
				details: {
					expected: { flow: 'out', amount: 1212, currency: 'EUR', on: '2026-04-01' },
					figures: { due: 1212, overdue: 0, credit: 0, averageDelayDays: null },
				},
			});
			const document = await documentOf(view);
			expect(document).toMatchObject({
				...{ kind: 'supplierInvoice', state: 'validated', number: 'KI 2026-1', origin: 'sale' },
				...{ supplierNumber: 'KI 2026-1', issueDate: '2026-03-02', dueDate: '2026-04-01' },
				totals: { net: 101000, tax: 20200, gross: 121200 },
				lines: [{ description: 'Boxes', taxRate: '20', net: 101000 }],
			});
			const [file] = await getAttachments(stage.story, document.id);
			expect(file?.view).toMatchObject({ sha256: view.fileHash, name: 'invoice.xml' });
			const entries = await stage.story.ledger.read.audit.ofSubject(id);
			expect(entries.at(-1)).toMatchObject({
				action: 'intake.confirmed',
				data: {
					writtenNumber: 'KI 2026-1',
					gross: 121200,
					files: [{ sha256: view.fileHash, role: 'original' }],
				},
			});
		});

		it('come in any order of dates, and keep amounts that our own rounding would not give', async () => {
			const odd = eInvoice({ number: 'ODD', date: '2025-11-30', net: '33.33', tax: '6.66', gross: '39.99' });
			const { id } = await receive(stage.story, odd);
			const confirmed = await act(confirmIntake, { id, acceptProblems: true });
			expect((await documentOf(confirmed)).totals).toMatchObject({ net: 3333, tax: 666, gross: 3999 });
		});

		it('may bear the number of another supplier, or of another year', async () => {
			const other = { name: 'Autre SARL', vat: 'FR44732829320' };
			const one = await receive(stage.story, eInvoice({ ...anAmount(), number: '17' }));
			const two = await receive(stage.story, eInvoice({ ...anAmount(), number: '17', seller: other }));
			const three = await receive(stage.story, eInvoice({ ...anAmount(), number: '17', date: '2025-12-01' }));
			await act(confirmIntake, { id: one.id });
			await act(confirmIntake, { id: two.id, createMissingAccount: true });
			await act(confirmIntake, { id: three.id });
			const views = await findIntakes(stage.story, { number: '17' });
			expect(views.map(({ documentNumber }) => documentNumber)).toEqual(['17', '17', '17']);
			expect(views.map(({ accountCode }) => accountCode)).toEqual(['KISTE', 'AUTRE-SARL', 'KISTE']);
		});

		it("a supplier's credit note is kept and expected back, without a document", async () => {
			const note = eInvoice({ ...anAmount(), number: 'KC-1', type: 'CreditNote' });
			const { id } = await receive(stage.story, note);
			const view = await act(confirmIntake, { id });
			expect(view).toMatchObject({
				...{ state: 'confirmed', kind: 'creditNote', documentId: null, dueDate: null },
				details: { expected: { flow: 'in', on: null }, figures: { credit: view.gross } },
			});
		});

		it('show how late we pay the supplier', async () => {
			const first = await receive(
				stage.story,
				eInvoice({ ...anAmount(), number: 'PAID', due: '2026-03-05' }),
			);
			const { documentId } = await act(confirmIntake, { id: first.id });
			await run(stage.story, recordPayment, { id: documentId, receivedOn: '2026-03-09' });
			const next = await receive(stage.story, eInvoice({ ...anAmount(), number: 'NEXT' }));
			const { details } = await act(confirmIntake, { id: next.id });
			expect(details.figures).toMatchObject({ averageDelayDays: 4 });
		});
	});

	describe('of what was sold elsewhere', () => {
		const sold = async (sample: Sample) => {
			const { id } = await receive(stage.story, fromMartin({ ...anAmount(), ...sample }));
			return act(confirmIntake, { id, account: 'SHOP' });
		};

		it('become a receivable with their own number, overdue lists and matching included', async () => {
			const view = await sold({ number: 'WEB-77', date: '2026-01-05', due: '2026-02-04' });
			expect(await documentOf(view)).toMatchObject({
				...{ kind: 'invoice', number: 'WEB-77', origin: 'formerSystem', dueDate: '2026-02-04' },
			});
			expect(view.details).toMatchObject({ expected: { flow: 'in', on: '2026-02-04' } });
			const overdue = await listOpenItems(stage.story, { party: 'SHOP', overdue: true });
			expect(overdue).toMatchObject([{ number: 'WEB-77', daysOverdue: 34 }]);
			const [figures] = await getOutstanding(stage.story, { party: 'SHOP', side: 'sale' });
			expect(view.details.figures).toMatchObject({ due: figures?.open, overdue: figures?.overdue });
			const payment = await run<{ unallocated: number }>(stage.story, recordMoney, {
				...{ company: 'DUPONT', customer: 'SHOP', amount: view.gross, reference: 'VIR WEB-77' },
				externalReference: 'bank-1',
			});
			expect(payment.unallocated).toBe(0);
			expect((await getIntakeView(stage.story, view.id)).details.expected).toBeNull();
		});

		it('take no number of our series, and are none of our turnover', async () => {
			const before = await invoice(stage.story);
			await sold({ number: 'WEB-78' });
			const after = await invoice(stage.story);
			const sequence = (number: string | null) => Number(number?.slice(-5));
			expect(sequence(after.number)).toBe(sequence(before.number) + 1);
			const figures = await sumDocuments(stage.story, { company: 'DUPONT', party: 'SHOP' });
			expect(figures).toEqual([]);
		});

		it('a credit note needs only its issue date, and becomes credit that can be used', async () => {
			const debt = await sold({ number: 'WEB-79', due: '2026-04-04' });
			const note = await sold({ number: 'WEB-C1', type: 'CreditNote' });
			expect(note).toMatchObject({
				kind: 'creditNote',
				dueDate: null,
				details: { expected: { flow: 'out' } },
			});
			const items = await listOpenItems(stage.story, { party: 'SHOP', itemKinds: ['creditNote'] });
			expect(items).toMatchObject([{ number: 'WEB-C1', open: note.gross }]);
			await run(stage.story, applyCredit, {
				...{
					id: note.documentId,
					allocations: [{ invoice: 'WEB-79', amount: 100 }],
					externalReference: 'use-1',
				},
			});
			const [open] = (await listOpenItems(stage.story, { party: 'SHOP' })).filter(
				({ number }) => number === 'WEB-79',
			);
			expect(open?.open).toBe((debt.gross ?? 0) - 100);
		});

		it('a number that is in the books already is certain, whoever gave it', async () => {
			const { number } = await invoice(stage.story);
			const view = await receive(stage.story, fromMartin({ ...anAmount(), number: number ?? '' }));
			expect(view).toMatchObject({
				duplicate: 'certain',
				message: expect.stringMatching(/in the books already/) as string,
			});
			expect(await rule(confirmIntake, { id: view.id, account: 'SHOP' })).toBe('intake.duplicate');
		});
	});

	describe('with problems', () => {
		it('wait until they are corrected, or taken as they are', async () => {
			const { id } = await receive(
				stage.story,
				eInvoice({ number: 'X-1', net: '50.00', tax: '10.00', gross: '61.00' }),
			);
			expect(await rule(confirmIntake, { id })).toBe('intake.problems');
			const corrected = await act(correctIntake, {
				id,
				gross: '60.00',
				sellerIban: 'FR7630006000011234567890189',
			});
			expect(corrected).toMatchObject({ gross: 60, problems: [], sellerIban: 'FR76…0189' });
			const field = corrected.details.fields.find(({ name }) => name === 'totals.gross');
			expect(field).toMatchObject({ origin: { source: 'person' }, alternatives: [{ value: '61' }] });
			expect(await act(confirmIntake, { id })).toMatchObject({ state: 'confirmed' });
			const trail = JSON.stringify(await stage.story.ledger.read.audit.ofSubject(id));
			expect(trail).not.toContain('30006000011234567890189');
		});

		it('say what is missing', async () => {
			const buyer = { name: 'Nobody', vat: 'FR44732829320' };
			const { id } = await receive(stage.story, eInvoice({ ...anAmount(), number: 'X-2', buyer }));
			expect(await refusedBy(stage.story, confirmIntake, { id })).toMatchObject({
				...{ rule: 'intake.incomplete', field: 'direction' },
			});
			await act(correctIntake, { id, direction: 'purchase', account: 'KISTE' });
			expect(await act(confirmIntake, { id })).toMatchObject({ state: 'confirmed', direction: 'purchase' });
			expect(await rule(correctIntake, { id, number: 'X-3' })).toBe('intake.state');
			expect(await rule(correctIntake, { id: 'int_0192f3c4-0000-7000-8000-000000000000', number: 'X' })).toBe(
				'intake.unknown',
			);
		});

		it('an account that is not known is named or made', async () => {
			const { id } = await receive(stage.story, fromMartin({ ...anAmount(), number: 'X-4' }));
			expect(await rule(confirmIntake, { id })).toBe('intake.account');
			expect(await rule(confirmIntake, { id, account: 'MOULIN' })).toBe('customer.wrongRole');
			expect(await act(confirmIntake, { id, account: 'SHOP' })).toMatchObject({ accountCode: 'SHOP' });
		});

		it('a corrected number that is there already is refused', async () => {
			const there = await receive(stage.story, eInvoice({ ...anAmount(), number: 'X-5' }));
			const { id } = await receive(stage.story, eInvoice({ ...anAmount(), number: 'X-S' }));
			expect(await refusedBy(stage.story, correctIntake, { id, number: 'x-5' })).toMatchObject({
				...{ rule: 'intake.sameNumber', message: expect.stringContaining(there.id) as string },
			});
		});
	});

	it('an actor that may not write supplier invoices does not confirm one', async () => {
		await run(stage.story, saveMaster('actor'), {
			code: 'bob',
			name: 'Bob',
			company: 'DUPONT',
			kinds: ['quotation'],
		});
		await run(stage.story, saveMaster('actor'), {
			...{ code: 'eve', name: 'Eve', company: 'DUPONT', kinds: ['supplierInvoice'] },
		});
		const { id } = await receive(
			{ ...stage.story, actor: 'bob' },
			eInvoice({ ...anAmount(), number: 'RIGHTS' }),
		);
		expect(await ruleOf({ ...stage.story, actor: 'bob' }, confirmIntake, { id })).toBe('actor.kind');
		expect(await ruleOf({ ...stage.story, actor: 'eve' }, confirmIntake, { id })).toBe('done');
	});

	it('confirming twice, at the same moment from several processes too, makes one document', async () => {
		const { id } = await receive(stage.story, eInvoice({ ...anAmount(), number: 'TWICE' }));
		const handles = await Promise.all([1, 2, 3].map(() => stage.test.open()));
		const outcomes = await Promise.all(
			handles.map((ledger) => runUseCase(confirmIntake, { ...stage.story, ledger }, [{ id }])),
		);
		const documents = outcomes.map(([outcome]) =>
			outcome?.ok ? outcome.value.views[0]?.documentId : 'refused',
		);
		expect(new Set(documents).size).toBe(1);
		expect(documents[0]).toMatch(/^sin_/);
	});

	it('confirm themselves only where that is switched on, for structured data that passes every check', async () => {
		const auto = { autoConfirm: true };
		const sound = await receive(stage.story, eInvoice({ ...anAmount(), number: 'AUTO-1' }), auto);
		expect(sound).toMatchObject({ state: 'confirmed', outcome: 'new' });
		const faulty = await receive(
			stage.story,
			eInvoice({ number: 'AUTO-2', net: '90.00', tax: '18.00', gross: '109.00' }),
			auto,
		);
		expect(faulty.state).toBe('toVerify');
		const unknown = await receive(stage.story, fromMartin({ ...anAmount(), number: 'AUTO-3' }), auto);
		expect(unknown.state).toBe('toVerify');
	});

	it('leave books that verify', async () => {
		expect((await verifyBooks(stage.story)).flatMap(({ faults }) => faults)).toEqual([]);
	});
});
