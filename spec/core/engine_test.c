/* spec/core/engine_test.c -- the loop over a transport of socket pairs: turns, moments,
** cancelling, closing, forking. */
#include "check.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/engine.h"

enum { PAIRS = 100 };

/* Each exchange in flight has a socket pair: a byte from `far` is its answer, a status / 100. */
struct fake {
  struct vast_transport base;
  struct vast_host host;
  struct vast_exchange *x[PAIRS];
  int near[PAIRS], far[PAIRS];
  int started, stopped, readied, ticked, forked;
  int last_mask;
  bool refuse;
};

static struct fake *fake; /* of the latest engine */
static int freed;

static size_t place_of(const struct fake *f, const struct vast_exchange *x) {
  size_t i = 0;
  while (i < PAIRS && f->x[i] != x) i++;
  return i;
}

static bool fake_start(struct vast_transport *t, struct vast_exchange *x) {
  struct fake *f = (struct fake *)t;
  int pair[2];
  size_t i = place_of(f, NULL);
  f->started++;
  x->reply.outcome = VAST_MISCONFIGURED;
  if (f->refuse || i == PAIRS || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return false;
  f->x[i] = x;
  f->near[i] = pair[0];
  f->far[i] = pair[1];
  x->reply.sent = true;
  return f->host.watch(f->host.engine, pair[0], VAST_READABLE);
}

static void let_go(struct fake *f, size_t i) {
  f->host.watch(f->host.engine, f->near[i], 0);
  close(f->near[i]);
  close(f->far[i]);
  f->x[i] = NULL;
}

static void fake_stop(struct vast_transport *t, struct vast_exchange *x) {
  struct fake *f = (struct fake *)t;
  f->stopped++;
  let_go(f, place_of(f, x));
}

static void fake_ready(struct vast_transport *t, int fd, int mask) {
  struct fake *f = (struct fake *)t;
  f->readied++;
  f->last_mask = mask;
  size_t i = 0;
  while (i < PAIRS && (f->x[i] == NULL || f->near[i] != fd)) i++;
  if (i == PAIRS) return;
  struct vast_exchange *x = f->x[i];
  char byte = 0;
  x->reply.outcome = read(fd, &byte, 1) == 1 ? VAST_ANSWERED : VAST_LOST;
  x->reply.status = byte * 100;
  let_go(f, i);
  f->host.replied(f->host.engine, x);
}

static void fake_tick(struct vast_transport *t) { ((struct fake *)t)->ticked++; }

static bool fake_forked(struct vast_transport *t) {
  struct fake *f = (struct fake *)t;
  f->forked++;
  for (size_t i = 0; i < PAIRS; i++)
    if (f->x[i]) let_go(f, i);
  return true;
}

static void fake_free(struct vast_transport *t) {
  freed++;
  free(t);
}

static struct vast_transport *make_fake(const struct vast_host *host) {
  static const struct vast_transport_class class = {fake_start, fake_stop,   fake_ready,
                                                    fake_tick,  fake_forked, fake_free};
  fake = calloc(1, sizeof *fake);
  if (fake == NULL) return NULL;
  fake->base.class = &class;
  fake->host = *host;
  return &fake->base;
}

static struct vast_transport *make_nothing(const struct vast_host *host) {
  (void)host;
  return NULL;
}

/* --- help ------------------------------------------------------------------- */

static void prepare(struct vast_exchange *x, const void *owner) {
  vast_exchange_init(x);
  x->verb = "GET";
  x->settings = vast_settings_new();
  x->owner = owner;
}

static void answer(const struct vast_exchange *x, char byte) {
  size_t i = place_of(fake, x);
  CHECK(i < PAIRS && write(fake->far[i], &byte, 1) == 1, "the far end answers %d00", byte);
}

/* How many descriptors are open; `epoll`: the epoll set among them, else -1. */
static int open_files(int *epoll) {
  int count = 0;
  DIR *dir = opendir("/proc/self/fd");
  for (struct dirent *d; dir && (d = readdir(dir)); count++) {
    char target[64] = "";
    ssize_t n = readlinkat(dirfd(dir), d->d_name, target, sizeof target - 1);
    if (n > 0 && strcmp(target, "anon_inode:[eventpoll]") == 0) *epoll = atoi(d->d_name);
  }
  if (dir) closedir(dir);
  return count;
}

static int epoll_set(void) {
  int epoll = -1;
  open_files(&epoll);
  return epoll;
}

static bool is_readable(int fd) {
  return poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 0) == 1;
}

