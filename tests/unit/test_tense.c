/* The tense around a date, on sentences in which the date stands between brackets. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "convert.h"
#include "str.h"

/* The sentence without its brackets, and its tense. */
static enum tense tense_of(const char *text, u32 *weight)
{
	char plain[200];
	u32 n = 0, beg = 0, end = 0;

	for (const char *c = text; *c && n < sizeof plain - 1; c++)
		if (*c == '[')
			beg = n;
		else if (*c == ']')
			end = n;
		else
			plain[n++] = *c;
	return tense_around((str){plain, n}, beg, end, weight);
}

static void check_all(const char *const *text, enum tense wanted)
{
	u32 weight;

	for (; *text; text++)
		if (tense_of(*text, &weight) != wanted)
			fail_msg("%s: tense %d, should be %d", *text, tense_of(*text, &weight), wanted);
}

static void verbs_of_the_past_are_known_by_their_form(void **state)
{
	static const char *const past[] = {"Elle a été élue [mardi].",
					   "Il naviguait [mardi] au large.",
					   "La réunion de [mardi] a de nouveau été longue.",
					   "Le débat [mardi] a été très vif.",
					   "[Mardi], il a quitté la ville.",
					   "Une étude publiée [mardi] le confirme.",
					   "Nous transportions mille voyageurs en [janvier].",
					   "Il aura ainsi marqué [mardi] les esprits.",
					   "Le pont, fermé depuis le [3 mars], rouvrira.",
					   "Ils moururent le [3 mars].",
					   "Le pays devrait souffler après avoir atteint mille cas [vendredi].",
					   "Il a fui depuis la signature, fin [février], d'un accord qui prévoit tout.",
					   "Instaurée fin [avril], la règle gêne.",
					   "Un convoi a fait halte [mardi].",
					   "Où sont-ils passés, [lundi], devant la salle ?",
					   "Deux loups se sont invités [mardi] au village.",
					   "Les faits se seraient déroulés [mardi].",
					   "Un chiffre qui date de [mardi] et sera revu.",
					   "L'état d'alerte décrété le [14 mars] et qui sera levé.",
					   "Une femme abattue par la police en [mars].",
					   "Il a dit [mardi] au front qu'il partirait.",
					   "L'annonce que le maire a faite [mardi] qu'il partirait.",
					   "Elle a en revanche validé [mardi] un projet qui sera revu.",
					   "Il s'est d'ailleurs réjoui [mardi] d'un vote qui viendra.",
					   "Deux agents avaient été appelés [mardi] pour un chat.",
					   "Le vote a été repoussé [mardi] soir au 3 juin.",
					   "Ils ont pu compter [mardi] sur leurs voisins.",
					   "La taxe a baissé plus tôt que prévu en [mars].",
					   "Le maire craint une nouvelle crise comme celle des violences de [mars].",
					   "L'épicentre de la crise sanitaire en Italie en [mars].",
					   "Parti en [mars] de Brest, il navigue.",
					   "Le tueur serait en fuite depuis [mardi].",
					   "Jugement rendu le [3 mai], en appel.",
					   "Le [7 mai], la chanteuse meurt à Liège.",
					   "Il s'éteint en [mars], à 80 ans.",
					   "La route est restée fermée jusqu'à [mardi].",
					   "La marche a été organisée [mardi] à Lille.",
					   NULL};
	(void)state;
	check_all(past, TENSE_PAST);
}

