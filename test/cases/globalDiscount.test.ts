import { prorateGross } from '../../domain/amounts/prorateGross';
import { grossOf, type TaxGroup } from '../../domain/amounts/taxGroups';
import { Exact } from '../../domain/money/decimal';
import { minorToFixed, parseMinor, sumMinor } from '../../domain/money/minor';
import { replayCases, type PeerCase } from './peerCases';

const euros = (text: string) => parseMinor(new Exact(text).toFixed(), 'EUR', 'amount');

/** Several taxes on one net: the first bears it, the others have none of their own. */
function groupsOf({ net, taxes }: { net: string; taxes: readonly string[] }): TaxGroup[] {
	return taxes.map((tax, index) => ({
		category: 'S',
		rate: String(index + 1),
		base: index === 0 ? euros(net) : 0,
		tax: euros(tax),
	}));
}

/** A percentage off a document that rounds on its lines: the gross counts, taxes are prorated, the net is the rest. */
function discountOnGross({ given, expect: outcome }: PeerCase): void {
	const groups = groupsOf(given.document);
	expect(minorToFixed(grossOf(groups), 'EUR')).toBe(given.document.gross);
	const share = new Exact(100).minus(given.global_discount_percent).div(100);
	const target = Number(share.times(grossOf(groups)).round(0).toFixed(0));
	const after = prorateGross(groups, target, share);
	const made = {
		gross: minorToFixed(grossOf(after), 'EUR'),
		taxes: after.map(({ tax }) => minorToFixed(tax, 'EUR')),
		net: minorToFixed(sumMinor(after.map(({ base }) => base)), 'EUR'),
	};
	expect(made).toMatchObject(outcome);
}

replayCases('global-discount', [
	{ given: 'rounding document global_discount_percent', replay: discountOnGross },
]);
