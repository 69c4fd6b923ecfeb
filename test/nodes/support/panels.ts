import { NodeHelpers, type INodeProperties, type INodeType } from 'n8n-workflow';

/** What a person sees of a node: its parameters, state by state. */

export type Values = Record<string, string | boolean>;

export const choicesOf = (property: INodeProperties | undefined): string[] =>
	(property?.options ?? []).flatMap((option) => ('value' in option ? [String(option.value)] : []));

/** What the panel shows for these values, in the node or in the tool that n8n makes of it. */
export function shown({ description }: INodeType, values: Values, tool = false): INodeProperties[] {
	const asTool = tool ? { ...description, name: `${description.name}Tool` } : description;
	const node = { typeVersion: 1 };
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, node, asTool),
	);
}

/** Every state of the panel: each choice of each parameter that others hang on. */
export function panels(node: INodeType): Values[] {
	const conditions = node.description.properties.flatMap(({ displayOptions }) =>
		Object.keys(displayOptions?.show ?? {}),
	);
	const steering = new Set(['resource', 'operation', ...conditions.filter((name) => !name.startsWith('@'))]);
	return [...steering].reduce<Values[]>(
		(states, name) =>
			states.flatMap((state) => {
				const property = shown(node, state).find((candidate) => candidate.name === name);
				if (!property) return [state];
				const choices = property.type === 'boolean' ? [true, false] : choicesOf(property);
				return choices.map((choice) => ({ ...state, [name]: choice }));
			}),
		[{}],
	);
}