/* One turn; how long it took. */
static double turn(struct vast_engine *e, double seconds) {
  double before = vast_clock_now();
  CHECK(vast_engine_step(e, seconds), "a turn of %g s", seconds);
  return vast_clock_now() - before;
}

static void done(struct vast_engine *e, struct vast_exchange *x) {
  vast_engine_remove(e, x);
  vast_exchange_free(x);
}

/* --- life ------------------------------------------------------------------- */

static void opens_and_closes(void) {
  int epoll = -1, before = open_files(&epoll), were_freed = freed;
  struct vast_engine *e = vast_engine_new(make_fake);
  CHECK(e != NULL && open_files(&epoll) == before + 3, "an engine has three descriptors");
  CHECK(fcntl(epoll, F_GETFD) & FD_CLOEXEC, "that no other program inherits");
  CHECK(turn(e, 0) < 1 && !is_readable(epoll), "nothing to do");
  vast_engine_free(e);
  CHECK(open_files(&epoll) == before && freed == were_freed + 1, "all is given back");
  vast_engine_free(NULL);
  CHECK(vast_engine_new(make_nothing) == NULL && open_files(&epoll) == before, "no transport");
}

/* Room for 0 to 2 descriptors is not enough; what was opened is closed. */
static void lacks_descriptors(void) {
  struct rlimit limit, old;
  getrlimit(RLIMIT_NOFILE, &old);
  int epoll = -1, before = open_files(&epoll);
  int lowest = dup(0);
  close(lowest);
  for (rlim_t room = 0; room < 3; room++) {
    limit = old;
    limit.rlim_cur = (rlim_t)lowest + room;
    setrlimit(RLIMIT_NOFILE, &limit);
    struct vast_engine *e = vast_engine_new(make_fake);
    setrlimit(RLIMIT_NOFILE, &old);
    CHECK(e == NULL && open_files(&epoll) == before, "room for %d", (int)room);
    vast_engine_free(e);
  }
}

/* --- turns ------------------------------------------------------------------ */

static void carries_exchanges(struct vast_engine *e) {
  struct vast_exchange x;
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  CHECK(x.phase == VAST_SENDING && fake->started == 1, "sent when submitted");
  CHECK(turn(e, 0) < 1 && x.phase == VAST_SENDING, "a turn without an answer");
  double took = turn(e, 0.05);
  CHECK(took >= 0.045 && x.phase == VAST_SENDING, "it waits as long as it may: %g", took);
  answer(&x, 2);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_NONE, "answered");
  CHECK(fake->readied == 1 && fake->last_mask == VAST_READABLE,
        "the transport heard of its socket");
  CHECK(x.prev == NULL && x.next == NULL && !is_readable(epoll_set()), "and nothing remains");
  done(e, &x);
}

static void repeats_in_time(struct vast_engine *e) {
  struct vast_exchange x;
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  answer(&x, 5);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_SERVER, "500 is final");
  done(e, &x);
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  shutdown(fake->far[place_of(fake, &x)], SHUT_RDWR);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_WAITING, "lost: repeated after a pause");
  CHECK(fake->last_mask & VAST_BROKEN, "the transport heard that it broke");
  double due = x.due;
  for (int i = 0; i < 3 && x.phase == VAST_WAITING; i++) turn(e, 60);
  CHECK(x.phase == VAST_SENDING && x.attempt == 2, "sent again");
  CHECK(x.sent_at >= due && x.sent_at < due + 30, "when the pause was over");
  answer(&x, 2);
  turn(e, 60);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NONE, "and done");
  done(e, &x);
}

