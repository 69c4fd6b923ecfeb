import { foundation } from './0001-foundation';
import { rightsAndRegisters } from './0002-rights-and-registers';
import { payments } from './0003-payments';
import { stockMovements } from './0004-stock-movements';
import { deliveryNotesByDay } from './0005-delivery-notes-by-day';
import { eInvoices } from './0006-einvoices';
import { intakes } from './0007-intakes';
import { collections } from './0008-collections';
import { dunning } from './0009-dunning';
import type { Migration } from './migration';

/** Every migration, oldest first. A landed migration never changes; a new one is added. */
export const MIGRATIONS: readonly Migration[] = [
	foundation,
	rightsAndRegisters,
	payments,
	stockMovements,
	deliveryNotesByDay,
	eInvoices,
	intakes,
	collections,
	dunning,
];
