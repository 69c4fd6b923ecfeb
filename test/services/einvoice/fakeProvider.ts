import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { EInvoice, EInvoiceTemplate } from '../../../domain/vietnam/eInvoice';
import { formatSeries, formatSixCharacters } from '../../../domain/vietnam/formatSeries';
import { whenCodeComes } from '../../../domain/vietnam/whenCodeComes';
import type {
	EInvoiceCapabilities,
	EInvoiceProvider,
	IssuedInvoice,
	IssueOutcome,
	ProviderError,
	ProviderTemplate,
} from '../../../providers/eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../../providers/providerErrors';

/** What goes wrong with a call that issues. */
export type Fault =
	/** The token is over and cannot be renewed: nothing was sent. */
	| 'expiredToken'
	/** The connection fails before anything was sent, and the client knows it. */
	| 'notSent'
	/** The request is lost on the way; the client cannot tell. */
	| 'lostRequest'
	/** The invoice is issued, and the answer is lost. */
	| 'lostAnswer'
	/** The answer is lost, and the invoice shows up only after a while. */
	| 'lateCommit'
	/** The provider says no. */
	| 'refused'
	/** No look-up is answered either. */
	| 'silence'
	/** The client itself breaks. */
	| 'broken';

interface Stored {
	readonly key: string;
	readonly invoice: EInvoice;
	readonly issued: IssuedInvoice;
	/** From when on look-ups and lists show it, in ms. */
	readonly visibleFrom: number;
	codeFrom: number;
}

interface Options {
	readonly capabilities?: Partial<EInvoiceCapabilities>;
	/** What a key that is there already does: the same answer again, a refusal, or a second invoice. */
	readonly duplicates?: 'same' | 'refuse' | 'second';
	/** How long the tax office takes for its code, in ms. */
	readonly codeAfter?: number;
	readonly now: () => string;
	readonly account?: string;
	/** Where it keeps its invoices for other processes, one a line. */
	readonly file?: string;
	/** Called when an invoice is issued and nobody was told yet. */
	readonly onCommit?: () => void;
}

const CAPABILITIES: EInvoiceCapabilities = {
	severalRates: 'byTemplate',
	batchSize: 5,
	draft: true,
	preview: true,
	cancel: false,
	paymentStatus: true,
	formats: ['pdf', 'xml'],
	settleWindow: 60_000,
	issueGap: 1_000,
};

const errorOf = (code: string, message = code): ProviderError => ({
	code,
	message,
	fix: `Mend ${code}.`,
	retryable: false,
});

/** An e-invoice provider in memory, with faults that a test asks for. It keeps what real ones keep: keys, series, dates. */
export class FakeProvider implements EInvoiceProvider {
	readonly name = 'misa';
	readonly account: string;
	readonly capabilities: EInvoiceCapabilities;
	/** Every invoice that exists, in the order of issue. */
	readonly stored: Stored[] = [];
	readonly drafts = new Map<string, EInvoice>();
	/** Faults of the next calls, one a call. */
	readonly faults: Array<Fault | undefined> = [];
	/** Keys in the order in which they were sent. */
	readonly sent: string[] = [];
	readonly calls: string[] = [];
	/** Refuses invoices at this rate. */
	refusedRate: string | undefined;
	/** The tax office refuses its code to these, by key. */
	readonly withoutCode = new Set<string>();
	templates: ProviderTemplate[] = [];
	private readonly counters = new Map<string, number>();
	private silent = false;

	constructor(private readonly options: Options) {
		this.account = options.account ?? 'fake-account';
		this.capabilities = { ...CAPABILITIES, ...options.capabilities };
	}

	/** The provider answers again. */
	wake(): void {
		this.silent = false;
	}

	async test(): Promise<void> {
		this.calls.push('test');
	}

	async listTemplates(): Promise<readonly ProviderTemplate[]> {
		this.calls.push('listTemplates');
		return this.templates;
	}

	async preview(invoice: EInvoice) {
		this.calls.push('preview');
		const bytes = Buffer.from(JSON.stringify({ totals: invoice.totals, rows: invoice.rows }));
		return { fileName: `${invoice.key}.pdf`, mimeType: 'application/pdf', bytes };
	}

	async pushDraft(invoice: EInvoice) {
		this.calls.push('pushDraft');
		const fault = this.faults.shift();
		if (fault === 'refused') return { state: 'refused', error: errorOf('InvalidInvoiceData') } as const;
		if (fault !== 'lostRequest') this.drafts.set(invoice.key, invoice);
		if (fault !== undefined) return { state: 'unknown', error: errorOf('TIMEOUT') } as const;
		return { state: 'stored' } as const;
	}

	/** A person signs a draft on the portal. */
	sign(key: string): void {
		const draft = this.drafts.get(key);
		if (!draft) throw new Error(`No draft ${key}`);
		this.drafts.delete(key);
		this.store(draft, 0);
	}

	async issue(invoices: readonly EInvoice[]): Promise<readonly IssueOutcome[]> {
		this.calls.push('issue');
		const fault = this.faults.shift();
		if (fault === 'expiredToken') throw new ProviderRefusal(errorOf('TokenExpiredCode'));
		if (fault === 'notSent') throw new ProviderUnreachable(errorOf('CONNECTION'));
		if (fault === 'broken') throw new TypeError('secret: cannot read properties of undefined');
		this.sent.push(...invoices.map(({ key }) => key));
		if (fault === 'silence') this.silent = true;
		const unknown: IssueOutcome = { state: 'unknown', error: errorOf('TIMEOUT') };
		if (fault === 'lostRequest') return invoices.map(() => unknown);
		if (fault === 'refused')
			return invoices.map(() => ({ state: 'refused', error: errorOf('InvalidTaxCode') }));
		const late = fault === 'lateCommit' ? 20_000 : 0;
		const outcomes = invoices.map((invoice) => this.issueOne(invoice, late));
		return fault === 'lostAnswer' || fault === 'lateCommit' || fault === 'silence'
			? invoices.map(() => unknown)
			: outcomes;
	}

