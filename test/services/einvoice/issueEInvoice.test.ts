import { getDocumentView } from '../../../services/findDocuments';
import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { bill, draft, inHanoi, perform, performAll, refusedBy, vnLine, withProvider } from './eInvoiceStage';

inHanoi('an e-invoice', (stage) => {
	it('is issued from a draft, and the document shows what the provider gave', async () => {
		const hanoi = withProvider(stage.story, { codeAfter: 60_000 });
		const { id } = await draft(stage.story);
		const issued = await perform(hanoi, issueEInvoice, { id });
		expect(issued).toMatchObject({
			state: 'validated',
			number: null,
			eInvoiceState: 'issued',
			eInvoiceNumber: '00000001',
			eInvoiceSeries: '1C26TAA',
			transmission: 'sent',
			taxOfficeCode: null,
			lookupCode: 'LOOK1',
			label: 'Chờ thanh toán',
			eInvoices: [
				{ rate: '8', state: 'issued', taxOffice: 'waiting', gross: 216_000, net: 200_000, tax: 16_000 },
			],
		});
		expect(hanoi.provider.stored).toHaveLength(1);
		const again = await performAll(hanoi, issueEInvoice, { id });
		expect(again.value.reused).toBe(true);
		expect(hanoi.provider.stored).toHaveLength(1);
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});

	it('of three rates is a set: each with key, number and share; totals are those of the document', async () => {
		const hanoi = withProvider(stage.story, { account: 'three' });
		const { id, gross, net, tax } = await bill(stage.story, {
			lines: [
				vnLine(99_999, 8),
				vnLine(33_333, 10),
				{ description: 'Ghi chú' },
				vnLine(50_001, 'E'),
				vnLine(12_345, 8, { discountPercent: 7 }),
			],
			discount: { percent: 3 },
			shipping: 30_000,
			shippingTaxRate: 10,
		});
		const view = await perform(hanoi, issueEInvoice, { id });
		const set = view.eInvoices ?? [];
		expect(set.map(({ rate }) => rate)).toEqual(['8', '10', 'KCT']);
		expect(new Set(set.map(({ key }) => key)).size).toBe(3);
		expect(set.map(({ number }) => number)).toEqual(['00000001', '00000002', '00000003']);
		const sum = (name: 'net' | 'tax' | 'gross') => set.reduce((total, one) => total + one[name], 0);
		expect([sum('net'), sum('tax'), sum('gross')]).toEqual([net, tax, gross]);
		const [first] = hanoi.provider.stored;
		expect(first?.invoice).toMatchObject({
			currency: 'VND',
			exchangeRate: null,
			paymentMethod: 'cashOrTransfer',
			buyer: {
				legalName: 'Công ty Sao Mai',
				taxCode: '0101243150',
				address: '12 Lê Lợi, Đà Nẵng',
				takesInvoice: true,
			},
			correction: null,
		});
	});

	it('keeps the issued ones when one is refused, says which is missing, and issues only that one later', async () => {
		const hanoi = withProvider(stage.story, { account: 'partly' });
		hanoi.provider.refusedRate = '10';
		const { id } = await bill(stage.story, { lines: [vnLine(10_000, 8), vnLine(20_000, 10)] });
		const error = await refusedBy(hanoi, issueEInvoice, { id });
		expect(error).toMatchObject({ rule: 'einvoice.refused' });
		expect(error.message).toContain('InvoiceDetail_VATRateName');
		expect(error.message).toContain('VAT 10');
		expect(error.committed).toContain('Issued: 1C26TAA 00000001 (VAT 8)');
		expect(await getDocumentView(stage.story, id)).toMatchObject({
			transmission: 'partly',
			eInvoiceState: 'partly',
		});
		hanoi.provider.refusedRate = undefined;
		const view = await perform(hanoi, issueEInvoice, { id });
		expect(view).toMatchObject({ eInvoiceState: 'issued', eInvoiceNumber: '00000001, 00000002' });
		expect([...hanoi.provider.counts().values()]).toEqual([1, 1]);
	});

	it('holds several rates where the option and the template say so', async () => {
		const hanoi = withProvider(stage.story, { account: 'several' });
		const lines = [vnLine(10_000, 8), vnLine(20_000, 10), vnLine(5_000, 8)];
		const { id, gross, tax } = await bill(stage.story, { lines });
		const view = await perform(hanoi, issueEInvoice, { id, split: 'never' });
		expect(view.eInvoices).toMatchObject([{ rate: null, gross, tax }]);
		const [{ invoice } = { invoice: undefined }] = hanoi.provider.stored;
		expect(invoice?.rates.map(({ code, base }) => [code, base])).toEqual([
			['8', '30000'],
			['10', '40000'],
		]);
		expect(invoice?.rows.map(({ name }) => name)).toEqual(['Hàng 10000', 'Hàng 20000', 'Hàng 5000']);
	});

	it('is not issued where another of the series has a later date, nor twice through another account', async () => {
		const hanoi = withProvider(stage.story, { account: 'order' });
		const early = await bill(stage.story);
		stage.story.at('2026-09-16T03:00:00.000Z');
		const late = await bill(stage.story);
		await perform(hanoi, issueEInvoice, { id: late.id });
		const error = await refusedBy(hanoi, issueEInvoice, { id: early.id });
		expect(error).toMatchObject({ rule: 'einvoice.dateGoesBack', document: early.internalReference });
		const other = withProvider(stage.story, { account: 'elsewhere' });
		expect(await refusedBy(other, issueEInvoice, { id: late.id })).toMatchObject({
			rule: 'einvoice.otherAccount',
		});
		expect(other.provider.stored).toEqual([]);
	});

	it('of a dry run sends nothing and leaves nothing', async () => {
		const hanoi = { ...withProvider(stage.story, { account: 'dry' }), dryRun: true };
		const { id } = await draft(stage.story);
		const { value } = await performAll(hanoi, issueEInvoice, { id });
		expect(value.hints).toContain('Dry run: nothing was sent to the provider.');
		expect(value.views[0]).toMatchObject({ eInvoiceState: 'sending' });
		expect(hanoi.provider.calls).not.toContain('issue');
		expect(await getDocumentView(stage.story, id)).toMatchObject({ state: 'draft' });
		expect(await stage.story.ledger.read.eInvoices.ofDocuments([id])).toEqual([]);
	});

	it('needs a Vietnamese company whose numbers the provider gives, a template, the series of its year, a rate that holds', async () => {
		const hanoi = withProvider(stage.story, { account: 'refusals' });
		const { id } = await draft(stage.story);
		expect(await refusedBy(hanoi, issueEInvoice, { id, series: '1C25TAA' })).toMatchObject({
			rule: 'einvoice.seriesYear',
		});
		expect(await refusedBy(hanoi, issueEInvoice, { id, validate: false })).toMatchObject({
			rule: 'einvoice.draft',
		});
		expect(
			await refusedBy(hanoi, issueEInvoice, { id, templateCode: '2/001', series: '2C26TAA' }),
		).toMatchObject({
			rule: 'einvoice.salesInvoiceVat',
		});
		expect((await getDocumentView(stage.story, id)).state).toBe('draft');
		expect(hanoi.provider.stored).toEqual([]);
	});
});

