import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { writePdf } from '../../../formats/pdf/writePdf';
import type { SandboxAccount } from '../account';
import { exact } from '../checks/figures';
import type { Json } from '../world';

export interface Drawn {
	readonly data: Json;
	/** Null on previews and drafts. */
	readonly number: number | null;
	readonly code: string | null;
}

const show = (value: unknown) => (value === undefined || value === null ? '' : String(value));
/** As in Viet Nam: points between thousands, a comma before decimals. */
const amount = (value: unknown) => {
	const [whole = '', decimals] = exact(value).toFixed().split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
	return decimals === undefined ? grouped : `${grouped},${decimals}`;
};

/** An invoice as a sandbox prints it: plain, but with everything that was sent. */
export function drawInvoice(
	{ seller, taxCode }: SandboxAccount,
	{ data, number, code }: Drawn,
): Promise<Buffer> {
	const series = show(data['InvSeries']);
	const rows = data['OriginalInvoiceDetail'] as readonly Json[];
	const line = (label: string, value: unknown): Content[] =>
		show(value) === '' ? [] : [{ text: `${label}: ${show(value)}` }];
	const definition: TDocumentDefinitions = {
		...(number === null ? { watermark: { text: 'XEM TRƯỚC', opacity: 0.15 } } : {}),
		defaultStyle: { fontSize: 9 },
		content: [
			{
				text: series.startsWith('1') ? 'HÓA ĐƠN GIÁ TRỊ GIA TĂNG' : 'HÓA ĐƠN BÁN HÀNG',
				fontSize: 15,
				alignment: 'center',
			},
			{
				text: `Ký hiệu: ${series}    Số: ${number === null ? '<Chưa cấp số>' : String(number).padStart(8, '0')}`,
			},
			...line('Ngày', data['InvDate']),
			...line('Mã của cơ quan thuế', code),
			...line('Đơn vị bán', seller.name),
			...line('Mã số thuế', taxCode),
			...line('Địa chỉ', seller.address),
			...line('Đơn vị mua', data['BuyerLegalName']),
			...line('Người mua', data['BuyerFullName']),
			...line('Mã số thuế người mua', data['BuyerTaxCode']),
			...line('Địa chỉ người mua', data['BuyerAddress']),
			...line('Hình thức thanh toán', data['PaymentMethodName']),
			{
				table: { headerRows: 1, widths: [20, '*', 40, 45, 60, 70, 45], body: [HEAD, ...rows.map(drawRow)] },
				margin: [0, 8],
			},
			...line('Cộng tiền hàng', amount(data['TotalSaleAmountOC'])),
			...line('Chiết khấu', amount(data['TotalDiscountAmountOC'])),
			...line('Tiền thuế GTGT', amount(data['TotalVATAmountOC'])),
			...line('Tổng cộng', `${amount(data['TotalAmountOC'])} ${show(data['CurrencyCode'] ?? 'VND')}`),
			...line('Bằng chữ', data['TotalAmountInWords']),
		],
	};
	return writePdf(definition);
}

const HEAD = ['STT', 'Tên hàng hóa, dịch vụ', 'ĐVT', 'Số lượng', 'Đơn giá', 'Thành tiền', 'Thuế suất'];

const drawRow = (row: Json): string[] => [
	show(row['SortOrder']),
	show(row['ItemName']),
	show(row['UnitName']),
	...(row['ItemType'] === 4
		? ['', '', '']
		: [show(row['Quantity']), amount(row['UnitPrice']), amount(row['AmountOC'])]),
	show(row['VATRateName']),
];
