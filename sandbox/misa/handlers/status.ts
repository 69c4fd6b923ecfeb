import { flagIn, listIn, objectIn, type Call } from '../call';
import { byRefId, byTransaction, isOfKind, isVisible } from '../find';
import { momentOf } from '../moments';
import { failure, success, type Reply } from '../reply';
import { viewTaxOffice } from '../taxOffice';
import type { Json, MisaWorld, SandboxInvoice } from '../world';
import { inPeriod, pageOf } from './pages';

const MOST_IDS = 50;

/** Unknown ids are absent from the answer, and so are all where the flags are those of another kind of series. */
export function status(call: Call): Reply {
	const { world, query } = call;
	const ids = listIn(call);
	if (ids.length > MOST_IDS) return failure('InvoiceQuantityTooLarge', `More than ${MOST_IDS} ids`, 400);
	const find = query['inputType'] === '2' ? byRefId : byTransaction;
	const kind = { withCode: flagIn(call, 'invoiceWithCode'), calcu: flagIn(call, 'invoiceCalcu') };
	const found = ids
		.map((id) => find(world, id))
		.filter((invoice) => invoice !== undefined)
		.filter((invoice) => isOfKind(invoice, kind) && isVisible(world, invoice));
	return success({ data: found.map((invoice) => statusRow(world, invoice)) });
}

/** Published invoices of a period; the gateway alone has it. */
export function paging(call: Call): Reply {
	const { world } = call;
	const kind = { withCode: flagIn(call, 'invoiceWithCode'), calcu: flagIn(call, 'invoiceCalcu') };
	const body = objectIn(call);
	const rows = world.invoices
		.filter((invoice) => isOfKind(invoice, kind) && isVisible(world, invoice) && inPeriod(invoice.date, body))
		.map((invoice) => ({
			...statusRow(world, invoice),
			InvDate: `${invoice.date}T00:00:00+07:00`,
			TotalAmountOC: invoice.data['TotalAmountOC'],
			CurrencyCode: invoice.data['CurrencyCode'] ?? 'VND',
		}));
	return success({ data: pageOf(rows, body) });
}

function statusRow(world: MisaWorld, invoice: SandboxInvoice): Json {
	const { data } = invoice;
	const tax = viewTaxOffice(world, invoice);
	return {
		RefID: invoice.refId,
		TransactionID: invoice.transactionId,
		InvNo: String(invoice.number).padStart(8, '0'),
		InvSeries: invoice.series,
		InvTempl: invoice.series.charAt(0),
		BuyerName: data['BuyerLegalName'] ?? data['BuyerFullName'] ?? null,
		BuyerTaxCode: data['BuyerTaxCode'] ?? null,
		BuyerCode: data['BuyerCode'] ?? null,
		BuyerFullName: data['BuyerFullName'] ?? null,
		PublishStatus: 1,
		EInvoiceStatus: invoice.status,
		ReferenceType: data['ReferenceType'] ?? 0,
		SendTaxStatus: tax.sendTaxStatus,
		InvoiceCode: tax.code,
		SourceType: invoice.source === 'api' ? 2 : 1,
		PublishedTime: momentOf(invoice.publishedAt),
		IsSentEmail: false,
		IsDelete: invoice.deleted,
		DeletedReason: invoice.deleted ? 'Xóa trên hệ thống' : null,
	};
}
