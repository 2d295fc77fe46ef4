#include "liquid/compile.h"

/* Every tag. The examples are run by the tests; they need no data. */
static const struct tag tags[] = {
	{ { "#", "{% # note %}",
	      "A note for whoever reads the template; every further line of "
	      "it starts with # too.",
	      "a{% # not written %}b", "ab" },
	    tag_note, false, { NULL } },
	{ { "assign", "{% assign name = value | filter %}",
	      "Give a value a name for the rest of the page.",
	      "{% assign n = 2 | plus: 3 %}{{ n }}", "5" },
	    tag_assign, false, { NULL } },
	{ { "block", "{% block name %}...{% endblock %}",
	      "A part of a layout that a template may replace. "
	      "{{ block.super }} is the replaced text.",
	      "<{% block title %}Home{% endblock %}>", "<Home>" },
	    tag_block, true, { NULL } },
	{ { "break", "{% break %}", "Leave the loop.",
	      "{% for i in (1..9) %}{% if i == 3 %}{% break %}{% endif %}"
	      "{{ i }}{% endfor %}",
	      "12" },
	    tag_break, false, { NULL } },
	{ { "capture", "{% capture name %}...{% endcapture %}",
	      "Keep what is written inside under a name. It was escaped when "
	      "it was written and is not escaped again.",
	      "{% capture hi %}Hi {{ 'you' }}{% endcapture %}{{ hi }}!",
	      "Hi you!" },
	    tag_capture, true, { NULL } },
	{ { "case",
	      "{% case value %}{% when a, b %}...{% else %}..."
	      "{% endcase %}",
	      "Write what stands behind the values that are equal; several "
	      "that match are all written.",
	      "{% case 2 %}{% when 1, 2 %}low{% else %}high{% endcase %}",
	      "low" },
	    tag_case, true, { "when", "else" } },
	{ { "comment", "{% comment %}...{% endcomment %}",
	      "Nothing inside is read or written. Comments nest.",
	      "a{% comment %}{% if %} not read{% endcomment %}b", "ab" },
	    tag_comment, true, { NULL } },
	{ { "continue", "{% continue %}", "Go on with the loop's next turn.",
	      "{% for i in (1..3) %}{% if i == 2 %}{% continue %}{% endif %}"
	      "{{ i }}{% endfor %}",
	      "13" },
	    tag_continue, false, { NULL } },
	{ { "cycle", "{% cycle a, b %} or {% cycle group: a, b %}",
	      "Write the values in turn, one each time.",
	      "{% for i in (1..3) %}{% cycle 'odd', 'even' %} {% endfor %}",
	      "odd even odd " },
	    tag_cycle, false, { NULL } },
	{ { "decrement", "{% decrement name %}",
	      "Count a counter down from 0 and write it.",
	      "{% decrement n %} {% decrement n %}", "-1 -2" },
	    tag_decrement, false, { NULL } },
	{ { "doc", "{% doc %}...{% enddoc %}",
	      "What the template is for and takes; never written.",
	      "{% doc %}@param title{% enddoc %}x", "x" },
	    tag_doc, true, { NULL } },
	{ { "echo", "{% echo value | filter %}",
	      "The same as {{ value | filter }}, for {% liquid %}.",
	      "{% echo 'a' | upcase %}", "A" },
	    tag_echo, false, { NULL } },
	{ { "for",
	      "{% for x in list limit: n offset: n reversed %}..."
	      "{% else %}...{% endfor %}",
	      "Write the body once for each item; what stands behind else "
	      "when there is none. forloop has index, index0, rindex, "
	      "rindex0, first, last, length, name and parentloop.",
	      "{% for i in (1..3) reversed %}{{ forloop.index }}:{{ i }} "
	      "{% endfor %}",
	      "1:3 2:2 3:1 " },
	    tag_for, true, { "else", NULL } },
	{ { "if",
	      "{% if condition %}...{% elsif condition %}...{% else %}"
	      "...{% endif %}",
	      "Write the first part whose condition holds. Only nil and "
	      "false do not hold; and/or are grouped from the right.",
	      "{% if 'tree' contains 'e' and 2 > 1 %}yes{% endif %}", "yes" },
	    tag_if, true, { "elsif", "else" } },
	{ { "ifchanged", "{% ifchanged %}...{% endifchanged %}",
	      "Write the body only when it is not what it was last time.",
	      "{% for x in (1..3) %}{% ifchanged %}a{% endifchanged %}"
	      "{{ x }}{% endfor %}",
	      "a123" },
	    tag_ifchanged, true, { NULL } },
	{ { "include", "{% include 'name', key: value %}",
	      "Write another template, which sees and changes the variables "
	      "of this one. Themes should prefer render.",
	      NULL, NULL },
	    tag_include, false, { NULL } },
	{ { "increment", "{% increment name %}",
	      "Write a counter and count it up from 0. Counters live apart "
	      "from variables.",
	      "{% increment n %} {% increment n %}", "0 1" },
	    tag_increment, false, { NULL } },
	{ { "layout", "{% layout 'name' %}",
	      "Write this template's blocks in their places of another one. "
	      "It stands before everything that writes.",
	      NULL, NULL },
	    tag_layout, false, { NULL } },
	{ { "liquid", "{% liquid ... %}",
	      "Several tags, one a line, without delimiters.",
	      "{% liquid\n  assign n = 1\n  echo n\n%}", "1" },
	    tag_liquid, false, { NULL } },
	{ { "raw", "{% raw %}...{% endraw %}",
	      "Copy what stands inside as it is.",
	      "{% raw %}{{ x }}{% endraw %}", "{{ x }}" },
	    tag_raw, true, { NULL } },
	{ { "render",
	      "{% render 'name', key: value %} or {% render 'name' "
	      "for list as x %}",
	      "Write another template, which sees only what it is given and "
	      "what the page has.",
	      NULL, NULL },
	    tag_render, false, { NULL } },
	{ { "tablerow", "{% tablerow x in list cols: n %}...{% endtablerow %}",
	      "The rows and cells of an HTML table. tablerowloop has col, "
	      "col0, col_first, col_last, row and what forloop has.",
	      "{% tablerow i in (1..2) %}{{ i }}{% endtablerow %}",
	      "<tr class=\"row1\">\n<td class=\"col1\">1</td>"
	      "<td class=\"col2\">2</td></tr>\n" },
	    tag_tablerow, true, { NULL } },
	{ { "unless", "{% unless condition %}...{% endunless %}",
	      "Write the body when the condition does not hold.",
	      "{% unless 1 > 2 %}right{% endunless %}", "right" },
	    tag_unless, true, { "elsif", "else" } },
};

#define N_TAGS (sizeof(tags) / sizeof(*tags))

const struct tag *
tag_named(struct str name)
{
	for (size_t i = 0; i < N_TAGS; i++) {
		if (str_eq(name, str_from(tags[i].info.name)))
			return &tags[i];
	}
	return NULL;
}

const struct liquid_tag_info *
liquid_tag(size_t i)
{
	return i < N_TAGS ? &tags[i].info : NULL;
}
