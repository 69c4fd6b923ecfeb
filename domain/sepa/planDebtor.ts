import { chooseAddress } from './chooseAddress';
import { LONGEST_NAME, type Collection } from './debitBatch';
import type { PlannedDebit } from './debitPlan';
import { findBicProblemBeside } from './findBicProblem';
import { findSepaIbanProblem } from './findIbanProblem';
import { findVersionBicProblem } from './findVersionBicProblem';
import type { Findings, Rules } from './findings';
import { UNWRITABLE } from './planCreditor';
import { toSepaText } from './toSepaText';
import { writeAddress } from './writeAddress';

/** Name, account and address of the debtor, as the file has them. */
export function planDebtor(
	{ debtor }: Collection,
	{ version, options, collectedOn }: Rules & { readonly collectedOn: string },
	{ faults, doubts }: Findings,
): PlannedDebit['debtor'] {
	const { iban, bic } = debtor;
	const set = options.characterSet;
	const name = toSepaText(debtor.name, LONGEST_NAME, set);
	if (name === '') faults.push({ field: 'debtor.name', fault: UNWRITABLE });
	const ibanFault = findSepaIbanProblem(iban);
	if (ibanFault) faults.push({ field: 'debtor.iban', fault: ibanFault });
	const bicFault =
		(bic !== undefined && !ibanFault && findBicProblemBeside(bic, iban)) ||
		findVersionBicProblem(bic, version, "The debtor's bank");
	if (bicFault) faults.push({ field: 'debtor.bic', fault: bicFault });
	const { address, fault, doubt } = chooseAddress({
		address: debtor.address,
		iban,
		version,
		collectedOn,
		forced: options.forceAddress ?? false,
	});
	if (fault && !ibanFault) faults.push({ field: 'debtor.address', fault });
	if (doubt !== undefined)
		doubts.push({ field: 'debtor.address', rule: 'sepa.addressLeftOut', message: doubt });
	const ultimateDebtor = toSepaText(debtor.ultimateDebtor ?? '', LONGEST_NAME, set);
	return {
		name,
		iban,
		...(bic !== undefined && { bic }),
		...(address && { address: writeAddress(address, version, set) }),
		...(ultimateDebtor !== '' && { ultimateDebtor }),
	};
}
