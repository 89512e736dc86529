/* spec/unit/engine_test.c -- tests the engine with a transport of socket pairs: opening and
** closing, turns, timers, cancelling, lost descriptors and forks. */
#include "fake.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

/* --- life ------------------------------------------------------------------- */

static void opens_and_closes(void) {
  int epoll = -1, before = open_files(&epoll), were_freed = freed;
  struct vast_engine *e = vast_engine_new(make_fake);
  CHECK(e != NULL && open_files(&epoll) == before + 3, "an engine has three descriptors");
  CHECK(fcntl(epoll, F_GETFD) & FD_CLOEXEC, "the epoll set is closed on exec");
  CHECK(turn(e, 0) < 1 && !is_readable(epoll), "a turn without work ends at once");
  vast_engine_free(e);
  CHECK(open_files(&epoll) == before && freed == were_freed + 1,
        "free closes the descriptors and the transport");
  vast_engine_free(NULL);
  CHECK(vast_engine_new(make_nothing) == NULL && open_files(&epoll) == before,
        "without a transport there is no engine and no descriptor");
}

/* Fewer than 3 free descriptors are not enough; those that were opened are closed. */
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
    CHECK(e == NULL && open_files(&epoll) == before,
          "%d free descriptors are not enough, and none remains open", (int)room);
    vast_engine_free(e);
  }
}

/* --- turns ------------------------------------------------------------------ */

static void carries_exchanges(struct vast_engine *e) {
  struct vast_exchange x;
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  CHECK(x.phase == VAST_SENDING && fake->started == 1, "submit sends the exchange");
  CHECK(turn(e, 0) < 1 && x.phase == VAST_SENDING, "a turn without an answer changes nothing");
  double took = turn(e, 0.05);
  CHECK(took >= 0.045 && x.phase == VAST_SENDING, "a turn waits for its whole limit: %g", took);
  answer(&x, 2);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_NONE,
        "the answer ends the turn and the exchange");
  CHECK(fake->readied == 1 && fake->last_mask == VAST_READABLE,
        "the transport is called for its readable socket");
  CHECK(x.prev == NULL && x.next == NULL && !is_readable(epoll_set()),
        "the exchange is in no list, and the set is not readable");
  done(e, &x);
}

static void repeats_in_time(struct vast_engine *e) {
  struct vast_exchange x;
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  answer(&x, 5);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_SERVER,
        "status 500 is not retried");
  done(e, &x);
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  shutdown(fake->far[place_of(fake, &x)], SHUT_RDWR);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_WAITING, "a lost attempt is repeated after a pause");
  CHECK(fake->last_mask & VAST_BROKEN, "the transport is called with VAST_BROKEN");
  double due = x.due;
  for (int i = 0; i < 3 && x.phase == VAST_WAITING; i++) turn(e, 60);
  CHECK(x.phase == VAST_SENDING && x.attempt == 2, "the second attempt is sent");
  CHECK(x.sent_at >= due && x.sent_at < due + 30, "the second attempt is sent after the pause");
  answer(&x, 2);
  turn(e, 60);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NONE, "the second attempt succeeds");
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
  CHECK(x.error.kind == VAST_TIMEOUT && took >= 0.045 && took < 30,
        "the exchange times out after %g s", took);
  CHECK(fake->stopped == stopped + 1, "the transfer that timed out is stopped");
  done(e, &x);
}

static void keeps_alarms(struct vast_engine *e) {
  int ticked = fake->ticked;
  fake->host.alarm(e, vast_clock_now());
  CHECK(turn(e, 60) < 30 && fake->ticked == ticked + 1, "an alarm in the past calls tick");
  CHECK(turn(e, 0) < 1 && fake->ticked == ticked + 1, "an alarm calls tick once");
  double when = vast_clock_now() + 0.05;
  fake->host.alarm(e, when);
  for (int i = 0; i < 3 && fake->ticked == ticked + 1; i++) turn(e, 60);
  CHECK(fake->ticked == ticked + 2 && vast_clock_now() >= when,
        "an alarm calls tick at its time, not before");
  fake->host.alarm(e, vast_clock_now() + 0.01);
  fake->host.alarm(e, VAST_NEVER);
  turn(e, 0.05);
  CHECK(fake->ticked == ticked + 2, "an alarm at VAST_NEVER does not call tick");
  fake->host.alarm(e, vast_clock_now() + 1e6);
  CHECK(turn(e, 0.02) < 10 && fake->ticked == ticked + 2,
        "an alarm far in the future does not call tick");
  fake->host.alarm(e, VAST_NEVER);
}

