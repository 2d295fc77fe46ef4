#include "text/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/diag.h"
#include "safe.h"
#include "text/svg.h"

/*
 * Ways to run a script, load something from elsewhere, or break out of the
 * part of a page that is an author's. Nothing of them may come through, in
 * whichever place of a body they stand.
 */
static const char *const bodies[] = {
	"<script>alert(1)</script>",
	"<script src=\"https://evil.example/x.js\"></script>",
	"<SCRIPT >alert(1)</SCRIPT\n>",
	"<scr<script>ipt>alert(1)</scr</script>ipt>",
	"<script/x>alert(1)</script/y>",
	"<script>alert(1)",
	"<<script>alert(1)//<</script>",
	"</p><script>alert(1)</script><p>",
	"<img src=x onerror=alert(1)>",
	"<img src=x onerror='alert(1)' alt=a>",
	"<img/src=x/onerror=alert(1)>",
	"<img src=\"x\"onerror=\"alert(1)\">",
	"<img src=`x`onerror=alert(1)>",
	"<img \"\"\"><script>alert(1)</script>\">",
	"<img src=x:x onerror=alert(1)>",
	"<img src=javascript:alert(1)>",
	"<img src=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\">",
	"<img src=//evil.example/pixel.png>",
	"<img src=\\\\evil.example\\pixel.png>",
	"<img src=/\\evil.example/pixel.png>",
	"<img srcset=\"https://evil.example/a 2x\" src=a.png alt=a>",
	"<img src=a.png alt='\"><script>alert(1)</script>'>",
	"<svg onload=alert(1)>",
	"<svg/onload=alert(1)//",
	"<svg><script>alert(1)</script></svg>",
	"<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
	"<svg><style><img src=x onerror=alert(1)></style></svg>",
	"<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
	"<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
	"<math><mtext><table><mglyph><style><!--</style><img "
	"title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
	"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
	"<template><script>alert(1)</script></template>",
	"<textarea><script>alert(1)</script></textarea>",
	"<title><img src=x onerror=alert(1)></title>",
	"<xmp><script>alert(1)</script></xmp>",
	"<noembed><img src=x onerror=alert(1)></noembed>",
	"<plaintext><script>alert(1)</script>",
	"<select><option><script>alert(1)</script>",
	"<iframe src=javascript:alert(1)></iframe>",
	"<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
	"<iframe src=\"data:text/html,<script>alert(1)</script>\">",
	"<iframe src=\"https://evil.example/\" onload=alert(1)></iframe>",
	"<iframe src='https://evil.example/\"><script>alert(1)</script>'>",
	"<iframe title='\"><script>alert(1)</script>' "
	"src=https://evil.example/></iframe>",
	"<object data=\"javascript:alert(1)\"></object>",
	"<object data=//evil.example/x.swf><param name=x></object>",
	"<embed src=javascript:alert(1)>",
	"<applet code=x></applet>",
	"<frameset onload=alert(1)><frame src=javascript:alert(1)>",
	"<base href=https://evil.example/>",
	"<link rel=stylesheet href=https://evil.example/x.css>",
	"<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
	"<body onload=alert(1) background=https://evil.example/x>",
	"<html manifest=x><head><title>x</title></head>",
	"<form action=javascript:alert(1)><button>x</button></form>",
	"<form><button formaction=javascript:alert(1)>x</button></form>",
	"<input autofocus onfocus=alert(1)>",
	"<isindex type=image src=1 onerror=alert(1)>",
	"<keygen autofocus onfocus=alert(1)>",
	"<marquee onstart=alert(1)>x</marquee>",
	"<details open ontoggle=alert(1)><summary>x</summary></details>",
	"<video src=x onerror=alert(1)></video>",
	"<video src=\"https://evil.example/v.mp4\"></video>",
	"<video><source onerror=alert(1)></video>",
	"<video><source src=//evil.example/v.mp4></video>",
	"<video poster=//evil.example/p.png src=a.mp4></video>",
	"<video poster=javascript:alert(1) src=a.mp4></video>",
	"<audio src=x onerror=alert(1)>",
	"<track src=//evil.example/t.vtt>",
	"<a href=javascript:alert(1)>x</a>",
	"<a href=\"JaVaScRiPt:alert(1)\">x</a>",
	"<a href=\" javascript:alert(1)\">x</a>",
	"<a href=\"java\tscript:alert(1)\">x</a>",
	"<a href=\"java\nscript:alert(1)\">x</a>",
	"<a href=\"java&#x0A;script:alert(1)\">x</a>",
	"<a href=\"&#106;&#97;vascript:alert(1)\">x</a>",
	"<a href=\"&#0000106avascript:alert(1)\">x</a>",
	"<a href=\"&#x6A;avascript&colon;alert(1)\">x</a>",
	"<a href=\"&Tab;javascript:alert(1)\">x</a>",
	"<a href=\"\x01javascript:alert(1)\">x</a>",
	"<a href=\"java\\script:alert(1)\">x</a>",
	"<a href=\"javascript&amp;colon;alert(1)\">x</a>",
	"<a href=vbscript:msgbox(1)>x</a>",
	"<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
	"<a href=blob:https://evil.example/1>x</a>",
	"<a href=feed:javascript:alert(1)>x</a>",
	"<a href=intent://evil.example#Intent;end>x</a>",
	"<a href=view-source:javascript:alert(1)>x</a>",
	"<a href=\"x\" ping=https://evil.example/>x</a>",
	"<a href='x\" onclick=\"alert(1)'>x</a>",
	"<a href=\"x\" href=\"javascript:alert(1)\">x</a>",
	"<a name='\"><script>alert(1)</script>'>x</a>",
	"<p style=\"background:url(https://evil.example/x)\">x</p>",
	"<p style=\"width:expression(alert(1))\">x</p>",
	"<style>@import 'https://evil.example/x.css';</style>",
	"<style>*{background:url(//evil.example/x)}</style>",
	"<div id=main id=x class='x\"y'>x</div>",
	"<div id='\" onclick=\"alert(1)'>x</div>",
	"<div title='\" onmouseover=\"alert(1)'>x</div>",
	"<div title=\"&quot; onmouseover=&quot;alert(1)\">x</div>",
	"<div lang='\"><script>'>x</div>",
	"<div dir='\"><script>'>x</div>",
	"<p align='\"><script>'>x</p>",
	"<table background=javascript:alert(1)><tr><td>x</table>",
	"<td background=//evil.example/x>x</td>",
	"<table><script>alert(1)</script></table>",
	"<table><tr><img src=x onerror=alert(1)></tr></table>",
	"</div></main></body><script>alert(1)</script>",
	"</section></table></td>",
	"<div><div><div>",
	"<b><i><u></b></i></u>",
	"<a><a><a>",
	"<!--><script>alert(1)</script>-->",
	"<!--><img src=x onerror=alert(1)>-->",
	"<!-- --!><script>alert(1)</script> -->",
	"<!---><script>alert(1)</script>",
	"<![CDATA[<script>alert(1)</script>]]>",
	"<?xml version=\"1.0\"?><script>alert(1)</script><?x ?>",
	"<!DOCTYPE x [<!ENTITY y \"z\">]>",
	"<%script>alert(1)</%script>",
	"<\x00script>alert(1)</script>",
	"<scr\xC2\xADipt>alert(1)</scr\xC2\xADipt>",
	"<custom-element onclick=alert(1)>x</custom-element>",
	"[x](javascript:alert(1))",
	"[x](JAVASCRIPT:alert(1) \"y\")",
	"[x](<javascript:alert(1)>)",
	"[x](java&#115;cript:alert(1))",
	"[x](&#x09;javascript:alert(1))",
	"[x](\\javascript:alert(1))",
	"[x](vbscript:x) [x](data:text/html,x) [x](file:///etc/passwd)",
	"[x](//evil.example) [x](\\\\\\\\evil.example)",
	"[x](https://example.org/\"onclick=\"alert(1))",
	"[x](https://example.org/%22onclick=alert%281%29)",
	"[x](x \"\\\" onclick=\\\"alert(1)\")",
	"[x]: javascript:alert(1)\n\n[x]",
	"<javascript:alert(1)>",
	"<data:text/html,x>",
	"![x](javascript:alert(1))",
	"![x](https://evil.example/pixel.png)",
	"![x](//evil.example/pixel.png)",
	"![x\"onerror=\"alert(1)](a.png)",
	"![x](a.png \"\\\" onerror=\\\"alert(1)\")",
	"![x](data:image/png;base64,AAAA)",
	"[[javascript:alert(1)]]",
	"[[x|<script>alert(1)</script>]]",
	"![[//evil.example/x.png]]",
	"``` \"><script>alert(1)</script>\nx\n```",
	"```<script>\n</code></pre><script>alert(1)</script>\n```",
	"`<script>alert(1)</script>`",
	"# <script>alert(1)</script>\n\n# \" onclick=\"alert(1)",
	"[^\"><script>]\n\n[^\"><script>]: <script>alert(1)</script>",
	"|<script>|\"><img src=x onerror=alert(1)>|\n|-|-|\n|a|b|",
	"> [!NOTE] <script>alert(1)</script>\n> x",
	"https://evil.example/\"><script>alert(1)</script>",
	"https://evil.example/'onclick='alert(1)",
	"www.evil.example/\"onmouseover=\"alert(1)",
	"- [x] <script>alert(1)</script>",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	"&#60;script&#62;alert(1)&#60;/script&#62;",
};

