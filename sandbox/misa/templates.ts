/** A template as the sandbox keeps it; names and spelling are MISA's own. */
export interface SandboxTemplate {
	readonly IPTemplateID: string;
	readonly CompanyID: number;
	readonly TemplateName: string;
	readonly InvTemplateNo: string;
	/** Seven characters. */
	readonly InvSeries: string;
	readonly OrgInvSeries: string;
	readonly TemplateType: number;
	readonly CreatedDate: string;
	readonly ModifiedDate: string;
	readonly Inactive: boolean;
	readonly IsInheritFromOldTemplate: boolean;
	readonly IsSendSummary: boolean;
	readonly IsTemplatePetrol: boolean;
	readonly IsMoreVATRate: boolean;
}

type Given = Pick<SandboxTemplate, 'TemplateName'> &
	Partial<Pick<SandboxTemplate, 'Inactive' | 'IsSendSummary' | 'IsMoreVATRate'>>;

/** `YY` stands for the year. */
const SERIES: Readonly<Record<string, Given>> = {
	'1CYYTAA': { TemplateName: 'Hóa đơn GTGT một thuế suất' },
	'1CYYTBB': { TemplateName: 'Hóa đơn GTGT nhiều thuế suất', IsMoreVATRate: true },
	'1CYYMAA': { TemplateName: 'Hóa đơn GTGT máy tính tiền' },
	'1KYYTAA': { TemplateName: 'Hóa đơn GTGT không mã' },
	'1KYYTTH': { TemplateName: 'Hóa đơn GTGT không mã, bảng tổng hợp', IsSendSummary: true },
	'2CYYTAA': { TemplateName: 'Hóa đơn bán hàng' },
	'1CYYTZZ': { TemplateName: 'Hóa đơn GTGT đã ngừng dùng', Inactive: true },
};

/** Templates of a year, one of each kind. */
export function templatesOf(year: number): SandboxTemplate[] {
	return Object.entries(SERIES).map(([pattern, given], index) => {
		const series = pattern.replace('YY', String(year % 100).padStart(2, '0'));
		const made = `${year}-01-01T08:00:00+07:00`;
		return {
			IPTemplateID: `7c1e2d00-0000-4000-8000-${String(year * 100 + index).padStart(12, '0')}`,
			CompanyID: 4211,
			InvTemplateNo: series.charAt(0),
			InvSeries: series,
			OrgInvSeries: series.slice(1),
			TemplateType: 1,
			CreatedDate: made,
			ModifiedDate: made,
			Inactive: false,
			IsInheritFromOldTemplate: false,
			IsSendSummary: false,
			IsTemplatePetrol: false,
			IsMoreVATRate: false,
			...given,
		};
	});
}

export const isWithCode = (series: string) => series.charAt(1) === 'C';
export const isCashRegister = (series: string) => series.charAt(4) === 'M';
export const hasVat = (series: string) => series.startsWith('1');
