/*
 * html: what a validator says of the HTML of a page.
 */
import fs from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
	extends: ['html-validate:recommended'],
	rules: {
		'doctype-style': ['error', { style: 'lowercase' }],
		/* A piece of work is called what its author called it. */
		'long-title': 'off',
		/* A list may have a name: WAI-ARIA 1.2, 5.2.8.4. */
		'aria-label-misuse': ['error', { allowAnyNamable: true }],
	},
});

export async function validate(file) {
	const report = await validator.validateString(await fs.readFile(file, 'utf8'));
	return report.results.flatMap((result) => result.messages
		.map((one) => `${one.line}:${one.column}: ${one.message} [${one.ruleId}]`));
}
