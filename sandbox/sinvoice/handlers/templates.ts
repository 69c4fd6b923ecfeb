import type { Handler } from '../call';
import { complaint, no, ok } from '../reply';

export const templates: Handler = ({ world, json }) => {
	if (json['taxCode'] !== world.account.taxCode)
		return no(complaint('TAX_CODE_INVALID', 'Mã số thuế không hợp lệ'), world.rules);
	if (json['invoiceType'] === undefined)
		return no(complaint('BAD_REQUEST', 'Trường invoiceType bắt buộc nhập'), world.rules);
	const rows = world.templates
		.filter(({ templateCode }) => ['all', templateCode.charAt(0)].includes(String(json['invoiceType'])))
		.map(({ templateCode, templateName, invoiceSeries }) => ({ templateCode, templateName, invoiceSeries }));
	if (world.rules.templatesAt === 'bare') return { status: 200, body: rows };
	if (world.rules.templatesAt === 'result') return ok({ result: rows });
	const others = rows.map(({ invoiceSeries, ...row }) => ({ ...row, invoiceSeri: invoiceSeries }));
	return ok({ template: others });
};