/* Where in a body it stands; %s is the attack. */
static const char *const places[] = {
	"%s\n",
	"Text %s text\n",
	"- item %s\n\n  %s\n",
	"> %s\n>\n> *a %s b*\n",
	"<div>\n\n%s\n\n</div>\n",
	"<table><tr><td>%s</td></tr></table>\n",
	"| a |\n|---|\n| %s |\n",
	"[a %s b](https://example.org)\n",
	"Text\n%s\n<details>\n<summary>%s</summary>\n\n%s\n",
};

static bool
resolve(enum markdown_target kind, struct str path, struct markdown_link *link,
    void *arg)
{
	struct str parts[] = { STR("/here/"), path };

	(void)kind;
	link->href = arena_concat(arg, parts, 2);
	return true;
}

static struct str
put(const char *place, const char *attack, struct arena *arena)
{
	struct str rest = str_from(place), all = { NULL, 0 };
	size_t at;

	while ((at = str_find(rest, STR("%s"))) != STR_NONE) {
		struct str parts[] = { all, str_slice(rest, 0, at),
			str_from(attack) };

		all = arena_concat(arena, parts, 3);
		rest = str_skip(rest, at + 2);
	}
	return arena_concat(arena, (struct str[]){ all, rest }, 2);
}

static void
check_body(const char *place, const char *attack, bool linked)
{
	struct markdown_links links = { .resolve = resolve };
	struct markdown_options options = { .path = STR("a.md") };
	struct markdown m;
	struct arena arena;
	struct diag diag;
	struct str body;
	const char *wrong;

	arena_init(&arena);
	diag_init(&diag);
	links.arg = &arena;
	if (linked)
		options.links = &links;
	body = put(place, attack, &arena);
	assert_true(markdown_render(body, &options, &arena, &diag, &m));
	wrong = safe_html(m.html, &arena);
	if (wrong != NULL)
		fail_msg("%s\nfrom:\n%.*s\nto:\n%.*s", wrong, STR_ARG(body),
		    STR_ARG(m.html));
	diag_free(&diag);
	arena_free(&arena);
}

