/**
 * What a person should do with a debit that failed.
 *
 * - `retry` the money was not there, or it was sent too late: agree with the debtor, and collect again
 * - `fix` data are wrong: mend them, and collect again
 * - `stop` do not collect again before a person has spoken with the debtor
 * - `bank` a matter between banks, or only the text of the message tells
 */
export type ReasonGroup = 'retry' | 'fix' | 'stop' | 'bank';

export interface Reason {
	readonly code: string;
	readonly group: ReasonGroup;
	readonly meaning: string;
	readonly action: string;
	/** Nothing may be collected under the mandate any more. */
	readonly endsMandate?: true;
}

const NEW_ACCOUNT =
	'Ask the debtor for the right account and change the mandate: the next debit tells the bank.';
const SPEAK = 'Speak with the debtor before anything else is collected.';
const OTHER_MEANS = 'Ask the debtor to pay by another means.';
const COMPLETE = 'Complete the data and collect again.';

const reason = (
	code: string,
	group: ReasonGroup,
	meaning: string,
	action: string,
	endsMandate?: true,
): readonly [string, Reason] => [code, { code, group, meaning, action, ...(endsMandate && { endsMandate }) }];

/** Reason codes of rejects, returns, refusals and refunds of direct debits. Source: EPC guidance on reason codes (EPC173-14). */
export const REASONS: ReadonlyMap<string, Reason> = new Map([
	reason('AC01', 'fix', 'The IBAN is wrong.', NEW_ACCOUNT),
	reason('AC04', 'fix', 'The account is closed.', NEW_ACCOUNT),
	reason('AC06', 'stop', 'The account is blocked, perhaps by the debtor for direct debits.', SPEAK),
	reason(
		'AC13',
		'fix',
		'It is the account of a consumer, and B2B is for businesses.',
		'Collect by CORE, with a CORE mandate.',
	),
	reason('AG01', 'stop', 'The account takes no direct debits.', OTHER_MEANS),
	reason(
		'AG02',
		'fix',
		'The sequence type or the scheme was wrong.',
		'Correct FRST, RCUR, FNAL or OOFF and collect again.',
	),
	reason(
		'AM04',
		'retry',
		'There was not enough money on the account.',
		'Agree on a day with the debtor and collect again.',
	),
	reason('AM05', 'stop', 'It was collected twice.', 'Do not send it again; look for the other collection.'),
	reason(
		'BE05',
		'fix',
		'The bank does not know the creditor identifier.',
		'Check the ICS, and whether the mandate tells its change.',
	),
	reason('CNOR', 'bank', 'Your bank does not take part in the scheme.', 'Ask your bank.'),
	reason('DNOR', 'stop', 'The bank of the debtor does not take part in the scheme.', OTHER_MEANS),
	reason('DT01', 'fix', 'The date was wrong.', 'Correct the day of collection and send it again.'),
	reason('DUPL', 'stop', 'It was sent twice.', 'Do not send it again; look for the other file.'),
	reason('ED05', 'retry', 'The settlement between the banks failed.', 'Ask your bank, then collect again.'),
	reason(
		'FF01',
		'fix',
		'The file does not have the form that the bank wants.',
		'Ask the bank which version it takes, and make the file again.',
	),
	reason('FF05', 'fix', 'CORE and B2B were mixed up.', 'Correct the scheme and collect again.'),
	reason(
		'MD01',
		'stop',
		'The debtor has no valid mandate, or says so; such a refund can come up to 13 months later.',
		'Ask for a new mandate.',
		true,
	),
	reason(
		'MD02',
		'fix',
		'Data of the mandate are missing or wrong.',
		'Check reference, date of signature and changes, and collect again.',
	),
	reason('MD06', 'stop', 'The debtor asked for the money back, as it may within eight weeks.', SPEAK),
	reason('MD07', 'stop', 'The debtor has died.', 'Write to the heirs or their notary.', true),
	reason('MS02', 'stop', 'The debtor refused, and gave no reason.', SPEAK),
	reason(
		'MS03',
		'stop',
		'The bank gave no reason; in some countries it hides missing money or a closed account.',
		SPEAK,
	),
	reason('NARR', 'bank', 'The reason stands in the text of the message.', 'Read the text of the bank.'),
	reason('RC01', 'fix', 'The BIC is wrong.', 'Correct the BIC, or leave it out, and collect again.'),
	reason('RR01', 'fix', 'The law asks for the account or an id of the debtor.', COMPLETE),
	reason(
		'RR02',
		'fix',
		'The law asks for name or address of the debtor.',
		'Give town and country of the debtor and collect again.',
	),
	reason('RR03', 'fix', 'The law asks for name or address of the creditor.', COMPLETE),
	reason('RR04', 'fix', 'Another reason of law.', 'Ask the bank what is missing.'),
	reason(
		'SL01',
		'stop',
		'The debtor allows only some creditors or amounts.',
		'Ask the debtor to let its bank take your ICS.',
	),
	reason('TM01', 'retry', 'The file came too late.', 'Send it again, earlier.'),
]);

/** Codes that no list knows yet still reach a person. */
export function findReason(code: string): Reason {
	return (
		REASONS.get(code) ?? {
			code,
			group: 'stop',
			meaning: `The bank gave the reason '${code}', which is in no list of direct debits.`,
			action: 'Ask the bank what it means.',
		}
	);
}
