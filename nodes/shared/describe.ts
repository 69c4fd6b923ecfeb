import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { FilesOperation, Operation, OperationTable, ProviderOperation } from './operation';
import {
	callOptions,
	dryRun,
	embeddedLedgerNotice,
	inputSource,
	itemReadOptions,
	readOptions,
	sampleNotice,
	simplify,
	writeOptions,
} from './properties';

/**
 * The parameters of a node from its table of operations. An operation lists its own fields once; when they are shown
 * follows from where it stands.
 */
export function describeOperations(resources: INodeProperties, table: OperationTable): INodeProperties[] {
	const all = Object.entries(table).flatMap(([resource, operations]) =>
		operations.map((operation) => ({ resource, operation })),
	);
	/** Parameters for the operations that pass; none where no operation does. */
	const forThose = (
		passes: (operation: Operation) => boolean,
		make: (show: IDisplayOptions['show']) => INodeProperties[],
	): INodeProperties[] => {
		const chosen = all.filter(({ operation }) => passes(operation));
		if (chosen.length === 0) return [];
		return make({
			resource: [...new Set(chosen.map(({ resource }) => resource))],
			operation: [...new Set(chosen.map(({ operation }) => operation.name))],
		});
	};
	const writes = (operation: Operation) => operation.does === 'write';
	const calls = (operation: Operation) => isCall(operation);
	const runsDry = (operation: Operation) => writes(operation) || (isCall(operation) && operation.changes);
	const hasSource = ({ definedBelow = [] }: Operation) => definedBelow.length > 0;
	/** The same resource by resource, where the names of the operations alone do not tell the two apart. */
	const inEach = (
		passes: (operation: Operation) => boolean,
		make: (show: IDisplayOptions['show']) => INodeProperties,
	): INodeProperties[] =>
		mergeInOrder(
			Object.entries(table).flatMap(([resource, operations]) => {
				const names = operations.filter(passes).map(({ name }) => name);
				return names.length === 0 ? [] : [[make({ resource: [resource], operation: names })]];
			}),
		);
	const asks = (operation: Operation) => operation.does === 'write' && operation.asksReference === true;
	const someAsk = all.some(({ operation }) => asks(operation));
	return [
		resources,
		...Object.entries(table).map(([resource, operations]) => operationParameter(resource, operations)),
		...mergeInOrder(
			all.map(({ resource, operation }) => [
				...accountParameters(resource, operation),
				...sourceParameters(resource, operation),
				...fieldsOf(resource, operation),
			]),
		),
		...forThose(runsDry, dryRun),
		simplify(),
		...(someAsk
			? [
					...inEach(asks, (show) => openedOptions(show)),
					...inEach(
						(operation) => writes(operation) && !asks(operation),
						(show) => writeOptions(show),
					),
				]
			: forThose(writes, (show) => [writeOptions(show)])),
		...forThose(
			(operation) => !writes(operation) && !calls(operation) && hasSource(operation),
			(show) => [itemReadOptions(show)],
		),
		...forThose(
			(operation) => !writes(operation) && !calls(operation) && !hasSource(operation),
			(show) => [readOptions(show)],
		),
		...forThose(calls, (show) => [callOptions(show)]),
		embeddedLedgerNotice,
	];
}

/** What takes its time outside of the books: a provider is asked, or files are read. */
const isCall = (operation: Operation): operation is ProviderOperation | FilesOperation =>
	operation.does === 'callProvider' || operation.does === 'takeFiles';

/** The reference stands there before anybody adds it: without one the operation is refused, or warned about. */
const openedOptions = (show: IDisplayOptions['show']): INodeProperties => ({
	...writeOptions(show),
	default: { externalReference: '' },
});

function operationParameter(resource: string, operations: readonly Operation[]): INodeProperties {
	const options = operations
		.map(({ displayName, name, action, description }) => ({
			name: displayName,
			value: name,
			action,
			description,
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options,
		default: operations[0]?.name ?? '',
		displayOptions: { show: { resource: [resource] } },
	};
}

function accountParameters(resource: string, { name, account = [] }: Operation): INodeProperties[] {
	return account.map((field) => withShow(field, { resource: [resource], operation: [name] }));
}

/** Input Source, and behind it the sample of what an item may look like. */
function sourceParameters(resource: string, operation: Operation): INodeProperties[] {
	if ((operation.definedBelow ?? []).length === 0) return [];
	const show = { resource: [resource], operation: [operation.name] };
	const sample = 'sample' in operation ? operation.sample : undefined;
	if (!sample) return [inputSource(show)];
	const asItem = { ...show, inputSource: ['item'] };
	return [
		inputSource(show),
		sampleNotice(`sample_${resource}_${operation.name}`, 'An item can look like this:', sample, asItem),
	];
}

/** Collections of optional fields stand last, as in every n8n node. */
function fieldsOf(resource: string, { name, fields = [], definedBelow = [] }: Operation): INodeProperties[] {
	const show = { resource: [resource], operation: [name] };
	const shown = [
		...definedBelow.map((field) => withShow(field, { ...show, inputSource: ['fields'] })),
		...fields.map((field) => withShow(field, show)),
	];
	const isOptional = ({ type }: INodeProperties) => type === 'collection';
	return [...shown.filter((field) => !isOptional(field)), ...shown.filter(isOptional)];
}

function withShow(field: INodeProperties, show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return {
		...field,
		displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, ...show } },
	};
}

/**
 * The same parameter of several resources becomes one, shown for all of them, as long as every panel keeps its fields in
 * the order in which its operation lists them.
 */
function mergeInOrder(panels: ReadonlyArray<readonly INodeProperties[]>): INodeProperties[] {
	const merged: INodeProperties[] = [];
	for (const panel of panels) {
		let place = 0;
		for (const property of panel) {
			const found = merged.findIndex(
				(candidate, index) => index >= place && sameBut(candidate, property, 'resource'),
			);
			const twin = merged[found];
			if (twin) {
				const show = { ...twin.displayOptions?.show };
				show['resource'] = [
					...new Set([...(show['resource'] ?? []), ...(property.displayOptions?.show?.['resource'] ?? [])]),
				] as string[];
				twin.displayOptions = { ...twin.displayOptions, show };
				place = found + 1;
			} else {
				merged.splice(place, 0, { ...property });
				place += 1;
			}
		}
	}
	return merged;
}

function sameBut(a: INodeProperties, b: INodeProperties, key: string): boolean {
	return (
		a.name === b.name &&
		a.name !== 'resource' &&
		JSON.stringify(without(a, key)) === JSON.stringify(without(b, key))
	);
}

function without(property: INodeProperties, key: string): unknown {
	const { [key]: _left, ...show } = property.displayOptions?.show ?? {};
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}
