import { findDirection } from '../../../domain/received/findDirection';
import { field, soundInvoice } from './received';

const between = (seller: string, buyer?: string) => ({
	...soundInvoice,
	seller: { taxId: field(seller) },
	buyer: buyer === undefined ? {} : { taxId: field(buyer) },
});
const ours = ['FR83404833048', '0100109106'];

test.each([
	['we buy', between('DE136695976', 'FR 83 404 833 048'), 'purchase'],
	['we sell', between('FR83404833048', 'DE136695976'), 'sale'],
	['we sell to a person', between('0100109106'), 'sale'],
	['neither is ours', between('DE136695976', 'NL810433941B01'), 'unknown'],
	['both are ours', between('FR83404833048', '0100109106'), 'unknown'],
	['nobody is named', { ...soundInvoice, seller: {}, buyer: {} }, 'unknown'],
] as const)('%s', (_, invoice, direction) => {
	expect(findDirection(invoice, ours)).toBe(direction);
});

test('a French company is known by VAT number, SIREN and SIRET alike', () => {
	for (const own of ['FR83404833048', '404833048', '404 833 048 00022']) {
		for (const printed of ['FR83404833048', '404833048', '40483304800022']) {
			expect(findDirection(between('DE136695976', printed), [own])).toBe('purchase');
		}
	}
});
