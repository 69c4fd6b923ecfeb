import { done, goods, invoicing, runStep, runSteps, sales, type Json, type Step } from './bench';

/** Short words for the steps of a sale, so that a test reads as the story that it tells. */

export const one = async (...steps: Step[]) => (await done(runSteps(steps, [goods()])))[0] as Json;
export const onto = async (document: Json | undefined, step: Step) =>
	(await done(runStep(step, [{ id: document?.['id'] }])))[0] as Json;
export const create = (kind: string, parameters: Json = {}) =>
	sales(kind, 'create', { validate: true, ...parameters });
export const convert = (from: string, convertTo: string, more: Json = {}) =>
	sales(from, 'convert', { convertTo, validate: true, ...more });
export const bill = (reference: string, more: Json = {}) =>
	done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			goods({ externalReference: reference, ...more }),
		]),
	);
export const list = (kind: string, filters: Json = {}) =>
	done(runStep(sales(kind, 'getMany', { returnAll: true, filters })));
export const ids = (documents: Array<Json | undefined>) =>
	documents.map((document) => document?.['id']).sort();
