/** What e-invoices call a unit (đơn vị tính), by its UN/ECE code; the code itself where it has no row. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
	ACT: 'lần',
	ANN: 'năm',
	C62: 'cái',
	CMT: 'cm',
	DAY: 'ngày',
	DZN: 'tá',
	E48: 'dịch vụ',
	EA: 'cái',
	GRM: 'g',
	H87: 'cái',
	HUR: 'giờ',
	KGM: 'kg',
	KMT: 'km',
	KWH: 'kWh',
	LS: 'trọn gói',
	LTR: 'lít',
	MIN: 'phút',
	MLT: 'ml',
	MMT: 'mm',
	MON: 'tháng',
	MTK: 'm²',
	MTQ: 'm³',
	MTR: 'm',
	PR: 'đôi',
	SET: 'bộ',
	TNE: 'tấn',
	WEE: 'tuần',
	XBX: 'hộp',
	XPK: 'gói',
};

export function unitNameOf(code: string): string {
	return UNIT_NAMES[code] ?? code;
}
