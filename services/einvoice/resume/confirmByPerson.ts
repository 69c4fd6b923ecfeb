import { refuse } from '../../../domain/refusal';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import type { EInvoiceRecord, LedgerTx } from '../../../ledger/port';
import type { IssuedInvoice } from '../../../providers/eInvoiceProvider';
import type { WorkContext } from '../../context';
import { assertMayWrite } from '../../parts/rights';
import { auditDocument } from '../../parts/writeDocument';
import { closeIntent } from '../../calls/closeIntent';
import { write } from '../../calls/write';
import { adoptIssued } from '../adoptIssued';
import { isUnknown } from '../issue/recordOutcome';
import { settledAt } from '../issue/settle';
import { lockAround } from '../lockAround';
import { lookUp } from '../lookUp';
import type { EInvoiceContext } from '../operation';
import type { ResumeInput } from './resumeInput';
import { viewOf, type ResumedView } from './lookUpOnce';

/**
 * Settles an unknown call by what a person saw on the portal. The provider is asked first: what it knows counts more.
 *
 * @throws Refusal `einvoice.draftUnknown`, `einvoice.reason`, `einvoice.tooEarly`, `einvoice.numberMissing`
 */
export async function confirmByPerson(
	context: EInvoiceContext,
	record: EInvoiceRecord,
	input: ResumeInput,
): Promise<ResumedView> {
	const { reason } = input;
	if (record.state === 'drafted') refuseDraft(record);
	if (reason === undefined) refuseReason();
	const found = await lookUp(context.provider, record);
	if (found.answer === 'found') {
		await write(context, (tx, at) =>
			adoptIssued(tx, record.id, found.invoice, context.provider, 'lookUp', at),
		);
		return viewOf(context, record, 'The provider has issued it, and the look-up found it.', null);
	}
	if (input.confirm === 'issued') {
		const issued = asSeen(record, input);
		await write(context, async (tx, at) => {
			await noteConfirmation(tx, record.id, { confirm: 'issued', number: issued.number, reason }, at);
			await adoptIssued(tx, record.id, issued, context.provider, 'person', at);
		});
		return viewOf(context, record, 'A person saw it on the portal.', 'Sync its day, to get its codes.');
	}
	if (Date.parse(context.now()) < (await settledAt(context, record))) refuseEarly(record);
	await write(context, (tx, at) => reopen(tx, record.id, reason, at));
	return viewOf(context, record, 'A person saw that it is not on the portal.', 'Issue the document again.');
}

async function reopen(tx: LedgerTx, id: string, reason: string, context: WorkContext): Promise<void> {
	const { record } = await lockAround(tx, id);
	if (!(await isUnknown(tx, record, context))) return;
	await noteConfirmation(tx, id, { confirm: 'notIssued', reason }, context);
	await closeIntent(tx, record.intentKey, 'failed', { confirmed: 'notIssued', reason }, context);
	await tx.eInvoices.change(id, { state: 'prepared', resends: 0, details: { error: null } });
}

async function noteConfirmation(tx: LedgerTx, id: string, data: object, context: WorkContext): Promise<void> {
	const { record, document } = await lockAround(tx, id);
	await assertMayWrite(tx, document.companyId, document.kind, context);
	auditDocument(tx, context, 'eInvoiceConfirmed', document, { key: record.key, ...data });
}

function asSeen(record: EInvoiceRecord, { number, series, issueDate }: ResumeInput): IssuedInvoice {
	const text = series ?? record.series;
	const [, digits = ''] = /(\d+)$/.exec(number ?? '') ?? [];
	if (number === undefined || digits === '' || text === null) refuseNumber();
	// Without its form it is of the form that it was sent in.
	const parsed = parseSeries(text, record.series?.charAt(0));
	// S-Invoice writes the series before the number, and the series may end in digits.
	const own = number.length > 6 && /^[CK]\d\d[A-Z]/i.test(number) ? number.slice(6) : digits;
	return {
		key: record.key,
		number,
		sequence: Number(own),
		template: { templateCode: record.templateCode ?? '', series: parsed },
		issueDate: issueDate ?? record.issueDate,
		issuedAt: null,
		providerKey: null,
		lookupCode: null,
		taxOffice: parsed.withCode ? 'waiting' : 'none',
		taxOfficeCode: null,
		paid: null,
		status: 'unknown',
		gross: null,
		currency: null,
		buyerName: null,
	};
}

function refuseNumber(): never {
	refuse({
		rule: 'einvoice.numberMissing',
		field: 'number',
		message: 'An issued invoice has a number and a series, and one of them is missing.',
		fix: "Give 'number' and 'series' as the portal shows them, and 'issueDate' where it is another day.",
	});
}

function refuseReason(): never {
	refuse({
		rule: 'einvoice.reason',
		field: 'reason',
		message: 'A confirmation needs a reason: it is kept in the audit trail.',
		fix: 'Say who looked on the portal, and when.',
	});
}

function refuseEarly({ key }: EInvoiceRecord): never {
	refuse({
		rule: 'einvoice.tooEarly',
		field: 'confirm',
		message: `The provider may still be about to show the e-invoice with key ${key}.`,
		fix: 'Wait some minutes, look on the portal once more, and confirm then.',
	});
}

function refuseDraft({ draftKey }: EInvoiceRecord): never {
	refuse({
		rule: 'einvoice.draftUnknown',
		field: 'confirm',
		message: `What is unknown is a draft on the portal (key ${draftKey}), not an invoice.`,
		fix: 'Confirm with Confirm Draft Deleted that it is not there, or sign it on the portal and sync.',
	});
}
