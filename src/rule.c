/* rule.c: opens a rule set: reads, expands, compiles. See rule.h. */
#include "rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "library.h"
#include "rule_dfa.h"
#include "str.h"

enum { TRIED_SLOWLY = 96 };

/* ── one rule ── */

static bool rule_complete(struct rule *rule, pr_err *err)
{
	if (!rule->kind.n)
		return place_error(err, rule->place, "`%.*s` has no `kind`; add a line `kind amount`, or another",
		                   (int)rule->name.n, rule->name.p);
	if (!rule->converter)
		return place_error(err, rule->place, "`%.*s` has no `value`; add a line `value quantity n`, or another",
		                   (int)rule->name.n, rule->name.p);
	if (!rule->pattern.n)
		return place_error(err, rule->place, "`%.*s` has no `match`; add a line `match` and the pattern",
		                   (int)rule->name.n, rule->name.p);
	return true;
}

static bool kind_number(struct pr_rules *rules, struct rule *rule, pr_err *err)
{
	while (rule->kind_index < rules->kinds && !str_eq(rules->kind[rule->kind_index], rule->kind))
		rule->kind_index++;
	if (rule->kind_index == KINDS_MAX)
		return place_error(err, rule->place, "more than %d kinds; use one that is there", KINDS_MAX);
	if (rule->kind_index == rules->kinds)
		rules->kind[rules->kinds++] = rule->kind;
	return true;
}

pcre2_code *rule_pattern_compile(str pattern, u32 options, int *error, size_t *at)
{
	int unused_error;
	PCRE2_SIZE unused_at;

	options |= PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C;
	return pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, options, error ? error : &unused_error, at ? at : &unused_at,
	                     NULL);
}

static bool rule_compile(struct rule *rule, pr_err *err)
{
	int error;
	size_t at;

	rule->code = rule_pattern_compile(rule->pattern, 0, &error, &at);
	if (!rule->code) {
		PCRE2_UCHAR what[200];
		if (error == PCRE2_ERROR_HEAP_FAILED)
			return err_memory(err), false;
		pcre2_get_error_message(error, what, sizeof what);
		return place_error(err, rule_place(rule, at), "%s", (char *)what);
	}
	return true;
}

/* Two threads may make it at once; one copy stays: who publishes it has written it whole, who finds it reads what was
 * written (release, acquire). Where no memory may run, the copy is interpreted, and stays all the same: it would be
 * refused again at every match. */
const pcre2_code *rule_fast(const struct pr_rules *rules, const struct rule *rule)
{
	pcre2_code *fast = atomic_load_explicit(&rules->fast[rule->order], memory_order_acquire), *none = NULL;

	if (fast)
		return fast;
	fast = pcre2_code_copy(rule->code);
	if (!fast)
		return rule->code;
	pcre2_jit_compile(fast, PCRE2_JIT_COMPLETE);
	if (atomic_compare_exchange_strong_explicit(&rules->fast[rule->order], &none, fast, memory_order_acq_rel,
	                                            memory_order_acquire))
		return fast;
	pcre2_code_free(fast);
	return none;
}

/* To make machine code of a rule costs some millions of instructions, what hundreds of tries cost without: most
 * commands try few rules so often. */
const pcre2_code *rule_code(const struct pr_rules *rules, const struct rule *rule)
{
	pcre2_code *fast = atomic_load_explicit(&rules->fast[rule->order], memory_order_acquire);
	_Atomic u32 *tried = &rules->tried[rule->order];

	if (fast)
		return fast;
	if (atomic_fetch_add_explicit(tried, 1, memory_order_relaxed) < TRIED_SLOWLY)
		return rule->code;
	return rule_fast(rules, rule);
}

