import type { OperationTable } from '../shared/operation';
import { HOLD_OPERATIONS } from './holds';
import { REMINDER_OPERATIONS } from './reminders';

export const OPERATIONS: OperationTable = { reminder: REMINDER_OPERATIONS, hold: HOLD_OPERATIONS };
