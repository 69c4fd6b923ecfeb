import { isCalendarDate, type CalendarDate } from '../../domain/dates/calendarDate';
import { Exact, isPlainDecimal, toDecimal, type Decimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { BankParty } from '../../domain/sepa/bankEntry';
import { find, findAll, textAt, type XmlNode } from '../xmlStream';

/** An amount of a bank file. @throws Refusal `statement.amount` */
export function readAmount(node: XmlNode | undefined): Decimal | null {
	if (node === undefined) return null;
	const text = node.text.trim();
	if (isPlainDecimal(text)) return toDecimal(new Exact(text));
	return refuse({
		rule: 'statement.amount',
		field: 'file',
		message: `The file has an amount that is no number: '${text.slice(0, 40)}'.`,
		fix: 'Fetch the file again from the bank.',
	});
}

/** The first amount at the paths. */
export function amountAt(node: XmlNode | undefined, ...paths: readonly string[]): Decimal | null {
	for (const path of paths) {
		const amount = readAmount(find(node, path));
		if (amount !== null) return amount;
	}
	return null;
}

/** A day, where a day or a time stands. The time is the bank's own. */
export function dateAt(node: XmlNode | undefined, path: string): CalendarDate | null {
	const text = textAt(node, `${path}/Dt`, `${path}/DtTm`)?.slice(0, 10);
	return text !== undefined && isCalendarDate(text) ? text : null;
}

/** A party: the later generation wraps it once more. */
export function partyAt(
	parties: XmlNode | undefined,
	agents: XmlNode | undefined,
	side: 'Dbtr' | 'Cdtr',
): BankParty {
	return {
		name: textAt(parties, `${side}/Nm`, `${side}/Pty/Nm`),
		iban: textAt(parties, `${side}Acct/Id/IBAN`, `${side}Acct/Id/Othr/Id`),
		bic: textAt(agents, `${side}Agt/FinInstnId/BICFI`, `${side}Agt/FinInstnId/BIC`),
	};
}

export const NOBODY: BankParty = { name: null, iban: null, bic: null };

export function textsAt(node: XmlNode | undefined, path: string): string[] {
	return findAll(node, path)
		.map(({ text }) => text.trim())
		.filter((text) => text !== '');
}

/** What the debtor or creditor was told. */
export function readRemittance(node: XmlNode | undefined) {
	const structured = findAll(node, 'RmtInf/Strd');
	const all = (path: string) => structured.flatMap((one) => textsAt(one, path));
	return {
		remittance: [...textsAt(node, 'RmtInf/Ustrd'), ...all('AddtlRmtInf')],
		creditorReferences: all('CdtrRefInf/Ref'),
		documentNumbers: structured
			.flatMap((one) => findAll(one, 'RfrdDocInf'))
			.flatMap((one) => textsAt(one, 'Nb')),
	};
}

/** Code of a reason, with what is written beside it. */
export function readReason(node: XmlNode | undefined) {
	const code = textAt(node, 'Rsn/Cd', 'Rsn/Prtry');
	const text = textsAt(node, 'AddtlInf').join(' ');
	return code === null && text === '' ? null : { code: code ?? 'NARR', text: text === '' ? null : text };
}
