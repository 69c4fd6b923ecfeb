import { refuse } from '../refusal';
import type { CorrectionRequest } from './correction';
import { FIRST_DAY_OF_RULES } from './correctionRules';
import { findCorrectionRule } from './findCorrectionRule';

/**
 * Says no where the original cannot be corrected as asked, whichever method it is.
 *
 * @throws Refusal `correction.tooEarly`, `correction.nothingWrong`, `correction.noCancellation`, `correction.replacedAlready`,
 * `correction.notAccepted`, `correction.rateChanged`, `correction.rateReason`
 */
export function assertCorrectable(request: CorrectionRequest): void {
	assertKnown(request);
	assertOpen(request);
	assertRates(request);
}

function assertKnown({ on, original, wrong, wanted }: CorrectionRequest): void {
	const document = original.number;
	const cancel = findCorrectionRule('noCancellation', on);
	if (cancel && wanted === 'cancellation')
		refuse({
			rule: 'correction.noCancellation',
			field: 'wanted',
			document,
			message: `Invoice ${document} is issued, and issued invoices are not cancelled any more (${cancel.law}).`,
			fix: 'Replace it, or adjust it by negative amounts.',
		});
	if (on < FIRST_DAY_OF_RULES || on < original.issueDate)
		refuse({
			rule: 'correction.tooEarly',
			field: 'on',
			document,
			message: `A correction of invoice ${document} of ${original.issueDate} cannot be dated ${on}.`,
			fix: `Date it on or after the invoice, and not before ${FIRST_DAY_OF_RULES}, when the present rules began.`,
		});
	if (wrong.length === 0)
		refuse({
			rule: 'correction.nothingWrong',
			field: 'wrong',
			document,
			message: `Nobody says what is wrong with invoice ${document}.`,
			fix: 'Name it: names, addresses or words, the tax code, goods, amounts, the rate or the tax.',
		});
}

function assertOpen({ on, original }: CorrectionRequest): void {
	const document = original.number;
	if (original.replacedBy !== null)
		refuse({
			rule: 'correction.replacedAlready',
			field: 'original',
			document,
			message: `Invoice ${document} is replaced already, by ${original.replacedBy}.`,
			fix: `Correct invoice ${original.replacedBy}.`,
		});
	const rule = findCorrectionRule('acceptedFirst', on);
	if (rule === undefined || original.taxOffice === 'accepted') return;
	if (original.taxOffice === 'refused')
		refuse({
			rule: 'correction.notAccepted',
			field: 'original',
			document,
			message: `${rule.law} has refused invoice ${document}: there is no valid invoice to correct.`,
			fix: 'Read the reason that the provider gives, mend the document and issue it again.',
		});
	// Nobody waits for an answer on a series without code.
	if (original.series.withCode)
		refuse({
			rule: 'correction.notAccepted',
			field: 'original',
			document,
			message: `${rule.law} has not given its code to invoice ${document} yet.`,
			fix: 'Wait for the code (sync the invoice), then correct it.',
		});
}

function assertRates({ on, original, wrong, codes, rateWasWrong }: CorrectionRequest): void {
	const rule = findCorrectionRule('sameRate', on);
	if (rule === undefined) return;
	const reason = rateWasWrong?.trim() ?? '';
	const saysRate = wrong.includes('taxRate') || rateWasWrong !== null;
	const strange = codes.filter((code) => !original.codes.includes(code));
	if (saysRate && reason === '')
		refuse({
			rule: 'correction.rateReason',
			field: 'rateWasWrong',
			document: original.number,
			message: `The rate of invoice ${original.number} is said to be wrong, without a reason.`,
			fix: 'Turn on The Rate Was Wrong and give the reason, which is kept with the correction.',
		});
	if (!saysRate && strange.length > 0)
		refuse({
			rule: 'correction.rateChanged',
			field: 'lines',
			document: original.number,
			message: `The correction has VAT ${strange.join(', ')}, but invoice ${original.number} bears ${original.codes.join(', ')}: the rate stays.`,
			fix: 'Keep the rate, or turn on The Rate Was Wrong and give the reason.',
		});
}
