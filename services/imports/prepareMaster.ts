import { restorePhone, restorePostCode, restoreRegistration } from './leadingZeros';
import type { ImportFacts, MasterDataset, Prepare } from './dataset';
import type { RowValues } from './readRow';

const ADDRESSES = ['address', 'billTo', 'shipTo'];

/** Last touch on the row of a master: what files leave out or spoil, and what can be told with certainty. */
export function prepareMaster({ kind }: MasterDataset): Prepare {
	if (kind === 'party') return prepareParty;
	if (kind === 'product') return prepareProduct;
	return kind === 'contact' ? prepareContact : (values) => values;
}

function prepareParty(values: RowValues, facts: ImportFacts): RowValues {
	const prepared: RowValues = { ...values };
	for (const name of ADDRESSES) {
		if (values[name] !== undefined) prepared[name] = prepareAddress(values[name] as RowValues, name, facts);
	}
	const country = String(
		(prepared['address'] as RowValues | undefined)?.['country'] ?? facts.company.content.country,
	);
	const restore = (name: string, work: (text: string, country: string) => string) => {
		const given = prepared[name];
		if (typeof given !== 'string') return;
		prepared[name] = work(given, country);
		if (prepared[name] !== given) facts.count(ZEROS);
	};
	restore('registrationNumber', restoreRegistration);
	restore('phone', restorePhone);
	return prepared;
}

const ZEROS =
	'leading zeros of post codes, registration and phone numbers, which a spreadsheet had dropped, were put back';

/** An address without a country is in the company's own; a country alone is no address. */
function prepareAddress(given: RowValues, name: string, facts: ImportFacts): RowValues | undefined {
	const { country: said, ...rest } = given;
	if (Object.keys(rest).length === 0) {
		facts.count('addresses have a country and nothing else; they were left aside');
		return undefined;
	}
	const country = String(said ?? facts.company.content.country);
	const address: RowValues = { ...rest, country };
	if (said === undefined) facts.count(`addresses have no country; they are taken to be in ${country}`);
	const { postCode, line1 } = address;
	if (typeof postCode === 'string') {
		address['postCode'] = restorePostCode(postCode, country);
		if (address['postCode'] !== postCode) facts.count(ZEROS);
	}
	if (!facts.has(`${name}.city`) && typeof line1 === 'string')
		Object.assign(address, splitCity(line1, facts));
	return address;
}

/** In a file with one column for the whole address, as is usual in Viet Nam, its last part is the city. */
function splitCity(line1: string, facts: ImportFacts): RowValues {
	const at = line1.lastIndexOf(',');
	if (at < 1) return {};
	facts.count('addresses stood in one column; what follows the last comma became the city');
	return { line1: line1.slice(0, at).trim(), city: line1.slice(at + 1).trim() };
}

function prepareContact({ firstName, name, ...rest }: RowValues): RowValues {
	const names = [firstName, name].filter((part) => part !== undefined);
	return names.length === 0 ? rest : { ...rest, name: names.join(' ') };
}

/** Columns of other taxes and units make lists; a tax without a mode is so much a unit. */
function prepareProduct({ otherTaxes, units, ...rest }: RowValues): RowValues {
	const listed = (list: unknown) => Object.values(list as RowValues) as RowValues[];
	return {
		...rest,
		...(otherTaxes === undefined
			? {}
			: { otherTaxes: listed(otherTaxes).map((tax) => ({ mode: 'amount', ...tax })) }),
		...(units === undefined ? {} : { units: listed(units) }),
	};
}
