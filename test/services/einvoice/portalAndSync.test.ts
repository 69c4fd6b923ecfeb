import { getAttachments } from '../../../services/getAttachments';
import { confirmDraftDeleted } from '../../../services/einvoice/confirmDraftDeleted';
import { downloadEInvoice } from '../../../services/einvoice/downloadEInvoice';
import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { listEInvoiceTemplates } from '../../../services/einvoice/listEInvoiceTemplates';
import { previewEInvoice } from '../../../services/einvoice/previewEInvoice';
import { pushEInvoiceDraft } from '../../../services/einvoice/pushEInvoiceDraft';
import { refreshEInvoice } from '../../../services/einvoice/refreshEInvoice';
import { resumeUnknown } from '../../../services/einvoice/resumeUnknown';
import { setEInvoicePaid } from '../../../services/einvoice/setEInvoicePaid';
import { syncEInvoices } from '../../../services/einvoice/syncEInvoices';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import { cancelDocument } from '../../../services/cancelDocument';
import { saveMaster } from '../../../services/saveMaster';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { run } from '../../support/stories';
import { refusedBy as refusedByLedger } from '../stage';
import {
	bill,
	draft,
	inHanoi,
	later,
	perform,
	performAll,
	refusedBy,
	vnLine,
	withProvider,
} from './eInvoiceStage';

const PERIOD = { from: '2026-09-01', to: '2026-09-30' };

