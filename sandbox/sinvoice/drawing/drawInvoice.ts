import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { writePdf } from '../../../formats/pdf/writePdf';
import type { SInvoiceSandboxAccount } from '../account';
import { exact } from '../checks/figures';
import { generalOf } from '../invoices';
import { dateOf } from '../moments';
import type { Json } from '../world';

export interface Drawn {
	readonly body: Json;
	/** Null on previews. */
	readonly invoiceNo: string | null;
	readonly code: string | null;
}

const show = (value: unknown) => (value === undefined || value === null ? '' : String(value));
const amount = (value: unknown) =>
	exact(value)
		.toFixed()
		.replace(/\B(?=(?:\d{3})+(?!\d))/g, '.');

/** An invoice as the sandbox prints it: plain, but with everything that was sent. */
export function drawInvoice(
	{ seller, taxCode }: SInvoiceSandboxAccount,
	{ body, invoiceNo, code }: Drawn,
): Promise<Buffer> {
	const general = generalOf(body);
	const buyer = body['buyerInfo'] as Json;
	const totals = (body['summarizeInfo'] ?? {}) as Json;
	const [payment] = body['payments'] as readonly Json[];
	const issueDate = general['invoiceIssuedDate'];
	const line = (label: string, value: unknown): Content[] =>
		show(value) === '' ? [] : [{ text: `${label}: ${show(value)}` }];
	const definition: TDocumentDefinitions = {
		...(invoiceNo === null ? { watermark: { text: 'XEM TRƯỚC', opacity: 0.15 } } : {}),
		defaultStyle: { fontSize: 9 },
		content: [
			{
				text: general['invoiceType'] === '1' ? 'HÓA ĐƠN GIÁ TRỊ GIA TĂNG' : 'HÓA ĐƠN BÁN HÀNG',
				fontSize: 15,
				alignment: 'center',
			},
			...line('Mẫu số', general['templateCode']),
			...line('Ký hiệu và số', invoiceNo ?? `${show(general['invoiceSeries'])} <Chưa cấp số>`),
			...line('Ngày', typeof issueDate === 'number' ? dateOf(issueDate) : null),
			...line('Mã của cơ quan thuế', code),
			...line('Đơn vị bán', seller.name),
			...line('Mã số thuế', taxCode),
			...line('Địa chỉ', seller.address),
			...line('Đơn vị mua', buyer['buyerLegalName']),
			...line('Người mua', buyer['buyerName']),
			...line('Mã số thuế người mua', buyer['buyerTaxCode']),
			...line('Địa chỉ người mua', buyer['buyerAddressLine']),
			...line('Hình thức thanh toán', payment?.['paymentMethodName']),
			{
				table: {
					headerRows: 1,
					widths: [20, '*', 40, 45, 60, 70, 45],
					body: [HEAD, ...(body['itemInfo'] as readonly Json[]).map(drawRow)],
				},
				margin: [0, 8],
			},
			...line('Cộng tiền hàng', amount(totals['sumOfTotalLineAmountWithoutTax'])),
			...line('Chiết khấu', amount(totals['discountAmount'])),
			...line('Tiền thuế GTGT', amount(totals['totalTaxAmount'])),
			...line('Tổng cộng', `${amount(totals['totalAmountWithTax'])} ${show(general['currencyCode'])}`),
			...line('Bằng chữ', totals['totalAmountWithTaxInWords']),
			...line('Ghi chú', general['invoiceNote']),
		],
	};
	return writePdf(definition);
}

const HEAD = ['STT', 'Tên hàng hóa, dịch vụ', 'ĐVT', 'Số lượng', 'Đơn giá', 'Thành tiền', 'Thuế suất'];
const RATES: Readonly<Record<number, string>> = { [-2]: 'KCT', [-1]: 'KKKNT' };

const drawRow = (item: Json): string[] => [
	show(item['lineNumber']),
	show(item['itemName']),
	show(item['unitName']),
	...(item['selection'] === 2
		? ['', '', '', '']
		: [
				show(item['quantity']),
				amount(item['unitPrice']),
				amount(item['itemTotalAmountWithoutTax']),
				rateOf(item['taxPercentage']),
			]),
];

const rateOf = (rate: unknown): string => (typeof rate === 'number' ? (RATES[rate] ?? `${rate}%`) : '');
