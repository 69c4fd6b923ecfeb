import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { findDocuments, getDocumentView } from '../../services/findDocuments';
import { findMasters } from '../../services/findMasters';
import { recordPayment } from '../../services/recordPayment';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { run } from '../support/stories';
import { invoice, onEachDatabase, order, reference } from './stage';

onEachDatabase('a dry run', (stage) => {
	const everything = async () => {
		const { ledger } = stage.story;
		const documents = await findDocuments(stage.story, { limit: 1000 });
		const company = documents[0]?.companyId ?? '';
		const audit = await ledger.read.audit.page(company, 0, 10_000);
		return { documents, audit, products: await findMasters(stage.story, 'product', { limit: 100 }) };
	};

	it('shows what would come and leaves nothing behind: no document, number, payment, product, audit entry', async () => {
		const bill = await invoice(stage.story);
		const source = await order(stage.story);
		const before = await everything();
		const dry = { ...stage.story, dryRun: true };
		const line = { product: 'NEW', description: 'Neu', unitPrice: 3 };
		const tries: ReadonlyArray<[AnyUseCase, object]> = [
			[
				createInvoiceFromLines,
				{
					customer: 'MARTIN',
					lines: [line],
					createMissingProducts: true,
					validate: true,
					externalReference: 'dry-1',
				},
			],
			[convertDocument('deliveryNote'), { id: source.id, validate: true }],
			[createCreditNote, { id: bill.id, validate: true }],
			[recordPayment, { id: bill.id }],
			[cancelDocument, { id: source.id }],
		];
		for (const [useCase, input] of tries) {
			const [outcome] = await runUseCase(useCase, dry, [input]);
			expect(outcome?.ok).toBe(true);
		}
		expect(await everything()).toEqual(before);
	});

	it('leaves its reference free and no gap in the numbers', async () => {
		const input = {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			validate: true,
			externalReference: reference(),
		};
		const last = await invoice(stage.story);
		await runUseCase(
			createInvoiceFromLines,
			{ ...stage.story, dryRun: true },
			Array.from({ length: 30 }, (_value, index) => ({
				...input,
				externalReference: `${input.externalReference}-${index}`,
			})),
		);
		await run({ ...stage.story, dryRun: true }, createInvoiceFromLines, input);
		const real = await run(stage.story, createInvoiceFromLines, input);
		expect(real.reused).toBe(false);
		expect(Number(real.number?.slice(-5))).toBe(Number(last.number?.slice(-5)) + 1);
	});

	it('refuses what the real run would refuse', async () => {
		const [outcome] = await runUseCase(createInvoiceFromLines, { ...stage.story, dryRun: true }, [
			{ customer: 'NOBODY', lines: [{ product: 'OIL' }] },
		]);
		expect(outcome).toMatchObject({ ok: false, error: { rule: 'party.unknown' } });
	});

	it('leaves the states and labels of the documents that it touched', async () => {
		const source = await order(stage.story);
		await runUseCase(cancelDocument, { ...stage.story, dryRun: true }, [{ id: source.id }]);
		expect(await getDocumentView(stage.story, source.id)).toEqual(source);
	});
});
