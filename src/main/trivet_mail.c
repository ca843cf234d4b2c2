/*
 * trivet_mail.c - trivet-mail: a letter comes in as JSON (src/clinic/letter.h), and goes to a mail server by libcurl, which knows SMTP, TLS and MIME. One line comes
 * out: "sent", or "later", "refused" or "unknown" and what the server said. Unknown is said when the server had begun to take the letter and did not answer: it may
 * have it. A password is read from its file here, so that nothing else ever has it. Mail to another machine is always encrypted.
 */
#include <curl/curl.h>
#include <jansson.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/err.h"

enum { IN_BYTES_MAX = 1 << 20, SECONDS_MOST = 25, SAID_BYTES = 160, PASSWORD_BYTES = 512, WORD_BYTES = 45, TEXT_BYTES = 900, LINE_BYTES = 1200 };

struct talk {
	bool began;            /* the server said 354: from here on it may have the letter */
	bool took;             /* and then 2xx */
	char said[SAID_BYTES]; /* its last line that was a no */
};

static int complain(const char *say)
{
	fprintf(stderr, "trivet-mail: %s\n", say);
	return err_exit_code(ERR_INPUT);
}

static const char *text_of(const json_t *job, const char *key)
{
	const char *text = json_string_value(json_object_get(job, key));
	return text != NULL ? text : "";
}

/* Each line that the server says. */
static size_t hear(char *line, size_t size, size_t n, void *ctx)
{
	struct talk *talk = ctx;
	size_t bytes = size * n, kept = 0;
	bool is_no = bytes > 0 && (line[0] == '4' || line[0] == '5');
	for (size_t i = 0; is_no && i < bytes && kept + 1 < sizeof talk->said; i++)
		if ((unsigned char)line[i] >= ' ' && (unsigned char)line[i] < 0x7f)
			talk->said[kept++] = line[i];
	if (is_no)
		talk->said[kept] = '\0';
	if (bytes > 3 && memcmp(line, "354", 3) == 0)
		talk->began = true;
	else if (talk->began && bytes > 0 && line[0] == '2')
		talk->took = true;
	return bytes;
}

static bool is_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || (unsigned char)*text >= 0x7f)
			return false;
	return true;
}

/* What is not ASCII in a header: encoded words (RFC 2047) of up to 75 bytes; none ends inside a letter. */
static void encode(char *out, size_t size, const char *text)
{
	char word[sodium_base64_ENCODED_LEN(WORD_BYTES, sodium_base64_VARIANT_ORIGINAL)];
	size_t n = 0;
	for (size_t left = strlen(text); left > 0 && n + sizeof word + 16 < size;) {
		size_t take = left < WORD_BYTES ? left : WORD_BYTES;
		while (take > 1 && take < left && ((unsigned char)text[take] & 0xc0) == 0x80)
			take--;
		sodium_bin2base64(word, sizeof word, (const unsigned char *)text, take, sodium_base64_VARIANT_ORIGINAL);
		n += (size_t)snprintf(out + n, size - n, "%s=?utf-8?B?%s?=", n > 0 ? " " : "", word);
		text += take;
		left -= take;
	}
	out[n] = '\0';
}

/* A name before an address: in quotes, without what would end them. */
static void quote(char *out, size_t size, const char *name)
{
	snprintf(out, size, "\"%s\"", name);
	for (size_t i = 1; out[i] != '\0' && out[i + 1] != '\0'; i++)
		if (out[i] == '"' || out[i] == '\\')
			out[i] = '\'';
}

static struct curl_slist *headers_of(const json_t *job)
{
	struct curl_slist *list = NULL;
	const char *name = text_of(job, "name"), *subject = text_of(job, "subject");
	char text[TEXT_BYTES], line[LINE_BYTES];
	snprintf(line, sizeof line, "To: <%s>", text_of(job, "to"));
	list = curl_slist_append(list, line);
	if (is_ascii(name))
		quote(text, sizeof text, name);
	else
		encode(text, sizeof text, name);
	snprintf(line, sizeof line, "From: %s <%.254s>", text, text_of(job, "from"));
	list = curl_slist_append(list, line);
	if (is_ascii(subject))
		snprintf(text, sizeof text, "%s", subject);
	else
		encode(text, sizeof text, subject);
	snprintf(line, sizeof line, "Subject: %s", text);
	list = curl_slist_append(list, line);
	snprintf(line, sizeof line, "Message-ID: <%s>", text_of(job, "id"));
	list = curl_slist_append(list, line);
	list = curl_slist_append(list, "Auto-Submitted: auto-generated");
	time_t now = time(NULL);
	if (strftime(line, sizeof line, "Date: %a, %d %b %Y %H:%M:%S +0000", gmtime(&now)) > 0)
		list = curl_slist_append(list, line);
	return list;
}

