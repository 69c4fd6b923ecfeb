import type { OperationTable } from '../shared/operation';
import { DEBITS } from './debits';
import { DEBTORS } from './debtors';
import { EVENTS } from './events';

export const OPERATIONS: OperationTable = { debit: DEBITS, debtor: DEBTORS, event: EVENTS };
