import { z } from 'zod/v4';
import { date, id, reference, text } from '../../domain/schemas/fields';
import { envelope } from '../../domain/schemas/documentInput';
import { refuse } from '../../domain/refusal';
import type { EInvoiceRecord } from '../../ledger/port';
import { eachInput, type EInvoiceContext, type EInvoiceOperation } from './operation';
import { confirmByPerson } from './resume/confirmByPerson';
import { lookUpOnce, type ResumedView } from './resume/lookUpOnce';

export type { ResumedView } from './resume/lookUpOnce';

const CONFIRMATIONS = ['notIssued', 'issued'] as const;

const schema = z.object({
	ledger: envelope.ledger,
	/** Only those of these documents; all of the account where it is missing. */
	ids: z.array(id, 'must be a list of document ids').max(1000).optional(),
	/** Only this e-invoice. */
	key: reference.optional(),
	/** What a person saw on the portal, where no look-up settles it. */
	confirm: z.enum(CONFIRMATIONS, `must be one of ${CONFIRMATIONS.join(', ')}`).optional(),
	/** With `issued`: as the portal shows it. */
	number: text(20).optional(),
	series: text(12).optional(),
	issueDate: date.optional(),
	/** Who looked, and where; it stays in the audit trail. */
	reason: text(500).optional(),
});
export type ResumeInput = z.output<typeof schema>;

const PAGE = 500;

/**
 * Finds out what became of calls that nobody answered: of this account, one view an e-invoice. It looks up and never sends.
 * Where no look-up settles it, a person says what the portal shows. Run it every quarter of an hour.
 */
export const resumeUnknown: EInvoiceOperation<ResumedView> = {
	operation: 'eInvoice.resumeUnknown',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async (input) => {
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
