import type { IDataObject } from 'n8n-workflow';

const NUMBERS = /^\[?\s*\d+(\s*[,;]\s*\d+)*\s*\]?$/;

/** Line numbers as a person writes them: `1, 3`. What is no list of numbers is left for the schema to refuse. */
export function withNumbers(input: IDataObject, member: string): IDataObject {
	const given = input[member];
	if (given === '') return Object.fromEntries(Object.entries(input).filter(([name]) => name !== member));
	if (typeof given !== 'string' || !NUMBERS.test(given)) return input;
	return { ...input, [member]: (given.match(/\d+/g) ?? []).map(Number) };
}
