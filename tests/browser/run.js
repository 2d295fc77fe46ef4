/*
 * run: look at published sites in a browser, and print what was found as TAP.
 *
 *	node run.js SITES [WORD]	only the pages whose line has WORD in it
 *
 * SITES/NAME/ is a published site; SITES/NAME.base holds the path it is
 * published below, where that is not the root.
 */
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './browser.js';
import { links } from './links.js';
import { keep } from './keep.js';
import { kindsLeftOut, pages } from './pages.js';
import { broken } from './broken.js';
import { search } from './search.js';
import { serve } from './serve.js';
import { parts, visit, visitor } from './visit.js';

const [folder, word = ''] = process.argv.slice(2);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
let count = 0;
let failed = 0;

function told(name, problems) {
	count++;
	failed += problems.length > 0;
	console.log(`${problems.length > 0 ? 'not ok' : 'ok'} ${count} - ${name}`);
	for (const one of problems)
		console.log(`#   ${one}`);
}

const sites = {};
for (const name of new Set(pages.map((page) => page.site))) {
	const base = path.join(folder, `${name}.base`);
	const site = { folder: path.join(folder, name), base: fs.existsSync(base) ? fs.readFileSync(base, 'utf8').trim() : '/' };
	sites[name] = { ...site, ...await serve(site.folder, site.base) };
}

const browser = await launch();
/* A word of each site, and how somebody may mistype it. */
const searches = {
	sample: { word: 'creek', slip: 'crek' },
	many: { word: 'Notebook', slip: 'notebok' },
	arabic: { word: 'الجدول', slip: 'الجدولل' },
};

/* First that each check finds what it is there for. */
if (word === '')
	await broken(browser, told);

/* Then every page, two at a time. */
const table = new Map(parts.map((part) => [part, { pages: 0, problems: 0 }]));
const title = (page) => `${page.kind}${page.state && `, ${page.state}`}: ${page.site} ${page.path}`;
const waiting = pages.filter((page) => title(page).includes(word));
let stops = 0;

async function worker() {
	const who = await visitor(browser);
	for (let page = waiting.shift(); page; page = waiting.shift()) {
		const site = sites[page.site];
		const missing = page.kind === 'not-found';
		const file = path.join(site.folder, missing ? '404.html' : `${page.path}index.html`);
		const seen = await visit(who, site.origin + site.base + page.path.slice(1), file,
			{ status: missing ? 404 : 200, sheets: page.sheets });
		for (const part of parts) {
			table.get(part).pages++;
			table.get(part).problems += seen.problems.filter((one) => one.under === part).length;
		}
		stops += seen.stops;
		told(title(page), seen.problems.map((one) => `${one.under}: ${one.what}`));
	}
}
await Promise.all([worker(), worker()]);

if (word === '') {
	for (const [name, site] of Object.entries(sites)) {
		const { problems, followed } = links(site.folder, site.base);
		told(`links of ${name}: ${followed} followed`, problems);
	}
	for (const [name, asked] of Object.entries(searches))
		told(`search of ${name}`, await search(browser, `${sites[name].origin}/search/`, asked));
	const copy = await keep(browser, path.join(sites.sample.folder, 'students/amara-g/amara-g.zip'), path.join(folder, 'copy'));
	told(`a copy opens from a disk: ${copy.seen} pages`, copy.seen > 3 ? copy.problems : ['links lead to too few pages']);
	/* What a family withheld is not to be found, and that has to be noticed. */
	const withheld = await search(browser, `${sites.sample.origin}/search/`, { word: 'marzipan', slip: 'marzipan' });
	told('a search that finds nothing is noticed', withheld.length > 1 ? [] : ['it was not']);
	const kinds = kindsLeftOut(fs.readFileSync(path.join(here, '../../src/pages/kinds.c'), 'utf8'));
	told('a page of every kind is looked at', kinds.map((kind) => `none of the kind "${kind}"`));
}
console.log(`1..${count}`);
for (const [part, { pages: n, problems }] of table)
	console.log(`# ${part.padEnd(26)} ${String(n).padStart(4)} pages ${String(problems).padStart(4)} problems`);
console.log(`# ${stops} stops of the Tab key`);

await browser.close();
Object.values(sites).forEach((site) => site.close());
process.exitCode = failed > 0 ? 1 : 0;
