import { isCashRegister, isWithCode } from './templates';
import type { MisaWorld, SandboxInvoice } from './world';

export interface Kind {
	readonly withCode: boolean;
	readonly calcu: boolean;
}

/** MISA looks only among invoices of the kind that it is asked for, and says nothing of the others. */
export const isOfKind = ({ series }: Pick<SandboxInvoice, 'series'>, { withCode, calcu }: Kind) =>
	isWithCode(series) === withCode && isCashRegister(series) === calcu;

/** A fresh invoice is not there yet. */
export const isVisible = ({ now, rules }: MisaWorld, { publishedAt }: SandboxInvoice) =>
	now() - publishedAt >= rules.visibleAfter;

export const byTransaction = (world: MisaWorld, id: unknown) =>
	world.invoices.find(({ transactionId }) => transactionId === id);

export const byRefId = (world: MisaWorld, id: unknown) =>
	world.invoices.find(({ refId }) => refId.toLowerCase() === String(id).toLowerCase());
