import { findField } from './fieldNames';
import { isGiven, nameOfMaster, type Given } from './readNote';

/**
 * Members beside the list that hold one value a note (`salespersons: [a, b]`), and names of fields in which the
 * notes differ, whatever they hold there.
 */
export function spreadColumns(
	common: Given,
	differOn: unknown,
	count: number,
): { differing: Given[]; shared: Given } {
	const columns = Object.entries(common).filter(
		([name, value]) => Array.isArray(value) && value.length === count && columnName(name) !== undefined,
	);
	const names = [differOn ?? []].flat().map(String);
	const differing = Array.from({ length: count }, (_note, index) =>
		Object.fromEntries([
			...names.map((name) => [name, `${name} ${index + 1}`]),
			...columns.map(([name, values]) => [columnName(name), (values as unknown[])[index]]),
		]),
	);
	const columnNames = new Set(columns.map(([name]) => name));
	return {
		differing,
		shared: Object.fromEntries(Object.entries(common).filter(([name]) => !columnNames.has(name))),
	};
}

function columnName(name: string): string | undefined {
	return name.endsWith('s') ? findField(name.slice(0, -1)) : undefined;
}

/** What is set for each customer: a list of customers with their codes, or an object by code. */
export function customersOf(given: unknown): ReadonlyMap<string, Given> {
	if (Array.isArray(given))
		return new Map(
			given
				.filter(isGiven)
				.map((customer) => [nameOfMaster(customer) ?? nameOfMaster(customer['customer']) ?? '', customer]),
		);
	return new Map(
		isGiven(given)
			? Object.entries(given).flatMap(([code, value]) => (isGiven(value) ? [[code, value]] : []))
			: [],
	);
}

/** A customer's own code, name and country are not those of a note. */
export function settingsOf(customer: Given): Given {
	const own = new Set(['id', 'name', 'country', 'customer', 'state']);
	return Object.fromEntries(
		Object.entries(customer).filter(([name]) => {
			const field = findField(name);
			return field !== undefined && !own.has(field);
		}),
	);
}