static void watches(struct vast_engine *e) {
  int pair[2], readied = fake->readied;
  if (!CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair succeeds")) return;
  CHECK(fake->host.watch(e, pair[0], VAST_READABLE), "a socket can be watched for reading");
  turn(e, 0);
  CHECK(fake->readied == readied, "a socket without data is not ready");
  CHECK(fake->host.watch(e, pair[0], VAST_READABLE | VAST_WRITABLE),
        "a watched socket can be watched for writing too");
  turn(e, 0);
  CHECK(fake->readied == readied + 1 && fake->last_mask == VAST_WRITABLE, "the socket is writable");
  CHECK(write(pair[1], "x", 1) == 1, "a byte is written to the socket");
  turn(e, 0);
  CHECK(fake->last_mask == (VAST_READABLE | VAST_WRITABLE), "the socket is readable and writable");
  CHECK(fake->host.watch(e, pair[0], 0) && fake->host.watch(e, pair[0], 0),
        "a watch can be removed twice");
  turn(e, 0);
  CHECK(fake->readied == readied + 2, "after the removal the transport is not called");
  CHECK(fake->host.watch(e, pair[0], VAST_READABLE), "the socket can be watched again");
  close(pair[0]);
  CHECK(fake->host.watch(e, pair[0], 0), "the watch of a closed socket can be removed");
  CHECK(!fake->host.watch(e, pair[0], VAST_READABLE), "a closed socket cannot be watched");
  close(pair[1]);
}

/* --- hosts with their own event loop ----------------------------------------- */

static void announces_ends(struct vast_engine *e) {
  struct vast_exchange loud, quiet;
  prepare(&loud, NULL);
  prepare(&quiet, NULL);
  loud.announce = true;
  vast_engine_submit(e, &loud);
  vast_engine_submit(e, &quiet);
  CHECK(vast_engine_take(e) == NULL, "before an answer there is nothing to take");
  answer(&loud, 2);
  answer(&quiet, 2);
  for (int i = 0; i < 3; i++) turn(e, 0.01);
  CHECK(vast_engine_take(e) == &loud && vast_engine_take(e) == NULL,
        "an exchange with announce is taken once, others are not");
  vast_engine_submit(e, &loud);
  vast_engine_cancel(e, &loud, VAST_CANCELLED, "enough");
  done(e, &loud);
  CHECK(vast_engine_take(e) == NULL, "a removed exchange is not taken");
  done(e, &quiet);
}

static void reports_the_next_time(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  if (e == NULL) return;
  CHECK(vast_engine_due(e) >= VAST_NEVER, "an idle engine has no next time");
  struct vast_exchange x;
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  CHECK(vast_engine_due(e) == x.due, "the next time is that of the exchange");
  double soon = vast_clock_now() + 0.03;
  vast_engine_alarm(e, soon);
  CHECK(vast_engine_due(e) == soon, "an earlier time of the host is the next time");
  CHECK(!is_readable(vast_engine_fd(e)), "the descriptor is not readable before that time");
  poll(&(struct pollfd){.fd = vast_engine_fd(e), .events = POLLIN}, 1, 30000);
  CHECK(is_readable(vast_engine_fd(e)) && vast_clock_now() >= soon,
        "the descriptor is readable at that time");
  vast_engine_alarm(e, VAST_NEVER);
  turn(e, 0);
  CHECK(!is_readable(vast_engine_fd(e)), "a turn resets the descriptor");
  vast_engine_wake(e);
  CHECK(is_readable(vast_engine_fd(e)), "vast_engine_wake makes the descriptor readable");
  turn(e, 0);
  CHECK(!is_readable(vast_engine_fd(e)), "the next turn resets a wake");
  done(e, &x);
  vast_engine_free(e);
}

/* Three sockets that are always ready, and a budget for one of them in each turn. */
static void serves_all_sockets(struct vast_engine *e) {
  int pairs[3][2], served[3] = {0, 0, 0};
  turn(e, 0); /* clears what the previous test left */
  for (int i = 0; i < 3; i++) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i]) != 0) return;
    fake->host.watch(e, pairs[i][0], VAST_WRITABLE);
  }
  for (int i = 0; i < 30; i++) {
    int readied = fake->readied;
    CHECK(vast_engine_step(e, 0, 1e-9), "the engine runs a turn with a tiny budget");
    CHECK(fake->readied == readied + 1, "a turn with a tiny budget serves one socket");
    for (int k = 0; k < 3; k++) served[k] += fake->last_fd == pairs[k][0];
  }
  CHECK(served[0] >= 8 && served[1] >= 8 && served[2] >= 8,
        "each of three sockets is served: %d, %d, %d times", served[0], served[1], served[2]);
  for (int i = 0; i < 3; i++) {
    fake->host.watch(e, pairs[i][0], 0);
    close(pairs[i][0]);
    close(pairs[i][1]);
  }
  turn(e, 0);
  CHECK(!fake->host.budget_spent(e), "without a budget nothing is spent");
}

