/* routes.c - the whole site on one screen. */
#include "web/server/web.h"

#include "web/pages/about/about.h"
#include "web/pages/activities/activities.h"
#include "web/pages/breaks/breaks.h"
#include "web/pages/check/check.h"
#include "web/pages/diary/diary.h"
#include "web/pages/session/ended.h"
#include "web/pages/settings/erase.h"
#include "web/pages/exchange/export.h"
#include "web/parts/figure.h"
#include "web/pages/exchange/import_page.h"
#include "web/pages/item/item.h"
#include "web/pages/learn/learn.h"
#include "web/pages/diary/log.h"
#include "web/pages/look/look.h"
#include "web/server/offline.h"
#include "web/pages/plan/plan_change.h"
#include "web/pages/plan/plan_file.h"
#include "web/pages/plan/plan_page.h"
#include "web/pages/session/player.h"
#include "web/pages/progress/progress.h"
#include "web/pages/relief/relief.h"
#include "web/pages/report/report.h"
#include "web/pages/result/result.h"
#include "web/pages/settings/backups_form.h"
#include "web/pages/settings/restore_page.h"
#include "web/pages/settings/settings.h"
#include "web/pages/learn/sources.h"
#include "web/pages/report/take_along.h"
#include "web/pages/today/today.h"
#include "web/pages/trial/trial.h"
#include "web/pages/check/unsure.h"

enum { PERSON = 1u << ROLE_SELF };