static void what_is_planned_is_to_come(void **state)
{
	static const char *const future[] = {"Il sera jugé [mardi].",
					     "La réunion est prévue [mardi].",
					     "Il va se rendre [mardi] à Lyon.",
					     "Il doit être entendu [mardi].",
					     "Le musée est fermé jusqu'au [3 mars].",
					     "Il a pris rendez-vous pour [mardi].",
					     "Pas de vote avant [septembre].",
					     "Le parti a prévu une journée d'action [mercredi].",
					     "Le syndicat a appelé à une marche [jeudi].",
					     "Le procès a été renvoyé à l'[automne].",
					     "Elle a reporté à la [mi-décembre] la reprise.",
					     "La salle, plus grande, dès l'[automne].",
					     "Des bouchons sont encore attendus [samedi].",
					     "Les électeurs sont appelés aux urnes [dimanche].",
					     "L'appel des syndicats à défiler [samedi] a été entendu.",
					     "Il a invité vendredi ses voisins à se réunir [samedi].",
					     "On n'aura jamais de réponse [mardi].",
					     "Le conseil aura [mardi] son premier vote.",
					     "Le navire entrera au port a priori [dimanche].",
					     "La pièce devrait être jouée à Lyon en juin et reprise en [août].",
					     "La grève ira jusqu'à au moins [mercredi].",
					     "Le bois manque à l'approche de l'[hiver].",
					     "La marche de [mardi] s'annonce longue.",
					     "Il a écrit à la ville pour repousser la reprise au mois de [mars].",
					     "Il sera là pour novembre et [décembre].",
					     "\"On jouera pour gagner le titre en [octobre]\", a conclu le joueur.",
					     "\"Demain comme [jeudi], nous allons voter\", indique un élu.",
					     NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
}

static void a_cue_beyond_a_comma_weighs_less(void **state)
{
	static const char *const future[] = {"Ils vont être rapatriés par avion [dimanche], a annoncé la ministre.",
					     "Elle prendra la tête du bureau, à Lyon, le [4 mai], a précisé la ville.",
					     "\"On saura sans doute ce qui marchera vers [mardi]\", a-t-il dit.", NULL};
	static const char *const past[] = {"Ils seront rapatriés par avion, a annoncé [dimanche] la ministre.", NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
	check_all(past, TENSE_PAST);
}

static void votes_and_plans_that_were_dropped_lie_on_either_side(void **state)
{
	static const char *const leaning[] = {"Le candidat à la présidentielle de [novembre] a dénoncé ces propos.",
					      "Il a critiqué le scrutin du [3 mai].",
					      "Il a évoqué l'élection régionale partielle de [mars].", NULL};
	static const char *const none[] = {"La pièce, prévue au [printemps], avait été reportée.",
					   "Les primaires de [novembre] et de janvier avaient surpris.", NULL};
	static const char *const past[] = {"Le président, élu aux législatives de [dimanche], a annulé sa visite.",
					   "Elle a perdu des voix après son élection en [mai].", NULL};
	u32 weight;
	(void)state;
	for (const char *const *text = leaning; *text; text++) {
		assert_int_equal(tense_of(*text, &weight), TENSE_FUTURE);
		assert_int_equal(weight, TENSE_LEANING);
	}
	check_all(none, TENSE_NONE);
	check_all(past, TENSE_PAST);
}

static void names_and_nouns_are_no_verbs(void **state)
{
	static const char *const none[] = {"Vincent Lesquin, de l'Assemblée, au Sahara [mardi].",
					   "Le maire redoute des violences [samedi].",
					   "L'opéra de Paris [mardi]", "[mardi]", "",
					   "Les maires espèrent une réponse [mardi].",
					   "Les prix demeurent les mêmes en [mars].", NULL};
	(void)state;
	check_all(none, TENSE_NONE);
}

static void what_was_planned_may_lie_on_either_side(void **state)
{
	static const char *const none[] = {"La reprise, initialement prévue [lundi], attendra.",
					   "Elle était attendue [samedi] à Lille.", "Il devait parler [mardi].",
					   "A minuit [mardi], la grille se lève.",
					   "Un rapprochement allait se voir en [janvier].",
					   "Deux marches étaient également prévues [mardi].",
					   "Il a parlé avant la reprise des cours [lundi].",
					   "À quelques jours du départ [samedi], elle a gagné.",
					   "Les orages, qui étaient prévus pour [dimanche], ne sont pas venus.",
					   "Ceux qui avaient prévu de partir [lundi] ont le temps.",
					   "Les agents mobilisés [mardi] soir sont du Nord.",
					   "La marche organisée [mardi] dérange.",
					   "La ville a décidé de fermer le parc [lundi].",
					   "Ils ont refusé un report du vote à [mercredi].", NULL};
	(void)state;
	check_all(none, TENSE_NONE);
}

static void depuis_outweighs_any_nearness(void **state)
{
	u32 since, verb;
	(void)state;
	tense_of("fermé depuis le [3 mars]", &since);
	tense_of("il a fermé le [3 mars]", &verb);
	assert_true(since > verb);
}

static void d_ici_outweighs_any_nearness_unless_it_was_to_be(void **state)
{
	u32 by, was, until;
	(void)state;
	assert_int_equal(tense_of("Le maire a promis dix postes d'ici fin [juin].", &by), TENSE_FUTURE);
	assert_int_equal(tense_of("Le pont devait être livré d'ici fin [juin].", &was), TENSE_FUTURE);
	assert_int_equal(tense_of("Le pont est fermé jusqu'à fin [juin].", &until), TENSE_FUTURE);
	assert_true(by > was && was == until);
}

static void a_date_between_commas_is_that_of_the_verb_behind(void **state)
{
	u32 set_off, behind, after;
	(void)state;
	assert_int_equal(tense_of("Le dernier conseil, [mardi soir], a été houleux.", &set_off), TENSE_PAST);
	assert_int_equal(tense_of("Le conseil de [mardi], sans surprise, a duré.", &behind), TENSE_PAST);
	assert_true(set_off > behind);
	assert_int_equal(tense_of("Après l'annonce, [mardi], de la fermeture, il reste à vendre.", &after), TENSE_PAST);
	assert_int_equal(tense_of("Après l'annonce, [mardi], des élus se réuniront.", &after), TENSE_FUTURE);
}

static void a_date_that_stands_first_is_that_of_its_verb(void **state)
{
	u32 framed, passive, inside, pluperfect;
	(void)state;
	tense_of("En [mars], j'ai failli partir.", &framed);
	tense_of("En [mars], les ponts sont fermés.", &passive);
	tense_of("Le maire, en [mars], a failli partir.", &inside);
	tense_of("En [mars], deux élus avaient failli partir.", &pluperfect);
	assert_true(pluperfect > framed);
	assert_true(framed > inside);
	assert_int_equal(passive, inside);
}

static void what_follows_qui_is_told_of_what_stood_on_that_day(void **state)
{
	u32 told, beside;
	(void)state;
	tense_of("Il parle de la grève de [samedi], qui visait le budget.", &told);
	tense_of("Il parle [samedi] de la grève, qui visait le budget.", &beside);
	assert_true(told > beside);
}

static void what_was_done_with_an_aim_weighs_less(void **state)
{
	u32 done, aimed, told, announced;
	(void)state;
	tense_of("La ville a fermé le parc [lundi].", &done);
	tense_of("La ville a décidé de fermer le parc [lundi].", &aimed);
	tense_of("La ville dévoile [lundi] un plan.", &told);
	assert_true(done > aimed);
	tense_of("La ville a annoncé la fermeture du parc [lundi].", &announced);
	assert_true(done > told);
	assert_true(done > announced);
}

static void a_comma_right_before_the_date_opens_no_clause(void **state)
{
	u32 bare, comma, clause;
	(void)state;
	tense_of("La ville avait fermé le parc [lundi].", &bare);
	tense_of("La ville avait fermé le parc, [lundi], à midi.", &comma);
	tense_of("La ville avait fermé, semble-t-il, le parc [lundi].", &clause);
	assert_int_equal(bare, comma);
	assert_true(bare > clause);
}

static void a_day_with_two_names_is_placed_by_them(void **state)
{
	u32 weight;
	(void)state;
	assert_int_equal(tense_of("Ils ont dit qu'ils viendront demain ([mardi]).", &weight), TENSE_NONE);
}

static void what_is_hoped_for_or_put_off_is_to_come(void **state)
{
	static const char *const future[] = {"Un préavis court [samedi].", "Délibéré le [28 mai].", "Il table sur une reprise le [23 août].",
	                                     "Il a dit viser une reprise début [juillet].",
	                                     "Il a annoncé qu'il serait de retour en [décembre].",
	                                     "Nous les garderons fermés [du 10 juillet au 10 septembre].", "L'affaire a été mise en délibéré au [6 juin].",
	                                     NULL};
	static const char *const none[] = {"Le [12 janvier], le syndicat dépose un préavis.", NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
	check_all(none, TENSE_NONE);
}

static void a_noun_at_the_head_is_no_participle(void **state)
{
	static const char *const none[] = {"Reprise de la saison le [18 septembre].", "Sortie en salle le [5 mars].",
	                                   "Surprise du chef le [5 mars].", "Fermé [du 5 au 25 août].", "Ouvert tous les jours en [juillet].", NULL};
	static const char *const past[] = {"Conclue le [5 mars], la vente étonne.",
	                                   "Fermée en [novembre], l'usine rouvre demain sous un autre nom.", NULL};
	(void)state;
	check_all(none, TENSE_NONE);
	check_all(past, TENSE_PAST);
}

static void what_is_held_or_called_off_in_the_present_is_to_come(void **state)
{
	static const char *const future[] = {"Les concerts de [samedi] sont maintenus.", "Le cortège de [samedi] est interdit.",
	                                     "Les épreuves de [septembre] sont réservées aux absents.",
	                                     "Les électeurs sont appelés à voter [dimanche].",
	                                     "Les concerts sont fixés aux [17 juin].", NULL};
	static const char *const past[] = {"[Lundi], les pompiers sont appelés par un voisin.", NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
	check_all(past, TENSE_PAST);
}

static void what_comes_before_an_opening_is_to_come(void **state)
{
	static const char *const future[] = {"Ils sont prêts avant l'ouverture [samedi] du festival.", NULL};
	static const char *const none[] = {"Ils ont répété avant l'ouverture [samedi] du festival.", NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
	check_all(none, TENSE_NONE);
}

static void what_comes_after_it_has_been(void **state)
{
	static const char *const past[] = {"Après la marche de [samedi], le syndicat appelle à la grève.",
	                                   "Il vote deux mois après le début du siège, en [février].",
	                                   "Un mot lancé peu avant le début du siège en [octobre].", NULL};
	static const char *const future[] = {"Après le match de [samedi], nous ferons le point.", NULL};
	(void)state;
	check_all(past, TENSE_PAST);
	check_all(future, TENSE_FUTURE);
}

static void what_is_measured_has_been_unless_it_is_foretold(void **state)
{
	static const char *const past[] = {"Les ventes progressent de 3 % au [premier semestre].",
					   "Au [deuxième trimestre], le bénéfice ressort à 4 millions.",
					   "Le taux est de 7 %, en baisse par rapport au [premier trimestre].",
					   "Un solde en hausse de 12 %, à 4 millions, en [mars].",
					   "Le déficit s'élève à 3 millions au [troisième trimestre].",
					   NULL};
	static const char *const future[] = {"Le taux devrait être en baisse de 3 points en [mars].",
					     "Des ventes attendues en hausse de 3 % au [deuxième trimestre].", NULL};
	(void)state;
	check_all(past, TENSE_PAST);
	check_all(future, TENSE_FUTURE);
}

static void only_opens_no_clause(void **state)
{
	static const char *const future[] = {"Le film ne sortira que [samedi], des images ont fuité.", NULL};
	static const char *const past[] = {"Elle dit que [samedi] il a plu.", "La mort d'un ours, [jeudi], aura été la goutte de trop.",
	                                   "Le maire l'a lui-même exclu [mardi].", "Des images mises en ligne [vendredi] et vues par tous.",
	                                   "Il devait lire les annonces faites [mardi].", NULL};
	static const char *const none[] = {"La rentrée n'est que [jeudi].", "La foule présente [jeudi] chante.", NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
	check_all(past, TENSE_PAST);
	check_all(none, TENSE_NONE);
}

static void a_word_or_two_in_quotation_marks_end_no_clause(void **state)
{
	u32 plain, quoted, said;
	(void)state;
	assert_int_equal(tense_of("Ils ont perdu un fils d'un mal subit, le [15 juillet].", &plain), TENSE_PAST);
	assert_int_equal(tense_of("Ils ont perdu un fils d'un mal \"subit\", le [15 juillet].", &quoted), TENSE_PAST);
	assert_int_equal(plain, quoted);
	assert_int_equal(tense_of("Ils ont dit \"non au vote de cette loi-là, voilà\", le [15 juillet].", &said), TENSE_PAST);
	assert_true(said < quoted);
}

static void a_deed_has_been_in_a_title_too(void **state)
{
	static const char *const past[] = {"Un homme arrêté [mardi] à Lyon", "Un attentat déjoué en [janvier]", NULL};
	static const char *const future[] = {"Le film, repoussé en [novembre], plaira.", "Le maire a proposé la date du [21 juin].",
	                                     "Il salue le report en [septembre] du vote.", "Un bail qui expire le [5 mai].", NULL};
	(void)state;
	check_all(past, TENSE_PAST);
	check_all(future, TENSE_FUTURE);
}

static void a_present_right_before_a_weekday_tells_what_is_on(void **state)
{
	static const char *const future[] = {"Le préfet reçoit [jeudi] les élus.", "Les enchères se clôturent [dimanche].",
	                                     "Les syndicats défilent [mardi] à Lyon.", NULL};
	static const char *const none[] = {"La visite [mardi] du préfet.", NULL};
	(void)state;
	check_all(future, TENSE_FUTURE);
	check_all(none, TENSE_NONE);
}

static void a_title_has_no_end(void **state)
{
	u32 weight;
	(void)state;
	assert_int_equal(tense_of("Dix lignes fermées [vendredi]", &weight), TENSE_NONE);
	assert_int_equal(tense_of("Dix lignes, fermées [vendredi], rouvrent.", &weight), TENSE_PAST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verbs_of_the_past_are_known_by_their_form),
		cmocka_unit_test(what_is_planned_is_to_come),
		cmocka_unit_test(a_cue_beyond_a_comma_weighs_less),
		cmocka_unit_test(votes_and_plans_that_were_dropped_lie_on_either_side),
		cmocka_unit_test(names_and_nouns_are_no_verbs),
		cmocka_unit_test(what_was_planned_may_lie_on_either_side),
		cmocka_unit_test(depuis_outweighs_any_nearness),
		cmocka_unit_test(d_ici_outweighs_any_nearness_unless_it_was_to_be),
		cmocka_unit_test(a_date_between_commas_is_that_of_the_verb_behind),
		cmocka_unit_test(a_date_that_stands_first_is_that_of_its_verb),
		cmocka_unit_test(what_follows_qui_is_told_of_what_stood_on_that_day),
		cmocka_unit_test(what_was_done_with_an_aim_weighs_less),
		cmocka_unit_test(a_comma_right_before_the_date_opens_no_clause),
		cmocka_unit_test(a_day_with_two_names_is_placed_by_them),
		cmocka_unit_test(what_is_hoped_for_or_put_off_is_to_come),
		cmocka_unit_test(a_noun_at_the_head_is_no_participle),
		cmocka_unit_test(what_is_held_or_called_off_in_the_present_is_to_come),
		cmocka_unit_test(what_comes_before_an_opening_is_to_come),
		cmocka_unit_test(what_comes_after_it_has_been),
		cmocka_unit_test(what_is_measured_has_been_unless_it_is_foretold),
		cmocka_unit_test(only_opens_no_clause),
		cmocka_unit_test(a_word_or_two_in_quotation_marks_end_no_clause),
		cmocka_unit_test(a_deed_has_been_in_a_title_too),
		cmocka_unit_test(a_present_right_before_a_weekday_tells_what_is_on),
		cmocka_unit_test(a_title_has_no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
