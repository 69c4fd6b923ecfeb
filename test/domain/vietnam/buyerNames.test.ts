import { nameBuyer } from '../../../domain/vietnam/nameBuyer';
import { expectComplete, refusalOf } from '../refusalOf';

const DAY = '2026-11-22';
const CONSUMER = { personName: 'Bán cho người tiêu dùng', takesInvoice: false };

test.each([{}, { legalName: ' ' }, { taxCode: '', address: undefined }])(
	'a buyer who gives nothing (%j) is a consumer',
	(given) => {
		expect(nameBuyer(given, DAY)).toEqual(CONSUMER);
	},
);

test.each([
	{ personName: 'Nguyễn Văn An', personalId: '001099012345' },
	{ legalName: 'Công ty An Phú', taxCode: '0100109106', address: 'Hà Nội' },
])('whatever is given is shown: %j', (given) => {
	expect(nameBuyer(given, DAY)).toEqual({ ...given, takesInvoice: true });
});

test('data without a name is refused, and not put under the words for consumers', () => {
	const refusal = refusalOf(() => nameBuyer({ taxCode: '0100109106' }, DAY));
	expect(refusal.rule).toBe('vietnam.buyerName');
	expectComplete(refusal);
});

test('the words begin with the law that gives them', () => {
	expect(nameBuyer({}, '2026-07-01')).toEqual(CONSUMER);
	const refusal = refusalOf(() => nameBuyer({}, '2026-06-30'));
	expect(refusal.rule).toBe('vietnam.consumerText');
	expectComplete(refusal);
});
