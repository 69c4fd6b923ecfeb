import { Exact } from '../../../domain/money/decimal';
import type { SInvoiceSandboxAccount } from '../account';
import { exact, isDecrease, pricedItems } from '../checks/figures';
import { generalOf } from '../invoices';
import { dateOf } from '../moments';
import type { Json, SInvoiceSandboxInvoice } from '../world';

/** Viettel's own tax code, as provider of the solution (MSTTCGP). */
const PROVIDER = '0100109106';
const KINDS: Readonly<Record<number, string>> = { 1: '1', 2: '4', 3: '3', 5: '2' };
const RELATIONS: Readonly<Record<string, string>> = { '3': '1', '5': '2' };
const RATES: Readonly<Record<number, string>> = { [-2]: 'KCT', [-1]: 'KKKNT' };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value: unknown) => String(value).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Nothing for what is missing. */
const tag = (name: string, value: unknown): string =>
	value === undefined || value === null || value === '' ? '' : `<${name}>${escape(value)}</${name}>`;
const block = (name: string, ...inner: readonly string[]) => `<${name}>${inner.join('')}</${name}>`;
const rateOf = (rate: unknown) => (typeof rate === 'number' ? (RATES[rate] ?? `${rate}%`) : '');

/** An invoice in the official format (QĐ 1450), without a signature that would sign anything. */
export function writeXml(
	{ seller, taxCode }: SInvoiceSandboxAccount,
	invoice: SInvoiceSandboxInvoice,
	code: string | null,
): string {
	const buyer = invoice.body['buyerInfo'] as Json;
	const content = block(
		'NDHDon',
		block('NBan', tag('Ten', seller.name), tag('MST', taxCode), tag('DChi', seller.address)),
		block(
			'NMua',
			tag('Ten', buyer['buyerLegalName']),
			tag('MST', buyer['buyerTaxCode']),
			tag('DChi', buyer['buyerAddressLine']),
			tag('HVTNMHang', buyer['buyerName']),
		),
		block('DSHHDVu', ...(invoice.body['itemInfo'] as readonly Json[]).map(writeRow)),
		writeTotals(invoice.body),
	);
	const signed = `<DLHDon Id="NDKy">${block('TTChung', writeHeader(invoice))}${content}</DLHDon>`;
	const whole = block('HDon', signed, tag('MCCQT', code), '<DSCKS><NBan/></DSCKS>');
	return `<?xml version="1.0" encoding="UTF-8"?>${whole}`;
}

function writeHeader({
	body,
	templateCode,
	series,
	number,
	issueDate,
	...rest
}: SInvoiceSandboxInvoice): string {
	const general = generalOf(body);
	const original = String(general['originalInvoiceId'] ?? '');
	const relation = RELATIONS[rest.adjustmentType];
	const [payment] = body['payments'] as readonly Json[];
	const secret = block(
		'TTin',
		tag('DLieu', rest.reservationCode),
		tag('KDLieu', 'string'),
		tag('TTruong', 'Mã số bí mật'),
	);
	return [
		tag('PBan', '2.0.1'),
		tag('THDon', templateCode.startsWith('1') ? 'Hóa đơn giá trị gia tăng' : 'Hóa đơn bán hàng'),
		tag('KHMSHDon', templateCode.charAt(0)),
		tag('KHHDon', series),
		tag('SHDon', number),
		tag('NLap', dateOf(issueDate)),
		tag('DVTTe', general['currencyCode']),
		tag('TGia', general['exchangeRate'] ?? 1),
		tag('HTTToan', payment?.['paymentMethodName']),
		tag('MSTTCGP', PROVIDER),
		relation === undefined
			? ''
			: block(
					'TTHDLQuan',
					tag('TCHDon', relation),
					tag('LHDCLQuan', '1'),
					tag('KHMSHDCLQuan', String(general['originalTemplateCode'] ?? '').charAt(0)),
					tag('KHHDCLQuan', original.slice(0, 6)),
					tag('SHDCLQuan', original.slice(6)),
					tag('NLHDCLQuan', dateOf(Number(general['originalInvoiceIssueDate']))),
					tag('GChu', general['adjustedNote']),
				),
		block('TTKhac', secret),
	].join('');
}

const signedOf = (item: Json, value: unknown) => exact(value).times(isDecrease(item) ? -1 : 1);
const netOf = (item: Json) => exact(item['itemTotalAmountWithoutTax']).minus(exact(item['itemDiscount']));

function writeRow(item: Json): string {
	const isNote = item['selection'] === 2;
	const figures = isNote
		? []
		: [
				tag('SLuong', item['quantity']),
				tag('DGia', item['unitPrice']),
				tag('TLCKhau', item['discount']),
				tag('STCKhau', item['itemDiscount']),
				tag('ThTien', netOf(item).toFixed()),
				tag('TSuat', rateOf(item['taxPercentage'])),
				tag('TThue', item['taxAmount']),
			];
	return block(
		'HHDVu',
		tag('TChat', KINDS[Number(item['selection'] ?? 1)]),
		tag('STT', item['lineNumber']),
		tag('MHHDVu', item['itemCode']),
		tag('THHDVu', item['itemName']),
		tag('DVTinh', item['unitName']),
		...figures,
	);
}

function writeTotals(body: Json): string {
	const items = pricedItems(body);
	const sum = (of: readonly Json[], value: (item: Json) => unknown) =>
		of.reduce((total, item) => total.plus(signedOf(item, value(item))), new Exact(0)).toFixed();
	const rates = [...new Set(items.map((item) => item['taxPercentage']))].filter((rate) => rate !== undefined);
	const net = (item: Json) => Number(netOf(item).toFixed());
	const ofRate = (rate: unknown) => items.filter((item) => item['taxPercentage'] === rate);
	const totals = (body['summarizeInfo'] ?? {}) as Json;
	return block(
		'TToan',
		rates.length === 0
			? ''
			: block(
					'THTTLTSuat',
					...rates.map((rate) =>
						block(
							'LTSuat',
							tag('TSuat', rateOf(rate)),
							tag(
								'TThue',
								sum(ofRate(rate), (item) => item['taxAmount']),
							),
							tag('ThTien', sum(ofRate(rate), net)),
						),
					),
				),
		tag('TgTCThue', sum(items, net)),
		tag(
			'TgTThue',
			sum(items, (item) => item['taxAmount']),
		),
		tag('TTCKTMai', totals['discountAmount']),
		tag('TgTTTBSo', totals['totalAmountWithTax']),
		tag('TgTTTBChu', totals['totalAmountWithTaxInWords']),
	);
}
