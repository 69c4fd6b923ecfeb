import { assertAdjustmentSigns } from '../../../domain/vietnam/assertAdjustmentSigns';
import { chooseCorrection } from '../../../domain/vietnam/chooseCorrection';
import type { CorrectionRequest, OriginalInvoice } from '../../../domain/vietnam/correction';
import { CORRECTION_RULE_NAMES, CORRECTION_RULES } from '../../../domain/vietnam/correctionRules';
import { findCorrectionRule } from '../../../domain/vietnam/findCorrectionRule';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import { expectComplete, refusalOf } from '../refusalOf';

const ORIGINAL: OriginalInvoice = {
	number: '12',
	series: parseSeries('1C26TAA'),
	issueDate: '2026-10-05',
	taxOffice: 'accepted',
	earlierMethod: null,
	replacedBy: null,
	codes: ['8'],
};

const REQUEST: CorrectionRequest = {
	on: '2026-11-22',
	original: ORIGINAL,
	wrong: ['amount'],
	wanted: null,
	buyer: 'business',
	agreement: { reference: 'BB-01', date: '2026-11-20' },
	codes: ['8'],
	rateWasWrong: null,
};

type Changes = Partial<Omit<CorrectionRequest, 'original'>> & {
	readonly original?: Partial<OriginalInvoice>;
};

const request = ({ original, ...more }: Changes): CorrectionRequest => ({
	...REQUEST,
	...more,
	original: { ...ORIGINAL, ...original },
});
const methodOf = (changes: Changes) => chooseCorrection(request(changes)).method;

function refused(rule: string, changes: Changes): void {
	const refusal = refusalOf(() => chooseCorrection(request(changes)));
	expect([refusal.rule, refusal.document]).toEqual([`correction.${rule}`, '12']);
	expectComplete(refusal);
}

test('each rule is dated, has a source, and holds today', () => {
	for (const name of CORRECTION_RULE_NAMES) expect(findCorrectionRule(name, '2026-11-22')).toBeDefined();
	for (const { from, until = '9999-12-31', law } of CORRECTION_RULES) {
		expect(from < until).toBe(true);
		expect(law).not.toBe('');
	}
});

test('no two rows of a rule hold on one day', () => {
	for (const one of CORRECTION_RULES) {
		const sameDay = CORRECTION_RULES.filter(
			({ name, from, until = '9999-12-31' }) => name === one.name && from <= one.from && one.from <= until,
		);
		expect(sameDay).toEqual([one]);
	}
});

test('the new invoice names its original in the words of the law', () => {
	expect(chooseCorrection(request({}))).toEqual({
		method: 'replacement',
		scope: 'money',
		sentence: 'Thay thế cho hóa đơn Mẫu số 1 ký hiệu C26TAA số 12 ngày 05 tháng 10 năm 2026',
	});
	expect(chooseCorrection(request({ wanted: 'adjustment', wrong: ['buyerTaxCode', 'buyerName'] }))).toEqual({
		method: 'adjustment',
		scope: 'information',
		sentence: 'Điều chỉnh cho hóa đơn Mẫu số 1 ký hiệu C26TAA số 12 ngày 05 tháng 10 năm 2026',
	});
});

describe('wrong name, address or words alone', () => {
	test.each([['buyerName'], ['buyerAddress'], ['wording'], ['buyerName', 'buyerAddress']] as const)(
		'%s: notice, no new invoice',
		(...wrong) => {
			expect(chooseCorrection(request({ wrong, agreement: null }))).toEqual({
				method: 'notice',
				form: '04/SS-HĐĐT',
				law: 'Circular 91/2026/TT-BTC, article 10',
			});
			refused('noticeOnly', { wrong, wanted: 'replacement' });
		},
	);

	test('together with more it is a new invoice', () => {
		expect(methodOf({ wrong: ['buyerName', 'buyerTaxCode'] })).toBe('replacement');
	});
});

test.each(['replacement', 'adjustment'] as const)(
	'a second correction keeps the method: %s',
	(earlierMethod) => {
		const other = earlierMethod === 'replacement' ? 'adjustment' : 'replacement';
		expect(methodOf({ original: { earlierMethod } })).toBe(earlierMethod);
		expect(methodOf({ original: { earlierMethod }, wanted: earlierMethod })).toBe(earlierMethod);
		refused('sameMethod', { original: { earlierMethod }, wanted: other });
	},
);

