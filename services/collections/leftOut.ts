import type { Fault } from '../../domain/sepa/fault';

/** Why an instalment is not collected: a rule, what it means, and the way out. */
export type LeftOut = Fault;

export const leftOut = (rule: string, message: string, fix: string): LeftOut => ({ rule, message, fix });
