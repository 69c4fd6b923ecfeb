import type { SepaAddress } from '../../domain/sepa/chooseAddress';
import type { DebitVersion } from '../../domain/sepa/debitVersions';

const SPECIAL = /[&<>]/;

/** Nearly no text of SEPA holds anything to escape, so it is looked for first. */
export function escape(text: string): string {
	if (!SPECIAL.test(text)) return text;
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A bank by its BIC, or by the word that says that none is given: an empty element is refused. */
export function agent(bic: string | undefined, version: DebitVersion): string {
	if (bic === undefined) return '<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>';
	return `<FinInstnId><${version.bic}>${bic}</${version.bic}></FinInstnId>`;
}

/** The creditor identifier, as the identification of a person: so banks want it, although the schema knows another way. */
export function creditorScheme(identifier: string): string {
	return `<Id><PrvtId><Othr><Id>${identifier}</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id>`;
}

/** Elements of an address in the order of the schemas. */
const ADDRESS: ReadonlyArray<readonly [Exclude<keyof SepaAddress, 'lines'>, string]> = [
	['street', 'StrtNm'],
	['buildingNumber', 'BldgNb'],
	['buildingName', 'BldgNm'],
	['floor', 'Flr'],
	['postBox', 'PstBx'],
	['room', 'Room'],
	['postCode', 'PstCd'],
	['town', 'TwnNm'],
	['district', 'DstrctNm'],
	['subdivision', 'CtrySubDvsn'],
	['country', 'Ctry'],
];

export function postalAddress(address: SepaAddress | undefined): string {
	if (address === undefined) return '';
	const parts = ADDRESS.map(([part, name]) => element(name, address[part])).join('');
	const lines = (address.lines ?? []).map((line) => element('AdrLine', line)).join('');
	return parts + lines === '' ? '' : `<PstlAdr>${parts}${lines}</PstlAdr>`;
}

export function element(name: string, text: string | undefined): string {
	return text === undefined || text === '' ? '' : `<${name}>${escape(text)}</${name}>`;
}

/** Cents with a point and two decimals. */
export function euros(cents: bigint | number): string {
	const digits = String(cents).padStart(3, '0');
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
