import { findPreNotificationProblem } from './findPreNotificationProblem';
import { LONGEST_NAME, LONGEST_REMITTANCE, type Collection, type DebitOptions } from './debitBatch';
import type { PlannedDebit } from './debitPlan';
import type { Fault } from './fault';
import type { Findings, Rules } from './findings';
import { planCreditor } from './planCreditor';
import { planDay } from './planDay';
import { planDebtor } from './planDebtor';
import { planIds } from './planIds';
import { planMandate } from './planMandate';
import type { MandatesOfBatch } from './mandatesOfBatch';
import { readDebitAmount } from './readDebitAmount';
import { toSepaText } from './toSepaText';

export interface DebitOutcome extends Findings {
	/** Missing where there are faults. */
	readonly debit?: PlannedDebit;
}

/** Puts one collection to all rules. */
export function planDebit(
	collection: Collection,
	position: number,
	rules: Rules,
	mandates: MandatesOfBatch,
): DebitOutcome {
	const { batch, version, options } = rules;
	const found: Findings = { faults: [], doubts: [] };
	const amount = checkAmount(collection, options, found);
	const collectedOn = planDay(collection, rules, found);
	const given = collection.creditor ?? batch.creditor;
	if (given === undefined) found.faults.push({ field: 'creditor', fault: NO_CREDITOR });
	if (given === undefined || collectedOn === undefined) return found;
	const { creditor, faults } = rules.creditors(given, () =>
		planCreditor(given, version, options, collectedOn),
	);
	// Faults of the creditor of the whole batch are told once, above all debits.
	if (collection.creditor)
		found.faults.push(...faults.map(({ field, fault }) => ({ field: `creditor.${field}`, fault })));
	const scheme = readScheme(collection.scheme ?? batch.scheme, version, found);
	const debtor = planDebtor(collection, { ...rules, collectedOn }, found);
	const ids = planIds(collection, found);
	const mandate = planMandate(collection, { ...rules, creditor, collectedOn, mandates }, found);
	checkB2b(collection, scheme, found);
	checkPreNotification(collection, collectedOn, options, found);
	if (found.faults.length + faults.length > 0 || amount === undefined || mandate === undefined) return found;
	const { reference, signedOn, sequence, amendment } = mandate;
	mandates.add(creditor.creditorIdentifier, reference, {
		iban: debtor.iban,
		signedOn,
		position,
		uses: [{ dueOn: collectedOn, sequence, outcome: 'planned' }],
	});
	const debit: PlannedDebit = {
		position,
		creditor,
		scheme,
		sequence,
		collectedOn,
		batchBooking: collection.batchBooking ?? batch.batchBooking ?? true,
		amount,
		...ids,
		mandate: { reference, signedOn, ...(amendment && { amendment: inSepaText(amendment, options) }) },
		debtor,
		...writeRemittance(collection, options),
		...(collection.purpose !== undefined && { purpose: collection.purpose }),
	};
	return { ...found, debit };
}

const NO_CREDITOR: Fault = {
	rule: 'sepa.creditor',
	message: 'Nobody is named who collects.',
	fix: 'Give a creditor with name, iban and creditorIdentifier, for the batch or for this collection.',
};

function checkAmount({ amount, currency = 'EUR' }: Collection, options: DebitOptions, { faults }: Findings) {
	if (currency !== 'EUR') {
		const message = `The amount is in ${currency}; direct debits of SEPA are in euro.`;
		const fix = 'Collect the amount in euro, or by another means of payment.';
		faults.push({ field: 'currency', fault: { rule: 'sepa.currency', message, fix } });
	}
	const read = readDebitAmount(amount, options.roundAmounts);
	if ('amount' in read) return read.amount;
	faults.push({ field: 'amount', fault: read.fault });
	return undefined;
}

function readScheme(scheme: Collection['scheme'], version: Rules['version'], { faults, doubts }: Findings) {
	if (scheme !== 'COR1') return scheme ?? 'CORE';
	if (version.withoutCor1) {
		const message = `${version.name} does not know COR1, which ended in November 2016.`;
		faults.push({
			field: 'scheme',
			fault: { rule: 'sepa.cor1', message, fix: 'Use CORE, which is as fast.' },
		});
	}
	const message = 'COR1 ended in November 2016; it is collected as CORE, which is as fast.';
	doubts.push({ field: 'scheme', rule: 'sepa.cor1', message });
	return 'CORE';
}

function checkB2b({ debtor }: Collection, scheme: string, { faults }: Findings) {
	if (scheme !== 'B2B' || debtor.professional !== false) return;
	const message = 'B2B is for businesses, and the debtor is a private person.';
	const fix = 'Collect by CORE, with a CORE mandate.';
	faults.push({ field: 'scheme', fault: { rule: 'sepa.b2bPrivate', message, fix } });
}

function checkPreNotification(
	{ notifiedOn, noticeDays }: Collection,
	collectedOn: string,
	{ preNotification = 'list' }: DebitOptions,
	{ faults, doubts }: Findings,
) {
	if (preNotification === 'ignore') return;
	const fault = findPreNotificationProblem(notifiedOn, collectedOn, noticeDays);
	if (!fault) return;
	if (preNotification === 'require') faults.push({ field: 'notifiedOn', fault });
	else doubts.push({ field: 'notifiedOn', rule: fault.rule, message: fault.message });
}

function writeRemittance(
	{ remittance, invoiceNumber, creditorReference }: Collection,
	{ characterSet }: DebitOptions,
) {
	if (creditorReference !== undefined) return { creditorReference };
	const text = toSepaText(remittance ?? invoiceNumber ?? '', LONGEST_REMITTANCE, characterSet);
	return text === '' ? {} : { remittance: text };
}

function inSepaText<T extends { readonly creditorName?: string }>(amendment: T, options: DebitOptions): T {
	if (amendment.creditorName === undefined) return amendment;
	return {
		...amendment,
		creditorName: toSepaText(amendment.creditorName, LONGEST_NAME, options.characterSet),
	};
}
