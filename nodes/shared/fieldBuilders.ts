import type { INodeProperties } from 'n8n-workflow';

/** One line for each common form of parameter, so that lists of fields read as lists. */

type More = Partial<INodeProperties>;

export const text = (displayName: string, name: string, more: More = {}): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...more,
});

export const json = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '',
	description,
});

/** A calendar date; the time that n8n's picker adds is cut off when it is read. */
export const day = (displayName: string, name: string, description?: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	...(description ? { description } : {}),
});

export const days = (
	displayName: string,
	name: string,
	description: string,
	byDefault = 30,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	default: byDefault,
	description,
});

export const flag = (
	displayName: string,
	name: string,
	description: string,
	more: More = {},
): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: false,
	description,
	...more,
});

/** Pairs of what is shown and what is meant; the first is the default. */
export const choice = (
	displayName: string,
	name: string,
	values: ReadonlyArray<readonly [label: string, value: string]>,
	more: More = {},
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: values.map(([label, value]) => ({ name: label, value })),
	default: values[0]?.[1] ?? '',
	...more,
});

/** A list that is filled in entry by entry; each entry is an object of the members given. */
export const rows = (
	displayName: string,
	name: string,
	button: string,
	values: readonly INodeProperties[],
	more: More = {},
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: button,
	default: {},
	options: [{ displayName: 'Entry', name: 'entry', values: [...values] }],
	...more,
});

/** One object that is filled in member by member. */
export const group = (
	displayName: string,
	name: string,
	button: string,
	values: readonly INodeProperties[],
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	placeholder: button,
	default: {},
	description,
	options: [{ displayName, name: 'entry', values: [...values] }],
});
