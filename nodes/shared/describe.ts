import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Operation, OperationTable } from './operation';
import {
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
	const hasSource = ({ definedBelow = [] }: Operation) => definedBelow.length > 0;
	const properties = [
		resources,
		...Object.entries(table).map(([resource, operations]) => operationParameter(resource, operations)),
		...sourceParameters(table),
		...Object.entries(table).flatMap(([resource, operations]) =>
			operations.flatMap((operation) => fieldsOf(resource, operation)),
		),
	];
	return [
		...mergeSame(properties),
		...forThose(writes, dryRun),
		simplify(),
		...forThose(writes, (show) => [writeOptions(show)]),
		...forThose(
			(operation) => !writes(operation) && hasSource(operation),
			(show) => [itemReadOptions(show)],
		),
		...forThose(
			(operation) => !writes(operation) && !hasSource(operation),
			(show) => [readOptions(show)],
		),
		embeddedLedgerNotice,
	];
}

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

/** Input Source, and behind it the sample of what an item may look like. */
function sourceParameters(table: OperationTable): INodeProperties[] {
	return Object.entries(table).flatMap(([resource, operations]) =>
		operations
			.filter((operation) => (operation.definedBelow ?? []).length > 0)
			.flatMap((operation) => {
				const show = { resource: [resource], operation: [operation.name] };
				const sample = operation.does === 'write' ? operation.sample : undefined;
				return [
					inputSource(show),
					...(sample
						? [
								sampleNotice(`sample_${resource}_${operation.name}`, 'An item can look like this:', sample, {
									...show,
									inputSource: ['item'],
								}),
							]
						: []),
				];
			}),
	);
}

function fieldsOf(resource: string, { name, fields = [], definedBelow = [] }: Operation): INodeProperties[] {
	const show = { resource: [resource], operation: [name] };
	return [
		...definedBelow.map((field) => withShow(field, { ...show, inputSource: ['fields'] })),
		...fields.map((field) => withShow(field, show)),
	];
}

function withShow(field: INodeProperties, show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return {
		...field,
		displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, ...show } },
	};
}

/**
 * The same parameter of several resources or operations becomes one, shown for all of them, as long as the lists of
 * both together name nothing that was not asked for.
 */
function mergeSame(properties: readonly INodeProperties[]): INodeProperties[] {
	const merged: INodeProperties[] = [];
	for (const property of properties) {
		const twin = merged.find((candidate) => sameBut(candidate, property, 'resource'));
		if (twin) {
			const show = { ...twin.displayOptions?.show };
			show['resource'] = [
				...new Set([...(show['resource'] ?? []), ...(property.displayOptions?.show?.['resource'] ?? [])]),
			] as string[];
			twin.displayOptions = { ...twin.displayOptions, show };
		} else merged.push({ ...property });
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
