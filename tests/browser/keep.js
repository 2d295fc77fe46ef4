/*
 * keep: a portfolio's copy, opened from a disk as families do: on a phone, and
 * page after page by its links. Every file that a page asks for is there,
 * nothing is asked of a network, and nothing is said on the console.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PATIENCE } from './browser.js';

/* The pages of the copy that links lead to from here. */
function onward() {
	return [...document.links].map((link) => link.href.split('#')[0]).filter((href) => href.startsWith('file:'));
}

/* Unpack the zip into the folder and look at it; returns { problems, seen }. */
export async function keep(browser, zip, folder) {
	execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
	const first = pathToFileURL(path.join(folder, path.basename(zip, '.zip'), 'index.html')).href;
	const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
	page.setDefaultTimeout(PATIENCE);
	const problems = [];
	page.on('request', (request) => request.url().startsWith('file:') || problems.push(`asked a network: ${request.url()}`));
	page.on('requestfailed', (request) => problems.push(`is not there: ${request.url()}`));
	page.on('console', (message) => problems.push(`on the console of ${page.url()}: ${message.text()}`));
	page.on('pageerror', (error) => problems.push(`an error: ${error.message}`));
	const seen = new Set([first]);
	for (const url of seen) {
		await page.goto(url, { waitUntil: 'load' });
		/* Pictures further down would come when somebody scrolls to them. */
		await page.evaluate(() => [...document.images].forEach((one) => { one.loading = 'eager'; }));
		await page.waitForFunction(() => [...document.images].every((one) => one.complete));
		const found = await page.evaluate(() => {
			return {
				dressed: getComputedStyle(document.documentElement).getPropertyValue('--paper') !== '',
				blank: [...document.images].filter((one) => one.naturalWidth === 0).map((one) => one.currentSrc),
				wide: document.documentElement.scrollWidth > innerWidth,
			};
		});
		if (!found.dressed)
			problems.push(`no style sheet: ${url}`);
		if (found.wide)
			problems.push(`scrolls sideways: ${url}`);
		problems.push(...found.blank.map((one) => `a blank picture: ${one}`));
		for (const next of await page.evaluate(onward))
			if (next.endsWith('.html'))
				seen.add(next);
	}
	await page.context().close();
	return { problems, seen: seen.size };
}