inHanoi('a batch of e-invoices', (stage) => {
	it('goes in the order of dates, a few at a time, whatever the order of the items', async () => {
		const hanoi = withProvider(stage.story, { capabilities: { batchSize: 2 } });
		const inputs: Array<{ id: string }> = [];
		for (const day of ['14', '11', '13', '12', '10']) {
			const { id } = await draft(stage.story, { issueDate: `2026-09-${day}` });
			inputs.push({ id });
		}
		const outcomes = await issueEInvoice.run(hanoi, [...inputs, ...inputs.slice(0, 1), { id: 'nonsense' }]);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false]);
		expect(
			outcomes.slice(0, 6).map((outcome) => outcome.ok && outcome.value.views[0]?.eInvoiceNumber),
		).toEqual(['00000005', '00000002', '00000004', '00000003', '00000001', '00000005']);
		expect(hanoi.provider.stored.map(({ invoice }) => invoice.issueDate.slice(-2))).toEqual([
			'10',
			'11',
			'12',
			'13',
			'14',
		]);
		expect(hanoi.provider.calls.filter((call) => call === 'issue')).toHaveLength(3);
	});

	it('stops its series at one that stays unknown, and goes on in the next run', async () => {
		const hanoi = withProvider(stage.story, { account: 'stops', capabilities: { batchSize: 1 } });
		const inputs = [await bill(stage.story), await bill(stage.story), await bill(stage.story)].map(
			({ id }) => ({ id }),
		);
		hanoi.provider.faults.push(undefined, 'silence');
		const outcomes = await issueEInvoice.run(hanoi, inputs);
		const rules = outcomes.map((outcome) =>
			outcome.ok ? 'issued' : (outcome.error as { rule: string }).rule,
		);
		expect(rules).toEqual(['issued', 'einvoice.unknown', 'einvoice.seriesWaits']);
		expect(hanoi.provider.sent).toHaveLength(2);
		hanoi.provider.wake();
		const again = await issueEInvoice.run(hanoi, inputs);
		expect(again.map((outcome) => outcome.ok && outcome.value.views[0]?.eInvoiceNumber)).toEqual([
			'00000001',
			'00000002',
			'00000003',
		]);
		expect(hanoi.provider.sent).toHaveLength(3);
	});

	it('of two runs at once, over two handles, is issued once; a refused one takes no neighbour down', async () => {
		const hanoi = withProvider(stage.story, { account: 'both' });
		const second = { ...hanoi, ledger: await stage.test.open() };
		const inputs = [await bill(stage.story), await bill(stage.story, { lines: [vnLine(1_000, 10)] })].map(
			({ id }) => ({ id }),
		);
		hanoi.provider.refusedRate = '10';
		const both = await Promise.all([issueEInvoice.run(hanoi, inputs), issueEInvoice.run(second, inputs)]);
		for (const [first, refused] of both) {
			expect(first?.ok).toBe(true);
			expect(refused).toMatchObject({ ok: false, error: { rule: 'einvoice.refused' } });
		}
		expect([...hanoi.provider.counts().values()]).toEqual([1]);
	});
});