	private issueOne(invoice: EInvoice, late: number): IssueOutcome {
		this.load();
		if (invoice.rates.some(({ code }) => code === this.refusedRate))
			return { state: 'refused', error: errorOf('InvoiceDetail_VATRateName') };
		const there = this.stored.find(({ key }) => key === invoice.key);
		const { duplicates = 'refuse' } = this.options;
		if (there && duplicates === 'same') return { state: 'issued', invoice: this.shown(there) };
		if (there && duplicates === 'refuse')
			return { state: 'refused', error: errorOf('DuplicateInvoiceRefID') };
		const last = this.stored.findLast(
			(one) => formatSeries(one.invoice.template.series) === formatSeries(invoice.template.series),
		);
		if (last && last.invoice.issueDate > invoice.issueDate)
			return { state: 'refused', error: errorOf('InvalidInvoiceDate') };
		return { state: 'issued', invoice: this.shown(this.store(invoice, late)) };
	}

	/** An invoice that somebody makes on the portal. */
	store(invoice: EInvoice, late: number): Stored {
		const series = formatSeries(invoice.template.series);
		const sequence = (this.counters.get(series) ?? 0) + 1;
		this.counters.set(series, sequence);
		const now = Date.parse(this.options.now());
		const stored: Stored = {
			key: invoice.key,
			invoice,
			issued: {
				key: invoice.key,
				number: String(sequence).padStart(8, '0'),
				sequence,
				template: invoice.template,
				issueDate: invoice.issueDate,
				issuedAt: invoice.issuedAt,
				providerKey: `TX${series}${sequence}`,
				lookupCode: `LOOK${sequence}`,
				taxOffice: 'waiting',
				taxOfficeCode: null,
				paid: invoice.paid,
				status: invoice.correction?.method ?? 'original',
				gross: invoice.totals.gross,
				currency: invoice.currency,
				buyerName: invoice.buyer.legalName ?? invoice.buyer.personName ?? null,
			},
			visibleFrom: now + late,
			codeFrom: now + (this.options.codeAfter ?? 0),
		};
		this.stored.push(stored);
		if (this.options.file !== undefined) appendFileSync(this.options.file, `${JSON.stringify(stored)}\n`);
		this.options.onCommit?.();
		return stored;
	}

	/** What other processes have issued meanwhile. */
	load(): void {
		const { file } = this.options;
		if (file === undefined || !existsSync(file)) return;
		const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
		this.stored.splice(0, this.stored.length, ...lines.map((line) => JSON.parse(line) as Stored));
		for (const { issued } of this.stored) {
			const series = formatSeries(issued.template.series);
			this.counters.set(series, Math.max(this.counters.get(series) ?? 0, issued.sequence));
		}
	}

	/** The number of a series that is burned: a hole. */
	skip(template: EInvoiceTemplate): void {
		const series = formatSeries(template.series);
		this.counters.set(series, (this.counters.get(series) ?? 0) + 1);
	}

	private shown({ issued, codeFrom, invoice }: Stored): IssuedInvoice {
		const comes = whenCodeComes(invoice.template.series);
		const isThere = comes === 'atOnce' || Date.parse(this.options.now()) >= codeFrom;
		if (comes === 'never') return { ...issued, taxOffice: 'none' };
		if (isThere && this.withoutCode.has(invoice.key)) return { ...issued, taxOffice: 'refused' };
		return isThere
			? {
					...issued,
					taxOffice: 'accepted',
					taxOfficeCode: `00${formatSixCharacters(invoice.template.series)}${issued.sequence}`,
				}
			: issued;
	}

	async findByKey({ key }: { readonly key: string }): Promise<IssuedInvoice | undefined> {
		this.calls.push('findByKey');
		if (this.silent) throw new ProviderUnreachable(errorOf('TIMEOUT'));
		this.load();
		const found = this.stored.find((one) => one.key === key && this.isVisible(one));
		return found && this.shown(found);
	}

	async download({ number }: { readonly number: string }, format: string) {
		this.calls.push('download');
		const bytes = Buffer.from(`${format} of ${number}`);
		return { fileName: `../${number}.${format}`, mimeType: `application/${format}`, bytes };
	}

	async setPaid({ key }: { readonly key: string }, paid: boolean): Promise<void> {
		this.calls.push('setPaid');
		const index = this.stored.findIndex((one) => one.key === key);
		const found = this.stored[index];
		if (found) this.stored[index] = { ...found, issued: { ...found.issued, paid } };
	}

	async *list({ from, to }: { readonly from: string; readonly to: string }): AsyncIterable<IssuedInvoice> {
		this.calls.push(`list ${from} ${to}`);
		for (const one of this.stored) {
			const { issueDate } = one.invoice;
			if (this.isVisible(one) && issueDate >= from && issueDate <= to) yield this.shown(one);
		}
	}

	private isVisible({ visibleFrom }: Stored): boolean {
		return Date.parse(this.options.now()) >= visibleFrom;
	}

	/** How often each key is there. */
	counts(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { key } of this.stored) counts.set(key, (counts.get(key) ?? 0) + 1);
		return counts;
	}
}
