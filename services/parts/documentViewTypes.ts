import type { LineProgress } from './lineProgress';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { LabelCode } from '../../domain/documents/displayLabel';
import type { DocumentLine, ExemptionReason, OtherTax, Prepayment } from '../../domain/documents/document';
import type { Lock } from '../../domain/documents/locks';
import type { Kind } from '../../domain/documents/kinds';
import type { Settlement } from '../../domain/documents/settlement';
import type { Transmission } from '../../domain/documents/transmission';
import type { ForecastStage } from '../../domain/terms/forecastStages';
import type { AccountingView } from './accountingView';
import type { EInvoiceSetView } from './eInvoiceView';
import type { InstalmentView } from './scheduleView';

export interface ParentView {
	readonly id: string;
	readonly kind: Kind;
	readonly number: string | null;
	readonly relation: string;
}

/**
 * A document as nodes give it out: small and flat enough for expressions. Amounts are JSON numbers already rounded
 * to the currency.
 */
export interface DocumentView extends Partial<EInvoiceSetView> {
	readonly id: string;
	readonly ledger: string;
	readonly kind: Kind;
	readonly type: string;
	readonly typeCode: string;
	readonly number: string | null;
	readonly internalReference: string | null;
	/** Code of the series that gave the number. */
	readonly seriesCode: string | null;
	readonly state: string;
	readonly label: string;
	readonly labelCode: LabelCode;
	readonly customLabel: string | null;
	readonly transmission: Transmission;
	readonly settlement: Settlement;
	readonly companyId: string;
	readonly companyCode: string;
	readonly companyName: string;
	readonly partyId: string;
	readonly partyCode: string;
	readonly partyName: string;
	readonly owner: string | null;
	readonly title: string | null;
	readonly nature: string | null;
	readonly issueDate: CalendarDate;
	readonly validUntil: CalendarDate | null;
	readonly deliveryDate: CalendarDate | null;
	readonly dueDate: CalendarDate | null;
	/** The contractual date of the kind (date contractuelle), once its event has happened. */
	readonly milestone: string;
	readonly milestoneDate: CalendarDate | null;
	readonly sentOn: CalendarDate | null;
	readonly paidOn: CalendarDate | null;
	readonly currency: string;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
	readonly open: number;
	/** Of what is open, on its way: a direct debit that was handed in. */
	readonly inCollection: number;
	/** Net à payer: what is still to be asked for; before the invoice, the total less the money that came for it. */
	readonly amountDue: number;
	/** How it was paid, as the payments say (TPV); how it is to be paid, before that. */
	readonly paymentMethod: string | null;
	readonly lineCount: number;
	readonly parentId: string | null;
	readonly parentNumber: string | null;
	/** One sentence that confirms the relation to the source. */
	readonly relation: string | null;
	readonly parents: readonly ParentView[];
	readonly reused: boolean;
	/** The padlock (cadenas), and what closed it: validated, sent, printed, paid. */
	readonly locked: boolean;
	readonly lockedBy: readonly Lock[];
	/** Day of the final print (indicateur d'édition). */
	readonly printedOn: CalendarDate | null;
	readonly deleted: boolean;
	/** The company is in test mode: the document is nothing for the books. */
	readonly testMode: boolean;
	/** The schedule of payment (échéancier); missing where a single due date says it. */
	readonly instalments?: readonly InstalmentView[];
	/** Totals in the currency of the books; missing where the document is in it, or bears no exchange rate. */
	readonly accounting?: AccountingView;
	/** Content beside the summary; left out by Simplify. */
	readonly details: DocumentDetails;
}

/** A line with its amounts as JSON numbers. */
export type LineView = Omit<
	DocumentLine,
	'net' | 'quantity' | 'unitPrice' | 'gross' | 'tax' | 'otherTaxes'
> & {
	readonly quantity: number;
	readonly unitPrice: number | null;
	/** Only on orders and delivery notes that are asked for one by one. */
	readonly progress?: LineProgress;
	readonly net: number;
	/** Only where prices include VAT. */
	readonly gross?: number;
	/** Only on lines that bring their own VAT. */
	readonly tax?: number;
	readonly otherTaxes?: ReadonlyArray<
		Omit<OtherTax, 'value' | 'amount'> & { readonly value: number; readonly amount: number }
	>;
};

/** Lines + other taxes + charges − allowance = net; net + tax = gross. */
export interface TotalsView {
	readonly lines: number;
	readonly otherTaxes: number;
	readonly charges: number;
	readonly allowance: number;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
}

export interface DocumentDetails {
	readonly lines: readonly LineView[];
	/** Unit prices are without VAT, or with it. */
	readonly priceBasis: 'net' | 'gross';
	readonly totals: TotalsView;
	/** On the whole document; `amount` in its currency. */
	readonly discount: {
		readonly base: 'net' | 'gross';
		readonly percent: number | null;
		readonly amount: number | null;
		readonly reason: string | null;
	} | null;
	/** What the discount takes off each rate. */
	readonly allowances: ReadonlyArray<{ category: string; rate: number; amount: number }>;
	/** Deposits beside the full VAT. */
	readonly prepayments: ReadonlyArray<Omit<Prepayment, 'amount'> & { readonly amount: number }>;
	readonly taxLines: ReadonlyArray<{
		category: string;
		rate: number;
		base: number;
		tax: number;
		exemptionReason?: ExemptionReason;
	}>;
	readonly charges: ReadonlyArray<{
		nature: string;
		label: string;
		amount: number;
		taxCategory: string;
		taxRate: number;
	}>;
	readonly header: object;
	/** Stages of the follow-up by date (prévisions), with those whose day has come. */
	readonly forecast: readonly ForecastStage[];
	readonly facts: ReadonlyArray<{ kind: string; onDate: string; at: string; actor: string; data: object }>;
	readonly contentHash: string | null;
	readonly validatedAt: string | null;
	readonly createdAt: string;
	readonly createdBy: string;
}