static void add_part(curl_mime *to, const char *text, const char *type, const char *encoder)
{
	curl_mimepart *part = curl_mime_addpart(to);
	curl_mime_data(part, text, CURL_ZERO_TERMINATED);
	curl_mime_type(part, type);
	curl_mime_encoder(part, encoder);
}

/* The text, and beside it the same as an invitation, which programs show as one letter. */
static curl_mime *body_of(CURL *curl, const json_t *job)
{
	char type[64];
	curl_mime *all = curl_mime_init(curl), *both = curl_mime_init(curl);
	add_part(both, text_of(job, "text"), "text/plain; charset=utf-8", "quoted-printable");
	snprintf(type, sizeof type, "text/calendar; charset=utf-8; method=%s", text_of(job, "method"));
	if (text_of(job, "calendar")[0] != '\0')
		add_part(both, text_of(job, "calendar"), type, "base64");
	curl_mimepart *part = curl_mime_addpart(all);
	curl_mime_subparts(part, both);
	curl_mime_type(part, "multipart/alternative");
	return all;
}

/* The first line of the file. */
static bool read_password(const char *path, char ret_password[PASSWORD_BYTES])
{
	FILE *f = fopen(path, "re");
	bool fine = f != NULL && fgets(ret_password, PASSWORD_BYTES, f) != NULL;
	if (fine)
		ret_password[strcspn(ret_password, "\r\n")] = '\0';
	if (f != NULL)
		fclose(f);
	return fine && ret_password[0] != '\0';
}

/* Only there may it travel in the open: nobody listens on the way. */
static bool is_this_machine(const char *server)
{
	static const char *const own[] = {"smtp://127.0.0.1", "smtp://localhost"};
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
		size_t n = strlen(own[i]);
		if (strncmp(server, own[i], n) == 0 && (server[n] == ':' || server[n] == '\0'))
			return true;
	}
	return false;
}

static void say(const char *outcome, const char *why)
{
	printf("%s%s%s\n", outcome, why[0] != '\0' ? " " : "", why);
}

/* What the answer of the server means for the letter. */
static void say_outcome(CURL *curl, CURLcode code, const struct talk *talk)
{
	long last = 0;
	const char *why = talk->said[0] != '\0' ? talk->said : curl_easy_strerror(code);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &last);
	if (talk->took)
		say("sent", "");
	else if (talk->began && last / 100 != 4 && last / 100 != 5)
		say("unknown", curl_easy_strerror(code));
	else if (last / 100 == 5 && code != CURLE_LOGIN_DENIED && code != CURLE_USE_SSL_FAILED)
		say("refused", why);
	else
		say("later", why);
}

static void hand_over(CURL *curl, const json_t *job, const char *password)
{
	struct talk talk = {.said = ""};
	char from[LINE_BYTES], to[LINE_BYTES];
	const char *server = text_of(job, "server"), *ca = text_of(job, "ca_file");
	struct curl_slist *headers = headers_of(job), *recipients = NULL;
	curl_mime *body = body_of(curl, job);
	snprintf(from, sizeof from, "<%s>", text_of(job, "from"));
	snprintf(to, sizeof to, "<%s>", text_of(job, "to"));
	recipients = curl_slist_append(recipients, to);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_URL, server);
	bool is_open = is_this_machine(server) && ca[0] == '\0';
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(is_open ? CURLUSESSL_NONE : CURLUSESSL_ALL));
	if (ca[0] != '\0')
		curl_easy_setopt(curl, CURLOPT_CAINFO, ca);
	if (password[0] != '\0') {
		curl_easy_setopt(curl, CURLOPT_USERNAME, text_of(job, "user"));
		curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	}
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_MIMEPOST, body);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, &talk);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SECONDS_MOST);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	CURLcode code = curl_easy_perform(curl);
	say_outcome(curl, code, &talk);
	curl_mime_free(body);
	curl_slist_free_all(recipients);
	curl_slist_free_all(headers);
}

static bool is_letter(const json_t *job)
{
	return text_of(job, "server")[0] != '\0' && text_of(job, "to")[0] != '\0' && text_of(job, "from")[0] != '\0';
}

static int deliver(const json_t *job)
{
	char password[PASSWORD_BYTES] = "";
	if (!is_letter(job))
		return complain("a letter as JSON is expected, with server, from and to");
	if (text_of(job, "password_file")[0] != '\0' && !read_password(text_of(job, "password_file"), password)) {
		say("later", "the password file cannot be read");
		return 0;
	}
	CURL *curl = curl_easy_init();
	if (curl == NULL)
		return complain("there is not enough memory");
	hand_over(curl, job, password);
	sodium_memzero(password, sizeof password);
	curl_easy_cleanup(curl);
	return 0;
}

int main(void)
{
	static char in[IN_BYTES_MAX];
	json_t *job = json_loadb(in, fread(in, 1, sizeof in, stdin), 0, NULL);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	int code = deliver(job);
	curl_global_cleanup();
	json_decref(job);
	return code;
}
