/*
 * phone: the editor of a Spanish site on a phone.
 *
 *	phone.js URL PORT
 *
 * As editor.js, with the same two servers.
 */
import { launch, PATIENCE } from '../browser/browser.js';
import { end, ok } from '../tap.mjs';

const LOCAL = 'http://localhost:8081/';
const WIDTH = 390;
const [url, port] = process.argv.slice(2);

const browser = await launch();
const page = await browser.newPage({ viewport: { width: WIDTH, height: 844 } });
page.setDefaultTimeout(PATIENCE);
await page.route(`${LOCAL}**`, (route) => route.continue({ url: route.request().url().replace(':8081', `:${port}`) }));

/* What reaches beyond the screen; a notice that flies in is no part of it. */
const wide = () => page.evaluate((width) => [...document.querySelectorAll('body *')]
	.filter((one) => !one.closest('.Toastify') && one.getClientRects().length !== 0 && one.getBoundingClientRect().right > width + 1)
	.map((one) => `${one.tagName} ${one.className} ${Math.round(one.getBoundingClientRect().right)}`)
	.join('\n'), WIDTH);

await page.goto(`${url}admin/?student=amara-s`);
await page.getByRole('button', { name: 'Iniciar sesión' }).click();
await page.getByText('Trabajos').first().waitFor();
ok((await wide()) === '', 'the list of what there is fits a phone', await wide());
await page.goto(`${url}admin/?student=amara-s#/collections/artifact-amara-s/new`);
await page.getByText('Pregunta de partida').first().waitFor();
ok(await page.getByText('La pregunta que hay detrás del trabajo.').isVisible(), 'a hint is in the language of the site');
ok((await wide()) === '', 'the form fits a phone', await wide());
ok(await page.evaluate(() => document.documentElement.scrollWidth) <= WIDTH, 'and does not scroll sideways');
ok(await page.getByRole('button', { name: 'Guardar' }).first().isVisible(), 'its button is there, in the language of the site');
const told = (await page.locator('.Toastify').allInnerTexts()).join('');
ok(told === '', 'and nothing went wrong', told);
await browser.close();
end();
