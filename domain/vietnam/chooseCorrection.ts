import { refuse } from '../refusal';
import { assertCorrectable } from './assertCorrectable';
import type { Correction, CorrectionMethod, CorrectionRequest, WrongThing } from './correction';
import { NOTICE_FORM } from './correctionRules';
import { findCorrectionRule } from './findCorrectionRule';
import { writeCorrectionSentence } from './writeCorrectionSentence';

/** Errors for which the law wants no new invoice. */
const WORDS_ONLY: ReadonlySet<WrongThing> = new Set(['buyerName', 'buyerAddress', 'wording'] as const);

/**
 * How an issued invoice is to be corrected: the method that the rules leave, else the one that was asked for, else a
 * replacement.
 *
 * @throws Refusal `correction.*`, naming the original, the act and the way out
 */
export function chooseCorrection(request: CorrectionRequest): Correction {
	const { on, original, wrong, wanted, rateWasWrong } = request;
	assertCorrectable(request);
	const notice = findCorrectionRule('nameOnly', on);
	if (notice && rateWasWrong === null && wrong.every((thing) => WORDS_ONLY.has(thing))) {
		if (wanted === null) return { method: 'notice', form: NOTICE_FORM, law: notice.law };
		refuse({
			rule: 'correction.noticeOnly',
			field: 'wrong',
			document: original.number,
			message: `Invoice ${original.number} needs no new invoice: only names, addresses or words are wrong (${notice.law}).`,
			fix: `Tell the buyer and send form ${NOTICE_FORM} to the tax office. If the tax code, goods or amounts are wrong too, say so.`,
		});
	}
	const method = chooseMethod(request);
	assertAgreed(request);
	const isMoney = method === 'replacement' || wrong.some((thing) => !isInformation(thing));
	return {
		method,
		scope: isMoney ? 'money' : 'information',
		sentence: writeCorrectionSentence(method, original),
	};
}

const isInformation = (thing: WrongThing) => WORDS_ONLY.has(thing) || thing === 'buyerTaxCode';

function chooseMethod({ on, original, wanted }: CorrectionRequest): CorrectionMethod {
	const asked = wanted === 'cancellation' ? null : wanted;
	const cashRegister = findCorrectionRule('cashRegister', on);
	if (cashRegister && original.series.letter === 'M') {
		if (asked !== 'adjustment') return 'replacement';
		refuse({
			rule: 'correction.cashRegister',
			field: 'wanted',
			document: original.number,
			message: `Invoice ${original.number} comes from a cash register, and such invoices are replaced, not adjusted (${cashRegister.law}).`,
			fix: 'Make a replacement invoice.',
		});
	}
	const sameMethod = findCorrectionRule('sameMethod', on);
	const earlier = original.earlierMethod;
	if (sameMethod === undefined || earlier === null) return asked ?? 'replacement';
	if (asked === null || asked === earlier) return earlier;
	refuse({
		rule: 'correction.sameMethod',
		field: 'wanted',
		document: original.number,
		message: `Invoice ${original.number} was corrected by ${earlier} before, and later corrections keep that method (${sameMethod.law}).`,
		fix: `Make ${earlier === 'adjustment' ? 'an adjustment' : 'a replacement'} invoice.`,
	});
}

function assertAgreed({ on, original, buyer, withoutAgreement, agreement }: CorrectionRequest): void {
	const rule = findCorrectionRule('agreement', on);
	const isNeeded = rule !== undefined && buyer === 'business' && withoutAgreement !== true;
	if (isNeeded && agreement === null)
		refuse({
			rule: 'correction.agreement',
			field: 'agreement',
			document: original.number,
			message: `The correction of invoice ${original.number} needs an agreement in writing with the buyer (${rule.law}).`,
			fix: 'Give reference and date of the agreement, or say that the sale needs none (platform sale, summary table).',
		});
	if (agreement !== null && agreement.date > on)
		refuse({
			rule: 'correction.agreementDate',
			field: 'agreement.date',
			document: original.number,
			message: `The agreement ${agreement.reference} is dated ${agreement.date}, after the correction of ${on}.`,
			fix: 'Mend the date of the agreement, or date the correction on or after it.',
		});
}
