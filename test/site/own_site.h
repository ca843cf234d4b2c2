/* own_site.h - the site of one person for the tests: the shipped pack, a real store in a file of its own, no socket. */
#ifndef TRIVET_TEST_SITE_OWN_SITE_H
#define TRIVET_TEST_SITE_OWN_SITE_H

#include "me/app.h"
#include "pack/default.h"
#include "web/server/web.h"

/* For cmocka's setup and teardown: each test begins with nothing remembered. */
int own_site_open(void **state);
int own_site_close(void **state);

/* This many seconds, or days, pass. */
void own_site_seconds_later(int seconds);
void own_site_days_later(int days);
/* Asks for a page. The answer lives until the next one. */
const struct response *own_site_get(const char *target);
/* Sends a form, `fields` like "pain=4&note=x", and does what it changes at once. The answer lives until the next one. */
const struct response *own_site_post(const char *target, const char *fields);
/* The same with a request id of the test's, of a-z 0-9 -: as if it came from a page that was sent before. */
const struct response *own_site_post_again(const char *id, const char *target, const char *fields);
/* Sends a form that carries a file, and one text beside it. The answer lives until the next one. */
const struct response *own_site_post_file(const char *target, const char *name, const char *text, str file);
/* Of the store. */
const char *own_site_place(void);
/* The person answered. */
void own_site_put(const char *question, const char *value);
/* ... this many days ago. */
void own_site_put_days_ago(const char *question, const char *value, int days);
/* This many days ago the person recorded that a clinician has looked at this rule, on that day. */
void own_site_clear_days_ago(const char *rule, int days);
/* ... examined on one day, recorded on another. */
void own_site_examined(const char *rule, int examined, int recorded);
/* ... wrote down this pain, this pain and how the night was, and had this treatment. */
void own_site_pain_days_ago(int pain, int days);
void own_site_day_days_ago(int pain, int sleep, int days);
void own_site_treatment_days_ago(const char *item, int days);
/* ... did this. */
void own_site_deed_days_ago(enum leg leg, const char *item, int days);
/* A plan was recorded. */
void own_site_plan_days_ago(const char *why, int days);
/* Those days were marked. */
void own_site_mark_days_ago(enum store_mark_kind kind, int first, int last, const char *note);
/* ... no to every yes/no question there is, is 34, and has had it for two to six weeks. */
void own_site_put_healthy(void);
/* The person as the store holds them, seen today. Lives until the next one. */
const struct person *own_site_person(void);
/* Their diary of the last DIARY_DAYS days, line by line. Lives until the next one. */
struct diary;
const struct diary *own_site_diary(void);
/* What the next break offers them. */
struct desk_offer;
void own_site_break(struct desk_offer *ret_offer);
/* The newest plan that was kept; false when there is none. Lives until the next one. */
bool own_site_plan(struct store_plan *ret_plan);
/* By whose clock the machine runs (two letters or empty), what language the browser asks for, and what the machine speaks; until the next test. */
void own_site_is_in(const char *zone_country, const char *language, const char *locale);
/* Where what is said is kept; until the next test. */
void own_site_keeps(enum keeping where);
/* The clinic that hands it out (clinic.json), or what is wrong with its file; until the next test. */
void own_site_is_of(const char *clinic_json);
/* What comes of making a PDF from now on; OK gives a stand-in. */
void own_site_pdf_fails(enum err e);
/* app_report on the store of the site. */
struct report;
struct report_wish;
enum err own_site_report(const struct person *who, const struct report_wish *wish, struct arena *a, struct report *ret_report);
bool own_site_says(const struct response *r, const char *text);

/* The value of an attribute of a tag, empty when it has none. */
str attribute(str tag, const char *name);

#endif
