/** Where text and attributes are kept: names that no element can have. */
export const TEXT = '#text';
export const ATTRIBUTES = '#attributes';

/** What xml2js makes of an element. */
export interface RawElement {
	readonly [TEXT]?: string;
	readonly [ATTRIBUTES]?: Readonly<Record<string, string>>;
	readonly [child: string]: unknown;
}

/**
 * An element of parsed XML, by local names. Steps of a path are separated by `/`; a step may name several names, of
 * which the first that is there counts: `ExchangedDocument|HeaderExchangedDocument`.
 */
export class XmlElement {
	constructor(
		readonly name: string,
		private readonly raw: RawElement,
		/** Names from the root to here. */
		readonly path: string = name,
	) {}

	/** Text of the element itself, trimmed; undefined where there is none. */
	get text(): string | undefined {
		const text = this.raw[TEXT]?.trim();
		return text === undefined || text === '' ? undefined : text;
	}

	attribute(name: string): string | undefined {
		return this.raw[ATTRIBUTES]?.[name]?.trim();
	}

	/** Child elements of one of the names, in the order of the file. */
	children(names: string): readonly XmlElement[] {
		const name = names.split('|').find((one) => elementsOf(this.raw, one).length > 0);
		return name === undefined ? [] : elementsOf(this.raw, name).map((raw) => this.child(name, raw));
	}

	/** All elements at the end of a path. */
	all(path: string): readonly XmlElement[] {
		return path
			.split('/')
			.reduce<readonly XmlElement[]>((found, step) => found.flatMap((one) => one.children(step)), [this]);
	}

	first(path: string): XmlElement | undefined {
		return this.all(path)[0];
	}

	/** Elements of a name at any depth, not below one another. */
	descendants(name: string): readonly XmlElement[] {
		if (this.name === name) return [this];
		return Object.keys(this.raw)
			.flatMap((key) => elementsOf(this.raw, key).map((raw) => this.child(key, raw)))
			.flatMap((child) => child.descendants(name));
	}

	private child(name: string, raw: RawElement): XmlElement {
		return new XmlElement(name, raw, `${this.path}/${name}`);
	}
}

/**
 * An empty element is an empty text. One that is called like something that every object has (`constructor`) comes in
 * company of that, which is left out.
 */
function elementsOf(raw: RawElement, name: string): RawElement[] {
	const values: unknown = Object.hasOwn(raw, name) ? raw[name] : undefined;
	if (!Array.isArray(values)) return [];
	return values.flatMap((value: unknown) => {
		if (value === '') return [{}];
		return typeof value === 'object' && value !== null ? [value as RawElement] : [];
	});
}
