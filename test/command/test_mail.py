"""
A clinic's messages, sent to a real mail server (aiosmtpd) on this machine: each once, whatever the server does and whoever is killed.
"""
import asyncio
import email
import email.policy
import json
import html
import os
import re
import signal
import socket
import ssl
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from own import DIR, ENV, TRIVET, run_tests, test

NOW, LATER = "2026-11-30T09:00:00Z", "2026-11-30T09:02:00Z"
TREE = {
	"clinic": 1, "name": "Drei Füße, Praxis", "zone": "Europe/Berlin",
	"practitioners": [{"id": "ana", "name": "Ana", "hours": {d: ["08:00-18:00"] for d in ("mon", "tue", "wed", "thu", "fri")}}],
	"rooms": [{"id": "table", "name": "Table", "count": 2}],
	"services": [{"id": "visit", "item": "acupuncture", "grid": 60, "phases": [{"minutes": 60, "needs": ["practitioner", "room"]}]}],
}


def free_port():
	with socket.socket() as s:
		s.bind(("127.0.0.1", 0))
		return s.getsockname()[1]


class Box:
	"""A mail server. `act` says what it does with the letter: None takes it; "451 ...", "550 ..." are its answer; "drop" hangs up; "wait" says nothing."""

	def __init__(self, act=None, tls=None, users=None, refuses=()):
		self.act, self.letters, self.refuses = act, [], refuses
		self.came = threading.Event()
		self.port = free_port()
		settings = {"enable_SMTPUTF8": True}
		if users:
			settings |= {"auth_required": True, "auth_require_tls": False,
				"authenticator": lambda server, session, envelope, mechanism, data: AuthResult(success=(data.login, data.password) in users)}
		self.controller = Controller(self, hostname="127.0.0.1", port=self.port, ssl_context=tls, **settings)
		if tls:
			self.controller._trigger_server = self.look
		self.controller.start()

	def look(self):
		"""The controller's own look at whether the server listens trusts no certificate of ours."""
		context = ssl.create_default_context()
		context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
		with socket.create_connection(("127.0.0.1", self.port)) as plain, context.wrap_socket(plain) as sealed:
			sealed.recv(100)

	def __enter__(self):
		return self

	def __exit__(self, *_):
		self.controller.stop(no_assert=True)

	def wait(self, to, subject):
		"""The letter to this address whose subject begins so, when it has come."""
		while True:
			self.came.clear()
			for recipients, letter in list(self.letters):
				if recipients == [to] and letter["Subject"].startswith(subject):
					return letter
			assert self.came.wait(60), (to, subject)

	async def handle_RCPT(self, server, session, envelope, address, options):
		if address in self.refuses:
			return "550 no such person"
		envelope.rcpt_tos.append(address)
		return "250 OK"

	async def handle_DATA(self, server, session, envelope):
		self.came.set()
		if self.act == "drop":
			server.transport.abort()
			return "250 never heard"
		if self.act == "wait":
			await asyncio.Event().wait()
		if self.act is None or self.act == "250":
			self.letters.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default)))
			self.came.set()
		return self.act or "250 taken"


class Clinic:
	def __init__(self, name, mail, clock=True, **more):
		self.folder, self.clock, self.n = os.path.join(DIR, name), clock, 0
		os.mkdir(self.folder)
		self.db = os.path.join(self.folder, "clinic.db")
		self.load({**TREE, **({"mail": mail} if mail else {}), **more})

	def load(self, tree):
		path = os.path.join(self.folder, "clinic.yaml")
		with open(path, "w") as file:
			json.dump(tree, file)
		done = self.run("load", path)
		assert done.returncode == 0, done.stdout + done.stderr

	def words(self, words, now):
		return [TRIVET, "clinic", *words, "--json", "--db", self.db] + (["--now", now] if self.clock else [])

	def run(self, *words, now=NOW):
		return subprocess.run(self.words(words, now), capture_output=True, text=True, timeout=120, env=ENV)

	def book(self, at="2026-12-07T09:00", to="someone@person.example", **said):
		self.n += 1
		done = self.run("book", "--service", "visit", "--at", at, "--patient", f"A. Person {self.n}", *(["--email", to] if to else []))
		assert done.returncode == 0, done.stdout + done.stderr
		return json.loads(done.stdout)

	def mails(self, now=NOW):
		return {(m["visit"], m["kind"]): m for m in json.loads(self.run("mail", "list", now=now).stdout)["mails"]}


def server(box, **more):
	return {"server": f"smtp://127.0.0.1:{box.port}", "from": "desk@clinic.example", "site": "https://clinic.example", **more}


def part(letter, kind):
	return next(p for p in letter.walk() if p.get_content_type() == kind)


