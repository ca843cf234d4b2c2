/* style.c - as much of CSS as the pictures need. */
#include "report/pdf/style.h"

static const str names[PROPERTIES] = {
	[PROPERTY_FILL] = STR_INIT("fill"),
	[PROPERTY_FILL_OPACITY] = STR_INIT("fill-opacity"),
	[PROPERTY_STROKE] = STR_INIT("stroke"),
	[PROPERTY_STROKE_OPACITY] = STR_INIT("stroke-opacity"),
	[PROPERTY_STROKE_WIDTH] = STR_INIT("stroke-width"),
	[PROPERTY_DASH] = STR_INIT("stroke-dasharray"),
	[PROPERTY_CAP] = STR_INIT("stroke-linecap"),
	[PROPERTY_JOIN] = STR_INIT("stroke-linejoin"),
	[PROPERTY_FONT_SIZE] = STR_INIT("font-size"),
	[PROPERTY_FONT_WEIGHT] = STR_INIT("font-weight"),
	[PROPERTY_ANCHOR] = STR_INIT("text-anchor"),
	[PROPERTY_OPACITY] = STR_INIT("opacity"),
	[PROPERTY_STOP_COLOR] = STR_INIT("stop-color"),
	[PROPERTY_STOP_OPACITY] = STR_INIT("stop-opacity"),
	[PROPERTY_DISPLAY] = STR_INIT("display"),
};

enum property style_property(str name)
{
	size_t i = 0;
	while (i < PROPERTIES && !str_eq(names[i], name))
		i++;
	return (enum property)i;
}

/* ---- reading the sheet ---- */

static int weight_of(str selector)
{
	int weight = 0;
	for (size_t i = 0; i < selector.n; i++) {
		bool begins = i == 0 || selector.p[i - 1] == ' ';
		weight += selector.p[i] == '.' || selector.p[i] == ':' ? 10 : begins && selector.p[i] != ' ' ? 1 : 0;
	}
	return weight;
}

static bool is_known_kind(str selector)
{
	if (str_eq(selector, STR(":root")))
		return true;
	for (size_t i = 0; i < selector.n; i++) {
		char c = selector.p[i];
		bool is_name =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ' ';
		if (!is_name)
			return false;
	}
	return selector.n > 0;
}

static enum err add_rule(struct style_sheet *sheet, str selectors, str body)
{
	while (selectors.n > 0) {
		str selector = str_trim(str_split(&selectors, ','));
		if (!is_known_kind(selector))
			continue;
		if (sheet->n == STYLE_RULES_MAX)
			return ERR_FULL;
		sheet->rule[sheet->n++] = (struct style_rule){selector, body, weight_of(selector)};
	}
	return OK;
}

/* The index after the brace that closes the one at `open`. */
static size_t block_end(str css, size_t open)
{
	int depth = 0;
	for (size_t i = open; i < css.n; i++) {
		depth += css.p[i] == '{' ? 1 : css.p[i] == '}' ? -1 : 0;
		if (depth == 0)
			return i + 1;
	}
	return css.n;
}

/* Blanks in place of what is between the stars: a comment may be anywhere. */
static str without_comments(str css, struct arena *a)
{
	str copy = arena_copy(a, css);
	char *p = (char *)(uintptr_t)copy.p; /* ours: just copied */
	for (size_t i = 0; i + 1 < copy.n; i++) {
		if (p[i] != '/' || p[i + 1] != '*')
			continue;
		size_t end = str_find_str(str_sub(copy, i + 2, copy.n), STR("*/")) + i + 4;
		for (; i < end && i < copy.n; i++)
			p[i] = ' ';
	}
	for (size_t i = 0; i < copy.n; i++)
		p[i] = p[i] == '\n' || p[i] == '\t' ? ' ' : p[i];
	return copy;
}

static enum err read_rules(str css, struct style_sheet *sheet)
{
	while (css.n > 0) {
		size_t open = str_find(css, '{');
		if (open == css.n)
			return OK;
		size_t end = block_end(css, open);
		str head = str_trim(str_sub(css, 0, open)), body = str_sub(css, open + 1, end - open - 2);
		if (str_eq(head, STR("@media print")))
			TRY(read_rules(body, sheet));
		else if (head.n > 0 && head.p[0] != '@')
			TRY(add_rule(sheet, head, body));
		css = str_sub(css, end, css.n);
	}
	return OK;
}

enum err style_read(str css, struct arena *a, struct style_sheet *ret_sheet)
{
	*ret_sheet = (struct style_sheet){.rule = arena_new(a, struct style_rule, STYLE_RULES_MAX)};
	str plain = without_comments(css, a);
	return a->full ? ERR_FULL : read_rules(plain, ret_sheet);
}

/* ---- which rules fit ---- */

static bool has_class(const struct style_node *node, str class)
{
	str rest = node->classes;
	while (rest.n > 0)
		if (str_eq(str_split(&rest, ' '), class))
			return true;
	return false;
}

