/*
 * visit: everything that is checked of one page, with and without scripts.
 * Problems come as { under, what }: the condition and a sentence.
 */
import { load, newPage } from './browser.js';
import { arrange, conditions, undress } from './conditions.js';
import { validate } from './html.js';
import { axeSource, look, open } from './looks.js';
import { plain } from './plain.js';
import { sheets } from './sheets.js';
import { tour } from './tour.js';

export const parts = [...conditions.map((one) => one.name), 'keyboard', 'without scripts', 'requests and console', 'html'];

async function withScripts(page, url, status, says) {
	await load(page, url, status);
	undress(page);
	await open(page);
	for (const condition of conditions) {
		await arrange(page, condition);
		for (const name of condition.look)
			says(condition.name, await look(page, name));
	}
	await arrange(page, conditions[0]);
	const walk = await tour(page);
	says('keyboard', walk.problems);
	says('requests and console', page.noted);
	return walk.stops;
}

async function withoutScripts(page, url, status, most, says) {
	await load(page, url, status);
	const used = most === Infinity ? 0 : await sheets(page);
	if (used > most)
		says('print', [`it takes ${used} sheets, and may take ${most}`]);
	says('without scripts', await plain(page));
	says('without scripts', page.noted);
}

/* Somebody who looks at pages, one at a time. */
export async function visitor(browser) {
	const scripts = await browser.newContext();
	await scripts.addInitScript({ content: axeSource });
	return {
		scripts: await newPage(scripts),
		none: await newPage(await browser.newContext({ javaScriptEnabled: false })),
	};
}

/*
 * The page at url, whose HTML is in file, and which may take so many sheets
 * when it is printed; returns { problems, stops }.
 */
export async function visit(who, url, file, { status = 200, sheets: most = Infinity } = {}) {
	const problems = [];
	const says = (under, list) => problems.push(...[...new Set(list)].map((what) => ({ under, what })));
	const stops = await withScripts(who.scripts, url, status, says);
	await withoutScripts(who.none, url, status, most, says);
	says('html', await validate(file));
	return { problems, stops };
}
