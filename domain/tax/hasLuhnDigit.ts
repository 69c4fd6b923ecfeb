/** ISO/IEC 7812-1, annex B: with every second digit from the right doubled, the sum of digits ends in 0. */
export function hasLuhnDigit(digits: string): boolean {
	return luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
	return [...digits].reverse().reduce((total, digit, index) => {
		const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
}