describe('the agreement', () => {
	test('a business buyer agrees in writing first', () => {
		refused('agreement', { agreement: null });
	});

	test('a consumer is only told; a platform sale needs none', () => {
		expect(methodOf({ agreement: null, buyer: 'consumer' })).toBe('replacement');
		expect(methodOf({ agreement: null, withoutAgreement: true })).toBe('replacement');
	});

	test('it is not dated after the correction', () => {
		expect(methodOf({ agreement: { reference: 'BB-01', date: REQUEST.on } })).toBe('replacement');
		refused('agreementDate', { agreement: { reference: 'BB-01', date: '2026-11-23' } });
	});
});

test('an invoice of a cash register is replaced', () => {
	const original = { series: parseSeries('1C26MAA') };
	expect(methodOf({ original })).toBe('replacement');
	refused('cashRegister', { original, wanted: 'adjustment' });
});

describe('the tax office has accepted the original', () => {
	test('a series with code waits for it, one without never does', () => {
		refused('notAccepted', { original: { taxOffice: 'waiting' } });
		expect(methodOf({ original: { taxOffice: 'waiting', series: parseSeries('1K26TAA') } })).toBe(
			'replacement',
		);
	});

	test('what it has refused is issued again, not corrected', () => {
		for (const series of ['1C26TAA', '1K26TAA'])
			refused('notAccepted', { original: { taxOffice: 'refused', series: parseSeries(series) } });
	});
});

test('an issued invoice is not cancelled', () => {
	refused('noCancellation', { wanted: 'cancellation' });
	expect(findCorrectionRule('noCancellation', '2025-05-31')).toBeUndefined();
	expect(findCorrectionRule('noCancellation', '2025-06-01')?.law).toBe('Decree 70/2025/NĐ-CP');
});

test('a replaced invoice is replaced once', () => {
	refused('replacedAlready', { original: { replacedBy: '13' } });
});

describe('the rate stays', () => {
	test('unless the rate was wrong, with a reason', () => {
		refused('rateChanged', { codes: ['10'] });
		refused('rateReason', { codes: ['10'], rateWasWrong: ' ' });
		refused('rateReason', { codes: ['10'], wrong: ['taxRate'] });
		expect(methodOf({ codes: ['10'], wrong: ['taxRate'], rateWasWrong: 'Telephone services' })).toBe(
			'replacement',
		);
	});

	test('a rate may fall away with its lines', () => {
		expect(methodOf({ original: { codes: ['8', '10'] }, codes: ['8'] })).toBe('replacement');
	});

	test('a wrong rate is never a matter of words', () => {
		expect(methodOf({ wrong: ['wording'], codes: ['10'], rateWasWrong: 'Telephone services' })).toBe(
			'replacement',
		);
	});
});

test('somebody says what is wrong, on a day that the rules know', () => {
	refused('nothingWrong', { wrong: [] });
	refused('tooEarly', { on: '2026-10-04' });
	refused('tooEarly', { on: '2026-06-30', original: { issueDate: '2026-06-01' } });
});

describe('signs of an adjustment', () => {
	const signs = (direction: 'increase' | 'decrease', net: number, tax: number) => () =>
		assertAdjustmentSigns([{ direction, net, tax }], '2026-11-22', '12');

	test('an increase is positive, a decrease negative', () => {
		expect(signs('increase', 100, 8)).not.toThrow();
		expect(signs('decrease', -100, -8)).not.toThrow();
		expect(signs('decrease', -100, 0)).not.toThrow();
	});

	test.each([
		['decrease', 100, 8, 'correction.decreaseIsNegative'],
		['decrease', -100, 8, 'correction.decreaseIsNegative'],
		['increase', -100, -8, 'correction.increaseIsPositive'],
	] as const)('%s of %i with VAT %i is refused', (direction, net, tax, rule) => {
		const refusal = refusalOf(signs(direction, net, tax));
		expect([refusal.rule, refusal.field, refusal.document]).toEqual([rule, 'lines[0]', '12']);
		expectComplete(refusal);
	});
});