static void keeps_limits(struct vast_engine *e) {
  struct vast_exchange x;
  int stopped = fake->stopped;
  prepare(&x, NULL);
  x.settings->timeout = 0.05;
  vast_engine_submit(e, &x);
  double took = 0;
  for (int i = 0; i < 3 && x.phase != VAST_DONE; i++) took += turn(e, 60);
  CHECK(x.error.kind == VAST_TIMEOUT && took >= 0.045 && took < 30, "timeout after %g s", took);
  CHECK(fake->stopped == stopped + 1, "its transfer was stopped");
  done(e, &x);
}

static void keeps_alarms(struct vast_engine *e) {
  int ticked = fake->ticked;
  fake->host.alarm(e, vast_clock_now());
  CHECK(turn(e, 60) < 30 && fake->ticked == ticked + 1, "an alarm whose moment has come");
  CHECK(turn(e, 0) < 1 && fake->ticked == ticked + 1, "rings once");
  double when = vast_clock_now() + 0.05;
  fake->host.alarm(e, when);
  for (int i = 0; i < 3 && fake->ticked == ticked + 1; i++) turn(e, 60);
  CHECK(fake->ticked == ticked + 2 && vast_clock_now() >= when, "not before its moment");
  fake->host.alarm(e, vast_clock_now() + 0.01);
  fake->host.alarm(e, VAST_NEVER);
  turn(e, 0.05);
  CHECK(fake->ticked == ticked + 2, "an alarm called off");
  fake->host.alarm(e, vast_clock_now() + 1e6);
  CHECK(turn(e, 0.02) < 10 && fake->ticked == ticked + 2, "one far away");
  fake->host.alarm(e, VAST_NEVER);
}

static void watches(struct vast_engine *e) {
  int pair[2], readied = fake->readied;
  if (!CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "a pair of sockets")) return;
  CHECK(fake->host.watch(e, pair[0], VAST_READABLE), "watched for reading");
  turn(e, 0);
  CHECK(fake->readied == readied, "nothing to read");
  CHECK(fake->host.watch(e, pair[0], VAST_READABLE | VAST_WRITABLE), "and for writing");
  turn(e, 0);
  CHECK(fake->readied == readied + 1 && fake->last_mask == VAST_WRITABLE, "it is writable");
  CHECK(write(pair[1], "x", 1) == 1, "a byte");
  turn(e, 0);
  CHECK(fake->last_mask == (VAST_READABLE | VAST_WRITABLE), "it is both");
  CHECK(fake->host.watch(e, pair[0], 0) && fake->host.watch(e, pair[0], 0), "forgotten, twice");
  turn(e, 0);
  CHECK(fake->readied == readied + 2, "no more is heard");
  CHECK(fake->host.watch(e, pair[0], VAST_READABLE), "watched again");
  close(pair[0]);
  CHECK(fake->host.watch(e, pair[0], 0), "a closed one may be forgotten");
  CHECK(!fake->host.watch(e, pair[0], VAST_READABLE), "but not watched");
  close(pair[1]);
}

static void carries_many(struct vast_engine *e) {
  static struct vast_exchange x[PAIRS];
  for (size_t i = 0; i < PAIRS; i++) {
    prepare(&x[i], NULL);
    vast_engine_submit(e, &x[i]);
    if (write(fake->far[place_of(fake, &x[i])], "\2", 1) != 1) return;
  }
  turn(e, 60);
  turn(e, 60);
  size_t over = 0;
  for (size_t i = 0; i < PAIRS; i++) {
    over += x[i].phase == VAST_DONE && x[i].error.kind == VAST_NONE;
    done(e, &x[i]);
  }
  CHECK(over == PAIRS, "%zu of %d in two turns", over, PAIRS);
}

/* --- ends from outside ------------------------------------------------------ */

static void notices_what_ends_outside(struct vast_engine *e) {
  struct vast_exchange x;
  int set = epoll_set();
  prepare(&x, NULL);
  fake->refuse = true;
  vast_engine_submit(e, &x);
  fake->refuse = false;
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_CONFIG, "could not even begin");
  CHECK(is_readable(set), "whoever polls the set is woken");
  CHECK(turn(e, 60) < 30 && !is_readable(set), "until the next turn");
  done(e, &x);
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  vast_engine_cancel(e, &x, VAST_CANCELLED, "enough");
  CHECK(is_readable(set), "so when a call is cancelled");
  turn(e, 0);
  CHECK(!is_readable(set), "until the next turn");
  done(e, &x);
}

