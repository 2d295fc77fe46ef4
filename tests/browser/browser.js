/*
 * browser: Debian's chromium, and pages of it that note what they should not
 * do: ask another host, or say something on the console.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/* Milliseconds, for a machine that is slow and stands still at times. */
export const PATIENCE = 180000;

const fonts = fileURLToPath(new URL('fonts.conf', import.meta.url));

export function launch() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		/* Who is root, as in a container, has no sandbox to be in. */
		chromiumSandbox: process.getuid() !== 0,
		args: ['--disable-quic'],
		timeout: PATIENCE,
		env: { ...process.env, FONTCONFIG_FILE: fonts },
	});
}

/* A page in a context, to be used for one address after the other. */
export async function newPage(context) {
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE);
	page.noted = [];
	page.on('request', (request) => {
		if (new URL(request.url()).origin !== page.origin)
			page.noted.push(`asked another host: ${request.url()}`);
	});
	/* That the page itself is missing is what a 404 page is for. */
	page.on('console', (message) => {
		if (!page.missing || message.location().url !== page.url())
			page.noted.push(`on the console: ${message.text()}`);
	});
	page.on('pageerror', (error) => page.noted.push(`an error: ${error.message}`));
	return page;
}

/* Load an address; what goes wrong from here on is in page.noted. */
export async function load(page, url, status = 200) {
	page.noted = [];
	page.origin = new URL(url).origin;
	page.missing = status === 404;
	const response = await page.goto(url, { waitUntil: 'load' });
	if (response.status() !== status)
		page.noted.push(`status ${response.status()} at ${url}`);
	if (!/default-src 'none'/.test(response.headers()['content-security-policy'] ?? ''))
		page.noted.push('it is served without a content security policy');
	if (await page.locator('meta[http-equiv="Content-Security-Policy"]').count() !== 1)
		page.noted.push('it has no content security policy of its own');
	if ((await page.context().cookies()).length > 0)
		page.noted.push('it sets a cookie');
}