static void prepare_short(struct vast_exchange *x) {
  prepare(x, NULL);
  x->settings->stall_timeout = 0.02;
  x->settings->attempts = 1;
}

static void ends_with(struct vast_engine *e, struct vast_exchange *x, enum vast_kind wanted) {
  for (int i = 0; i < 8; i++)
    CHECK(vast_engine_step(e, 0, 1e-9), "the engine runs a turn with a tiny budget");
  CHECK(x->phase == VAST_DONE && x->error.kind == wanted, "the exchange ends with kind %d",
        (int)x->error.kind);
  done(e, x);
}

/* The process did not run until the timeout had passed; two answers had arrived in time. */
static void reads_answers_before_timeouts(struct vast_engine *e) {
  struct vast_exchange x[3];
  for (int i = 0; i < 3; i++) {
    prepare_short(&x[i]);
    vast_engine_submit(e, &x[i]);
    if (i < 2) answer(&x[i], 2);
  }
  usleep(40000);
  for (int i = 0; i < 3; i++) ends_with(e, &x[i], i < 2 ? VAST_NONE : VAST_TIMEOUT);
}

/* Two exchanges share a connection: the transport reports the second in a later tick. */
static void reads_all_answers_before_timeouts(struct vast_engine *e) {
  struct vast_exchange first, second;
  prepare_short(&first);
  prepare_short(&second);
  vast_engine_submit(e, &first);
  vast_engine_submit(e, &second);
  answer(&first, 2);
  fake->next_reply = &second;
  usleep(40000);
  ends_with(e, &first, VAST_NONE);
  ends_with(e, &second, VAST_NONE);
}

/* The same while other sockets are always ready. */
static void reads_answers_first_when_busy(struct vast_engine *e) {
  int pairs[2][2];
  struct vast_exchange x;
  for (int i = 0; i < 2; i++) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i]) != 0) return;
    fake->host.watch(e, pairs[i][0], VAST_WRITABLE);
  }
  for (int i = 0; i < 100; i++) vast_engine_step(e, 0, 1e-9);
  prepare_short(&x);
  vast_engine_submit(e, &x);
  answer(&x, 2);
  usleep(40000);
  ends_with(e, &x, VAST_NONE);
  prepare_short(&x);
  vast_engine_submit(e, &x);
  usleep(40000);
  for (int i = 0; i < 70; i++) vast_engine_step(e, 0, 1e-9);
  ends_with(e, &x, VAST_TIMEOUT);
  for (int i = 0; i < 2; i++) {
    fake->host.watch(e, pairs[i][0], 0);
    close(pairs[i][0]);
    close(pairs[i][1]);
  }
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
  CHECK(over == PAIRS, "%zu of %d exchanges end in two turns", over, PAIRS);
}

/* --- signals ---------------------------------------------------------------- */

static void on_signal(int number) { (void)number; }

static int answered; /* the descriptor that the handler below writes to */

/* A process is stopped inside epoll_wait, and an answer arrives during that time. */
static void on_stop(int number) {
  (void)number;
  ssize_t written = write(answered, "\2", 1);
  (void)written;
  usleep(40000);
}

static void survives_stops(struct vast_engine *e) {
  struct sigaction action = {.sa_handler = on_stop}, old;
  struct itimerval soon = {.it_value = {.tv_usec = 10000}};
  struct vast_exchange x;
  prepare_short(&x);
  vast_engine_submit(e, &x);
  answered = fake->far[place_of(fake, &x)];
  sigaction(SIGALRM, &action, &old);
  setitimer(ITIMER_REAL, &soon, NULL);
  turn(e, 60);
  sigaction(SIGALRM, &old, NULL);
  ends_with(e, &x, VAST_NONE);
}

