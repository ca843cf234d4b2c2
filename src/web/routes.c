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
#include "web/pages/settings/restore_page.h"
#include "web/pages/settings/settings.h"
#include "web/pages/learn/sources.h"
#include "web/pages/report/take_along.h"
#include "web/pages/today/today.h"
#include "web/pages/trial/trial.h"
#include "web/pages/check/unsure.h"

static const struct route rows[] = {
	{METHOD_GET, "/", today_show, FIELDS(today_fields)},
	{METHOD_POST, "/log", log_keep, FIELDS(log_fields)},
	{METHOD_GET, "/relief", relief_show, FIELDS(relief_show_fields)},
	{METHOD_POST, "/relief", relief_keep, FIELDS(relief_keep_fields)},
	{METHOD_POST, "/relief/news", relief_news, FIELDS(relief_news_fields)},
	{METHOD_GET, "/relief/needles", relief_needles_show, FIELDS(relief_needles_fields)},
	{METHOD_POST, "/relief/needles", relief_needles, FIELDS(relief_needles_fields)},
	{METHOD_GET, "/session", player_show, FIELDS(player_show_fields)},
	{METHOD_POST, "/session/done", player_done, FIELDS(player_done_fields)},
	{METHOD_GET, "/session/end", ended_show, FIELDS(ended_fields)},
	{METHOD_POST, "/session/undo", ended_undo, FIELDS(ended_fields)},
	{METHOD_GET, "/breaks/next", breaks_next, FIELDS_NONE},
	{METHOD_POST, "/breaks/next", breaks_tell, FIELDS(breaks_tell_fields)},
	{METHOD_GET, "/result/page", take_along_show, FIELDS_NONE},
	{METHOD_GET, "/unsure", unsure_show, FIELDS(unsure_show_fields)},
	{METHOD_POST, "/unsure", unsure_keep, FIELDS(unsure_keep_fields)},
	{METHOD_GET, "/check", check_open, FIELDS_NONE},
	{METHOD_GET, "/check/again", check_again, FIELDS(check_again_fields)},
	{METHOD_POST, "/check/again", check_again_answer, FIELDS(check_again_answer_fields)},
	{METHOD_GET, "/check/ask", check_ask, FIELDS(check_ask_fields)},
	{METHOD_POST, "/check/ask", check_ask_answer, FIELDS(check_ask_answer_fields)},
	{METHOD_GET, "/check/:screen", check_show, FIELDS(check_screen_fields)},
	{METHOD_POST, "/check/:screen", check_answer, FIELDS(check_answer_fields)},
	{METHOD_GET, "/result", result_show, FIELDS(result_show_fields)},
	{METHOD_POST, "/clear", result_clear, FIELDS(result_clear_fields)},
	{METHOD_POST, "/clear/undo", result_undo, FIELDS(result_undo_fields)},
	{METHOD_GET, "/plan", plan_page_show, FIELDS(plan_page_show_fields)},
	{METHOD_POST, "/plan/intention", plan_page_intend, FIELDS(plan_page_intend_fields)},
	{METHOD_POST, "/plan/drop", plan_page_drop, FIELDS(plan_page_drop_fields)},
	{METHOD_POST, "/plan/swap", plan_swap, FIELDS(plan_swap_fields)},
	{METHOD_POST, "/plan/back", plan_back, FIELDS(plan_item_fields)},
	{METHOD_POST, "/plan/add", plan_add, FIELDS(plan_item_fields)},
	{METHOD_POST, "/plan/grow", plan_grow, FIELDS(plan_grow_fields)},
	{METHOD_POST, "/plan/days", plan_days_keep, FIELDS(plan_days_fields)},
	{METHOD_POST, "/plan/flare", plan_flare, FIELDS_NONE},
	{METHOD_GET, "/plan/history", plan_history_show, FIELDS_NONE},
	{METHOD_GET, "/plan/file", plan_file_show, FIELDS_NONE},
	{METHOD_POST, "/plan/file", plan_file_look, FIELDS(plan_file_fields)},
	{METHOD_POST, "/plan/file/take", plan_file_take, FIELDS(plan_file_fields)},
	{METHOD_GET, "/plan/write", plan_write_show, FIELDS(plan_write_show_fields)},
	{METHOD_POST, "/plan/write/from", plan_write_from, FIELDS(plan_file_fields)},
	{METHOD_POST, "/plan/write", plan_write_make, FIELDS(plan_write_fields)},
	{METHOD_GET, "/diary", diary_show, FIELDS(diary_show_fields)},
	{METHOD_POST, "/diary", diary_add, FIELDS(diary_add_fields)},
	{METHOD_POST, "/diary/today", diary_more_keep, FIELDS(diary_more_fields)},
	{METHOD_POST, "/diary/mark", diary_mark_add, FIELDS(diary_mark_fields)},
	{METHOD_GET, "/diary/mark/:id", diary_mark_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/mark/:id", diary_mark_keep, FIELDS(diary_mark_fields)},
	{METHOD_GET, "/diary/mark/:id/delete", diary_mark_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/mark/:id/delete", diary_mark_remove, FIELDS_NONE},
	{METHOD_GET, "/diary/deed/:id", diary_deed_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/deed/:id", diary_deed_keep, FIELDS(diary_deed_fields)},
	{METHOD_GET, "/diary/deed/:id/delete", diary_deed_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/deed/:id/delete", diary_deed_remove, FIELDS(diary_deed_remove_fields)},
	{METHOD_GET, "/diary/activities", activities_show, FIELDS(activities_show_fields)},
	{METHOD_POST, "/diary/activities", activities_add, FIELDS(activities_add_fields)},
	{METHOD_GET, "/diary/activities/:id", activity_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/activities/:id", activity_keep, FIELDS(activity_fields)},
	{METHOD_GET, "/diary/activities/:id/delete", activity_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/activities/:id/delete", activity_remove, FIELDS_NONE},
	{METHOD_GET, "/diary/import", import_page_show, FIELDS(import_page_show_fields)},
	{METHOD_POST, "/diary/import", import_page_look, FIELDS(import_page_fields)},
	{METHOD_POST, "/diary/import/keep", import_page_keep, FIELDS(import_page_fields)},
	{METHOD_GET, "/diary/:id", diary_edit, FIELDS_NONE},
	{METHOD_POST, "/diary/:id", diary_keep, FIELDS(diary_keep_fields)},
	{METHOD_GET, "/diary/:id/delete", diary_ask_remove, FIELDS_NONE},
	{METHOD_POST, "/diary/:id/delete", diary_remove, FIELDS_NONE},
	{METHOD_GET, "/progress", progress_show, FIELDS(charts_fields)},
	{METHOD_GET, "/look-back", look_show, FIELDS(look_fields)},
	{METHOD_POST, "/reassess", look_keep, FIELDS(look_fields)},
	{METHOD_POST, "/reassess/danger", look_start_over, FIELDS_NONE},
	{METHOD_GET, "/reassess", verdict_show, FIELDS_NONE},
	{METHOD_GET, "/reassess/:id", verdict_show, FIELDS_NONE},
	{METHOD_GET, "/trial", trial_show, FIELDS_NONE},
	{METHOD_POST, "/trial", trial_begin, FIELDS(trial_begin_fields)},
	{METHOD_POST, "/trial/day", trial_lived, FIELDS(trial_lived_fields)},
	{METHOD_POST, "/trial/end", trial_end_now, FIELDS_NONE},
	{METHOD_GET, "/trial/:id", trial_show_one, FIELDS_NONE},
	{METHOD_POST, "/trial/:id/delete", trial_remove, FIELDS_NONE},
	{METHOD_GET, "/report", report_show, FIELDS(report_fields)},
	{METHOD_GET, "/report.pdf", report_pdf, FIELDS(report_fields)},
	{METHOD_GET, "/settings", settings_show, FIELDS(settings_show_fields)},
	{METHOD_POST, "/settings", settings_keep, FIELDS(settings_keep_fields)},
	{METHOD_POST, "/settings/breaks", settings_breaks, FIELDS(breaks_form_fields)},
	{METHOD_POST, "/settings/figure", settings_figure, FIELDS(settings_figure_fields)},
	{METHOD_POST, "/settings/backup", backups_keep, FIELDS(backups_keep_fields)},
	{METHOD_POST, "/settings/backup/now", backups_now, FIELDS_NONE},
	{METHOD_GET, "/settings/restore", restore_page_show, FIELDS_NONE},
	{METHOD_POST, "/settings/restore", restore_page_stage, FIELDS(restore_page_fields)},
	{METHOD_POST, "/settings/restore/put", restore_page_put, FIELDS(restore_page_put_fields)},
	{METHOD_POST, "/settings/restore/drop", restore_page_drop, FIELDS_NONE},
	{METHOD_GET, "/settings/erase", erase_ask, FIELDS_NONE},
	{METHOD_POST, "/settings/erase", erase_all, FIELDS(erase_fields)},
	{METHOD_GET, "/export", export_show, FIELDS_NONE},
	{METHOD_POST, "/export/copy", export_copy, FIELDS_NONE},
	{METHOD_GET, "/export/:file", export_file, FIELDS(export_file_fields)},
	{METHOD_GET, "/figure/:item/:moment", figure_show, FIELDS(figure_fields)},
	{METHOD_GET, "/learn", learn_show, FIELDS(learn_fields)},
	{METHOD_GET, "/learn/:id", learn_page_show, FIELDS_NONE},
	{METHOD_GET, "/item/:id", item_show, FIELDS_NONE},
	{METHOD_GET, "/sources", sources_show, FIELDS_NONE},
	{METHOD_GET, "/about", about_show, FIELDS_NONE},
	{METHOD_GET, "/seal", offline_seal, FIELDS_NONE},
	{METHOD_GET, "/sw.js", offline_worker, FIELDS_NONE},
	{METHOD_GET, "/manifest.webmanifest", offline_manifest, FIELDS_NONE},
	{METHOD_GET, "/offline/:page", offline_show, FIELDS_NONE},
};

const struct routes web_routes = {rows, sizeof rows / sizeof rows[0], "/export/:file"};
