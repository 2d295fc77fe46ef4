/*
 * editor: the browser editor of a site, from the question whose portfolio it
 * is to a change that a teacher has let through.
 *
 *	editor.js URL FOLDER PORT
 *
 * "waymark serve" shows the site at URL, FOLDER is its repository, and
 * decap-server writes there and listens on PORT.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { launch, PATIENCE } from '../browser/browser.js';
import { end, is, ok } from '../tap.mjs';

const LOCAL = 'http://localhost:8081/';
const [url, folder, port] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(new URL('../browser/', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const pieces = 'content/students/amara-s/artifacts';

const git = (...words) => execFileSync('git', ['-C', folder, ...words],
	{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const asked = new Set();
const noted = [];
page.setDefaultTimeout(PATIENCE);
page.on('request', (request) => asked.add(new URL(request.url()).origin));
/* "Are you sure?" */
page.on('dialog', (dialog) => dialog.accept());
page.on('pageerror', (error) => noted.push(error.message));
page.on('console', (message) => /Content Security Policy/i.test(message.text()) && noted.push(message.text()));
/* The editor knows decap-server by its usual port, which may be taken here. */
await page.route(`${LOCAL}**`, (route) => route.continue({ url: route.request().url().replace(':8081', `:${port}`) }));

async function faults() {
	return page.evaluate(async (source) => {
		new Function(source).call(window);
		const found = await window.axe.run();
		return found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`).join('\n');
	}, axe);
}

/* A file of the branch that waits for review, as soon as it is there. */
async function waiting(branch, path) {
	for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(100)) {
		try {
			return git('show', `${branch}:${path}`);
		} catch {
			/* Not yet. */
		}
	}
	return 'nothing';
}

const field = (name) => page.locator(`[id^="${name}-field-"]`).first();
const button = (name) => page.getByRole('button', { name });

/* As a person does who comes back: the list first, and then its button. */
async function begin(many, name) {
	await page.goto('about:blank');
	await page.goto(`${url}admin/?student=amara-s#/`);
	await page.getByRole('link', { name: many }).click();
	await page.locator(`a[href="#/collections/${name}-amara-s/new"]`).first().click();
	await field('title').waitFor();
}

async function save() {
	await button(/^save$/i).click();
	await page.getByText('Changes saved').waitFor();
}

await page.goto(`${url}admin/`);
is(await faults(), '', 'axe finds no fault where the page asks whose portfolio it is');
await page.setViewportSize({ width: 320, height: 640 });
ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'which fits a phone');
await page.setViewportSize({ width: 1280, height: 900 });
await page.keyboard.press('Tab');
await page.keyboard.type('amara-s');
await page.keyboard.press('Enter');
await button(/login/i).click();
await page.getByText('Student work').first().waitFor();
is((await page.locator('aside a').allInnerTexts()).join(', '),
	'Student work, Goals, Reflections, Portfolio', 'it opens that portfolio');

await begin('Student work', 'artifact');
await field('title').fill('Creek study: week 1');
await page.locator('input[type=date]').first().fill('2026-10-05');
await page.locator('[data-slate-editor]').first().click();
await page.keyboard.type('The water was cold.');
await field('competencies').click();
await page.keyboard.type('Collaborate');
await page.locator('[id*="-option-"]').getByText('Collaborate').first().waitFor();
await page.keyboard.press('Enter');
await button(/add media/i).click();
await button(/choose a file/i).first().click();
await page.locator('input[type=file]').first().setInputFiles({
	name: 'Thermometer 1.png',
	mimeType: 'image/png',
	buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC', 'base64'),
});
await button(/choose selected/i).click();
await field('alt').fill('A thermometer in the water');
await save();
const branch = 'cms/artifact-amara-s/creek-study-week-1/index';
is(await waiting(branch, `${pieces}/creek-study-week-1/index.md`), `---
title: "Creek study: week 1"
date: 2026-10-05
competencies:
  - collaborate
media:
  - file: thermometer-1.png
    alt: A thermometer in the water
---
The water was cold.
`, 'a piece of work waits for review, as its author filled the form in');
ok(git('ls-tree', '--name-only', `${branch}:${pieces}/creek-study-week-1`).includes('thermometer-1.png'),
	'with its picture beside it');
is(git('show', `main:content/students`).includes('artifacts'), false, 'and is not on the branch that is published');

/* What a teacher does who has read it. */
async function publish() {
	await button(/status: draft/i).click();
	await page.getByRole('menuitem', { name: /ready/i }).click();
	await button(/status: ready/i).waitFor();
	await button(/^publish/i).click();
	await page.getByRole('menuitem', { name: /publish now/i }).click();
	await page.getByText('Entry published').first().waitFor();
}

await publish();
is(git('show', `main:${pieces}/creek-study-week-1/index.md`).split('\n')[1], 'title: "Creek study: week 1"',
	'a teacher lets it through');

/* The form of a piece that is there, for a student or with "&staff". */
async function reopen(more) {
	await page.goto('about:blank');
	await page.goto(`${url}admin/?student=amara-s${more}#/collections/artifact-amara-s/entries/creek-study-week-1/index`);
	await field('title').waitFor();
}

const forStaff = () => page.getByText('For staff.').count();
await reopen('&staff');
await page.getByText('For staff.').nth(1).waitFor();
is(await forStaff(), 2, 'who asks for it sees what staff fill in');
await button(/add rubric/i).click();
await field('criterion').fill('Care');
await field('level').fill('Secure');
await save();
await publish();
await reopen('');
is(await forStaff(), 0, 'a student is not shown what staff fill in');
await field('summary').fill('What lives in the creek.');
await save();
const kept = await waiting(branch, `${pieces}/creek-study-week-1/index.md`);
ok(/level: Secure/.test(kept) && /summary: What lives/.test(kept), 'and keeps it when saving', kept);
await publish();

/* A look back at it, which names the piece. */
await begin('Reflections', 'reflection');
await field('title').fill('Looking back');
await field('about').click();
await page.keyboard.type('Creek');
await page.getByText(/Creek study: week 1/).last().click();
await save();
is(await waiting('cms/reflection-amara-s/looking-back', 'content/students/amara-s/reflections/looking-back.md'), `---
title: Looking back
about: artifacts/creek-study-week-1/index
---
`, 'a reflection names the piece that it is about');

ok([...asked].every((origin) => origin === new URL(url).origin || `${origin}/` === LOCAL || origin === 'null'),
	'nobody else is asked', [...asked].join(', '));
is(noted.join('\n'), '', 'and nothing that the page asks is refused');
await browser.close();
end();
