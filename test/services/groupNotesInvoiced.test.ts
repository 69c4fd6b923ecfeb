import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { groupNotes } from '../../services/groupNotes';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { delivered, found, group, note, numbersOf, ON, ordered, reasonsOf } from './deferredStage';
import { onEachDatabase, part, stored } from './stage';

onEachDatabase('invoices of groups', (stage) => {
	it('are made at once where a run asks for them, drafts or validated; a second run gives nothing new', async () => {
		const company = await found(stage);
		const [one, two] = [await note(stage, company), await note(stage, company)];
		const drafts = await group(stage, company, { createInvoices: 'draft' });
		expect(drafts.groups).toMatchObject([
			{
				ids: [one.id, two.id],
				lineNet: 440,
				invoice: { number: null, state: 'draft', net: 440, gross: 528 },
			},
		]);
		expect(drafts.groups[0]?.id).toBe(drafts.groups[0]?.invoice?.id);
		expect(await group(stage, company, { createInvoices: 'validated' })).toMatchObject({
			groups: [],
			leftOut: [],
			hints: [expect.stringContaining('Nothing new: 2 delivery notes')],
		});
		const three = await note(stage, company);
		const validated = await group(stage, company, { createInvoices: 'validated' });
		expect(validated.groups).toMatchObject([
			{ ids: [three.id], invoice: { number: expect.stringMatching(/^FA2026-/), state: 'validated' } },
		]);
		expect(validated.hints).toContainEqual(
			expect.stringContaining('2 delivery notes of the selection had nothing left'),
		);
	});

	it('a dry run shows them and makes none', async () => {
		const company = await found(stage);
		await note(stage, company);
		const dry = await groupNotes(
			{ ...stage.story, dryRun: true },
			{ company, onDate: ON, createInvoices: 'validated' },
		);
		expect(dry.groups).toMatchObject([{ id: null, invoice: { id: null, number: null, gross: 264 } }]);
		expect((await group(stage, company)).groups).toHaveLength(1);
	});

	it('a refused one leaves its notes with the words of the refusal, and its neighbours go on', async () => {
		const company = await found(stage, { orderNumberRequired: true }, { legalMentions: 'refuse' });
		const refused = await note(stage, company);
		const fine = await note(stage, company, {}, { customerReference: 'PO-1' });
		const result = await group(stage, company, {
			extraKeys: ['customerReference'],
			createInvoices: 'validated',
		});
		const [left] = result.leftOut;
		const all = [...result.groups.flatMap(({ ids }) => ids), ...result.leftOut.map(({ id }) => id)];
		expect(all.sort()).toEqual([refused.id, fine.id].sort());
		expect(left).toMatchObject({ id: refused.id, rule: expect.not.stringMatching(/^grouping/) });
		expect(left?.reason).toMatch(new RegExp(`^${refused.number} could not be invoiced: .+`));
	});

	it('two runs at the same moment invoice each note once', async () => {
		const company = await found(stage, { billingMode: 'perDeliveryNote' });
		for (let index = 0; index < 4; index += 1) await note(stage, company);
		const other = { ...stage.story, ledger: await stage.test.open() };
		const input = { company, onDate: ON, createInvoices: 'validated' };
		const runs = await Promise.all([groupNotes(stage.story, input), groupNotes(other, input)]);
		const invoiced = runs.flatMap((result) => numbersOf(result).flat());
		expect(invoiced).toHaveLength(4);
		expect(new Set(invoiced).size).toBe(4);
		const invoices = runs.flatMap(({ groups }) => groups.map(({ id }) => id));
		expect(new Set(invoices).size).toBe(4);
		const late = runs.flatMap(reasonsOf);
		expect(late.every(([rule]) => rule === 'note.invoicedMeanwhile')).toBe(true);
	});

	it('the invoice of a group keeps of each note its order number and its place of delivery', async () => {
		const company = await found(stage);
		const at = (city: string) => ({ shipTo: { city, country: 'FR' }, customerReference: `PO-${city}` });
		const notes = [await note(stage, company, {}, at('Brest')), await note(stage, company, {}, at('Nice'))];
		const { groups } = await group(stage, company, { createInvoices: 'validated' });
		const invoice = await stored(stage, { id: groups[0]?.id ?? '' });
		expect(invoice).toMatchObject({ summary: true, customerReference: null, shipTo: null });
		expect((invoice as { deliveries?: unknown }).deliveries).toMatchObject([
			{ documentId: notes[0]?.id, customerReference: 'PO-Brest', shipTo: { city: 'Brest' } },
			{ documentId: notes[1]?.id, customerReference: 'PO-Nice', shipTo: { city: 'Nice' } },
		]);
	});
});

