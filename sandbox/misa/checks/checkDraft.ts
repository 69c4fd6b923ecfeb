import { minorDigits } from '../../../domain/money/currencies';
import type { Fault } from '../reply';
import { hasVat } from '../templates';
import type { Json, MisaWorld } from '../world';
import { checkFields, DETAIL_CODES, HEADER_CODES } from './checkFields';
import { checkFigures } from './checkFigures';
import { checkOrder } from './checkOrder';
import { exact, type FigureRow } from './figures';
import { DRAFT_FIELDS, PLAIN_DETAIL_FIELDS, VAT_DETAIL_FIELDS } from './webFields';

/** The web app's own numbers for kinds of rows, which are not those of the publishing API. */
const KINDS: Readonly<Record<number, FigureRow['kind']>> = {
	0: 'goods',
	2: 'goods',
	3: 'note',
	4: 'discount',
	6: 'goods',
};

/** The web app's own numbers for rates: −1 is KCT here, −3 KKKNT, null another rate. */
const RATES: Readonly<Record<number, string>> = { 0: '0', 5: '5', 8: '8', 10: '10', [-1]: '0', [-3]: '0' };
const ORIGINAL = 1;
const CORRECTIONS = [3, 4];
const OF_ORIGINAL = ['OrgInvNo', 'OrgInvTemplateNo', 'OrgInvSeries', 'OrgInvDate', 'ChangeReason'];

export function checkDraft({ templates }: MisaWorld, draft: Json): Fault | undefined {
	const fields = checkFields(draft, DRAFT_FIELDS, HEADER_CODES);
	if (fields) return fields;
	const series = String(draft['InvSeries']);
	const template = templates.find(({ IPTemplateID }) => IPTemplateID === draft['InvoiceTemplateID']);
	if (!template || template.Inactive || template.InvSeries !== series)
		return {
			code: 'InvoiceTemplateNotExist',
			description: `Series ${series} is not that of a template in use`,
		};
	return checkDetails(draft, series) ?? checkStatus(draft) ?? checkFigures(figuresOf(draft));
}

const rowsOf = (draft: Json) => draft['InvoiceDetails'] as readonly Json[];

function checkDetails(draft: Json, series: string): Fault | undefined {
	const rules = hasVat(series) ? VAT_DETAIL_FIELDS : PLAIN_DETAIL_FIELDS;
	for (const row of rowsOf(draft)) {
		const fault = checkFields(row, rules, DETAIL_CODES);
		if (fault) return fault;
		const kind = KINDS[row['InventoryItemType'] as number];
		if (kind === undefined)
			return { code: 'InvoiceDetail_InventoryItemType', description: 'The kind is not known' };
		const rate = row['VATRate'];
		if (
			hasVat(series) &&
			kind !== 'note' &&
			(rate === undefined || (rate !== null && RATES[rate as number] === undefined))
		)
			return { code: 'InvoiceDetail_VATRate', description: 'The VAT rate is not known' };
	}
	const place = checkOrder(
		rowsOf(draft),
		{ position: 'SortOrder', printed: 'SortOrderView' },
		(row) => KINDS[row['InventoryItemType'] as number] === 'goods',
	);
	return place === undefined
		? undefined
		: { code: DETAIL_CODES.wrong(place), description: 'Rows are out of order' };
}

function checkStatus(draft: Json): Fault | undefined {
	const status = draft['EInvoiceStatus'] ?? ORIGINAL;
	if (status === ORIGINAL) return undefined;
	if (!CORRECTIONS.includes(status as number))
		return { code: 'Invalid_[Invoice.EInvoiceStatus]', description: 'The state is not known' };
	const missing = OF_ORIGINAL.find((name) => !draft[name]);
	return missing === undefined
		? undefined
		: { code: `RequireError_${missing}`, description: `${missing} is missing` };
}

const figuresOf = (draft: Json) => ({
	rows: rowsOf(draft).map((row) => ({
		row,
		kind: KINDS[row['InventoryItemType'] as number] ?? 'note',
		percent: row['VATRate'] === null ? null : (RATES[row['VATRate'] as number] ?? '0'),
	})),
	totals: draft,
	exchangeRate: exact(draft['ExchangeRate']),
	digits: minorDigits(String(draft['CurrencyCode'])),
	mayBeNegative: draft['EInvoiceStatus'] === 4,
});
