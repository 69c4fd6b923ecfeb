import { refuse } from '../../domain/refusal';

/** Tags that mail programs show alike and of which plain text can be made. */
const TAGS = new Set(
	'p br strong em b i u h1 h2 h3 ul ol li table thead tbody tr th td a hr div span'.split(' '),
);
const ATTRIBUTES = new Set(['style', 'align', 'colspan', 'href']);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+="[^"<>]*")*)\s*\/?>/g;
const ATTRIBUTE = /([a-zA-Z-]+)="([^"]*)"/g;
const STYLE = /^[a-zA-Z0-9\s:;.,#%()-]*$/;

/**
 * Checks the HTML of a template: a short list of tags and attributes, no script, nothing that is fetched from elsewhere.
 *
 * @throws Refusal `message.tag`, `message.attribute`, `message.html`
 */
export function checkHtml(html: string, file: string): void {
	for (const [tag, , name = '', attributes = ''] of html.matchAll(TAG)) {
		if (!TAGS.has(name.toLowerCase())) {
			refuse({
				rule: 'message.tag',
				field: file,
				message: `The template ${file} has the tag <${name}>, which messages do not have.`,
				fix: `Use ${[...TAGS].join(', ')}.`,
			});
		}
		for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE))
			assertAttribute(attribute.toLowerCase(), value, { tag, file });
	}
	const rest = html.replace(TAG, '');
	const stray = /[<>]/.exec(rest);
	if (stray === null) return;
	refuse({
		rule: 'message.html',
		field: file,
		message: `The template ${file} has a bracket that is no tag near '${rest.slice(Math.max(0, stray.index - 20), stray.index + 20).trim()}'.`,
		fix: 'Write &lt; and &gt; for brackets in the text, attributes in double quotes, and no comments.',
	});
}

function assertAttribute(name: string, value: string, { tag, file }: { tag: string; file: string }): void {
	const isAllowed =
		ATTRIBUTES.has(name) &&
		(name !== 'style' || (STYLE.test(value) && !/url|expression|import/i.test(value))) &&
		(name !== 'href' || /^(https:\/\/[^\s]+|mailto:[^\s]+|\{\{\s*\w+\s*\}\})$/.test(value));
	if (isAllowed) return;
	refuse({
		rule: 'message.attribute',
		field: file,
		message: `The template ${file} has the attribute ${name} in ${tag.slice(0, 80)}, which messages do not have like this.`,
		fix: `Use ${[...ATTRIBUTES].join(', ')}; href takes https://, mailto: or a merge field, style plain properties.`,
	});
}
