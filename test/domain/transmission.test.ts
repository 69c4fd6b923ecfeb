import fc from 'fast-check';
import { computeTransmission, type TransmissionState } from '../../domain/documents/transmission';

const STATES: readonly TransmissionState[] = ['refused', 'unknown', 'pending', 'sent', 'cleared'];

describe('the transmission', () => {
	it.each([
		[[], 'none'],
		[['pending'], 'pending'],
		[['sent'], 'sent'],
		[['sent', 'sent'], 'sent'],
		[['sent', 'cleared'], 'sent'],
		[['cleared'], 'cleared'],
		[['sent', 'refused'], 'partly'],
		[['cleared', 'pending'], 'partly'],
		[['refused', 'pending'], 'refused'],
		[['pending', 'unknown'], 'unknown'],
	] as const)('of %j is %s', (states, axis) => expect(computeTransmission(states)).toBe(axis));

	it('does not depend on the order of the records', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 6 }), (states) => {
				expect(computeTransmission([...states].reverse())).toBe(computeTransmission(states));
			}),
		);
	});

	it('is sent or cleared only when every record is', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 6 }), (states) => {
				const arrived = ['sent', 'cleared'].includes(computeTransmission(states));
				expect(arrived).toBe(states.every((state) => state === 'sent' || state === 'cleared'));
			}),
		);
	});
});
