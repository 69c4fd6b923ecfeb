import { closeReader } from '../../../intake';
import { getAttachments } from '../../../services/getAttachments';
import { attachIntake } from '../../../services/intake/attachIntake';
import { confirmIntake } from '../../../services/intake/confirmIntake';
import { findIntakes, getIntakeView } from '../../../services/intake/findIntakes';
import type { IntakeView } from '../../../services/intake/intakeView';
import { keepBoth } from '../../../services/intake/keepBoth';
import { rejectIntake } from '../../../services/intake/rejectIntake';
import { replaceFile } from '../../../services/intake/replaceFile';
import { reprocessIntakes } from '../../../services/intake/reprocessIntakes';
import { voidIntake } from '../../../services/intake/voidIntake';
import { listOpenItems } from '../../../services/payments/listOpenItems';
import { findPayments } from '../../../services/payments/findPayments';
import { recordPayment } from '../../../services/recordPayment';
import { type AnyUseCase } from '../../../services/useCase';
import { verifyBooks } from '../../../services/verifyBooks';
import { ruleOf, run } from '../../support/stories';
import { invoice, onEachDatabase } from '../stage';
import { eInvoice, fromMartin, knowParties, receive, type Sample } from './received';

afterAll(() => closeReader());

onEachDatabase('intakes of which a second file comes, or that were wrong', (stage) => {
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

	describe('of which another file comes', () => {
		const twice = async (number: string, second: Sample = {}) => {
			const sample = { ...anAmount(), number };
			const { id, fileHash } = await receive(stage.story, eInvoice(sample), {}, 'first.xml');
			const again = eInvoice({ ...sample, note: 'second file', ...second });
			await receive(stage.story, again, {}, 'other name.xml');
			return { id, fileHash };
		};

		it('the file is linked', async () => {
			const { id, fileHash } = await twice('L-1');
			const view = await act(attachIntake, { id });
			expect(view).toMatchObject({ fileHash, fileCount: 2, duplicate: null });
			expect(view.details.files.map(({ role }) => role)).toEqual(['original', 'linked']);
			const { documentId } = await act(confirmIntake, { id });
			expect(await getAttachments(stage.story, documentId ?? '')).toHaveLength(2);
		});

		it('or replaces the first one, whatever it is called; the old one stays with its hash', async () => {
			const { id, fileHash } = await twice('L-2', { net: '70.00', tax: '14.00', gross: '84.00' });
			const view = await act(replaceFile, { id });
			expect(view).toMatchObject({ gross: 84, fileName: 'other name.xml', state: 'toVerify' });
			expect(view.details.files).toMatchObject([
				{ role: 'replaced', sha256: fileHash },
				{ role: 'original' },
			]);
			expect(await rule(replaceFile, { id })).toBe('intake.noFileWaits');
		});

		it('of a confirmed one only the file changes', async () => {
			const { id } = await twice('L-3', { net: '70.00', tax: '14.00', gross: '84.50' });
			const before = await act(confirmIntake, { id });
			expect(await act(replaceFile, { id })).toMatchObject({ gross: before.gross, state: 'confirmed' });
		});

		it('or both are real', async () => {
			const { id } = await twice('L-4');
			const other = await act(keepBoth, { id });
			expect(other.id).not.toBe(id);
			expect(other).toMatchObject({ number: 'L-4', duplicate: null, fileName: 'other name.xml' });
			await act(confirmIntake, { id });
			await act(confirmIntake, { id: other.id });
			expect(await findIntakes(stage.story, { number: 'L-4', states: ['confirmed'] })).toHaveLength(2);
		});

		it('a suspect is kept beside the other one', async () => {
			const sample = anAmount();
			await receive(stage.story, eInvoice({ ...sample, number: 'L-5' }));
			const { id } = await receive(stage.story, eInvoice({ ...sample, number: 'L-6' }));
			expect(await rule(confirmIntake, { id })).toBe('intake.duplicate');
			expect(await act(keepBoth, { id })).toMatchObject({ duplicate: null });
			expect(await act(confirmIntake, { id })).toMatchObject({ state: 'confirmed' });
		});

		it('or its file hangs on the other one, or on a document, without any check', async () => {
			const sample = anAmount();
			const first = await receive(stage.story, eInvoice({ ...sample, number: 'L-7' }));
			const { id } = await receive(stage.story, eInvoice({ ...sample, number: 'L-8' }));
			expect(await act(attachIntake, { id, intake: first.id })).toMatchObject({ id: first.id, fileCount: 2 });
			expect(await getIntakeView(stage.story, id)).toMatchObject({ state: 'rejected', fileCount: 0 });
			const ours = await invoice(stage.story);
			const scan = await receive(stage.story, fromMartin({ ...anAmount(), number: 'L-9' }));
			expect(await act(attachIntake, { id: scan.id, document: ours.id })).toMatchObject({
				...{ state: 'attached', documentNumber: ours.number },
			});
			expect((await getAttachments(stage.story, ours.id)).map(({ view }) => view.sha256)).toEqual([
				scan.fileHash,
			]);
		});
	});

	describe('that were wrong', () => {
		it('are rejected, stay with their file, and come back when they are read again', async () => {
			const bytes = eInvoice({ ...anAmount(), number: 'Q-1' });
			const { id } = await receive(stage.story, bytes);
			await act(rejectIntake, { id, reason: 'Not for us' });
			expect(await receive(stage.story, bytes)).toMatchObject({
				...{ id, outcome: 'sameFile', state: 'rejected', reason: 'Not for us' },
			});
			const [outcome] = await reprocessIntakes(stage.story, [{ id }]);
			expect(outcome).toMatchObject({ ok: true, value: { views: [{ id, state: 'toVerify' }] } });
		});

		it('are voided with a reason and never renumbered; the same file comes again', async () => {
			const bytes = fromMartin({ ...anAmount(), number: 'V-1', due: '2026-03-01', date: '2026-02-01' });
			const { id } = await receive(stage.story, bytes);
			const { documentId } = await act(confirmIntake, { id, account: 'SHOP' });
			expect(await rule(voidIntake, { id })).toBe('input.invalid');
			const voided = await act(voidIntake, { id, reason: 'Wrong number' });
			expect(voided).toMatchObject({ state: 'voided', reason: 'Wrong number', number: 'V-1', choices: [] });
			expect(await documentOf({ documentId })).toMatchObject({ state: 'cancelled', number: 'V-1' });
			const open = await listOpenItems(stage.story, { party: 'SHOP' });
			expect(open.map(({ number }) => number)).not.toContain('V-1');
			const again = await receive(stage.story, bytes);
			expect(again).toMatchObject({ outcome: 'new', state: 'toVerify' });
			expect(again.id).not.toBe(id);
			const right = await act(confirmIntake, { id: again.id, account: 'SHOP' });
			expect(await documentOf(right)).toMatchObject({ state: 'validated', number: 'V-1' });
		});

		it('are voided with what they say was paid before, which nobody else wrote down', async () => {
			const sold = fromMartin({ ...anAmount(), number: 'V-3', payable: '10.00' });
			const { id, payable } = await receive(stage.story, sold);
			expect(payable).toBe(10);
			const { documentId, details } = await act(confirmIntake, { id, account: 'SHOP', acceptProblems: true });
			expect(details.expected).toMatchObject({ amount: 10 });
			expect(await act(voidIntake, { id, reason: 'Test' })).toMatchObject({ state: 'voided' });
			expect(await documentOf({ documentId })).toMatchObject({ state: 'cancelled' });
			const money = await findPayments(stage.story, { party: 'SHOP', unallocated: true });
			expect(money).toEqual([]);
		});

		it('are not voided while money lies on them', async () => {
			const { id } = await receive(stage.story, eInvoice({ ...anAmount(), number: 'V-2' }));
			const { documentId } = await act(confirmIntake, { id });
			await run(stage.story, recordPayment, { id: documentId, amount: '5', externalReference: 'v2' });
			expect(await rule(voidIntake, { id, reason: 'Wrong' })).toBe('intake.settled');
		});
	});

	it('leave books that verify', async () => {
		expect((await verifyBooks(stage.story)).flatMap(({ faults }) => faults)).toEqual([]);
	});
});
