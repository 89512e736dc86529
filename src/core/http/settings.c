/* core/http/settings.c -- the settings of a client; see settings.h. Owns: the texts. */
#include "core/http/settings.h"

#include <stdlib.h>

#include "vastai.h"

#define DEFAULT_AGENT "vastai-lua/" VASTAI_VERSION

bool vast_settings_text(char **field, const char *text) {
  char *copy = text ? strdup(text) : NULL;
  if (text && copy == NULL) return false;
  free(*field);
  *field = copy;
  return true;
}

static bool copy_texts(struct vast_settings *to, const struct vast_settings *from) {
  return vast_settings_text(&to->server_url, from->server_url) &&
         vast_settings_text(&to->proxy, from->proxy) &&
         vast_settings_text(&to->ca_file, from->ca_file) &&
         vast_settings_text(&to->cert_file, from->cert_file) &&
         vast_settings_text(&to->cert_dir, from->cert_dir) &&
         vast_settings_text(&to->user_agent, from->user_agent);
}

struct vast_settings *vast_settings_copy(const struct vast_settings *from) {
  struct vast_settings *s = malloc(sizeof *s);
  if (s == NULL) return NULL;
  *s = *from;
  s->refs = 1;
  s->server_url = s->proxy = s->ca_file = s->user_agent = NULL;
  s->cert_file = s->cert_dir = NULL;
  if (copy_texts(s, from)) return s;
  vast_settings_drop(s);
  return NULL;
}

/* An empty variable counts as unset. The text is borrowed from the environment. */
static char *variable(const char *name) {
  char *value = getenv(name);
  return value && value[0] ? value : NULL;
}

struct vast_settings *vast_settings_new(void) {
  char server[] = VAST_DEFAULT_SERVER, agent[] = DEFAULT_AGENT;
  return vast_settings_copy(&(struct vast_settings){.attempts = 3,
                                                    .timeout = 120,
                                                    .connect_timeout = 10,
                                                    .stall_timeout = 30,
                                                    .max_response = (size_t)64 << 20,
                                                    .max_result = (size_t)512 << 20,
                                                    .max_pages = 10000,
                                                    .pace = true,
                                                    .server_url = server,
                                                    .cert_file = variable("SSL_CERT_FILE"),
                                                    .cert_dir = variable("SSL_CERT_DIR"),
                                                    .user_agent = agent});
}

struct vast_settings *vast_settings_hold(struct vast_settings *settings) {
  if (settings) settings->refs++;
  return settings;
}

void vast_settings_drop(struct vast_settings *settings) {
  if (settings == NULL || --settings->refs > 0) return;
  free(settings->server_url);
  if (settings->proxy) explicit_bzero(settings->proxy, strlen(settings->proxy));
  free(settings->proxy);
  free(settings->ca_file);
  free(settings->cert_file);
  free(settings->cert_dir);
  free(settings->user_agent);
  free(settings);
}
