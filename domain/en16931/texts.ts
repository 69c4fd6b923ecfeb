/** Sentences that an invoice says in its own language, where nobody gave other words. */
export interface InvoiceTexts {
	/** Note PMT (Code de commerce, art. D441-5). */
	readonly recoveryFee: string;
	/** Note PMD (Code de commerce, art. L441-10). */
	readonly latePenalties: (rate: string) => string;
	readonly penaltyRate: string;
	/** Note AAB. */
	readonly noCashDiscount: string;
	readonly cashDiscount: (rate: string, days: number) => string;
	readonly vatOnDebits: string;
	/** BT-20 of what is given back. */
	readonly creditTerms: string;
	readonly dueOn: (date: string) => string;
	readonly instalment: (amount: string, date: string | null) => string;
	readonly onReceipt: string;
	readonly discount: string;
	readonly rounding: string;
	readonly delivery: (number: string, date: string) => string;
}

const dayFirst = (date: string) => date.split('-').reverse().join('/');

export const INVOICE_TEXTS: Readonly<Record<string, InvoiceTexts>> & { readonly en: InvoiceTexts } = {
	fr: {
		recoveryFee:
			'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement, due par les professionnels : 40 €.',
		latePenalties: (rate) =>
			`Pénalités de retard : ${rate}, exigibles sans rappel le jour suivant l’échéance.`,
		penaltyRate: 'trois fois le taux de l’intérêt légal',
		noCashDiscount: 'Pas d’escompte pour paiement anticipé.',
		cashDiscount: (rate, days) => `Escompte de ${rate} % pour paiement sous ${days} jours.`,
		vatOnDebits: 'Option pour le paiement de la taxe d’après les débits.',
		creditTerms: 'À déduire du prochain règlement ou à rembourser.',
		dueOn: (date) => `À payer le ${dayFirst(date)}.`,
		instalment: (amount, date) =>
			date === null ? `${amount}, échéance à fixer.` : `${amount} le ${dayFirst(date)}.`,
		onReceipt: 'À payer à réception.',
		discount: 'Remise',
		rounding: 'Arrondi',
		delivery: (number, date) => `Bon de livraison ${number} du ${dayFirst(date)}`,
	},
	en: {
		recoveryFee: 'Fixed fee for recovery costs in case of late payment, owed by businesses: €40.',
		latePenalties: (rate) =>
			`Late payment penalties: ${rate}, due without reminder from the day after the due date.`,
		penaltyRate: 'three times the French legal interest rate',
		noCashDiscount: 'No discount for early payment.',
		cashDiscount: (rate, days) => `Discount of ${rate}% for payment within ${days} days.`,
		vatOnDebits: 'VAT on services is due when they are invoiced (option for debits).',
		creditTerms: 'To be deducted from the next payment, or refunded.',
		dueOn: (date) => `To be paid by ${date}.`,
		instalment: (amount, date) => (date === null ? `${amount}, date to be fixed.` : `${amount} by ${date}.`),
		onReceipt: 'To be paid on receipt.',
		discount: 'Discount',
		rounding: 'Rounding',
		delivery: (number, date) => `Delivery note ${number} of ${date}`,
	},
	vi: {
		recoveryFee: 'Phí cố định cho chi phí thu hồi nợ khi thanh toán trễ, đối với doanh nghiệp: 40 €.',
		latePenalties: (rate) =>
			`Tiền phạt chậm thanh toán: ${rate}, tính từ ngày sau ngày đến hạn, không cần nhắc.`,
		penaltyRate: 'ba lần lãi suất pháp định của Pháp',
		noCashDiscount: 'Không chiết khấu khi thanh toán sớm.',
		cashDiscount: (rate, days) => `Chiết khấu ${rate} % nếu thanh toán trong vòng ${days} ngày.`,
		vatOnDebits: 'Thuế GTGT đối với dịch vụ phát sinh khi lập hóa đơn.',
		creditTerms: 'Trừ vào lần thanh toán sau hoặc hoàn lại.',
		dueOn: (date) => `Thanh toán trước ngày ${dayFirst(date)}.`,
		instalment: (amount, date) =>
			date === null ? `${amount}, ngày chưa xác định.` : `${amount} vào ngày ${dayFirst(date)}.`,
		onReceipt: 'Thanh toán khi nhận hóa đơn.',
		discount: 'Chiết khấu',
		rounding: 'Làm tròn',
		delivery: (number, date) => `Phiếu giao hàng ${number} ngày ${dayFirst(date)}`,
	},
};

export const textsIn = (language: string): InvoiceTexts => INVOICE_TEXTS[language] ?? INVOICE_TEXTS.en;
