import { writeWebDraft } from '../../../providers/misa/payload/writeWebDraft';
import { anInvoice } from '../../providers/misa/support/invoices';
import { closeAll, openDoor, type Tree } from './support';

afterEach(closeAll);

const change = (of: Tree, name: string, value: unknown) => {
	if (value === undefined) delete of[name];
	else of[name] = value;
};
const set = (name: string, value: unknown) => (draft: Tree) => change(draft, name, value);
const detail = (name: string, value: unknown) => (draft: Tree) =>
	change((draft['InvoiceDetails'] as Tree[])[0] ?? {}, name, value);

describe('the sandbox', () => {
	type DraftCase = readonly [string, string, (draft: Tree) => void];

	it.each<DraftCase>([
		['an unknown field', 'InvalidInvoiceData', set('BuyerLegalName', 'A')],
		['a key that is no GUID', 'Invalid_[Invoice.RefID]', set('RefID', 'ours-1')],
		['no template', 'RequireError_InvoiceTemplateID', set('InvoiceTemplateID', undefined)],
		['a template of another series', 'InvoiceTemplateNotExist', set('InvSeries', '1K26TAA')],
		['a rate in the words of the other API', 'InvoiceDetail_VATRate', detail('VATRate', '8%')],
		['the code of KKKNT of another provider', 'InvoiceDetail_VATRate', detail('VATRate', -2)],
		['the kind of row of the other API', 'InvoiceDetail_InventoryItemType', detail('InventoryItemType', 1)],
		['a wrong VAT', 'InvoiceDetail_VATAmountOC', detail('VATAmountOC', 1)],
		['a wrong total', 'Invalid_[Invoice.TotalAmount]', set('TotalAmount', 1)],
		['the state of the other API', 'Invalid_[Invoice.EInvoiceStatus]', set('EInvoiceStatus', 5)],
		['a correction without its original', 'RequireError_OrgInvNo', set('EInvoiceStatus', 3)],
	])('of the web app refuses %s: %s', async (_what, code, spoil) => {
		const door = await openDoor();
		const draft = structuredClone(writeWebDraft(anInvoice())) as Tree;
		spoil(draft);
		const { raw } = await door.call('POST', '/invoiceweb/insert', [draft]);
		expect(JSON.stringify(raw)).toContain(code);
		expect(door.sandbox.drafts()).toEqual([]);
	});
});
