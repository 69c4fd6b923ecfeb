import { checkIdentity, type Identifiers } from '../../domain/masters/checkIdentity';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';

interface Identified extends Identifiers {
	readonly code: string;
	readonly country?: string;
	readonly address?: { readonly country: string };
}

/**
 * Looks at the VAT number and the registration number of a company, customer or supplier that is being saved. A number
 * that the books hold already stays: somebody who only corrects an e-mail address is not held up by it, but told. So is
 * who saves a Vietnamese customer, because made-up tax codes are common there.
 *
 * @throws Refusal `vatNumber.wrong` or `registrationNumber.wrong`
 */
export async function assertIdentity(
	tx: Pick<LedgerTx, 'masters'>,
	kind: 'company' | 'party',
	given: Identified,
	companyId: string | null,
	context: Pick<WorkContext, 'hint'>,
): Promise<void> {
	const country = kind === 'company' ? given.country : given.address?.country;
	const problem = checkIdentity(given, country);
	if (!problem) return;
	const known = (await tx.masters.find(kind, given.code, companyId ?? undefined)) as
		Master<'company' | 'party'> | undefined;
	const { field, message } = problem;
	const isOld = known !== undefined && sameNumbers(known.content, given);
	if (isOld || (kind === 'party' && country === 'VN')) {
		context.hint(`${message} It was saved all the same; correct it before you invoice.`);
		return;
	}
	refuse({
		rule: `${field}.wrong`,
		field,
		message,
		fix: 'Copy it from an official paper of that company, or leave the field empty until you know it.',
	});
}

function sameNumbers(known: Identifiers, given: Identifiers): boolean {
	return known.vatNumber === given.vatNumber && known.registrationNumber === given.registrationNumber;
}
