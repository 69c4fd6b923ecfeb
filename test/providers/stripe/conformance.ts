import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER =
	process.env['O2C_CONFORMANCE'] ?? join(__dirname, '..', '..', '..', '..', 'shared', 'conformance');

/** Public material on Stripe, which may not be copied into the repository; undefined where it is absent. */
export function readStripeSample<T>(name: string): T | undefined {
	const file = join(FOLDER, 'stripe', name);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
	console.warn(
		`SKIPPED: the sample '${name}' is not here. Set O2C_CONFORMANCE, or put it at ../shared/conformance.`,
	);
	return undefined;
}

export interface Schema {
	readonly type?: string;
	readonly enum?: readonly string[];
	readonly maxLength?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean | Schema;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
}

interface Operation {
	readonly parameters?: ReadonlyArray<{
		readonly name: string;
		readonly in: string;
		readonly schema: Schema;
	}>;
	readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** The description of the interface, pruned to what SEPA debits need; of 2023, so that it lacks what came later. */
export interface Description {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export const description = readStripeSample<Description>('openapi-v1-2023-08-16.sepa-extract.json');

/** The schema of the parameters of a call; undefined where the description does not know the call. */
export function parametersOf(method: string, path: string): Schema | undefined {
	const parts = path.split('/');
	const template = Object.keys(description?.paths ?? {})
		.filter((one) => {
			const names = one.split('/');
			return (
				names.length === parts.length && names.every((name, at) => name === parts[at] || name.startsWith('{'))
			);
		})
		.sort((a, b) => a.split('{').length - b.split('{').length)[0];
	const operation = description?.paths[template ?? '']?.[method.toLowerCase()];
	if (!operation) return undefined;
	const inQuery = (operation.parameters ?? []).filter((one) => one.in === 'query');
	const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
	return {
		type: 'object',
		properties: {
			...Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
			...body?.properties,
		},
		...(body?.required === undefined ? {} : { required: body.required }),
	};
}
