import { correctInvoice } from '../../../domain/received/correctInvoice';
import { INTAKE_STATES, INTAKE_TRANSITIONS, nextIntakeState } from '../../../domain/received/intakeState';
import { soundInvoice } from './received';

describe('a correction', () => {
	test('is sure, says who gave it, and keeps what was read among the alternatives', () => {
		const { number, seller } = correctInvoice(soundInvoice, { number: 'F-2', sellerName: 'Kiste & Fils' });
		expect(number).toMatchObject({
			...{ value: 'F-2', confidence: 1, origin: { source: 'person' } },
			alternatives: [{ value: 'F-1', origin: { source: 'xml' } }],
		});
		expect(seller).toMatchObject({ name: { value: 'Kiste & Fils' }, taxId: soundInvoice.seller.taxId });
	});

	test('of the same value makes it sure, without an alternative of itself', () => {
		const once = correctInvoice(soundInvoice, { number: 'F-2' });
		const back = correctInvoice(once, { number: 'F-1' });
		expect(back.number?.alternatives.map(({ value }) => value)).toEqual(['F-2']);
		expect(correctInvoice(back, { number: 'F-1' }).number?.alternatives.map(({ value }) => value)).toEqual([
			'F-2',
		]);
	});

	test('of nothing changes nothing', () => expect(correctInvoice(soundInvoice, {})).toEqual(soundInvoice));

	test('of the total forgets what was to pay, unless that is given too', () => {
		expect(correctInvoice(soundInvoice, { gross: '130' }).totals.due).toBeUndefined();
		expect(correctInvoice(soundInvoice, { gross: '120.00' }).totals.due?.value).toBe('100');
		expect(correctInvoice(soundInvoice, { gross: '130', payable: '110' }).totals.due?.value).toBe('110');
	});

	test('of the rates takes the place of all of them', () => {
		const { taxes } = correctInvoice(soundInvoice, { taxes: [{ rate: '10', base: '100', tax: '10' }] });
		expect(taxes).toEqual([
			{ rate: '10', base: '100', tax: '10', origin: { source: 'person' }, confidence: 1 },
		]);
	});
});

describe('the states of an intake', () => {
	test('change by what is declared, and by nothing else', () => {
		for (const [verb, { from, to }] of Object.entries(INTAKE_TRANSITIONS))
			for (const state of INTAKE_STATES) {
				const next = () => nextIntakeState(state, verb as keyof typeof INTAKE_TRANSITIONS, 'F-1');
				if (from.includes(state)) expect(next()).toBe(to);
				else expect(next).toThrow(expect.objectContaining({ rule: 'intake.state' }) as Error);
			}
	});

	test('what was voided stays voided, and what was confirmed is never corrected', () => {
		const verbs = Object.values(INTAKE_TRANSITIONS);
		expect(verbs.filter(({ from }) => from.includes('voided'))).toEqual([]);
		expect(INTAKE_TRANSITIONS.correct.from).not.toContain('confirmed');
	});
});
