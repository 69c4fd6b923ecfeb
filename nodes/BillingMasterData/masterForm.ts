import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { MasterKind } from '../../domain/masters/schemas';
import type { Operation } from '../shared/operation';
import type { listSearch } from '../shared/locators';

/** A resource of the node: which master it is, how it is picked, and the fields of its form. */
export interface MasterForm {
	readonly kind: MasterKind;
	readonly title: string;
	readonly fr: string;
	readonly search: keyof typeof listSearch;
	readonly role?: 'customer' | 'supplier';
	readonly required: readonly INodeProperties[];
	readonly more: readonly INodeProperties[];
	/** What it does beside being saved, listed and taken out of use. */
	readonly operations?: readonly Operation[];
	/** Gathers members that the form shows apart. */
	readonly prepare?: (input: IDataObject) => IDataObject;
	readonly sample: Readonly<Record<string, unknown>>;
}
