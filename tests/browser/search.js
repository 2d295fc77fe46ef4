/*
 * search: the search page in the hands of a visitor with scripts.
 */
import { load, newPage } from './browser.js';

const words = '#search-q';

/* What a visitor sees once the words have been looked for. */
async function seen(page) {
	await page.waitForFunction(() => document.querySelector('#search-status').textContent.trim() !== '');
	return {
		results: await page.locator('#search-results > li').count(),
		status: (await page.locator('#search-status').innerText()).trim(),
	};
}

async function typed(page, text) {
	await page.fill(words, text);
	await page.waitForFunction((q) => new URL(location.href).searchParams.get('q') === q, text);
	return seen(page);
}

/* word is in the site, with an accent that slip, a slip of the finger, may lack. */
export async function search(browser, url, { word, slip }) {
	const problems = [];
	const page = await newPage(await browser.newContext());
	await load(page, url);
	const label = await page.locator(words).evaluate((input) => input.labels.length);
	const found = await typed(page, word);
	const near = await typed(page, slip);
	const nothing = await typed(page, 'qqzzxx');
	await page.keyboard.press('Escape');
	const cleared = await page.inputValue(words);
	const left = await page.locator('#search-results > li').count();
	await page.goto(`${url}?q=${encodeURIComponent(word)}`);
	const asked = await seen(page);

	const expect = (holds, what) => holds || problems.push(what);
	expect(label === 1, 'the field has no label');
	expect(found.results > 0, `nothing is found for ${word}`);
	expect(found.status.includes(word), `the count is not told: ${found.status}`);
	expect(near.results > 0, `nothing is found for ${slip}`);
	expect(nothing.results === 0 && nothing.status !== '', 'who finds nothing is told nothing');
	expect(asked.results > 0, 'an address with ?q= finds nothing');
	expect(cleared === '' && left === 0, 'Escape does not clear the field');
	await page.context().close();
	return [...problems, ...page.noted];
}
