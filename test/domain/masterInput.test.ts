import { MASTER_KINDS, type MasterKind } from '../../domain/masters/schemas';
import { parseInput } from '../../domain/schemas/parseInput';
import { WHOLESALER } from '../support/stories';
import { expectComplete, refusalOf } from './refusalOf';

const read = (kind: MasterKind, input: unknown) => parseInput(MASTER_KINDS[kind].schema, input);

describe('a master is refused', () => {
	const table: ReadonlyArray<[string, MasterKind, object, string]> = [
		['a company in no zone', 'company', { ...WHOLESALER, timeZone: 'Paris' }, 'timeZone'],
		['a company without a currency', 'company', { ...WHOLESALER, currency: undefined }, 'currency'],
		['a code with a space', 'party', { code: 'ÉPICERIE MARTIN', name: 'x' }, 'code'],
		['a contact of nobody', 'contact', { code: 'C1', name: 'Paul' }, 'party'],
		['a price in words', 'product', { code: 'P', name: 'x', unitPrice: 'cher' }, 'unitPrice'],
		[
			'a series for nothing',
			'numberSeries',
			{ code: 'S', name: 'x', company: 'C', kinds: [], pattern: '{SEQ}', reset: 'never' },
			'kinds',
		],
		[
			'an IBAN of another shape',
			'sellerProfile',
			{ code: 'P', name: 'x', company: 'C', ibanPrinted: 'FR76' },
			'ibanPrinted',
		],
		[
			'a label of a state that does not exist',
			'statusLabel',
			{ code: 'L', name: 'x', kind: 'invoice', states: ['lost'] },
			'states[0]',
		],
		['an unknown field', 'party', { code: 'P', name: 'x', nom: 'y' }, 'nom'],
	];
	it.each(table)('%s', (_title, kind, input, field) => {
		const refusal = refusalOf(() => read(kind, input));
		expect(refusal).toMatchObject({ rule: 'input.invalid', field });
		expectComplete(refusal);
	});

	it('but an IBAN may be written in groups', () => {
		const profile = read('sellerProfile', {
			code: 'P',
			name: 'x',
			company: 'C',
			ibanPrinted: 'fr76 3000 6000 0112 3456 7890 189',
		});
		expect(profile).toMatchObject({ ibanPrinted: 'FR7630006000011234567890189' });
	});

	it('never shares an id prefix with another kind', () => {
		const prefixes = Object.values(MASTER_KINDS).map(({ prefix }) => prefix);
		expect(new Set(prefixes).size).toBe(prefixes.length);
	});
});