static void
no_attack_in_a_body_comes_through(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
		for (size_t k = 0; k < sizeof(places) / sizeof(*places); k++) {
			check_body(places[k], bodies[i], true);
			check_body(places[k], bodies[i], false);
		}
	}
}

static void
the_watchman_is_awake(void **state)
{
	static const char *const bad[] = { "<script></script>",
		"<p onclick=\"x\"></p>", "<p><b></p></b>", "<p>", "</p>",
		"<a href=\"javascript:x\"></a>", "<img src=\"//x/a\">",
		"<img src=\"https://x/a\">", "<p id=\"a\"></p><p id=\"a\"></p>",
		"<p style=\"x\"></p>", "<P></P>", "<p a", "<p title=x></p>",
		"a < b" };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_non_null(safe_html(str_from(bad[i]), &arena));
	assert_null(safe_html(STR("<p>a <br> <b>b</b></p>"), &arena));
	arena_free(&arena);
}

/* Inside of <svg xmlns="...">, and as a file alone. */
static const char *const pictures[] = {
	"<script>alert(1)</script>",
	"<script xlink:href=\"https://evil.example/x.js\"/>",
	"<svg:script>alert(1)</svg:script>",
	"<SCRIPT>alert(1)</SCRIPT>",
	"<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
	"<g onload=\"alert(1)\"/>",
	"<rect onclick='alert(1)' ONMOUSEOVER='alert(1)'/>",
	"<a xlink:href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
	"<a href=\"https://evil.example\"><path d=\"M0 0\"/></a>",
	"<foreignObject><iframe src=\"javascript:alert(1)\"/></foreignObject>",
	"<foreignObject><body onload=\"alert(1)\"/></foreignObject>",
	"<image href=\"https://evil.example/a.png\"/>",
	"<image xlink:href=\"data:image/svg+xml,x\"/>",
	"<feImage href=\"https://evil.example/a.png\"/>",
	"<use href=\"https://evil.example/a.svg#x\"/>",
	"<use xlink:href=\"data:image/svg+xml,x#x\"/>",
	"<use href=\"javascript:alert(1)\"/>",
	"<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
	"<set attributeName=\"onload\" to=\"alert(1)\"/>",
	"<animateTransform onbegin=\"alert(1)\"/>",
	"<handler type=\"x\">alert(1)</handler>",
	"<listener event=\"load\"/>",
	"<style>*{fill:url(https://evil.example/x)}</style>",
	"<style>@import url(https://evil.example/x.css);</style>",
	"<rect style=\"fill:url(https://evil.example/x)\"/>",
	"<rect style=\"fill:u\\72 l(https://evil.example/x)\"/>",
	"<rect style=\"fill:red;background:url(//evil.example/x)\"/>",
	"<rect fill=\"url(https://evil.example/x)\"/>",
	"<rect fill=\"url( 'https://evil.example/x' )\"/>",
	"<rect fill=\"URL(https://evil.example/x)\"/>",
	"<rect filter=\"url(#ok) url(//evil.example/x)\"/>",
	"<rect fill=\"&#117;rl(https://evil.example/x)\"/>",
	"<rect mask=\"image(https://evil.example/x)\"/>",
	"<rect cursor=\"url(https://evil.example/x)\"/>",
	"<text font-family=\"x\" style=\"font-family:url(//evil.example)\">t"
	"</text>",
	"<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>",
	"<title><![CDATA[<script>alert(1)</script>]]></title>",
	"<desc><script>alert(1)</script></desc>",
	"<metadata>Ana Example</metadata>",
	"<dc:creator xmlns:dc=\"x\">Ana Example</dc:creator>",
	"<g inkscape:label=\"Ana Example\" xmlns:inkscape=\"x\"/>",
	"<!-- Ana Example -->",
	"<?xml-stylesheet href=\"https://evil.example/x.css\"?>",
	"<video src=\"x\"/><audio src=\"x\"/><iframe src=\"x\"/>",
	"<g xml:base=\"https://evil.example/\"/>",
	"<g xmlns=\"http://www.w3.org/1999/xhtml\"><script>1</script></g>",
};

static const char *const never[] = { "<script", "alert(1)</", "onload",
	"onclick", "javascript", "evil.example", "<style",
	"style=", "foreignObject", "<image", "<animate", "<set", "Ana Example",
	"<!", "<?", "ONMOUSE", "data:" };

static void
no_attack_in_a_picture_comes_through(void **state)
{
	uint32_t width, height;
	struct arena arena;
	struct diag diag;
	struct str svg, out;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	for (size_t i = 0; i < sizeof(pictures) / sizeof(*pictures); i++) {
		svg = put("<svg xmlns=\"http://www.w3.org/2000/svg\">%s</svg>",
		    pictures[i], &arena);
		if (!svg_clean(svg, STR("a.svg"), &arena, &diag, &out, &width,
			&height))
			fail_msg("refused: %s", pictures[i]);
		for (size_t k = 0; k < sizeof(never) / sizeof(*never); k++) {
			if (str_find(out, str_from(never[k])) != STR_NONE)
				fail_msg("%s in %.*s", never[k], STR_ARG(out));
		}
	}
	diag_free(&diag);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_attack_in_a_body_comes_through),
		cmocka_unit_test(the_watchman_is_awake),
		cmocka_unit_test(no_attack_in_a_picture_comes_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
