/*
 * bar: keep a page of the preview as the files are.
 *
 * When something was saved the server says so, and the page is fetched again.
 * What changed decides what is done: only its style sheets are exchanged, only
 * the bar is, or the page is loaded anew. Works without: the bar is HTML.
 */
"use strict";
(() => {
	const bar = document.querySelector("waymark-bar");
	let events = null;
	let running = null; // the fetch that is under way

	const fill = (template) => {
		if (!bar.shadowRoot)
			bar.attachShadow({ mode: "open" });
		const old = bar.shadowRoot;
		const open = old.querySelector("details")?.open;
		const next = document.importNode(template.content, true);
		const style = old.querySelector("link");
		if (style)
			next.querySelector("link").replaceWith(style);
		old.replaceChildren(next);
		if (open)
			old.querySelector("details").open = true;
		listen();
	};

	// A switch takes effect at once; the button is for those without script.
	const listen = () => {
		const form = bar.shadowRoot.querySelector("form");
		form.querySelector("button").hidden = true;
		form.addEventListener("change", () => form.requestSubmit());
	};

	// The new sheet is there before the old one goes: nothing flickers.
	const exchange = (old, href) => {
		const next = old.cloneNode();
		next.href = href;
		next.addEventListener("load", () => old.remove());
		old.after(next);
	};

	const sheets = (page) => [...page.querySelectorAll("head link[rel=stylesheet]")];

	const update = async () => {
		running?.abort();
		running = new AbortController();
		const signal = running.signal;
		let text;
		try {
			const answer = await fetch(location.href, { cache: "no-store", signal });
			text = await answer.text();
		} catch {
			return;
		}
		const page = new DOMParser().parseFromString(text, "text/html");
		const next = page.querySelector("waymark-bar");
		const now = sheets(document);
		const then = sheets(page);
		if (!next || next.dataset.look !== bar.dataset.look || now.length !== then.length) {
			location.reload();
			return;
		}
		then.forEach((link, i) => {
			const href = new URL(link.getAttribute("href"), location.href).href;
			if (now[i].href !== href)
				exchange(now[i], href);
		});
		bar.dataset.told = next.dataset.told;
		fill(next.querySelector("template"));
	};

	const gone = (is) => {
		bar.shadowRoot.querySelector(".gone").hidden = !is;
	};

	// A browser keeps few connections to one server: only what is seen has one.
	const connect = () => {
		if (document.hidden) {
			events?.close();
			events = null;
		} else if (!events) {
			let lost = false;
			events = new EventSource(`/.waymark/events?told=${bar.dataset.told}`);
			events.addEventListener("change", update);
			events.addEventListener("open", () => {
				gone(false);
				if (lost)
					update();
				lost = false;
			});
			events.addEventListener("error", () => {
				lost = true;
				gone(true);
			});
		}
	};

	if (!bar.shadowRoot)
		fill(bar.querySelector("template"));
	else
		listen();
	connect();
	document.addEventListener("visibilitychange", () => {
		const was = events;
		connect();
		if (!was && events)
			update();
	});
})();
