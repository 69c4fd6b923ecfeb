import type { MisaGeneration } from './paths';
import type { Json, MisaWorld } from './world';

/** A request as handlers see it. */
export interface Call {
	readonly world: MisaWorld;
	readonly generation: MisaGeneration;
	readonly query: Readonly<Record<string, string>>;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body: unknown;
	/** Of a batch, how many are done before the work breaks off; all where nothing breaks. */
	readonly most: number;
}

export const flagIn = ({ query }: Call, name: string): boolean => query[name]?.toLowerCase() === 'true';
export const listIn = ({ body }: Call): readonly unknown[] =>
	Array.isArray(body) ? (body as unknown[]) : [];
export const objectIn = ({ body }: Call): Json =>
	typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : {};
