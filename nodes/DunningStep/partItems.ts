import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Rules by which a person has to mend something before a message can leave. */
const TO_MEND = new Set(['dunning.noEmail', 'dunning.noTemplate']);

/**
 * Two outputs: what goes on, and what needs a person. Of a plan the second one holds rows without a billing e-mail or
 * message template; of a claim the rows to which nothing goes out any more, each with the reason.
 *
 * @param goesOn Continue On Fail, or an error output
 */
export function partItems(
	items: readonly INodeExecutionData[],
	operation: string,
	goesOn: boolean,
): INodeExecutionData[][] {
	const needsPerson = ({ json }: INodeExecutionData) => (isFailed(json) ? !goesOn : isAside(json, operation));
	return [items.filter((item) => !needsPerson(item)), items.filter(needsPerson)];
}

function isAside(json: IDataObject, operation: string): boolean {
	if (operation === 'plan') return TO_MEND.has(String(json['rule']));
	return operation === 'claim' && !('rows' in json);
}

/** Where the node is to go on they are left to n8n, which has an output of its own for them. */
function isFailed({ error, details }: IDataObject): boolean {
	return error !== undefined && details !== undefined;
}
