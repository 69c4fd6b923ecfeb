import { z } from 'zod/v4';
import type { Master } from '../../domain/masters/schemas';
import { language, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { refuse } from '../../domain/refusal';
import { renderPdf } from '../../formats/pdf';
import type { Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { snapshotParties } from '../parts/snapshotParties';
import { collectingAccounts } from './chooseAccount';
import { viewStatus, type MandateStatusView } from './mandateStatus';
import { usesOfMandates } from './usesOfMandates';

const schema = z.object({
	/** Reference (RUM) or id of the mandate. */
	id: reference,
	/** Account that will collect; the default one of the company where it is missing. */
	account: reference.optional(),
	/** Needed where customers of several companies share the mandate. */
	company: reference.optional(),
	language: language.optional(),
});

export interface MandateForm {
	readonly view: MandateStatusView & { readonly fileName: string };
	readonly fileName: string;
	readonly mimeType: 'application/pdf';
	readonly content: Buffer;
}

/**
 * The form of a mandate for the customer to sign (mandat de prélèvement), as a PDF: creditor with its identifier,
 * reference, account, kind of payment, and what the customer may do. It holds the whole IBAN, since the customer checks
 * it there.
 *
 * @throws Refusal `mandate.unknown`, `mandate.company`, `collection.account`
 */
export async function renderMandateForm(
	{ ledger, now }: ServiceContext,
	input: unknown,
): Promise<MandateForm> {
	const asked = parseInput(schema, input);
	const { read } = ledger;
	const mandate = await resolveMaster(read, 'mandate', asked.id, undefined, 'id');
	const company = await companyOf(read, mandate, asked.company);
	const account = await accountOf(read, company, asked.account);
	const { content } = mandate;
	const { seller, buyer } = await snapshotParties(read, {
		companyId: company.id,
		partyId: content.party,
		contactId: null,
		sellerProfileId: null,
		billTo: null,
	});
	const party = await read.masters.get('party', content.party);
	const today = todayOf(company, now());
	const pdf = await renderPdf({
		kind: 'mandate',
		reference: mandate.code,
		scheme: content.scheme ?? 'CORE',
		recurrence: content.recurrence ?? 'recurrent',
		creditor: { ...seller, name: account.content.holder ?? seller.name },
		creditorIdentifier: account.content.creditorIdentifier ?? '',
		debtor: buyer,
		holder: content.holder ?? null,
		iban: content.iban,
		bic: content.bic ?? null,
		bank: content.bank ?? null,
		printedOn: today,
		print: {
			language: asked.language ?? party?.content.language ?? company.content.language,
			companyExtras: { legalForm: company.content.legalForm, ...seller.legal },
		},
	});
	const used = (await usesOfMandates(read, [mandate]))(mandate.id);
	if (!used) throw new Error(`Mandate ${mandate.id} is gone`);
	const fileName = `mandate-${mandate.code.replace(/[^A-Za-z0-9-]/g, '_')}.pdf`;
	const view = { ...viewStatus(ledger.id, used, party, today), fileName };
	return { view, fileName, mimeType: 'application/pdf', content: pdf };
}

async function companyOf(
	read: Reading,
	{ companyId, code }: Master<'mandate'>,
	asked: string | undefined,
): Promise<Master<'company'>> {
	const named = companyId ?? asked;
	if (named !== undefined) return resolveMaster(read, 'company', named, undefined, 'company');
	return refuse({
		rule: 'mandate.company',
		field: 'company',
		message: `Mandate ${code} is shared by all companies, and none is named that collects.`,
		fix: 'Name the company.',
	});
}

async function accountOf(
	read: Reading,
	company: Master<'company'>,
	asked: string | undefined,
): Promise<Master<'bankAccount'>> {
	if (asked !== undefined) return resolveMaster(read, 'bankAccount', asked, company.id, 'account');
	const accounts = await collectingAccounts(read, company.id);
	const [first] = accounts;
	const account = accounts.find(({ content }) => content.isDefault === true) ?? first;
	return (
		account ??
		refuse({
			rule: 'collection.account',
			field: 'account',
			message: `Company '${company.code}' has no account with a creditor identifier.`,
			fix: 'Save one with Billing Master Data (Bank Account), with the ICS that your bank gave you.',
		})
	);
}