enum state { IDLE, WAITING, SENDING, DONE };

static void bring_to(struct vast_engine *e, struct vast_exchange *x, enum state state) {
  prepare(x, NULL);
  if (state == WAITING) {
    static struct vast_identity *keys;
    x->route = 7;
    x->identity = vast_identity_get(&keys, "k", 1);
    vast_pace_learn(&x->identity->pace, 7, 50, vast_clock_now());
  }
  if (state != IDLE) vast_engine_submit(e, x);
  if (state == DONE) vast_engine_cancel(e, x, VAST_CLOSED, "before");
}

static void ends_in_each_state(struct vast_engine *e) {
  static const enum vast_phase phases[] = {VAST_IDLE, VAST_WAITING, VAST_SENDING, VAST_DONE};
  for (int state = IDLE; state <= DONE; state++) {
    struct vast_exchange x;
    int stopped = fake->stopped, wanted = stopped + (state == SENDING);
    bring_to(e, &x, (enum state)state);
    CHECK(x.phase == phases[state], "brought to state %d", state);
    stopped = fake->stopped;
    wanted = stopped + (state == SENDING);
    vast_engine_cancel(e, &x, VAST_CANCELLED, "enough");
    CHECK(x.phase == (state == IDLE ? VAST_IDLE : VAST_DONE), "cancelled in state %d", state);
    CHECK(state == IDLE || x.error.kind == (state == DONE ? VAST_CLOSED : VAST_CANCELLED),
          "it says so, once");
    CHECK(fake->stopped == wanted, "only a transfer is stopped");
    done(e, &x);
    bring_to(e, &x, (enum state)state);
    stopped = fake->stopped;
    vast_engine_remove(e, &x);
    vast_engine_remove(e, &x);
    CHECK(x.phase == VAST_DONE && fake->stopped == stopped + (state == SENDING), "removed");
    vast_exchange_free(&x);
    CHECK(turn(e, 0) < 1, "the engine goes on");
  }
}

/* Taking one of three away leaves the others; so does closing an owner. */
static void leaves_others_alone(struct vast_engine *e) {
  static const char owner = 'o', other = 'p';
  for (size_t victim = 0; victim < 4; victim++) {
    struct vast_exchange x[3];
    for (size_t i = 0; i < 3; i++) {
      prepare(&x[i], victim == 3 && i != 1 ? &other : &owner);
      vast_engine_submit(e, &x[i]);
    }
    size_t gone = victim == 3 ? 1 : victim;
    if (victim == 3) vast_engine_close_owner(e, &owner);
    else vast_engine_remove(e, &x[victim]);
    CHECK(x[gone].phase == VAST_DONE, "%zu is gone", gone);
    CHECK(victim < 3 || x[gone].error.kind == VAST_CLOSED, "as closed, if its owner was");
    for (size_t i = 0; i < 3; i++)
      if (i != gone) answer(&x[i], 2);
    turn(e, 60);
    turn(e, 0);
    for (size_t i = 0; i < 3; i++) {
      CHECK(i == gone || (x[i].phase == VAST_DONE && x[i].error.kind == VAST_NONE), "%zu is done",
            i);
      done(e, &x[i]);
    }
  }
}

static void is_freed_with_exchanges_left(void) {
  int epoll = -1, before = open_files(&epoll);
  struct vast_engine *e = vast_engine_new(make_fake);
  struct vast_exchange sending, waiting;
  bring_to(e, &sending, SENDING);
  bring_to(e, &waiting, WAITING);
  vast_engine_free(e);
  CHECK(sending.phase == VAST_DONE && sending.error.kind == VAST_CLOSED, "the one in flight ended");
  CHECK(waiting.phase == VAST_DONE && waiting.error.kind == VAST_CLOSED, "so did the waiting one");
  CHECK(open_files(&epoll) == before, "no descriptor is left");
  vast_exchange_free(&sending);
  vast_exchange_free(&waiting);
}

