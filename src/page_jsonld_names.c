/* page_jsonld_names.c: who wrote or published an article: a name, an object, an array of them, or an @id under which the
 * object stands elsewhere. */
#include "page_jsonld.h"

/* The object that bears this @id and a name; NULL. */
static json_t *by_id(json_t *value, str id, u32 depth)
{
	json_t *one, *found = NULL;
	const char *key;
	size_t i;

	if (depth > JSONLD_DEPTH)
		return NULL;
	json_array_foreach(value, i, one)
		if ((found = by_id(one, id, depth + 1)))
			return found;
	if (json_is_object(value) && str_eq(jsonld_string(json_object_get(value, "@id")), id) && json_object_get(value, "name"))
		return value;
	json_object_foreach(value, key, one)
		if ((found = by_id(one, id, depth + 1)))
			return found;
	return NULL;
}

static bool is_person(const json_t *object)
{
	str type = jsonld_string(json_object_get(object, "@type"));

	return type.n == 0 || (type.n == 6 && str_starts_fold(type, S("person")));
}

static void add_name(struct buf *b, str name)
{
	name = str_trim(name);
	if (!name.n || str_find(buf_str(b), name, 0) != SIZE_MAX)
		return;
	if (b->n)
		buf_put(b, S(", "));
	buf_put(b, name);
}

/* Given name and family name, which an object without `name` may have. */
static str whole_name(struct arena *a, const json_t *person)
{
	struct buf b = {.arena = a};

	buf_put(&b, str_trim(jsonld_string(json_object_get(person, "givenName"))));
	buf_char(&b, ' ');
	buf_put(&b, str_trim(jsonld_string(json_object_get(person, "familyName"))));
	return str_trim(buf_str(&b));
}

void jsonld_names(struct jsonld *r, struct buf *b, json_t *value, bool people, u32 depth)
{
	json_t *one, *name;
	size_t i;

	if (depth > JSONLD_DEPTH)
		return;
	json_array_foreach(value, i, one)
		jsonld_names(r, b, one, people, depth + 1);
	if (json_is_string(value) && people)
		add_name(b, page_plain(r->arena, jsonld_string(value)));
	if (!json_is_object(value))
		return;
	jsonld_names(r, b, json_object_get(value, "@list"), people, depth + 1);
	name = json_object_get(value, "name");
	if (!name && jsonld_string(json_object_get(value, "@id")).n) {
		value = by_id(r->all, jsonld_string(json_object_get(value, "@id")), 0);
		name = value ? json_object_get(value, "name") : NULL;
	}
	if (!name && people)
		add_name(b, whole_name(r->arena, value));
	if (name && is_person(value) == people) {
		add_name(b, page_plain(r->arena, jsonld_string(name)));
		json_array_foreach(name, i, one)
			add_name(b, page_plain(r->arena, jsonld_string(one)));
	}
}

str jsonld_name(struct jsonld *r, json_t *value)
{
	struct buf b = {.arena = r->arena};

	jsonld_names(r, &b, value, false, 0);
	if (!b.n)
		jsonld_names(r, &b, value, true, 0);
	return buf_str(&b);
}
