/*
 * preview: a page of "waymark serve" in a browser, while its files change.
 *
 *	preview.js URL FOLDER
 *
 * The folder is the site's repository, with content/notes.md at /notes/ and a
 * style sheet themes/site/assets/style.css that Git has.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { end, ok } from '../tap.mjs';
import { launch, load, newPage } from './browser.js';

const [url, folder] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const write = (path, text) => fs.writeFileSync(`${folder}/${path}`, text);
const notes = (words, title = 'Notes') => write('content/notes.md', `---\ntitle: ${title}\n---\n\n${words}\n`);

const browser = await launch();
const page = await newPage(await browser.newContext({ viewport: { width: 320, height: 640 } }));
const until = (test, word) => page.waitForFunction(test, word);
const shows = (word) => until((w) => document.querySelector('main')?.textContent.includes(w), word);
/* What is asked of a page while it is loaded anew is asked once more. */
async function ask(question) {
	for (;;) {
		try {
			return await page.evaluate(question);
		} catch (error) {
			if (!/context was destroyed/.test(error.message))
				throw error;
		}
		await page.waitForLoadState();
	}
}
const bar = () => ask(() => document.querySelector('waymark-bar').shadowRoot.textContent);
const tells = (word) => until(
	(w) => document.querySelector('waymark-bar')?.shadowRoot?.textContent.includes(w), word);
/* A page that is loaded anew forgets the mark. */
const mark = () => ask(() => { window.marked = true; });
const marked = () => ask(() => window.marked === true);

await load(page, `${url}notes/`);
ok((await bar()).includes('Preview'), 'the bar is in a tree of its own');
notes('Seen in the browser.');
await shows('Seen in the browser.');
ok(true, 'a save is shown');
await tells('not yet saved');
ok(true, 'and that it is not yet saved');

await mark();
write('themes/site/assets/style.css', 'body { outline: 7px solid rgb(1, 2, 3); }\n');
await until(() => document.body && getComputedStyle(document.body).outlineWidth === '7px');
ok(await marked(), 'a new style takes the place of the old one on the page as it is');

notes('Seen in the browser. [Nowhere](/nowhere/)');
await tells('nowhere');
ok((await bar()).includes('to mend here'), 'a finding is told on the page');
const noted = [...page.noted];
const faults = await page.evaluate(async (source) => {
	new Function(source).call(window);
	const found = await window.axe.run({ include: [['waymark-bar']] });
	return found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
}, axe).catch((error) => [String(error)]);
page.noted = []; // axe tries inline styles, which are refused
ok(faults.length === 0, 'axe finds no fault in the bar', faults.join('; '));
ok(await ask(() => document.documentElement.scrollWidth <= 320), 'which fits a phone');

notes('Bad.', 'Notes: more');
await tells('as it was before');
ok(await ask(() => document.querySelector('main').textContent.includes('Seen in the browser.')),
	'a page that cannot be made stays as it was');
notes('Mended.');
await shows('Mended.');
await until(() => document.querySelector('waymark-bar')?.shadowRoot?.textContent.includes('mend') === false);
ok(true, 'until it is mended');

await page.evaluate(() => {
	const { shadowRoot } = document.querySelector('waymark-bar');
	shadowRoot.querySelector('details').open = true;
	shadowRoot.querySelector('input[name=drafts]').click();
});
await tells('with drafts');
ok(page.url() === `${url}notes/`, 'a switch leads back to the page');
noted.push(...page.noted);
ok(noted.length === 0, 'nothing is said on the console', noted.join('; '));
await browser.close();
end();