/* --- the outside world ------------------------------------------------------ */

static void on_signal(int number) { (void)number; }

static void survives_signals(struct vast_engine *e) {
  struct sigaction action = {.sa_handler = on_signal}, old;
  struct itimerval soon = {.it_value = {.tv_usec = 30000}};
  sigaction(SIGALRM, &action, &old);
  setitimer(ITIMER_REAL, &soon, NULL);
  CHECK(turn(e, 60) < 30, "a signal ends a turn early, and is no failure");
  sigaction(SIGALRM, &old, NULL);
}

static void survives_a_lost_set(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  struct vast_exchange x;
  bring_to(e, &x, SENDING);
  close(epoll_set());
  CHECK(!vast_engine_step(e, 0), "a set that somebody closed is no reason to spin");
  done(e, &x);
  vast_engine_free(e);
}

static int in_child(struct vast_engine *e, struct vast_exchange *x, bool no_descriptor) {
  struct rlimit none = {3, 3};
  struct vast_exchange own;
  if (no_descriptor) setrlimit(RLIMIT_NOFILE, &none);
  vast_engine_check_fork(e);
  if (x->phase != VAST_DONE || x->error.kind != VAST_CANCELLED) return 1;
  if (fake->forked != 1) return 2;
  if (no_descriptor && vast_engine_step(e, 0)) return 3;
  if (!no_descriptor && !is_readable(epoll_set())) return 4;
  prepare(&own, NULL);
  vast_engine_submit(e, &own);
  if (!no_descriptor) {
    if (write(fake->far[place_of(fake, &own)], "\2", 1) != 1) return 5;
    for (int i = 0; i < 3 && own.phase != VAST_DONE; i++) vast_engine_step(e, 60);
    if (own.error.kind != VAST_NONE || fake->forked != 1) return 6;
  }
  done(e, &own);
  done(e, x);
  vast_engine_free(e);
  return 0;
}

static void survives_forks(bool no_descriptor) {
  struct vast_engine *e = vast_engine_new(make_fake);
  struct vast_exchange x;
  int status = -1;
  bring_to(e, &x, SENDING);
  fflush(stdout);
  pid_t pid = fork();
  if (pid == 0) _exit(in_child(e, &x, no_descriptor));
  waitpid(pid, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child %s: step %d",
        no_descriptor ? "has no descriptor left" : "works on its own", WEXITSTATUS(status));
  CHECK(fake->forked == 0 && x.phase == VAST_SENDING, "the parent saw nothing of it");
  answer(&x, 2);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_NONE, "and goes on");
  done(e, &x);
  vast_engine_free(e);
}

/* Children of one parent must not all pause for the same time. */
static void children_differ(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  int ends[2];
  double random[2] = {0, 0};
  if (!CHECK(e && pipe(ends) == 0, "a pipe")) return;
  fflush(stdout);
  for (int i = 0; i < 2; i++) {
    pid_t pid = fork();
    if (pid == 0) {
      vast_engine_check_fork(e);
      double value = vast_engine_random(e);
      _exit(write(ends[1], &value, sizeof value) != sizeof value);
    }
    waitpid(pid, NULL, 0);
    CHECK(read(ends[0], &random[i], sizeof random[i]) == sizeof random[i], "child %d", i);
  }
  CHECK(random[0] < random[1] || random[0] > random[1], "two children, two randoms");
  close(ends[0]);
  close(ends[1]);
  vast_engine_free(e);
}

int main(void) {
  opens_and_closes();
  lacks_descriptors();
  struct vast_engine *e = vast_engine_new(make_fake);
  if (!CHECK(e != NULL, "an engine")) return check_done();
  carries_exchanges(e);
  repeats_in_time(e);
  keeps_limits(e);
  keeps_alarms(e);
  watches(e);
  carries_many(e);
  notices_what_ends_outside(e);
  ends_in_each_state(e);
  leaves_others_alone(e);
  survives_signals(e);
  vast_engine_free(e);
  is_freed_with_exchanges_left();
  survives_a_lost_set();
  survives_forks(false);
  survives_forks(true);
  children_differ();
  return check_done();
}
