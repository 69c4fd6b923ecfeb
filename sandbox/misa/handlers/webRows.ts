import { flagIn, objectIn, type Call } from '../call';
import { success, type Reply } from '../reply';
import { viewTaxOffice } from '../taxOffice';
import { isCashRegister, isWithCode } from '../templates';
import type { Json, MisaWorld, SandboxDraft, SandboxInvoice } from '../world';
import { inPeriod, pageOf } from './pages';

const UNNUMBERED = '<Chưa cấp số>';
/** The web app has 4 for an adjustment, where the publishing API has 5. */
const WEB_STATUS: Readonly<Record<number, number>> = { 5: 4 };

export const draftRow = ({ refId, series, date, data }: SandboxDraft): Json => ({
	RefID: refId,
	InvNo: UNNUMBERED,
	InvSeries: series,
	InvDate: `${date}T00:00:00+07:00`,
	TransactionID: null,
	PublishStatus: 0,
	EInvoiceStatus: data['EInvoiceStatus'] ?? 1,
	AccountObjectName: data['AccountObjectName'] ?? data['ContactName'] ?? null,
	TotalAmountOC: data['TotalAmountOC'],
	CurrencyCode: data['CurrencyCode'],
});

export function invoiceRow(world: MisaWorld, invoice: SandboxInvoice): Json {
	const { data, series, number, date } = invoice;
	const tax = viewTaxOffice(world, invoice);
	return {
		RefID: invoice.refId,
		InvNo: String(number).padStart(8, '0'),
		InvSeries: series,
		InvDate: `${date}T00:00:00+07:00`,
		TransactionID: invoice.transactionId,
		PublishStatus: tax.webStatus,
		EInvoiceStatus: WEB_STATUS[invoice.status] ?? invoice.status,
		InvoiceCode: tax.code,
		AccountObjectName: data['BuyerLegalName'] ?? data['BuyerFullName'] ?? null,
		TotalAmountOC: data['TotalAmountOC'],
		CurrencyCode: data['CurrencyCode'] ?? 'VND',
		IsDelete: invoice.deleted,
	};
}

/** Drafts and invoices of a period; those of cash registers have a list of their own. */
const listRows = (call: Call, calcu: boolean): Reply => {
	const { world } = call;
	const body = objectIn(call);
	const withCode = flagIn(call, 'invoiceWithCode');
	const isWanted = ({ series, date }: { readonly series: string; readonly date: string }) =>
		isWithCode(series) === withCode && isCashRegister(series) === calcu && inPeriod(date, body);
	const rows = [
		...[...world.drafts.values()].filter(isWanted).map(draftRow),
		...world.invoices.filter(isWanted).map((invoice) => invoiceRow(world, invoice)),
	];
	const status = body['PublishStatus'] ?? null;
	const chosen = rows.filter(({ PublishStatus }) => status === null || PublishStatus === status);
	return success({ data: pageOf(chosen, body) });
};

export const webPaging = (call: Call): Reply => listRows(call, false);
export const webPagingCalculating = (call: Call): Reply => listRows(call, true);