@test
def what_is_booked_is_told_once_with_an_invitation_and_a_link_that_nobody_can_guess():
	with Box() as box:
		c = Clinic("told", server(box))
		visit = c.book()
		assert c.run("mail", "run").returncode == 0
		assert c.run("mail", "run").returncode == 0
		[(to, letter)] = box.letters
		assert to == ["someone@person.example"], to
		assert letter["Subject"] == "Your appointment on 7 December 2026, 09:00", letter["Subject"]
		assert "Drei Füße" in letter["From"] and "desk@clinic.example" in letter["From"], letter["From"]
		assert letter["Date"] and letter["Message-ID"] and letter["Auto-Submitted"] == "auto-generated"
		text = part(letter, "text/plain").get_content()
		assert "With: Ana" in text and "Where: Drei Füße, Praxis" in text, text
		[link] = [line for line in text.splitlines() if line.startswith("https://clinic.example/my/%d/" % visit["visit"])]
		assert visit["secret"] not in text and len(link.rsplit("/", 1)[1]) == 22, link
		moved = c.run("cancel", str(visit["visit"]), "--secret", link.rsplit("/", 1)[1])
		assert moved.returncode == 0, moved.stdout
		calendar = part(letter, "text/calendar")
		assert calendar["Content-Type"].params["method"] == "REQUEST"
		assert "METHOD:REQUEST" in calendar.get_content() and "mailto:desk@clinic.example" in calendar.get_content().replace("\r\n ", "")
		assert c.mails()[visit["visit"], "confirmation"]["state"] == "sent"


@test
def a_cancellation_takes_the_appointment_out_of_the_calendar_and_no_reminder_follows():
	with Box() as box:
		c = Clinic("cancelled", server(box))
		visit = c.book()
		c.run("mail", "run")
		c.run("cancel", str(visit["visit"]), "--by", "desk")
		c.run("mail", "run")
		assert c.run("mail", "run", now="2026-12-06T10:00:00Z").returncode == 0
		assert len(box.letters) == 2, [letter["Subject"] for _, letter in box.letters]
		calendar = part(box.letters[1][1], "text/calendar")
		text = calendar.get_content().replace("\r\n ", "")
		assert calendar["Content-Type"].params["method"] == "CANCEL" and "STATUS:CANCELLED" in text and "SEQUENCE:1" in text, text


@test
def a_server_that_is_busy_gets_it_later_one_that_refuses_is_not_asked_again_until_the_desk_says_so():
	with Box(act="451 come back later") as box:
		c = Clinic("busy", server(box))
		visit = c.book()
		done = c.run("mail", "run")
		assert done.returncode == 1 and "tried again" in done.stderr, done.stderr
		mail = c.mails()[visit["visit"], "confirmation"]
		assert mail["state"] == "queued" and "come back later" in mail["said"], mail
		box.act = "550 not for us"
		c.run("mail", "run")
		assert c.mails()[visit["visit"], "confirmation"]["state"] == "queued" # its minute is not over
		done = c.run("mail", "run", now=LATER)
		assert done.returncode == 1 and "refused" in done.stderr, done.stderr
		box.act = None
		c.run("mail", "run", now="2026-12-01T09:00:00Z")
		assert not box.letters and c.mails()[visit["visit"], "confirmation"]["state"] == "refused"
		assert c.run("mail", "again", str(visit["visit"]), "confirmation", now=LATER).returncode == 0
		assert c.run("mail", "run", now=LATER).returncode == 0
		assert len(box.letters) == 1
		assert c.run("mail", "again", str(visit["visit"]), "confirmation", now=LATER).returncode == 2


@test
def an_address_that_the_server_does_not_know_is_refused_one_that_is_none_never_gets_that_far_neither_keeps_others_back():
	with Box(refuses=["nobody@person.example"]) as box:
		c = Clinic("unknown", server(box))
		a, b, d = c.book(to="nobody@person.example"), c.book("2026-12-07T10:00", to="no address"), c.book("2026-12-07T11:00")
		assert c.run("mail", "run").returncode == 1
		mails = c.mails()
		assert mails[a["visit"], "confirmation"]["state"] == "refused" and "no such person" in mails[a["visit"], "confirmation"]["said"], mails
		assert mails[b["visit"], "confirmation"]["state"] == "refused"
		assert mails[d["visit"], "confirmation"]["state"] == "sent" and len(box.letters) == 1


@test
def nobody_knows_whether_a_letter_arrived_whose_server_hung_up_it_is_not_sent_again():
	with Box(act="drop") as box:
		c = Clinic("dropped", server(box))
		visit = c.book()
		done = c.run("mail", "run")
		assert done.returncode == 1 and "did not answer" in done.stderr, done.stderr
		box.act = None
		for now in (LATER, "2026-12-01T09:00:00Z"):
			c.run("mail", "run", now=now)
		assert not box.letters and c.mails()[visit["visit"], "confirmation"]["state"] == "unknown"