static void survives_signals(struct vast_engine *e) {
  struct sigaction action = {.sa_handler = on_signal}, old;
  struct itimerval soon = {.it_value = {.tv_usec = 30000}};
  sigaction(SIGALRM, &action, &old);
  setitimer(ITIMER_REAL, &soon, NULL);
  CHECK(turn(e, 60) < 30, "a signal ends a turn early without a failure");
  sigaction(SIGALRM, &old, NULL);
}

/* --- cancelling, removing, closing ------------------------------------------- */

static void wakes_the_host_on_ends(struct vast_engine *e) {
  struct vast_exchange x;
  int set = epoll_set();
  prepare(&x, NULL);
  fake->refuse = true;
  vast_engine_submit(e, &x);
  fake->refuse = false;
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_CONFIG,
        "an attempt that cannot begin ends with kind config");
  CHECK(is_readable(set), "an end outside a turn makes the set readable");
  CHECK(turn(e, 60) < 30 && !is_readable(set), "the next turn resets the set");
  done(e, &x);
  prepare(&x, NULL);
  vast_engine_submit(e, &x);
  vast_engine_cancel(e, &x, VAST_CANCELLED, "enough");
  CHECK(is_readable(set), "a cancelled exchange makes the set readable");
  turn(e, 0);
  CHECK(!is_readable(set), "the next turn resets the set");
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
    bring_to(e, &x, (enum state)state);
    CHECK(x.phase == phases[state], "the exchange is in state %d", state);
    int stopped = fake->stopped, wanted = stopped + (state == SENDING);
    vast_engine_cancel(e, &x, VAST_CANCELLED, "enough");
    CHECK(x.phase == (state == IDLE ? VAST_IDLE : VAST_DONE),
          "an exchange is cancelled in state %d", state);
    CHECK(state == IDLE || x.error.kind == (state == DONE ? VAST_CLOSED : VAST_CANCELLED),
          "the first error is kept");
    CHECK(fake->stopped == wanted, "a transfer is stopped only in state SENDING");
    done(e, &x);
    bring_to(e, &x, (enum state)state);
    stopped = fake->stopped;
    vast_engine_remove(e, &x);
    vast_engine_remove(e, &x);
    CHECK(x.phase == VAST_DONE && fake->stopped == stopped + (state == SENDING),
          "an exchange can be removed twice");
    vast_exchange_free(&x);
    CHECK(turn(e, 0) < 1, "the engine works after the removal");
  }
}

/* Removing one of three exchanges does not affect the others, nor does closing an owner. */
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
    CHECK(x[gone].phase == VAST_DONE, "exchange %zu has ended", gone);
    CHECK(victim < 3 || x[gone].error.kind == VAST_CLOSED,
          "the exchange of a closed owner has the kind closed");
    for (size_t i = 0; i < 3; i++)
      if (i != gone) answer(&x[i], 2);
    turn(e, 60);
    turn(e, 0);
    for (size_t i = 0; i < 3; i++) {
      CHECK(i == gone || (x[i].phase == VAST_DONE && x[i].error.kind == VAST_NONE),
            "exchange %zu succeeds", i);
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
  CHECK(sending.phase == VAST_DONE && sending.error.kind == VAST_CLOSED,
        "free ends an exchange in flight");
  CHECK(waiting.phase == VAST_DONE && waiting.error.kind == VAST_CLOSED,
        "free ends a waiting exchange");
  CHECK(open_files(&epoll) == before, "free closes all descriptors");
  vast_exchange_free(&sending);
  vast_exchange_free(&waiting);
}

/* --- lost descriptors, forks -------------------------------------------------- */

/* The attempt in flight is lost and repeated with new descriptors. */
static void survives_a_lost_set(void) {
  int epoll = -1, before = open_files(&epoll);
  struct vast_engine *e = vast_engine_new(make_fake);
  struct vast_exchange x;
  bring_to(e, &x, SENDING);
  close(epoll_set());
  CHECK(vast_engine_step(e, 0, 0) && fake->renewed == 1, "a closed epoll set is replaced");
  for (int i = 0; i < 3 && x.phase == VAST_WAITING; i++) turn(e, 60);
  CHECK(x.phase == VAST_SENDING && x.attempt == 2, "the exchange in flight is sent again");
  answer(&x, 2);
  turn(e, 60);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NONE, "the repeated exchange succeeds");
  done(e, &x);
  vast_engine_free(e);
  CHECK(open_files(&epoll) <= before + 2, "at most the other two descriptors remain open");
}

