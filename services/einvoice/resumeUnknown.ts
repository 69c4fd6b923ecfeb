import { refuse } from '../../domain/refusal';
import type { EInvoiceRecord } from '../../ledger/port';
import { eachInput } from '../calls/eachInput';
import type { EInvoiceContext, EInvoiceOperation } from './operation';
import { confirmByPerson } from './resume/confirmByPerson';
import { lookUpOnce, type ResumedView } from './resume/lookUpOnce';
import { resumeSchema, type ResumeInput } from './resume/resumeInput';

export type { ResumedView } from './resume/lookUpOnce';

const PAGE = 500;

/**
 * Finds out what became of calls that nobody answered: of this account, one view an e-invoice. It looks up and never sends.
 * Where no look-up settles it, a person says what the portal shows. Run it every quarter of an hour.
 */
export const resumeUnknown: EInvoiceOperation<ResumedView> = {
	operation: 'eInvoice.resumeUnknown',
	schema: resumeSchema,
	run: (context, inputs) =>
		eachInput(context, resumeSchema, inputs, async (input) => {
			const records = await unsettled(context, input);
			const views: ResumedView[] = [];
			if (input.confirm !== undefined)
				views.push(await confirmByPerson(context, onlyOne(records, input), input));
			else
				for (const record of records) {
					if (context.signal?.aborted) break;
					views.push(await lookUpOnce(context, record));
				}
			const hints = views.some(({ needsPerson }) => needsPerson)
				? [
						'Some e-invoices need a person: look on the portal of the provider, then run Resume Unknown with what it shows.',
					]
				: [];
			return { views, reused: views.length === 0, hints };
		}),
};

/** Calls without an outcome, those whose time is over among them; drafts of which nobody knows whether they are stored. */
async function unsettled(
	{ ledger, provider, now }: EInvoiceContext,
	input: ResumeInput,
): Promise<EInvoiceRecord[]> {
	const found: EInvoiceRecord[] = [];
	const { ids, key } = input;
	for (let after: string | undefined; ;) {
		const page = await ledger.read.eInvoices.find({
			account: provider.account,
			states: ['unknown', 'sending', 'drafted'],
			...(after === undefined ? {} : { after }),
			limit: PAGE,
		});
		for (const record of page) {
			const isAsked = ids === undefined || ids.includes(record.documentId ?? '');
			if (!isAsked || (key !== undefined && record.key !== key && record.draftKey !== key)) continue;
			if (record.state === 'unknown') found.push(record);
			else {
				const intent = await ledger.read.intents.get(record.intentKey ?? '', now());
				if (intent?.state === 'unknown' || (record.state === 'sending' && intent?.state !== 'open'))
					found.push(record);
			}
		}
		if (page.length < PAGE) return found;
		after = page.at(-1)?.id;
	}
}

function onlyOne(records: readonly EInvoiceRecord[], { key }: ResumeInput): EInvoiceRecord {
	const [record] = records;
	if (record && records.length === 1) return record;
	return refuse({
		rule: record ? 'einvoice.severalUnknown' : 'einvoice.noneUnknown',
		field: 'key',
		message: record
			? `${records.length} e-invoices have no outcome, and a confirmation is about one.`
			: `No e-invoice ${key ?? ''} is without outcome in this account.`,
		fix: record
			? "Give its 'key', as Resume Unknown shows it."
			: 'It is settled already, or still under way: look at the document.',
	});
}