inHanoi('what lies at the provider', (stage) => {
	it('as a draft bars issuing, until sync adopts what was signed', async () => {
		const hanoi = withProvider(stage.story, { account: 'signed' });
		const { id } = await draft(stage.story);
		const pushed = await perform(hanoi, pushEInvoiceDraft, { id });
		expect(pushed).toMatchObject({ state: 'validated', eInvoiceState: 'drafted', transmission: 'pending' });
		expect((await performAll(hanoi, pushEInvoiceDraft, { id })).value.reused).toBe(true);
		expect(hanoi.provider.drafts.size).toBe(1);
		expect(await refusedBy(hanoi, issueEInvoice, { id })).toMatchObject({ rule: 'einvoice.draftPushed' });
		const [key = ''] = hanoi.provider.drafts.keys();
		hanoi.provider.sign(key);
		const report = await perform(hanoi, syncEInvoices, PERIOD);
		expect(report).toMatchObject({
			series: '1C26TAA',
			count: 1,
			adopted: ['00000001'],
			strangers: [],
			missing: [],
		});
		expect((await performAll(hanoi, issueEInvoice, { id })).value.reused).toBe(true);
		expect([...hanoi.provider.counts().values()]).toEqual([1]);
	});

	it('as a draft is given up when a person confirms it; a signed one is adopted instead', async () => {
		const hanoi = withProvider(stage.story, { account: 'deleted' });
		const { id } = await bill(stage.story);
		hanoi.provider.faults.push('lostAnswer');
		expect(await refusedBy(hanoi, pushEInvoiceDraft, { id })).toMatchObject({
			rule: 'einvoice.draftNotStored',
		});
		expect(await perform(hanoi, resumeUnknown, {})).toMatchObject({ operation: 'draft', needsPerson: true });
		expect(await refusedBy(hanoi, issueEInvoice, { id })).toMatchObject({ rule: 'einvoice.draftPushed' });
		hanoi.provider.drafts.clear();
		const reason = 'Lan looked on the portal';
		expect(await perform(hanoi, confirmDraftDeleted, { id, reason })).toMatchObject({
			eInvoiceState: 'prepared',
		});
		expect(await perform(hanoi, issueEInvoice, { id })).toMatchObject({ eInvoiceState: 'issued' });
		const other = await bill(stage.story);
		await perform(hanoi, pushEInvoiceDraft, { id: other.id });
		const [key = ''] = hanoi.provider.drafts.keys();
		hanoi.provider.sign(key);
		expect(await perform(hanoi, confirmDraftDeleted, { id: other.id, reason })).toMatchObject({
			eInvoiceState: 'issued',
		});
	});

	it('is synced with holes and strangers; a second time nothing is new', async () => {
		const hanoi = withProvider(stage.story, { account: 'strange' });
		const own = await bill(stage.story);
		await perform(hanoi, issueEInvoice, { id: own.id });
		const [{ invoice } = { invoice: undefined }] = hanoi.provider.stored;
		if (!invoice) throw new Error('nothing was issued');
		hanoi.provider.skip(invoice.template);
		hanoi.provider.store({ ...invoice, key: 'made-on-the-portal' }, 0);
		const report = await perform(hanoi, syncEInvoices, PERIOD);
		expect(report).toMatchObject({ first: 1, last: 3, holes: [2], strangers: ['00000003'], inOrder: false });
		expect(hanoi.provider.calls).toContain('list 2026-08-31 2026-10-01');
		expect(await perform(hanoi, syncEInvoices, PERIOD)).toMatchObject({
			strangers: [],
			changed: [],
			holes: [2],
		});
		hanoi.provider.stored.shift();
		// The provider's list is behind what it has just issued: that one is not missing yet.
		expect(await perform(hanoi, syncEInvoices, PERIOD)).toMatchObject({ missing: [] });
		later(stage.story, 2);
		expect(await perform(hanoi, syncEInvoices, PERIOD)).toMatchObject({ missing: ['00000001'] });
	});

	it('is downloaded, kept beside the document, and set as paid', async () => {
		const hanoi = withProvider(stage.story, { account: 'files' });
		const { id } = await bill(stage.story, { lines: [vnLine(1_000, 8), vnLine(2_000, 10)] });
		expect(await refusedBy(hanoi, downloadEInvoice, { id })).toMatchObject({ rule: 'einvoice.notIssued' });
		await perform(hanoi, issueEInvoice, { id });
		const { value } = await performAll(hanoi, downloadEInvoice, { id, format: 'xml', attach: true });
		expect(value.views.map(({ view }) => [view.name, view.rate, view.attached])).toEqual([
			['00000001.xml', '8', true],
			['00000002.xml', '10', true],
		]);
		expect((await getAttachments(stage.story, id)).map(({ view }) => view.name)).toEqual([
			'00000001.xml',
			'00000002.xml',
		]);
		expect(await refusedBy(hanoi, downloadEInvoice, { id, format: 'zip' })).toMatchObject({
			rule: 'einvoice.format',
		});
		const paid = await perform(hanoi, setEInvoicePaid, { id, member: '10', paid: true });
		expect(paid.eInvoices?.map((one) => one.paid)).toEqual([false, true]);
		expect((await performAll(hanoi, setEInvoicePaid, { id, member: '10', paid: true })).value.reused).toBe(
			true,
		);
		const keepsNone = withProvider(stage.story, { account: 'files', capabilities: { paymentStatus: false } });
		const ours = await performAll(keepsNone, setEInvoicePaid, { id, paid: true });
		expect(ours.value.hints[0]).toContain('keeps no payment status');
		expect(keepsNone.provider.calls).toEqual([]);
	});

	it('gets its code later; a series K waits for none', async () => {
		const hanoi = withProvider(stage.story, { account: 'codes', codeAfter: 12_000 });
		const { id } = await bill(stage.story);
		await perform(hanoi, issueEInvoice, { id });
		expect(await perform(hanoi, refreshEInvoice, { id })).toMatchObject({
			transmission: 'sent',
			taxOfficeCode: null,
		});
		expect(await perform(hanoi, refreshEInvoice, { id, waitSeconds: 60 })).toMatchObject({
			transmission: 'cleared',
			taxOfficeCode: '00C26TAA1',
		});
		const other = await bill(stage.story);
		const sent = await perform(hanoi, issueEInvoice, { id: other.id, series: '1K26TAA' });
		expect(sent).toMatchObject({ transmission: 'cleared', taxOfficeCode: null });
		const looks = hanoi.provider.calls.length;
		await perform(hanoi, refreshEInvoice, { id: other.id, waitSeconds: 600 });
		expect(hanoi.provider.calls.length).toBe(looks + 1);
	});

	it('is previewed without being stored, all members, from a draft that stays one', async () => {
		const hanoi = withProvider(stage.story, { account: 'preview' });
		const { id } = await draft(stage.story, { lines: [vnLine(1_000, 8), vnLine(2_000, 10)] });
		const { value } = await performAll(hanoi, previewEInvoice, { id });
		expect(value.views.map(({ view }) => [view.rate, view.gross])).toEqual([
			['8', 2_160],
			['10', 4_400],
		]);
		expect(hanoi.provider.stored).toEqual([]);
		expect((await stage.story.ledger.read.documents.get(id))?.state).toBe('draft');
		const [first] = value.views;
		const issued = await perform(hanoi, issueEInvoice, { id });
		expect(issued.eInvoices?.[0]?.key).toBe(first?.view.key);
	});

	it('is known by its templates, of which those that cannot issue are refused before anything is written', async () => {
		const hanoi = withProvider(stage.story, { account: 'templates' });
		const series = parseSeries('1C26TAA');
		const template = {
			templateCode: 'tpl-1',
			series,
			title: 'Hóa đơn GTGT',
			active: true,
			severalRates: false,
		};
		hanoi.provider.templates = [{ ...template, cannotIssue: 'it signs by a USB token.' }];
		expect(await perform(hanoi, listEInvoiceTemplates, {})).toMatchObject({
			series: '1C26TAA',
			taxOfficeCode: 'later',
		});
		const { id } = await draft(stage.story, { lines: [vnLine(1_000, 8), vnLine(2_000, 10)] });
		expect(await refusedBy(hanoi, issueEInvoice, { id })).toMatchObject({ rule: 'einvoice.cannotIssue' });
		hanoi.provider.templates = [{ ...template, cannotIssue: null }];
		expect(await refusedBy(hanoi, issueEInvoice, { id, split: 'never' })).toMatchObject({
			rule: 'einvoice.severalRates',
		});
		expect((await stage.story.ledger.read.documents.get(id))?.state).toBe('draft');
	});

	it('is settled by a person where no look-up can', async () => {
		const hanoi = withProvider(stage.story, { account: 'person' });
		const { id } = await bill(stage.story);
		hanoi.provider.faults.push('lostRequest', 'lostRequest');
		expect(await refusedBy(hanoi, issueEInvoice, { id })).toMatchObject({ rule: 'einvoice.unknown' });
		const next = await bill(stage.story);
		later(stage.story, 15);
		expect(await perform(hanoi, resumeUnknown, {})).toMatchObject({
			id,
			needsPerson: true,
			state: 'unknown',
		});
		const seen = { ids: [id], confirm: 'issued', number: '00000077', series: '1C26TAA' };
		expect(await refusedBy(hanoi, resumeUnknown, seen)).toMatchObject({ rule: 'einvoice.reason' });
		const view = await perform(hanoi, resumeUnknown, { ...seen, reason: 'Lan saw it on the portal' });
		expect(view).toMatchObject({ state: 'issued', number: '00000077' });
		expect(hanoi.provider.sent).toHaveLength(2);
		expect(
			await refusedByLedger(stage.story, cancelDocument, { id, inPlace: true, reason: 'x' }),
		).toMatchObject({
			rule: 'cancel.outside',
		});
		expect(next.eInvoiceState).toBeUndefined();
	});

	it('bears 8 % by date and product, and the words of the law for a consumer', async () => {
		const hanoi = withProvider(stage.story, { account: 'rates' });
		await run(stage.story, saveMaster('product'), {
			code: 'SIM',
			name: 'Thẻ SIM',
			company: 'HANOI',
			unitPrice: 10_000,
			taxRate: 8,
			vatReductionExcluded: 'telecommunications',
		});
		const excluded = await draft(stage.story, { lines: [{ product: 'SIM', quantity: 1 }] });
		expect(await refusedBy(hanoi, issueEInvoice, { id: excluded.id })).toMatchObject({
			rule: 'vietnam.reducedRateExcluded',
		});
		await run(stage.story, saveMaster('product'), {
			code: 'RICE',
			name: 'Gạo',
			company: 'HANOI',
			unitPrice: 10_000,
			taxRate: 10,
		});
		const rated = async (lines: object[]) => {
			const { id } = await draft(stage.story, { lines });
			return (await stage.story.ledger.read.documents.get(id))?.lines[0]?.taxRate;
		};
		expect(await rated([{ product: 'RICE' }])).toBe('8');
		expect(await rated([{ product: 'RICE', taxRate: 10 }])).toBe('10');
		const { id } = await bill(stage.story, { customer: 'ANNA' });
		await perform(hanoi, issueEInvoice, { id, consumer: true, paymentMethod: 'cash', paid: true });
		expect(hanoi.provider.stored.at(-1)?.invoice).toMatchObject({
			buyer: { personName: 'Bán cho người tiêu dùng', takesInvoice: false },
			paymentMethod: 'cash',
			paid: true,
		});
		stage.story.at('2027-01-05T03:00:00.000Z');
		const late = await draft(stage.story);
		expect(await refusedBy(hanoi, issueEInvoice, { id: late.id, series: '1C27TAA' })).toMatchObject({
			rule: 'vietnam.reducedRateOver',
		});
		expect(await rated([{ product: 'RICE' }])).toBe('10');
	});

	it('leaves books that verify', async () => {
		expect((await verifyBooks(stage.story)).flatMap(({ faults }) => faults)).toEqual([]);
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