/* A file of the host under the number of a closed descriptor is not closed. */
static void keeps_files_of_the_host(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  int set = epoll_set(), host[2];
  close(set);
  if (!CHECK(pipe(host) == 0 && (host[0] == set || host[1] == set),
             "a pipe gets the number of the closed set"))
    return;
  CHECK(vast_engine_step(e, 0, 0) && vast_engine_fd(e) != set, "the engine opens another set");
  vast_engine_free(e);
  char byte = 0;
  CHECK(write(host[1], "x", 1) == 1 && read(host[0], &byte, 1) == 1, "the pipe of the host works");
  close(host[0]);
  close(host[1]);
}

static int in_child(struct vast_engine *e, struct vast_exchange *x, bool no_descriptor) {
  struct rlimit none = {3, 3};
  struct vast_exchange own;
  if (no_descriptor) setrlimit(RLIMIT_NOFILE, &none);
  vast_engine_check(e);
  if (x->phase != VAST_DONE || x->error.kind != VAST_CANCELLED) return 1;
  if (fake->renewed != 1) return 2;
  if (no_descriptor && vast_engine_step(e, 0, 0)) return 3;
  if (!no_descriptor && !is_readable(epoll_set())) return 4;
  prepare(&own, NULL);
  vast_engine_submit(e, &own);
  if (!no_descriptor) {
    if (write(fake->far[place_of(fake, &own)], "\2", 1) != 1) return 5;
    for (int i = 0; i < 3 && own.phase != VAST_DONE; i++) vast_engine_step(e, 60, 0);
    if (own.error.kind != VAST_NONE || fake->renewed != 1) return 6;
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
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child %s passes its checks: step %d",
        no_descriptor ? "without descriptors" : "with descriptors", WEXITSTATUS(status));
  CHECK(fake->renewed == 0 && x.phase == VAST_SENDING, "the parent is not affected");
  answer(&x, 2);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_NONE,
        "the exchange of the parent succeeds");
  done(e, &x);
  vast_engine_free(e);
}

/* Children of one parent must not wait for the same random time. */
static void children_differ(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  int ends[2] = {-1, -1};
  double random[2] = {0, 0};
  if (!CHECK(e && pipe(ends) == 0, "an engine and a pipe are opened")) return;
  fflush(stdout);
  for (int i = 0; i < 2; i++) {
    pid_t pid = fork();
    if (pid == 0) {
      vast_engine_check(e);
      double value = vast_engine_random(e);
      _exit(write(ends[1], &value, sizeof value) != sizeof value);
    }
    waitpid(pid, NULL, 0);
    CHECK(read(ends[0], &random[i], sizeof random[i]) == sizeof random[i],
          "child %d sends its random number", i);
  }
  CHECK(random[0] < random[1] || random[0] > random[1],
        "two children have different random numbers");
  close(ends[0]);
  close(ends[1]);
  vast_engine_free(e);
}

int main(void) {
  opens_and_closes();
  lacks_descriptors();
  struct vast_engine *e = vast_engine_new(make_fake);
  if (!CHECK(e != NULL, "an engine starts")) return check_done();
  carries_exchanges(e);
  repeats_in_time(e);
  keeps_limits(e);
  keeps_alarms(e);
  watches(e);
  carries_many(e);
  announces_ends(e);
  serves_all_sockets(e);
  reads_answers_before_timeouts(e);
  reads_all_answers_before_timeouts(e);
  reads_answers_first_when_busy(e);
  survives_signals(e);
  survives_stops(e);
  wakes_the_host_on_ends(e);
  ends_in_each_state(e);
  leaves_others_alone(e);
  vast_engine_free(e);
  reports_the_next_time();
  is_freed_with_exchanges_left();
  survives_a_lost_set();
  keeps_files_of_the_host();
  survives_forks(false);
  if (!check_under_valgrind()) survives_forks(true);
  children_differ();
  return check_done();
}
