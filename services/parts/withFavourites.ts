import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LineInput } from '../../domain/schemas/documentInput';

/**
 * Adds the company's favourite lines (produits favoris): those that are asked for by name, and the automatic ones
 * unless their product is there already.
 */
export function withFavourites(
	lines: readonly LineInput[],
	names: readonly string[],
	company: Master<'company'>,
): LineInput[] {
	const favourites = company.content.favouriteLines ?? [];
	const unknown = names.find((name) => !favourites.some((favourite) => favourite.name === name));
	if (unknown !== undefined) {
		refuse({
			rule: 'favourite.unknown',
			field: 'favourites',
			message: `Company '${company.code}' has no favourite line '${unknown}'.`,
			fix:
				favourites.length === 0
					? "Add 'favouriteLines' to the company in Billing Master Data."
					: `It has: ${favourites.map(({ name }) => name).join(', ')}.`,
		});
	}
	const present = new Set(lines.map(({ product }) => product));
	const wanted = favourites.filter(
		({ name, automatic, product }) =>
			names.includes(name) || (automatic === true && (product === undefined || !present.has(product))),
	);
	return [...lines, ...wanted.map(({ name: _name, automatic: _automatic, ...line }) => line)];
}