/* "path", ".leg", ".row.change", "text.name" */
static bool fits_alone(const struct style_node *node, str compound)
{
	if (str_eq(compound, STR(":root")))
		return node->parent == NULL;
	str tag = str_split(&compound, '.');
	if (tag.n > 0 && !str_eq(tag, node->tag))
		return false;
	while (compound.n > 0)
		if (!has_class(node, str_split(&compound, '.')))
			return false;
	return true;
}

static str last_compound(str *selector)
{
	size_t i = selector->n;
	while (i > 0 && selector->p[i - 1] != ' ')
		i--;
	str last = str_sub(*selector, i, selector->n);
	*selector = str_trim(str_sub(*selector, 0, i));
	return last;
}

/* The last word has to fit the element, each word before it something further out. */
static bool fits(const struct style_node *node, str selector)
{
	str compound = last_compound(&selector);
	if (!fits_alone(node, compound))
		return false;
	for (const struct style_node *outer = node->parent; selector.n > 0; outer = outer->parent) {
		if (outer == NULL)
			return false;
		str rest = selector;
		compound = last_compound(&rest);
		if (fits_alone(outer, compound))
			selector = rest;
	}
	return true;
}

/* ---- what they say ---- */

static str variable_of(const struct style_node *node, str name)
{
	for (; node != NULL; node = node->parent)
		for (size_t i = 0; i < node->n_variables; i++)
			if (str_eq(node->variable[i].name, name))
				return node->variable[i].value;
	return STR("");
}

static str resolved(const struct style_node *node, str value)
{
	if (!str_starts(value, STR("var(")) || !str_ends(value, STR(")")))
		return value;
	return variable_of(node, str_trim(str_sub(value, 4, value.n - 5)));
}

static void set_variable(struct style_node *node, str name, str value)
{
	for (size_t i = 0; i < node->n_variables; i++) {
		if (str_eq(node->variable[i].name, name)) {
			node->variable[i].value = value;
			return;
		}
	}
	if (node->n_variables < STYLE_VARIABLES_MAX)
		node->variable[node->n_variables++] = (struct style_variable){name, value};
}

/* Custom properties first: the others may name them. Of two that say the same the heavier wins, then the later. */
static void apply(const struct style_sheet *sheet, struct style_node *node, bool variables)
{
	int weight[PROPERTIES] = {0};
	for (size_t i = 0; i < sheet->n; i++) {
		const struct style_rule *rule = &sheet->rule[i];
		if (!fits(node, rule->selector))
			continue;
		str body = rule->body;
		while (body.n > 0) {
			str value = str_split(&body, ';'), name = str_trim(str_split(&value, ':'));
			enum property p = style_property(name);
			value = str_trim(value);
			if (variables && str_starts(name, STR("--")))
				set_variable(node, name, resolved(node, value));
			if (variables || p == PROPERTIES || rule->weight < weight[p])
				continue;
			weight[p] = rule->weight;
			node->value[p] = resolved(node, value);
		}
	}
}

void style_node(const struct style_sheet *sheet, struct style_node *node, const str attributes[PROPERTIES])
{
	node->n_variables = 0;
	for (size_t p = 0; p < PROPERTIES; p++) {
		bool goes_on = p < PROPERTY_INHERITED && node->parent != NULL;
		node->value[p] = attributes[p].n > 0 ? attributes[p] : goes_on ? node->parent->value[p] : STR("");
	}
	apply(sheet, node, true);
	apply(sheet, node, false);
}

/* ---- values ---- */

static int hex_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool style_colour(str value, uint32_t *ret_rgb)
{
	uint32_t rgb = 0;
	if (str_eq(value, STR("white")) || str_eq(value, STR("black"))) {
		*ret_rgb = value.p[0] == 'w' ? 0xffffff : 0;
		return true;
	}
	if ((value.n != 4 && value.n != 7) || value.p[0] != '#')
		return false;
	for (size_t i = 1; i < value.n; i++) {
		int digit = hex_of(value.p[i]);
		if (digit < 0)
			return false;
		rgb = rgb << 4 | (uint32_t)digit;
		if (value.n == 4)
			rgb = rgb << 4 | (uint32_t)digit;
	}
	*ret_rgb = rgb;
	return true;
}

static bool is_digit(str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

double style_number(str *rest, double otherwise)
{
	size_t i = 0;
	while (i < rest->n && (rest->p[i] == ' ' || rest->p[i] == ','))
		i++;
	bool is_negative = i < rest->n && rest->p[i] == '-';
	i += is_negative;
	double v = 0, place = 0.1;
	if (!is_digit(*rest, i) && !(i < rest->n && rest->p[i] == '.' && is_digit(*rest, i + 1)))
		return otherwise;
	for (; is_digit(*rest, i); i++)
		v = 10 * v + (rest->p[i] - '0');
	if (i < rest->n && rest->p[i] == '.')
		for (i++; is_digit(*rest, i); i++, place /= 10)
			v += place * (rest->p[i] - '0');
	*rest = str_sub(*rest, i, rest->n);
	return is_negative ? -v : v;
}
