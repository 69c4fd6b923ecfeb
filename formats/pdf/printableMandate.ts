import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { PartySnapshot } from '../../domain/documents/document';
import type { Recurrence, Scheme } from '../../domain/sepa/mandate';
import type { CompanyExtras, PrintLanguage } from './printable';

/** A direct debit mandate to be signed (mandat de prélèvement); what is not known yet is filled in by hand. */
export interface PrintableMandate {
	readonly kind: 'mandate';
	/** Its reference (RUM). */
	readonly reference: string;
	readonly scheme: Scheme;
	readonly recurrence: Recurrence;
	readonly creditor: PartySnapshot;
	/** Identifiant créancier SEPA (ICS). */
	readonly creditorIdentifier: string;
	readonly debtor: PartySnapshot;
	/** Holder of the account, where it is not the customer. */
	readonly holder: string | null;
	readonly iban: string | null;
	readonly bic: string | null;
	readonly bank: string | null;
	readonly printedOn: CalendarDate;
	readonly print: { readonly language: PrintLanguage; readonly companyExtras: CompanyExtras };
}
