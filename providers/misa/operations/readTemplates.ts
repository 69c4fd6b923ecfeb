import { readTemplate, type MisaTemplate } from '../answers/readTemplate';
import type { MisaAccount } from '../account';
import { dataRows } from '../answers/dataRows';
import { ask } from '../http/ask';
import { TEMPLATES_KEEP } from '../limits';

/** All templates, with and without a code of the tax office: MISA lists them apart. */
export async function readTemplates(account: MisaAccount): Promise<readonly MisaTemplate[]> {
	const lists: MisaTemplate[][] = [];
	for (const withCode of [true, false]) lists.push(await readList(account, withCode));
	const seen = new Map(lists.flat().map((template) => [template.templateCode, template]));
	return [...seen.values()];
}

async function readList(account: MisaAccount, withCode: boolean): Promise<MisaTemplate[]> {
	const envelope = await ask(account, 'api', {
		method: 'GET',
		path: '/invoice/templates',
		query: { invoiceWithCode: withCode, ticket: false },
	});
	return dataRows(envelope).flatMap((row) => readTemplate(row, account.settings.signing) ?? []);
}

/** The same, not read anew for each invoice. */
export function recentTemplates(account: MisaAccount): Promise<readonly MisaTemplate[]> {
	const { templates, now } = account;
	if (templates.read && now() - templates.read.at < TEMPLATES_KEEP) return templates.read.list;
	const list = readTemplates(account);
	templates.read = { at: now(), list };
	list.catch(() => delete templates.read);
	return list;
}