onEachDatabase('charges of groups', (stage) => {
	it('shipping of the orders adds up, and an order’s comes once however many notes deliver it', async () => {
		const company = await found(stage);
		const shipped = { shipping: '10' };
		const one = await ordered(stage, company, shipped);
		await part(stage.story, 'deliveryNote', one.id, { 1: 3 }, { issueDate: '2026-02-01' });
		await delivered(stage, one);
		await note(stage, company, {}, shipped);
		const seen = await group(stage, company);
		expect(seen.groups).toMatchObject([
			{ noteCount: 3, lineNet: 440, chargeNet: 20, keys: { footerNatures: ['shipping'] } },
		]);
		const { groups } = await group(stage, company, { createInvoices: 'validated' });
		expect(groups).toMatchObject([{ invoice: { net: 460 } }]);
	});

	it('ten pieces that go out as three and seven cost the flat fee twice', async () => {
		const company = await found(
			stage,
			{},
			{ shippingBands: [{ below: '10', amount: '10' }, { amount: '0' }] },
		);
		const one = await ordered(stage, company, {
			lines: [{ description: 'Flour', quantity: 10, unitPrice: 20 }],
			shipping: 'byQuantity',
		});
		await part(
			stage.story,
			'deliveryNote',
			one.id,
			{ 1: 3 },
			{ issueDate: '2026-02-01', shipping: 'byQuantity' },
		);
		await delivered(stage, one, { shipping: 'byQuantity' });
		expect((await group(stage, company)).groups).toMatchObject([{ lineNet: 200, chargeNet: 20 }]);
		const { groups } = await group(stage, company, { createInvoices: 'validated' });
		expect(groups).toMatchObject([{ invoice: { net: 220 } }]);
	});

	it('charges that an earlier invoice of the order carries are no footer nature any more', async () => {
		const company = await found(stage);
		const one = await ordered(stage, company, { shipping: '10' });
		const first = await part(stage.story, 'deliveryNote', one.id, { 1: 3 }, { issueDate: '2026-02-01' });
		await run(stage.story, createInvoiceFromDocuments, { ids: [first.id], validate: true });
		const second = await delivered(stage, one);
		expect((await group(stage, company)).groups).toMatchObject([
			{ ids: [second.id], chargeNet: 0, keys: { footerNatures: [] } },
		]);
	});
});

onEachDatabase('the header of a note that keys look at', (stage) => {
	it('the credit insurance is the customer’s where the document does not say it, and parts invoices', async () => {
		const company = await found(stage, { creditInsured: true });
		const own = await note(stage, company);
		const not = await note(stage, company, {}, { creditInsured: false });
		expect(await stored(stage, own)).toMatchObject({ creditInsured: true });
		expect(await stored(stage, not)).toMatchObject({ creditInsured: false });
		const { groups } = await group(stage, company);
		expect(groups.map(({ keys, apart }) => [keys['insured'], apart])).toEqual([
			[true, null],
			[false, 'different credit insurance than group 1'],
		]);
	});

	const differing: ReadonlyArray<readonly [string, object, RegExp]> = [
		['currency', { currency: 'USD' }, /currency/],
		['payment method', { paymentMethod: 'check' }, /payment method/],
		['cash discount', { cashDiscount: { rate: 2, days: 8 } }, /cash discount/],
		['operation code', { operationCode: 'OP' }, /operation code/],
		['VAT regime', { vatRegime: 'own' }, /VAT regime/],
		['parafiscal regime', { parafiscalRegime: 'TPF' }, /parafiscal regime/],
		['billing address', { billTo: { city: 'Nice', country: 'FR' } }, /billing address/],
		['bank', { sellerProfile: 'BANK2' }, /bank details/],
		['footer nature', { charges: [{ nature: 'packing', amount: 5 }] }, /footer charges/],
		['price basis', { priceBasis: 'gross' }, /price basis/],
		['payment terms', { paymentTermLines: [{ days: 10 }] }, /payment terms/],
		['document discount', { discount: { base: 'net', percent: 5 } }, /document discount/],
		['rounding of VAT', { taxRounding: 'line' }, /rounding of VAT/],
	];

	it.each(differing)('an order with another %s gets an invoice of its own', async (_title, more, says) => {
		const company = await found(stage);
		await run(stage.story, saveMaster('operationCode'), { code: 'OP', name: 'Op', company });
		await run(stage.story, saveMaster('sellerProfile'), {
			code: 'BANK1',
			name: 'One',
			company,
			isDefault: true,
		});
		await run(stage.story, saveMaster('sellerProfile'), { code: 'BANK2', name: 'Two', company });
		await note(stage, company);
		await note(stage, company, {}, more);
		await note(stage, company);
		const { groups } = await group(stage, company);
		expect(groups.map(({ noteCount }) => noteCount)).toEqual([2, 1]);
		expect(groups[1]?.apart).toMatch(says);
		expect(groups[1]?.apart).toMatch(/than group 1$/);
		expect(groups[1]?.apart).not.toMatch(/ and /);
	});
});
