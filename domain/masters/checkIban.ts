/** ISO 13616: the rearranged IBAN, letters as numbers from 10, leaves 1 when it is divided by 97. */
export function hasIbanChecksum(iban: string): boolean {
	const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
		String(letter.charCodeAt(0) - 55),
	);
	return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
