import { findIdentifiers } from '../../../intake/text/findIdentifiers';
import { groupRows } from '../../../intake/text/groupRows';
import { pageOf } from '../support/pageOf';

const found = (text: string) =>
	groupRows([pageOf(text)])
		.flatMap(findIdentifiers)
		.map(({ kind, value, isSound }) => `${kind} ${value}${isSound ? '' : '?'}`);

test.each([
	['IBAN NL50INGB0683251309', ['iban NL50INGB0683251309']],
	['FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP', ['iban FR7630006000011234567890189']],
	['N° de TVA : FR 604 219 388 61', ['vat FR60421938861']],
	['USt-IdNr.: DE136695976,', ['vat DE136695976']],
	['BTW NL810433941B01', ['vat NL810433941B01']],
	['VAT GB 123 4567 82', ['vat GB123456782']],
	['B 421 938 861 RCS', ['siren 421938861']],
	['SIRET 404 833 048 00022', ['siret 40483304800022']],
	['GSTIN 06AABCO6063D1ZQ', ['india 06AABCO6063D1ZQ']],
	['Mã số thuế: 0100109106-001', ['vietnam 0100109106-001']],
])('%s', (text, expected) => {
	expect(found(text)).toEqual(expected);
});

test('an IBAN with a wrong digit is none; a VAT number with one is doubtful', () => {
	expect(found('NL51INGB0683251309').filter((one) => one.startsWith('iban'))).toEqual([]);
	expect(found('DE136695977')).toEqual(['vat DE136695977?']);
});
