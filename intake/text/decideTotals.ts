import { minorDigits } from '../../domain/money/currencies';
import { Exact, type Decimal } from '../../domain/money/decimal';
import type { Field, ReceivedTotals } from '../../domain/received/receivedInvoice';
import { decide, round, type Candidate } from './candidates';
import { chooseTotals, minus, scoreOf, type Choice } from './chooseTotals';
import type { Reading } from './reading';
import { scoreAmounts, type AmountRole, type ScoredAmount } from './scoreAmounts';
import { settleReceipt } from './settleReceipt';

/** What arithmetic makes of a value that labels and sum agree on. */
const PROVED = 0.97;
const COMPUTED = 0.7;
/** A role that no label gave is no candidate by itself. */
const LEAST = 0.3;

/** Net, tax, gross and what is due. */
export function decideTotals(reading: Reading, currency: string | undefined): ReceivedTotals {
	const amounts = settleReceipt(scoreAmounts(reading), reading);
	const choice = chooseTotals(amounts, toleranceOf(currency));
	if (choice === undefined) return {};
	const gross = fieldFor('gross', amounts, choice.gross, choice);
	const tax = fieldFor('tax', amounts, choice.tax, choice);
	const net = netOf(fieldFor('net', amounts, choice.net, choice), gross, tax, choice);
	return {
		net,
		tax,
		gross,
		due: dueOf(amounts, gross),
		prepaid: fieldFor('prepaid', amounts, undefined, choice),
	};
}

/** Two of the smallest unit: VAT of several rates is rounded more than once. */
function toleranceOf(currency: string | undefined): Decimal {
	return new Exact(10)
		.pow(-minorDigits(currency ?? 'EUR'))
		.times(2)
		.toFixed();
}

function fieldFor(
	role: AmountRole,
	amounts: readonly ScoredAmount[],
	chosen: ScoredAmount | undefined,
	{ adds }: Choice,
): Field<Decimal> | undefined {
	const field = decide(candidatesFor(role, amounts, chosen), chosen?.amount.value);
	if (field === undefined || !adds || field.value !== chosen?.amount.value) return field;
	return { ...field, confidence: Math.max(field.confidence, PROVED) };
}

function candidatesFor(
	role: AmountRole,
	amounts: readonly ScoredAmount[],
	chosen: ScoredAmount | undefined,
): Array<Candidate<Decimal>> {
	return amounts
		.filter((one) => one === chosen || scoreOf(one, role) >= LEAST)
		.filter(({ roles }) => (roles.notTotal ?? 0) < 0.5)
		.map((one) => ({
			value: one.amount.value,
			score: scoreOf(one, role),
			place: one.amount,
		}));
}

/** Where the sum does not prove it, a net that is no less than the gross is some other sum. */
function netOf(
	net: Field<Decimal> | undefined,
	gross: Field<Decimal> | undefined,
	tax: Field<Decimal> | undefined,
	{ adds }: Choice,
): Field<Decimal> | undefined {
	if (adds) return net;
	if (tax === undefined) return undefined;
	const isLess = net !== undefined && gross !== undefined && new Exact(net.value).lt(gross.value);
	return isLess ? net : restOf(gross, tax);
}

function restOf(
	gross: Field<Decimal> | undefined,
	tax: Field<Decimal> | undefined,
): Field<Decimal> | undefined {
	if (gross === undefined || tax === undefined) return undefined;
	const value = minus(gross.value, tax.value);
	if (!new Exact(value).gt(0)) return undefined;
	return {
		value,
		confidence: round(Math.min(gross.confidence, tax.confidence, COMPUTED)),
		alternatives: [],
		origin: { source: 'computed' },
	};
}

/** What is to pay, if it is said; else the gross, where nothing was paid before. */
function dueOf(
	amounts: readonly ScoredAmount[],
	gross: Field<Decimal> | undefined,
): Field<Decimal> | undefined {
	return decide(candidatesFor('due', amounts, undefined)) ?? gross;
}
