import { Exact, type ExactNumber } from '../../../domain/money/decimal';
import type { SandboxAccount } from '../account';
import { exact } from '../checks/figures';
import type { Json } from '../world';

export interface WrittenInvoice {
	readonly data: Json;
	readonly number: number;
	readonly transactionId: string;
	readonly code: string | null;
}

/** MISA's own tax code, as provider of the solution (MSTTCGP). */
const PROVIDER = '0101243150';
const RELATIONS: Readonly<Record<number, string>> = { 1: '1', 2: '2' };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value: unknown) => String(value).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Nothing for what is missing. */
function tag(name: string, value: unknown): string {
	return value === undefined || value === null || value === '' ? '' : `<${name}>${escape(value)}</${name}>`;
}

const block = (name: string, ...inner: readonly string[]) => `<${name}>${inner.join('')}</${name}>`;

/** An invoice in the official format (QĐ 1450), without a signature that would sign anything. */
export function writeXml({ seller, taxCode }: SandboxAccount, invoice: WrittenInvoice): string {
	const { data, code } = invoice;
	const rows = data['OriginalInvoiceDetail'] as readonly Json[];
	const content = block(
		'NDHDon',
		block('NBan', tag('Ten', seller.name), tag('MST', taxCode), tag('DChi', seller.address)),
		block(
			'NMua',
			tag('Ten', data['BuyerLegalName']),
			tag('MST', data['BuyerTaxCode']),
			tag('DChi', data['BuyerAddress']),
			tag('HVTNMHang', data['BuyerFullName']),
		),
		block('DSHHDVu', ...rows.map(writeRow)),
		writeTotals(data, rows),
	);
	const signed = `<DLHDon Id="NDKy">${block('TTChung', writeHeader(invoice))}${content}</DLHDon>`;
	return `<?xml version="1.0" encoding="UTF-8"?>${block('HDon', signed, tag('MCCQT', code), '<DSCKS><NBan/></DSCKS>')}`;
}

function writeHeader({ data, number, transactionId }: WrittenInvoice): string {
	const series = String(data['InvSeries']);
	const relation = RELATIONS[(data['ReferenceType'] ?? 0) as number];
	const form = data['OrgInvTemplateNo'];
	return [
		tag('PBan', '2.0.1'),
		tag('THDon', series.startsWith('1') ? 'Hóa đơn giá trị gia tăng' : 'Hóa đơn bán hàng'),
		tag('KHMSHDon', series.charAt(0)),
		tag('KHHDon', series.slice(1)),
		tag('SHDon', number),
		tag('NLap', data['InvDate']),
		tag('DVTTe', data['CurrencyCode'] ?? 'VND'),
		tag('TGia', data['ExchangeRate'] ?? 1),
		tag('HTTToan', data['PaymentMethodName']),
		tag('MSTTCGP', PROVIDER),
		relation === undefined
			? ''
			: block(
					'TTHDLQuan',
					tag('TCHDon', relation),
					tag('LHDCLQuan', data['OrgInvoiceType'] ?? 1),
					tag('KHMSHDCLQuan', form),
					tag('KHHDCLQuan', data['OrgInvSeries']),
					tag('SHDCLQuan', Number(data['OrgInvNo'])),
					tag('NLHDCLQuan', data['OrgInvDate']),
					tag('GChu', data['InvoiceNote']),
				),
		block(
			'TTKhac',
			block('TTin', tag('TTruong', 'Mã tra cứu'), tag('KDLieu', 'string'), tag('DLieu', transactionId)),
		),
	].join('');
}

const writeRow = (row: Json): string => {
	const isNote = row['ItemType'] === 4;
	return block(
		'HHDVu',
		tag('TChat', row['ItemType']),
		tag('STT', row['SortOrder']),
		tag('MHHDVu', row['ItemCode']),
		tag('THHDVu', row['ItemName']),
		tag('DVTinh', row['UnitName']),
		isNote ? '' : tag('SLuong', row['Quantity']),
		isNote ? '' : tag('DGia', row['UnitPrice']),
		tag('TLCKhau', row['DiscountRate']),
		tag('STCKhau', row['DiscountAmountOC']),
		isNote ? '' : tag('ThTien', netOf(row).toFixed()),
		tag('TSuat', row['VATRateName']),
		isNote ? '' : tag('TThue', row['VATAmountOC']),
	);
};

const netOf = (row: Json) => exact(row['AmountOC']).minus(exact(row['DiscountAmountOC']));

function writeTotals(data: Json, rows: readonly Json[]): string {
	const priced = rows.filter(({ ItemType }) => ItemType !== 4);
	const names = [...new Set(priced.map((row) => row['VATRateName']).filter((name) => name !== undefined))];
	const sum = (name: unknown, of: (row: Json) => ExactNumber) =>
		priced
			.filter((row) => row['VATRateName'] === name)
			.reduce((total, row) => total.plus(of(row).times(row['ItemType'] === 3 ? -1 : 1)), new Exact(0));
	const rates = names.map((name) =>
		block(
			'LTSuat',
			tag('TSuat', name),
			tag('ThTien', sum(name, netOf).toFixed()),
			tag('TThue', sum(name, (row) => exact(row['VATAmountOC'])).toFixed()),
		),
	);
	const net = exact(data['TotalSaleAmountOC']).minus(exact(data['TotalDiscountAmountOC']));
	return block(
		'TToan',
		rates.length === 0 ? '' : block('THTTLTSuat', ...rates),
		tag('TgTCThue', net.toFixed()),
		tag('TgTThue', data['TotalVATAmountOC']),
		tag('TTCKTMai', data['TotalDiscountAmountOC']),
		tag('TgTTTBSo', data['TotalAmountOC']),
		tag('TgTTTBChu', data['TotalAmountInWords']),
	);
}
