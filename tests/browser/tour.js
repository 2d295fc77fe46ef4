/*
 * tour: walk through a page with the Tab key.
 *
 * Each stop has to have an outline that shows, to lie within the window and
 * not below something else, and everything that can be used has to be a stop.
 */

/* Runs in the page: note every stop, once the browser has scrolled to it. */
function watch() {
	const controls = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex="0"]';
	const stops = new Set();
	const problems = [];

	const outlined = (element) => {
		for (let at = element, i = 0; at && i < 4; at = at.parentElement, i++) {
			const style = getComputedStyle(at);
			if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
				&& looks.contrast(looks.color(style.outlineColor), looks.behind(at.parentElement ?? at)) >= 3)
				return true;
		}
		return false;
	};
	const covered = (element, box) => {
		const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
		const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
		const top = document.elementFromPoint(x, y);
		return !top || !(element.contains(top) || top.contains(element));
	};

	document.addEventListener('keyup', () => {
		const element = document.activeElement;
		if (element === document.body || stops.has(element))
			return;
		stops.add(element);
		/* A link that runs over several lines is where its first line is. */
		const box = element.getClientRects()[0];
		const says = (what) => problems.push(`${what}: ${looks.name(element)}`);
		if (!box || box.width < 1)
			return says('the focus is on something that is not there');
		if (!outlined(element))
			says('the focus does not show');
		if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1)
			says('the focus is outside of the window');
		else if (covered(element, box))
			says('the focus is below something else');
	});
	window.tour = {
		stops: () => stops.size,
		expected: () => {
			const groups = new Set();
			return [...document.querySelectorAll(controls)].filter((one) => {
				if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({ visibilityProperty: true }))
					return false;
				/* Of radio buttons, Tab finds the chosen one. */
				const first = one.type !== 'radio' || !groups.has(one.name);
				groups.add(one.name);
				return first;
			}).length;
		},
		result: () => {
			const missed = [...document.querySelectorAll(controls)].filter((one) => one.tabIndex >= 0 && !one.disabled
				&& one.type !== 'radio' && one.checkVisibility({ visibilityProperty: true }) && !stops.has(one));
			return [...problems, ...missed.map((one) => `Tab does not reach ${looks.name(one)}`)];
		},
	};
}

/* The skip link comes first, shows itself, and leads past the navigation. */
async function skip(page) {
	await page.keyboard.press('Tab');
	const problem = await page.evaluate(() => {
		const box = document.activeElement.getBoundingClientRect();
		const seen = document.activeElement.matches('a[href="#main"]') && box.top >= 0 && box.left >= 0 && box.height >= 24;
		return seen ? null : `the first stop is no skip link that shows: ${looks.name(document.activeElement)}`;
	});
	if (problem)
		return [problem];
	await page.keyboard.press('Enter');
	const led = await page.waitForFunction(() => document.activeElement.id === 'main' || document.querySelector('#main:target') !== null)
		.then(() => true, () => false);
	await page.evaluate(() => document.activeElement.blur());
	return led ? [] : ['the skip link does not lead to #main'];
}

/*
 * Press Tab so many times. The presses are sent one behind the other, and only
 * the last is waited for: the browser takes them in their order.
 */
async function press(page, times) {
	const keys = await page.context().newCDPSession(page);
	const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
	const sent = [];
	for (let i = 0; i < times; i++) {
		sent.push(keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }),
			keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }));
	}
	await Promise.all(sent);
	await keys.detach();
}

/* Returns the problems and how many stops there were. */
export async function tour(page) {
	const problems = await skip(page);
	await page.evaluate(() => { history.replaceState(null, '', location.pathname); scrollTo(0, 0); });
	await page.evaluate(watch);
	/* Where the walk starts: before everything. */
	await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); });
	const expected = await page.evaluate(() => window.tour.expected());
	await press(page, expected + 2);
	return { stops: await page.evaluate(() => window.tour.stops()), problems: [...problems, ...await page.evaluate(() => window.tour.result())] };
}