@test
def a_program_that_is_killed_while_the_server_has_the_letter_leaves_it_unknown_not_sent_twice():
	with Box(act="wait") as box:
		c = Clinic("killed", server(box))
		visit = c.book()
		process = subprocess.Popen(c.words(("mail", "run"), NOW), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV, start_new_session=True)
		assert box.came.wait(60)
		os.killpg(process.pid, signal.SIGKILL)
		process.wait()
		assert c.mails()[visit["visit"], "confirmation"]["state"] == "on its way"
		box.act = None
		c.run("mail", "run", now="2026-11-30T09:09:00Z")
		assert c.mails()[visit["visit"], "confirmation"]["state"] == "on its way" # whoever claimed it may still be at it
		c.run("mail", "run", now="2026-11-30T09:11:00Z")
		assert not box.letters and c.mails()[visit["visit"], "confirmation"]["state"] == "unknown"


@test
def four_programs_that_send_at_once_send_each_letter_once():
	with Box() as box:
		c = Clinic("four", server(box))
		for hour in range(8, 16):
			for day in (7, 8, 9):
				c.book(f"2026-12-{day:02}T{hour:02}:00")
		with ThreadPoolExecutor(4) as pool:
			list(pool.map(lambda _: c.run("mail", "run"), range(4)))
		c.run("mail", "run")
		ids = [letter["Message-ID"] for _, letter in box.letters]
		assert len(ids) == 24 == len(set(ids)), (len(ids), len(set(ids)))


@test
def mail_is_encrypted_with_a_server_that_the_clinic_trusts_and_a_password_that_stands_in_its_own_file():
	cert, key, secret = (os.path.join(DIR, name) for name in ("mail.pem", "mail.key", "mail.password"))
	subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
		"-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
	tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
	tls.load_cert_chain(cert, key)
	with open(secret, "w") as file:
		file.write("right horse\n")
	with Box(tls=tls, users=[(b"desk", b"right horse")]) as box:
		mail = {**server(box), "server": f"smtps://127.0.0.1:{box.port}", "user": "desk", "password_file": secret}
		c = Clinic("tls", mail)
		visit = c.book()
		assert c.run("mail", "run").returncode == 1 and not box.letters # nobody vouches for it
		assert "certificate" in c.mails()[visit["visit"], "confirmation"]["said"], c.mails()
		c.load({**TREE, "mail": {**mail, "ca_file": cert}})
		assert c.run("mail", "run", now="2026-11-30T09:02:00Z").returncode == 0, c.mails()
		assert len(box.letters) == 1
		with open(secret, "w") as file:
			file.write("wrong horse\n")
		other = c.book("2026-12-08T09:00")
		assert c.run("mail", "run", now="2026-11-30T09:03:00Z").returncode == 1
		assert c.mails()[other["visit"], "confirmation"]["state"] == "queued" and len(box.letters) == 1 # a password can be put right
		with open(secret, "w") as file:
			file.write("right horse\n")
		assert c.run("mail", "run", now="2026-11-30T09:30:00Z").returncode == 0 and len(box.letters) == 2


@test
def nothing_leaves_this_machine_in_the_open():
	with Box() as box:
		c = Clinic("open", {**server(box), "server": f"smtp://127.0.0.1.:{box.port}"})
		c.book()
		assert c.run("mail", "run").returncode == 1 and not box.letters


@test
def without_a_mail_server_a_true_clinic_keeps_its_messages_and_says_so():
	c = Clinic("true", None, clock=False)
	slots = json.loads(c.run("slots", "--service", "visit", "--first", "1").stdout)
	visit = c.book(slots["slots"][0]["start"])
	done = c.run("mail", "run")
	assert "no mail server is configured" in done.stderr and "wait" in done.stderr, done.stderr
	assert c.mails()[visit["visit"], "confirmation"]["state"] == "queued"


@test
def a_reminder_comes_before_the_quiet_hours_and_the_after_care_after_them():
	with Box() as box:
		services = [{**TREE["services"][0], "follow_up_hours": [12]}]
		c = Clinic("quiet", server(box, quiet="20:00-09:30"), services=services)
		c.book("2026-12-07T09:00")
		c.book("2026-12-07T10:00")
		c.run("mail", "run")
		box.letters.clear()
		c.run("mail", "run", now="2026-12-05T18:50:00Z")
		assert not box.letters
		c.run("mail", "run", now="2026-12-05T19:00:00Z") # 20:00 in Berlin: both were due at 19:55
		assert [letter["Subject"] for _, letter in box.letters] == ["Reminder: your appointment on 7 December 2026, 09:00"], box.letters
		c.run("mail", "run", now="2026-12-06T09:00:00Z")
		assert len(box.letters) == 2
		box.letters.clear()
		c.run("mail", "run", now="2026-12-08T08:20:00Z")
		assert not box.letters
		c.run("mail", "run", now="2026-12-08T08:30:00Z") # 9:30 in Berlin
		assert len(box.letters) == 2 and box.letters[0][1]["Subject"] == "After your appointment"
		text = part(box.letters[0][1], "text/plain").get_content()
		assert "shortness of breath" in text and "emergency number" in text, text


