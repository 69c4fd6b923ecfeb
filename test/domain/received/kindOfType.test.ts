import { kindOfType } from '../../../domain/received/kindOfType';

test.each(['261', '381', '396', '502', '503'])(
	'%s of a French invoice is a credit note (BR-FR-CO-05)',
	(code) => {
		expect(kindOfType(code)).toBe('creditNote');
	},
);

test.each(['380', '384', '386', '389', '393', '471', '472', '473', '500', '501'])(
	'%s is an invoice',
	(code) => {
		expect(kindOfType(code)).toBe('invoice');
	},
);
