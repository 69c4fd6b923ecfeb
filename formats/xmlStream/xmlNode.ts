/** An element with what is in it. Names are without prefix. */
export interface XmlNode {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	text: string;
	readonly children: XmlNode[];
	/** Bytes, about, that it takes with all that is in it. */
	weight: number;
}

/** The first element at a path such as `Refs/EndToEndId`. */
export function find(node: XmlNode | undefined, path: string): XmlNode | undefined {
	let at = node;
	for (const name of path.split('/')) at = at?.children.find((child) => child.name === name);
	return at;
}

/** All elements of the last name of a path, below the first ones of those before. */
export function findAll(node: XmlNode | undefined, path: string): XmlNode[] {
	const names = path.split('/');
	const last = names.pop();
	const parent = names.length === 0 ? node : find(node, names.join('/'));
	return parent?.children.filter((child) => child.name === last) ?? [];
}

/** Text at the first of the paths that has any; null where none has. */
export function textAt(node: XmlNode | undefined, ...paths: readonly string[]): string | null {
	for (const path of paths) {
		const text = find(node, path)?.text.trim();
		if (text) return text;
	}
	return null;
}
