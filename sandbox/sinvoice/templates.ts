/** A template with a series that is registered for it. */
export interface SInvoiceSandboxTemplate {
	readonly templateCode: string;
	readonly templateName: string;
	readonly invoiceSeries: string;
	/** May its invoices have lines of several rates? The interface does not tell. */
	readonly severalRates: boolean;
}

/** Templates of a seller of goods, of one year: with code, without, of a cash register, of sales without VAT. */
export function templatesOf(year: number): SInvoiceSandboxTemplate[] {
	const digits = String(year % 100).padStart(2, '0');
	const vat = 'Hóa đơn giá trị gia tăng';
	return [
		{
			templateCode: '1/001',
			templateName: vat,
			invoiceSeries: `C${digits}TAA`,
			severalRates: false,
		},
		{
			templateCode: '1/002',
			templateName: `${vat} nhiều thuế suất`,
			invoiceSeries: `C${digits}TBB`,
			severalRates: true,
		},
		{
			templateCode: '1/003',
			templateName: `${vat} không có mã`,
			invoiceSeries: `K${digits}TAA`,
			severalRates: true,
		},
		{
			templateCode: '1/004',
			templateName: `${vat} khởi tạo từ máy tính tiền`,
			invoiceSeries: `C${digits}MAA`,
			severalRates: true,
		},
		{
			templateCode: '2/001',
			templateName: 'Hóa đơn bán hàng',
			invoiceSeries: `C${digits}TAA`,
			severalRates: false,
		},
	];
}

export const isWithCode = (series: string) => series.startsWith('C');
export const isCashRegister = (series: string) => series.charAt(3) === 'M';
