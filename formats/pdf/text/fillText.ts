/** `Page {page}/{pages}` with values. One pass, so braces inside a value stay text. */
export function fillText(template: string, values: Readonly<Record<string, string | undefined>>): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
