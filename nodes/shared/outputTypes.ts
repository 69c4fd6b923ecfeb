/**
 * What the items of each kind of output hold, for n8n's list of fields before the first run. `?` marks what may be
 * null. The build writes them beside the compiled nodes; a test compares them with real output.
 */
export type FieldType = 'string' | 'number' | 'boolean' | 'array' | 'object';
export type OutputFields = Readonly<Record<string, FieldType | `${FieldType}?`>>;