class Visitor:
	"""A browser without scripts, at the desk's server: presses a button of a form, with what the form says in secret."""

	def __init__(self, url):
		self.url, self.opener = url, urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

	def go(self, path, said=None):
		request = urllib.request.Request(self.url + path, None if said is None else urllib.parse.urlencode(said).encode(), {"Origin": self.url})
		with self.opener.open(request, timeout=60) as answer:
			self.at, self.page = answer.url, answer.read().decode()

	def press(self, action, **said):
		form = re.findall(r'<form[^>]*action="%s"[^>]*>(.*?)</form>' % re.escape(action), self.page, re.S)[0]
		hidden = [(re.search(r'name="([^"]*)"', tag)[1], html.unescape(re.search(r'value="([^"]*)"', tag)[1])) for tag in re.findall(r'<input type="hidden"[^>]*>', form)]
		self.go(action, [*hidden, *said.items()])


@test
def a_patient_who_books_gets_the_code_while_they_wait_and_the_link_in_it_is_as_good():
	with Box() as box:
		c = Clinic("visitor", server(box))
		serving = subprocess.Popen(c.words(("serve", "--port", str(free_port())), NOW), stdout=subprocess.PIPE, text=True, env=ENV)
		try:
			address = json.loads(serving.stdout.readline())["url"]
			for by_link in (False, True):
				visitor = Visitor(re.match(r"http://[^/]*", address)[0])
				to = f"paula{by_link:d}@person.example"
				visitor.go("/book/safe?service=visit")
				visitor.press("/book/when")
				visitor.press("/book/who", at=html.unescape(re.findall(r'name="at" value="([^"]*)"', visitor.page)[-1 - by_link]))
				visitor.press("/book/hold", name="Paula Neu", email=to)
				letter = box.wait(to, "Please confirm your appointment")
				text = part(letter, "text/plain").get_content()
				code, link = re.search(r"where you booked: ([0-9]{6})\s", text)[1], re.search(r"https://clinic.example(/my/\S+)", text)[1]
				assert not any(p.get_content_type() == "text/calendar" for p in letter.walk())
				if by_link:
					visitor = Visitor(visitor.url) # on another machine
					visitor.go(link)
					assert 'name="code"' not in visitor.page
					visitor.press(link + "/confirm")
				else:
					here = urllib.parse.urlparse(visitor.at).path
					for wrong in ("", "1" + code[1:] if code[0] != "1" else "2" + code[1:]):
						try:
							visitor.press(here + "/confirm", code=wrong)
							assert False, "another code was taken"
						except urllib.error.HTTPError as e:
							assert e.code in (400, 403), e.code
					visitor.press(here + "/confirm", code=code)
				assert "It is booked" in visitor.page
				assert box.wait(to, "Your appointment on")
		finally:
			serving.terminate()
			serving.wait()


@test
def what_is_wrong_with_the_mail_of_a_clinic_s_file_is_said_at_its_line():
	wrong = {"server": "mail.example", "from": "nobody", "site": "clinic.example", "user": "x", "quiet": "night", "extra": 1}
	c = Clinic("wrong", None)
	path = os.path.join(c.folder, "wrong.yaml")
	with open(path, "w") as file:
		file.write("\n".join(["{", *(json.dumps(k) + ": " + json.dumps(v) + "," for k, v in TREE.items()), '"mail": ' + json.dumps(wrong, indent=1), "}"]))
	done = c.run("load", path)
	said = done.stdout + done.stderr
	assert done.returncode == 2, said
	for what in ("mail.example", "nobody", "clinic.example", "password_file", "night", "extra"):
		assert what in said, (what, said)


@test
def what_is_no_letter_is_refused_by_the_helper_with_a_sentence():
	helper = os.path.join(os.path.dirname(TRIVET), "trivet-mail")
	for given in (b"", b"{", b"[]", b'{"server":"smtp://127.0.0.1"}', b"\xff" * 5000, b"{" * 2000000):
		done = subprocess.run([helper], input=given, capture_output=True, env=ENV)
		assert done.returncode == 2 and b"trivet-mail: " in done.stderr and not done.stdout, (given[:20], done)


run_tests()
