/** The refusal, for nodes: they may not reach into the domain for more than types. */
export { Refusal, refuse } from '../domain/refusal';
