/*
 * plain: a page in a browser that runs no scripts. Everything is there, and
 * whatever looks as if it could be used does something.
 */

/* Runs in the page: what a visitor would try. */
function controls() {
	return [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, a:not([href]), a[href="#"], [role=button]')]
		.filter((one) => one.checkVisibility({ visibilityProperty: true }))
		.map((one, i) => { one.dataset.tried = i; return i; });
}

function state() {
	const open = document.querySelectorAll('details[open]').length;
	return `${location.href} ${open} ${document.body.innerText}`;
}

/* Try every control; those that change nothing are dead. */
export async function plain(page) {
	const problems = [];
	for (const i of await page.evaluate(controls)) {
		const control = page.locator(`[data-tried="${i}"]`);
		if (await control.count() === 0)
			continue;
		/* What is chosen already changes nothing when it is chosen again. */
		if (await control.evaluate((one) => one.checked && one.type === 'radio'))
			continue;
		const before = await page.evaluate(state);
		await control.click({ timeout: 30000 }).catch((error) => problems.push(`a control cannot be used: ${error.message.split('\n')[0]}`));
		if (await page.evaluate(state) === before)
			problems.push(`a control does nothing without a script: ${await control.evaluate((one) => one.outerHTML.slice(0, 100))}`);
	}
	return problems;
}
