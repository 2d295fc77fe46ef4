/*
 * broken: that each check finds the fault it is there for. A page that has
 * all of them, in the folder broken/, is visited like any other.
 */
import path from 'node:path';
import { links } from './links.js';
import { kindsLeftOut } from './pages.js';
import { serve } from './serve.js';
import { parts, visit, visitor } from './visit.js';

const folder = path.join(path.dirname(new URL(import.meta.url).pathname), 'broken');

/* The condition, and words of what has to be found under it. */
const faults = [
	['light, 1280 px', /axe image-alt/],
	['light, 1280 px', /^the page is \d+ px wide in 1280: .*wide-1280/],
	['light, 1280 px', /^words are cut off at the side: .*cut-side/],
	['light, 1280 px', /^words are cut off below: .*cut-below/],
	['light, 1280 px', /^a mark cannot be seen: .*pale/],
	['light, 1280 px', /^it moves: .*slow/],
	['right to left, 1280 px', /^the page is .*wide-rtl/],
	['text of 200 %', /^the page is .*wide-twice/],
	['text of 200 %, 640 px', /^the page is .*wide-twice/],
	['768 px', /^the page is .*wide-768/],
	['1920 px', /^the page is .*wide-1920/],
	['390 px', /^the page is .*wide-390/],
	['text spacing, 320 px', /^the page is .*wide-spaced/],
	['right to left, 320 px', /^the page is .*wide-rtl/],
	['dark, 320 px', /^the page is .*wide-320/],
	['dark, 320 px', /axe color-contrast: .*faint-dark/],
	['dark, 320 px', /^a mark cannot be seen: .*vanishing/],
	['more contrast', /axe color-contrast: .*faint-more/],
	['more contrast, dark', /axe color-contrast: .*faint-more/],
	['forced colors', /^a mark cannot be seen: .*vanishing/],
	['forced colors', /^without a background it has no edge: .*Without an edge/],
	['forced colors, dark', /^a mark cannot be seen: .*vanishing/],
	['print', /axe color-contrast: .*faint-print/],
	['print', /^the page is .*wide-print/],
	['print', /^the paper is not white/],
	['print', /^a control is printed: .*Not to be printed/],
	['print', /^a fixed part is printed .*sticky/],
	['print', /^it takes 1 sheets, and may take 0/],
	['print', /^a change is not marked: <ins>/],
	['print, from dark', /^a control is printed/],
	['with motion', /^it moves: .*slow/],
	['keyboard', /^the first stop is no skip link/],
	['keyboard', /^the focus does not show: .*unseen/],
	['keyboard', /^the focus is outside of the window: .*away/],
	['keyboard', /^the focus is below something else: .*under/],
	['keyboard', /^Tab does not reach .*trap/],
	['without scripts', /^a control does nothing .*Dead/],
	['requests and console', /^asked another host: .*spy.png/],
	['requests and console', /^on the console: a word to nobody/],
	['requests and console', /^on the console: .*elsewhere.example/],
	['requests and console', /^it has no content security policy of its own/],
	['requests and console', /^it sets a cookie/],
	['html', /no-dup-id/],
];

const lost = [
	/title of \S+: Everything is wrong here/,
	/asks another host: https:..elsewhere.example.style.css/,
	/\.\.\/nowhere\/ leads to nothing/,
	/\.\.\/#nobody leads to no such part/,
	/is no address: http:..\[/,
];

export async function broken(browser, told) {
	const site = await serve(folder);
	const { problems } = await visit(await visitor(browser), `${site.origin}/`, path.join(folder, 'index.html'), { sheets: 0 });
	const found = ([under, what]) => problems.some((one) => one.under === under && what.test(one.what));
	const unfound = faults.filter((fault) => !found(fault)).map(([under, what]) => `not found: ${under}: ${what}`);
	told('every check finds what is wrong with a page', unfound);
	told('every condition has a fault that is found under it', parts
		.filter((part) => !faults.some(([under]) => under === part)).map((part) => `none: ${part}`));

	const bad = links(folder).problems;
	told('links that are wrong are found', lost.filter((what) => !bad.some((one) => what.test(one))).map((what) => `not found: ${what}`));
	told('a kind that is not looked at is found', kindsLeftOut('\t{ "home", NULL },\n\t{ "nobody", NULL },\n')
		.join() === 'nobody' ? [] : ['not found: nobody']);
	site.close();
}
