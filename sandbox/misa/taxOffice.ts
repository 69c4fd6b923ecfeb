import { createHash } from 'node:crypto';
import { isCashRegister, isWithCode } from './templates';
import type { MisaWorld, SandboxInvoice } from './world';

export interface TaxOfficeView {
	/** `SendTaxStatus`, whose numbers mean other things in series with and without a code. */
	readonly sendTaxStatus: number;
	readonly code: string | null;
	/** `PublishStatus` of the web app. */
	readonly webStatus: number;
}

const WITH_CODE = { waiting: 0, sendError: 1, accept: 2, refuse: 3 } as const;
const WITHOUT_CODE = { waiting: 1, accept: 2, refuse: 3, sendError: 4 } as const;
const WEB = { waiting: 4, sendError: 4, accept: 6, refuse: 7 } as const;

/** Where an invoice stands with the tax office at this moment. */
export function viewTaxOffice(world: MisaWorld, invoice: SandboxInvoice): TaxOfficeView {
	const state = world.now() >= invoice.answeredAt ? invoice.taxOffice : 'waiting';
	const withCode = isWithCode(invoice.series);
	return {
		sendTaxStatus: (withCode ? WITH_CODE : WITHOUT_CODE)[state],
		code: withCode && state === 'accept' ? codeOf(invoice) : null,
		webStatus: WEB[state],
	};
}

/** 34 hexadecimal digits, or the other shape that cash registers have. */
function codeOf({ transactionId, series, number }: SandboxInvoice): string {
	const hash = createHash('sha256').update(`${transactionId}${number}`).digest('hex').toUpperCase();
	if (!isCashRegister(series)) return `00${hash.slice(0, 32)}`;
	return `M1-${series.slice(2, 4)}-${hash.slice(0, 5)}-${String(number).padStart(11, '0')}`;
}

/** The answer that an invoice of now will get, and when: cash registers have their code at once. */
export function askTaxOffice(
	world: MisaWorld,
	series: string,
): Pick<SandboxInvoice, 'taxOffice' | 'answeredAt'> {
	const delay = isCashRegister(series) ? 0 : world.rules.codeDelay;
	return { taxOffice: world.taxOfficeAnswers.shift() ?? 'accept', answeredAt: world.now() + delay };
}
