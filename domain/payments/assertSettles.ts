import { minorToFixed, type Minor } from '../money/minor';
import { refuse } from '../refusal';

/** Money, or a credit, that is about to settle a document. */
export interface Source {
	/** How people call it. */
	readonly name: string;
	readonly companyId: string;
	readonly partyId: string;
	readonly currency: string;
	/** Positive where it lowers what a customer owes. */
	readonly amount: Minor;
}

export interface Target {
	readonly name: string;
	readonly companyId: string;
	readonly partyId: string;
	readonly currency: string;
	readonly open: Minor;
	/** False for what owes nothing: a draft, a cancelled one, another kind than an invoice. */
	readonly owes: boolean;
}

/**
 * Whether money may settle a document at all: direction, company, customer and currency.
 *
 * @throws Refusal `payment.direction`, `payment.document`, `payment.otherCompany`, `payment.otherCustomer` or
 * `payment.otherCurrency`, with the figures.
 */
export function assertSettles(source: Source, target: Target): void {
	const given = `${minorToFixed(source.amount, source.currency)} ${source.currency}`;
	if (source.amount <= 0) refuseDirection(given);
	if (!target.owes) {
		refuse({
			rule: 'payment.document',
			document: target.name,
			message: `${target.name} owes nothing: money settles a validated invoice.`,
			fix: 'Choose a validated invoice; validate a draft first.',
		});
	}
	if (source.companyId !== target.companyId) {
		refuse({
			rule: 'payment.otherCompany',
			document: target.name,
			message: `${target.name} belongs to another company than ${source.name}.`,
			fix: 'Choose an invoice of the same company.',
		});
	}
	if (source.partyId !== target.partyId) {
		refuse({
			rule: 'payment.otherCustomer',
			document: target.name,
			message: `${target.name} is an invoice of another customer than ${source.name}.`,
			fix: 'Choose an invoice of the same customer, or record the money under the customer of the invoice.',
		});
	}
	if (source.currency !== target.currency) {
		refuse({
			rule: 'payment.otherCurrency',
			document: target.name,
			message: `${source.name} is ${given}; ${target.name} has ${minorToFixed(target.open, target.currency)} ${target.currency} open.`,
			fix: `Record what the bank credited in ${target.currency}: money settles an invoice in the currency of the invoice.`,
		});
	}
}

/** Money that goes out settles no sales invoice. */
export function refuseDirection(given: string): never {
	refuse({
		rule: 'payment.direction',
		field: 'amount',
		message: `${given} is money that goes out, or nothing; it settles no sales invoice.`,
		fix: 'Record money that came in as more than zero; give money back with Refund; undo a payment that bounced with Reverse.',
	});
}
