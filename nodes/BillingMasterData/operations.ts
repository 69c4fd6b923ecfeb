import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { findMasters, getMaster, type MasterQuery } from '../../services/findMasters';
import { saveMaster } from '../../services/saveMaster';
import { setMasterActive } from '../../services/setMasterActive';
import { companyField } from '../shared/documentFields';
import { locator } from '../shared/locators';
import type { Operation, OperationTable } from '../shared/operation';
import { outstandingOperation } from '../shared/outstandingOperation';
import { listLimits } from '../shared/properties';
import { IMPORT_OPERATIONS } from './importing';
import { LEDGER_OPERATIONS } from './ledgerOperations';
import type { MasterForm } from './masterForm';
import { FORMS } from './masters';
import { STOCK_OPERATIONS } from './stockOperations';

function operationsOf(form: MasterForm): Operation[] {
	const { kind, role, sample, required, more, search, title } = form;
	const noun = title.toLowerCase();
	const chosen = (): INodeProperties =>
		locator(search, { name: 'id', displayName: title, by: 'Code', required: true });
	const moreFields: INodeProperties[] =
		more.length === 0
			? []
			: [
					{
						displayName: 'Additional Fields',
						name: 'additionalFields',
						type: 'collection',
						placeholder: 'Add field',
						default: {},
						options: byName(more),
					},
				];
	return [
		{
			does: 'write',
			name: 'upsert',
			output: 'master',
			displayName: 'Create or Update',
			action: `Create or update ${noun}`,
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			definedBelow: [...required.map((field) => withExample(field, sample)), ...moreFields],
			useCase: () => saveMaster(kind),
			prepare: (input) => withRole(form.prepare?.(input) ?? input, role),
			sample: sample as IDataObject,
		},
		...([true, false] as const).map((active): Operation => ({
			does: 'write',
			name: active ? 'activate' : 'deactivate',
			output: 'master',
			displayName: active ? 'Activate' : 'Deactivate',
			action: `${active ? 'Activate' : 'Deactivate'} ${noun}`,
			description: active ? 'Bring it back into use' : 'Take it out of use; documents that have it keep it',
			definedBelow: [chosen()],
			useCase: () => setMasterActive(kind, active),
		})),
		{
			does: 'read',
			name: 'get',
			output: 'master',
			displayName: 'Get',
			action: `Get ${noun}`,
			description: 'Read one by its ID or code',
			definedBelow: [chosen()],
			...(role === undefined ? {} : { fields: [includeFigures] }),
			read: async (context, input) => [
				await getMaster(context, kind, String(input['id'] ?? ''), {
					includeFigures: input['includeFigures'] === true,
				}),
			],
		},
		{
			does: 'read',
			name: 'getMany',
			output: 'master',
			displayName: 'Get Many',
			action: `Get many ${noun.endsWith('s') ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`,
			description: 'List and search',
			fields: [...listLimits, filters, ...(role === undefined ? [] : [includeFigures])],
			read: (context, { returnAll, limit, ...query }) =>
				findMasters(context, kind, {
					...(query as MasterQuery),
					role,
					limit: returnAll === true ? Number.MAX_SAFE_INTEGER : Number(limit),
				}),
		},
		...(role === undefined ? [] : [outstandingOperation(role)]),
		...(form.operations ?? []),
	];
}

/** Code and name show those of the sample. */
function withExample(field: INodeProperties, sample: MasterForm['sample']): INodeProperties {
	const example = sample[field.name];
	const isNamed = ['code', 'name'].includes(field.name) && typeof example === 'string';
	return isNamed ? { ...field, placeholder: `e.g. ${example}` } : field;
}

/** Customers and suppliers are one master with two roles; the resource says which one is meant. */
function withRole(input: IDataObject, role: MasterForm['role']): IDataObject {
	if (role === 'supplier') return { isCustomer: false, ...input, isSupplier: true };
	return role === 'customer' ? { ...input, isCustomer: true } : input;
}

function byName(fields: readonly INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

const includeFigures: INodeProperties = {
	displayName: 'Include Figures',
	name: 'includeFigures',
	type: 'boolean',
	default: false,
	description: 'Whether to sum up what is open and overdue on each',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		companyField(),
		{
			displayName: 'Include Inactive',
			name: 'includeInactive',
			type: 'boolean',
			default: false,
			description: 'Whether to list inactive ones too',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'Words in code, name, VAT number or e-mail',
		},
	],
};

export const OPERATIONS: OperationTable = {
	...Object.fromEntries(Object.entries(FORMS).map(([resource, form]) => [resource, operationsOf(form)])),
	importExport: IMPORT_OPERATIONS,
	ledger: LEDGER_OPERATIONS,
	stock: STOCK_OPERATIONS,
};
