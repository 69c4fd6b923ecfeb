import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { envelope } from '../../domain/schemas/documentInput';
import { id } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import { eachInput } from '../calls/eachInput';
import { getDocument } from '../parts/resolve';
import { chooseMembers } from './chooseMembers';
import { choiceFields, memberField } from './choices';
import { fileOf, type EInvoiceFile } from './fileView';
import { templateList } from './issue/templates';
import type { EInvoiceContext, EInvoiceOperation } from './operation';
import { orRefuse } from './orRefuse';
import { prepareEInvoices } from './prepareEInvoices';

const schema = z.object({ ledger: envelope.ledger, id, ...choiceFields, ...memberField });
type Input = z.output<typeof schema>;

/**
 * Shows each e-invoice of a saved document as the provider will print it: a draft or a validated one, as it would be issued
 * now. The draft lies in our ledger; the provider stores nothing.
 */
export const previewEInvoice: EInvoiceOperation<EInvoiceFile> = {
	operation: 'eInvoice.preview',
	schema,
	run(context, inputs) {
		const templates = templateList(context.provider);
		return eachInput(context, schema, inputs, async (input) => {
			const hints: string[] = [];
			const views = await preview(context, input, templates, hints);
			return { views, reused: false, hints: [...new Set(hints)] };
		});
	},
};

async function preview(
	context: EInvoiceContext,
	input: Input,
	templates: ReturnType<typeof templateList>,
	hints: string[],
): Promise<EInvoiceFile[]> {
	const { ledger, provider } = context;
	const document = await getDocument(ledger.read, input.id);
	assertPreview(context, nameOf(document));
	const hint = (text: string) => void hints.push(text);
	const asked = { document, choices: input, now: context.now(), hint };
	const first = await prepareEInvoices(ledger.read, provider, asked);
	const severalRates = await templates.check(first.template, document, hint);
	const prepared =
		severalRates === undefined
			? first
			: await prepareEInvoices(ledger.read, provider, { ...asked, severalRates });
	const files: EInvoiceFile[] = [];
	const named = prepared.members.map((member) => ({
		...member,
		key: member.invoice.key,
		number: member.record?.number ?? null,
	}));
	for (const member of chooseMembers(document, named, input.member)) {
		const file = await orRefuse(nameOf(document), 'Preview', provider.preview(member.invoice));
		const { invoice, rate, gross, number } = member;
		const pictured = { key: invoice.key, rate, series: prepared.series, number, gross };
		files.push(fileOf(document, pictured, file, { ledger: ledger.id, format: 'pdf', attached: false }));
	}
	return files;
}

function assertPreview({ provider }: EInvoiceContext, document: string): void {
	if (provider.capabilities.preview) return;
	refuse({
		rule: 'einvoice.noPreview',
		document,
		message: `${provider.name} shows no preview through this account.`,
		fix: 'Print the document with Render Billing Document: its draft print shows the same figures.',
	});
}
