/* spec/unit/engine_end_test.c -- how the loop's exchanges end from outside: cancelled, closed,
** freed, forked. */
#include "fake.h"

#include <sys/resource.h>
#include <sys/wait.h>

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
    bring_to(e, &x, (enum state)state);
    CHECK(x.phase == phases[state], "brought to state %d", state);
    int stopped = fake->stopped, wanted = stopped + (state == SENDING);
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

/* Of an attempt in flight nothing is left; it is made again over descriptors of ours. */
static void survives_a_lost_set(void) {
  int epoll = -1, before = open_files(&epoll);
  struct vast_engine *e = vast_engine_new(make_fake);
  struct vast_exchange x;
  bring_to(e, &x, SENDING);
  close(epoll_set());
  CHECK(vast_engine_step(e, 0, 0) && fake->renewed == 1, "a set that somebody closed is replaced");
  for (int i = 0; i < 3 && x.phase == VAST_WAITING; i++) turn(e, 60);
  CHECK(x.phase == VAST_SENDING && x.attempt == 2, "what was in flight is sent again");
  answer(&x, 2);
  turn(e, 60);
  CHECK(x.phase == VAST_DONE && x.error.kind == VAST_NONE, "and answered");
  done(e, &x);
  vast_engine_free(e);
  CHECK(open_files(&epoll) <= before + 2, "the other two may be anybody's by then");
}

/* A number of ours that is the host's by now is left alone. */
static void spares_the_host(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  int set = epoll_set(), host[2];
  close(set);
  if (!CHECK(pipe(host) == 0 && (host[0] == set || host[1] == set), "a pipe in its place")) return;
  CHECK(vast_engine_step(e, 0, 0) && vast_engine_fd(e) != set, "the engine has another set");
  vast_engine_free(e);
  char byte = 0;
  CHECK(write(host[1], "x", 1) == 1 && read(host[0], &byte, 1) == 1, "the pipe is the host's");
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
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child %s: step %d",
        no_descriptor ? "has no descriptor left" : "works on its own", WEXITSTATUS(status));
  CHECK(fake->renewed == 0 && x.phase == VAST_SENDING, "the parent saw nothing of it");
  answer(&x, 2);
  CHECK(turn(e, 60) < 30 && x.phase == VAST_DONE && x.error.kind == VAST_NONE, "and goes on");
  done(e, &x);
  vast_engine_free(e);
}

/* Children of one parent must not all pause for the same time. */
static void children_differ(void) {
  struct vast_engine *e = vast_engine_new(make_fake);
  int ends[2] = {-1, -1};
  double random[2] = {0, 0};
  if (!CHECK(e && pipe(ends) == 0, "a pipe")) return;
  fflush(stdout);
  for (int i = 0; i < 2; i++) {
    pid_t pid = fork();
    if (pid == 0) {
      vast_engine_check(e);
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
  struct vast_engine *e = vast_engine_new(make_fake);
  if (!CHECK(e != NULL, "an engine")) return check_done();
  notices_what_ends_outside(e);
  ends_in_each_state(e);
  leaves_others_alone(e);
  vast_engine_free(e);
  is_freed_with_exchanges_left();
  survives_a_lost_set();
  spares_the_host();
  survives_forks(false);
  if (!check_under_valgrind()) survives_forks(true);
  children_differ();
  return check_done();
}