static const struct route rows[] = {
	{METHOD_GET, "/", PERSON, today_show, FIELDS(today_fields)},
	{METHOD_POST, "/log", PERSON, log_keep, FIELDS(log_fields)},
	{METHOD_GET, "/relief", PERSON, relief_show, FIELDS(relief_show_fields)},
	{METHOD_POST, "/relief", PERSON, relief_keep, FIELDS(relief_keep_fields)},
	{METHOD_POST, "/relief/news", PERSON, relief_news, FIELDS(relief_news_fields)},
	{METHOD_GET, "/relief/needles", PERSON, relief_needles_show, FIELDS(relief_needles_fields)},
	{METHOD_POST, "/relief/needles", PERSON, relief_needles, FIELDS(relief_needles_fields)},
	{METHOD_GET, "/session", PERSON, player_show, FIELDS(player_show_fields)},
	{METHOD_POST, "/session/done", PERSON, player_done, FIELDS(player_done_fields)},
	{METHOD_GET, "/session/end", PERSON, ended_show, FIELDS(ended_fields)},
	{METHOD_POST, "/session/undo", PERSON, ended_undo, FIELDS(ended_fields)},
	{METHOD_GET, "/breaks/next", PERSON, breaks_next, FIELDS_NONE},
	{METHOD_POST, "/breaks/next", PERSON, breaks_tell, FIELDS(breaks_tell_fields)},
	{METHOD_GET, "/result/page", PERSON, take_along_show, FIELDS_NONE},
	{METHOD_GET, "/unsure", PERSON, unsure_show, FIELDS(unsure_show_fields)},
	{METHOD_POST, "/unsure", PERSON, unsure_keep, FIELDS(unsure_keep_fields)},
	{METHOD_GET, "/check", PERSON, check_open, FIELDS_NONE},
	{METHOD_GET, "/check/again", PERSON, check_again, FIELDS(check_again_fields)},
	{METHOD_POST, "/check/again", PERSON, check_again_answer, FIELDS(check_again_answer_fields)},
	{METHOD_GET, "/check/ask", PERSON, check_ask, FIELDS(check_ask_fields)},
	{METHOD_POST, "/check/ask", PERSON, check_ask_answer, FIELDS(check_ask_answer_fields)},
	{METHOD_GET, "/check/:screen", PERSON, check_show, FIELDS(check_screen_fields)},
	{METHOD_POST, "/check/:screen", PERSON, check_answer, FIELDS(check_answer_fields)},
	{METHOD_GET, "/result", PERSON, result_show, FIELDS(result_show_fields)},
	{METHOD_POST, "/clear", PERSON, result_clear, FIELDS(result_clear_fields)},
	{METHOD_POST, "/clear/undo", PERSON, result_undo, FIELDS(result_undo_fields)},
	{METHOD_GET, "/plan", PERSON, plan_page_show, FIELDS(plan_page_show_fields)},
	{METHOD_POST, "/plan/intention", PERSON, plan_page_intend, FIELDS(plan_page_intend_fields)},
	{METHOD_POST, "/plan/drop", PERSON, plan_page_drop, FIELDS(plan_page_drop_fields)},
	{METHOD_POST, "/plan/swap", PERSON, plan_swap, FIELDS(plan_swap_fields)},
	{METHOD_POST, "/plan/back", PERSON, plan_back, FIELDS(plan_item_fields)},
	{METHOD_POST, "/plan/add", PERSON, plan_add, FIELDS(plan_item_fields)},
	{METHOD_POST, "/plan/grow", PERSON, plan_grow, FIELDS(plan_grow_fields)},
	{METHOD_POST, "/plan/days", PERSON, plan_days_keep, FIELDS(plan_days_fields)},
	{METHOD_POST, "/plan/flare", PERSON, plan_flare, FIELDS_NONE},
	{METHOD_GET, "/plan/history", PERSON, plan_history_show, FIELDS_NONE},
	{METHOD_GET, "/plan/file", PERSON, plan_file_show, FIELDS_NONE},
	{METHOD_POST, "/plan/file", PERSON, plan_file_look, FIELDS(plan_file_fields)},
	{METHOD_POST, "/plan/file/take", PERSON, plan_file_take, FIELDS(plan_file_fields)},
	{METHOD_GET, "/plan/write", PERSON, plan_write_show, FIELDS(plan_write_show_fields)},
	{METHOD_POST, "/plan/write/from", PERSON, plan_write_from, FIELDS(plan_file_fields)},
	{METHOD_POST, "/plan/write", PERSON, plan_write_make, FIELDS(plan_write_fields)},
	{METHOD_GET, "/diary", PERSON, diary_show, FIELDS(diary_show_fields)},
	{METHOD_POST, "/diary", PERSON, diary_add, FIELDS(diary_add_fields)},
	{METHOD_POST, "/diary/today", PERSON, diary_more_keep, FIELDS(diary_more_fields)},
	{METHOD_POST, "/diary/mark", PERSON, diary_mark_add, FIELDS(diary_mark_fields)},
	{METHOD_GET, "/diary/mark/:id", PERSON, diary_mark_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/mark/:id", PERSON, diary_mark_keep, FIELDS(diary_mark_fields)},
	{METHOD_GET, "/diary/mark/:id/delete", PERSON, diary_mark_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/mark/:id/delete", PERSON, diary_mark_remove, FIELDS_NONE},
	{METHOD_GET, "/diary/deed/:id", PERSON, diary_deed_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/deed/:id", PERSON, diary_deed_keep, FIELDS(diary_deed_fields)},
	{METHOD_GET, "/diary/deed/:id/delete", PERSON, diary_deed_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/deed/:id/delete", PERSON, diary_deed_remove, FIELDS(diary_deed_remove_fields)},
	{METHOD_GET, "/diary/activities", PERSON, activities_show, FIELDS(activities_show_fields)},
	{METHOD_POST, "/diary/activities", PERSON, activities_add, FIELDS(activities_add_fields)},
	{METHOD_GET, "/diary/activities/:id", PERSON, activity_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/activities/:id", PERSON, activity_keep, FIELDS(activity_fields)},
	{METHOD_GET, "/diary/activities/:id/delete", PERSON, activity_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/activities/:id/delete", PERSON, activity_remove, FIELDS_NONE},
	{METHOD_GET, "/diary/import", PERSON, import_page_show, FIELDS(import_page_show_fields)},
	{METHOD_POST, "/diary/import", PERSON, import_page_look, FIELDS(import_page_fields)},
	{METHOD_POST, "/diary/import/keep", PERSON, import_page_keep, FIELDS(import_page_fields)},
	{METHOD_GET, "/diary/:id", PERSON, diary_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/:id", PERSON, diary_keep, FIELDS(diary_keep_fields)},
	{METHOD_GET, "/diary/:id/delete", PERSON, diary_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/:id/delete", PERSON, diary_remove, FIELDS_NONE},
	{METHOD_GET, "/progress", PERSON, progress_show, FIELDS(charts_fields)},
	{METHOD_GET, "/look-back", PERSON, look_show, FIELDS(look_fields)},
	{METHOD_POST, "/reassess", PERSON, look_keep, FIELDS(look_fields)},
	{METHOD_POST, "/reassess/danger", PERSON, look_start_over, FIELDS_NONE},
	{METHOD_GET, "/reassess", PERSON, verdict_show, FIELDS_NONE},
	{METHOD_GET, "/reassess/:id", PERSON, verdict_show, FIELDS_NONE},
	{METHOD_GET, "/trial", PERSON, trial_show, FIELDS_NONE},
	{METHOD_POST, "/trial", PERSON, trial_begin, FIELDS(trial_begin_fields)},
	{METHOD_POST, "/trial/day", PERSON, trial_lived, FIELDS(trial_lived_fields)},
	{METHOD_POST, "/trial/end", PERSON, trial_end_now, FIELDS_NONE},
	{METHOD_GET, "/trial/:id", PERSON, trial_show_one, FIELDS_NONE},
	{METHOD_POST, "/trial/:id/delete", PERSON, trial_remove, FIELDS_NONE},
	{METHOD_GET, "/report", PERSON, report_show, FIELDS(report_fields)},
	{METHOD_GET, "/report.pdf", PERSON, report_pdf, FIELDS(report_fields)},
	{METHOD_GET, "/settings", PERSON, settings_show, FIELDS(settings_show_fields)},
	{METHOD_POST, "/settings", PERSON, settings_keep, FIELDS(settings_keep_fields)},
	{METHOD_POST, "/settings/breaks", PERSON, settings_breaks, FIELDS(breaks_form_fields)},
	{METHOD_POST, "/settings/figure", PERSON, settings_figure, FIELDS(settings_figure_fields)},
	{METHOD_POST, "/settings/backup", PERSON, backups_keep, FIELDS(backups_keep_fields)},
	{METHOD_POST, "/settings/backup/now", PERSON, backups_now, FIELDS_NONE},
	{METHOD_GET, "/settings/restore", PERSON, restore_page_show, FIELDS_NONE},
	{METHOD_POST, "/settings/restore", PERSON, restore_page_stage, FIELDS(restore_page_fields)},
	{METHOD_POST, "/settings/restore/put", PERSON, restore_page_put, FIELDS(restore_page_put_fields)},
	{METHOD_POST, "/settings/restore/drop", PERSON, restore_page_drop, FIELDS_NONE},
	{METHOD_GET, "/settings/erase", PERSON, erase_ask, FIELDS_NONE},
	{METHOD_POST, "/settings/erase", PERSON, erase_all, FIELDS(erase_fields)},
	{METHOD_GET, "/export", PERSON, export_show, FIELDS_NONE},
	{METHOD_POST, "/export/copy", PERSON, export_copy, FIELDS_NONE},
	{METHOD_GET, "/export/:file", PERSON, export_file, FIELDS(export_file_fields)},
	{METHOD_GET, "/figure/:item/:moment", PERSON, figure_show, FIELDS(figure_fields)},
	{METHOD_GET, "/learn", PERSON, learn_show, FIELDS(learn_fields)},
	{METHOD_GET, "/learn/:id", PERSON, learn_page_show, FIELDS_NONE},
	{METHOD_GET, "/item/:id", PERSON, item_show, FIELDS_NONE},
	{METHOD_GET, "/sources", PERSON, sources_show, FIELDS_NONE},
	{METHOD_GET, "/about", PERSON, about_show, FIELDS_NONE},
	{METHOD_GET, "/seal", PERSON, offline_seal, FIELDS_NONE},
	{METHOD_GET, "/sw.js", PERSON, offline_worker, FIELDS_NONE},
	{METHOD_GET, "/manifest.webmanifest", PERSON, offline_manifest, FIELDS_NONE},
	{METHOD_GET, "/offline/:page", PERSON, offline_show, FIELDS_NONE},
};

const struct routes web_routes = {rows, sizeof rows / sizeof rows[0], "/export/:file"};