/* The table of names, with the list that each capture comes from. */
static void rule_captures(struct pr_rules *rules, struct rule *rule)
{
	u32 count = 0, size = 0, bound = rule->captures;
	struct capture *binding = rule->capture;
	PCRE2_SPTR table;

	pcre2_pattern_info(rule->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(rule->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(rule->code, PCRE2_INFO_NAMETABLE, &table);
	rule->capture = NEW(&rules->arena, struct capture, count + 1);
	rule->captures = count;
	for (u32 i = 0; i < count; i++, table += size) {
		struct capture *c = &rule->capture[i];
		c->name = arena_copy(&rules->arena, str_c((const char *)table + 2));
		c->group = (u32)table[0] << 8 | table[1];
		for (u32 b = 0; b < bound; b++)
			if (str_eq(binding[b].name, c->name) && binding[b].list)
				c->list = binding[b].list;
		if (str_eq(c->name, S("it")))
			rule->it = &rule->capture[i - rule->its++]; /* names are in order */
	}
}

static bool names_known(const struct rule *rule, pr_err *err)
{
	str unit = rule->unit;

	if (unit.n > 2 && unit.p[0] == '{') {
		str rest = str_cut(unit, 1, unit.n - 1), name = str_field(&rest, ':');
		bool known = false;
		for (u32 i = 0; i < rule->captures; i++)
			known = known || str_eq(rule->capture[i].name, name);
		if (!known)
			return place_error(err, rule->place, "`unit %.*s` names no capture of the pattern; name one there "
			                                     "(?<name>…)", (int)unit.n, unit.p);
	}
	return true;
}

/* ── the set ── */

static void version_of(struct pr_rules *rules, u64 hash)
{
	snprintf(rules->version, sizeof rules->version, "%016llx", (unsigned long long)hash);
}

static u64 mix(u64 hash, str s)
{
	return (hash ^ str_hash(s)) * 1099511628211u + 0x9E3779B97F4A7C15u;
}

/* Everything that bears on what is found. */
static u64 rules_hash(const struct pr_rules *rules)
{
	u64 hash = str_hash(S(PR_VERSION));

	for (u32 i = 0; i < rules->rules; i++) {
		const struct rule *rule = &rules->rule[i];
		hash = mix(mix(mix(mix(hash, rule->name), rule->kind), rule->unit), rule->pattern);
		hash = mix(hash, str_c(rule->converter->name)) + (u64)rule->priority;
		for (u32 g = 0; g < rules->near_lines; g++)
			if (rule->near >> g & 1)
				hash = mix(hash, rules->near_line[g].words);
	}
	for (u32 i = 0; i < rules->lists; i++)
		for (u32 r = 0; r < rules->list[i].rows; r++) {
			hash = mix(hash, rules->list[i].row[r].form);
			for (u32 c = 0; c < rules->list[i].row[r].columns; c++)
				hash = mix(hash, rules->list[i].row[r].column[c]);
		}
	return hash;
}

static bool rules_build(struct pr_rules *rules, const char *dir, pr_err *err)
{
	rules->rule = NEW(&rules->arena, struct rule, RULES_MAX);
	rules->kind = NEW(&rules->arena, str, RULES_MAX);
	rules->macro = NEW(&rules->arena, struct macro, RULES_MAX);
	rules->fast = arena_alloc(&rules->arena, RULES_MAX, sizeof *rules->fast);
	rules->tried = arena_alloc(&rules->arena, RULES_MAX, sizeof *rules->tried);
	if (!list_files_read(rules, dir, err) || !rule_files_read(rules, dir, err))
		return false;
	for (u32 i = 0; i < rules->rules; i++) {
		struct rule *rule = &rules->rule[i];
		if (!rule_complete(rule, err) || !rule_expand(rules, rule, err) || !rule_compile(rule, err))
			return false;
		rule_captures(rules, rule);
		if (!kind_number(rules, rule, err) || !names_known(rule, err))
			return false;
	}
	if (!rule_nfa_build(rules, err) || !rule_near_build(rules, err))
		return false;
	rules->dfa = dfa_new(rules->nfa, false, DFA_SETS);
	rules->wide = dfa_new(rules->nfa, true, DFA_SETS);
	if (!rules->dfa || !rules->wide)
		return err_memory(err), false;
	rules->period = list_by_name(rules, S("periods"));
	rules->denominator = list_by_name(rules, S("denominators"));
	version_of(rules, rules_hash(rules));
	return true;
}

static const char *default_dir(void)
{
	const char *dir = getenv("PRESSOIR_RULES");

	return dir && *dir ? dir : PR_DATADIR "/rules";
}

pr_status pr_rules_open(pr_rules **out, const char *dir, pr_err *err)
{
	pr_rules *rules = calloc(1, sizeof *rules);
	jmp_buf point;
	pr_err own = {0};

	*out = NULL;
	if (!rules)
		return err_memory(err);
	arena_init(&rules->arena, 512u << 20);
	arena_init(&rules->scratch, 512u << 20);
	rules->scratch.fail = &point;
	if (arena_try(&rules->arena, &point)) {
		pr_rules_close(rules);
		return err_set(err, PR_FAILED, "the rules need more memory than there is; end other programs, or give it "
		                               "fewer rules");
	}
	if (!rules_build(rules, dir ? dir : default_dir(), &own)) {
		pr_rules_close(rules);
		return err_set(err, own.status, "%s", own.message);
	}
	arena_free(&rules->scratch);
	rules->arena.fail = rules->scratch.fail = NULL;
	*out = rules;
	return PR_OK;
}

void pr_rules_close(pr_rules *rules)
{
	if (!rules)
		return;
	for (u32 i = 0; i < rules->rules; i++) {
		pcre2_code_free(rules->rule[i].code);
		pcre2_code_free(rules->fast[i]);
	}
	dfa_free(rules->dfa);
	dfa_free(rules->wide);
	arena_free(&rules->scratch);
	arena_free(&rules->arena);
	free(rules);
}

const char *pr_rules_version(const pr_rules *rules)
{
	return rules->version;
}

pr_status pr_rules_list(const pr_rules *rules, pr_rule_fn *each, void *payload)
{
	for (u32 i = 0; i < rules->rules; i++) {
		const struct rule *rule = &rules->rule[i];
		pr_rule_info info = {.name = rule->name, .kind = rule->kind, .unit = rule->unit, .file = rule->place.file,
		                     .note = rule->note, .line = rule->place.line};
		for (u32 e = 0; e < rule->examples; e++)
			rule->example[e].yes ? info.yes++ : info.no++;
		if (each(payload, &info))
			return PR_STOPPED;
	}
	return PR_OK;
}

void rule_library(char version[LIBRARY_VERSION], bool *jit)
{
	u32 has = 0;

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) > LIBRARY_VERSION || pcre2_config(PCRE2_CONFIG_VERSION, version) < 0)
		version[0] = '\0';
	*jit = pcre2_config(PCRE2_CONFIG_JIT, &has) == 0 && has;
}
