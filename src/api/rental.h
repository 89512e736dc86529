/* api/rental.h -- the arguments of all methods that rent. */
#ifndef VAST_RENTAL_H
#define VAST_RENTAL_H

#include "core/op.h"

/* The settings of a rental, for one offer or several. */
#define RENTAL_PARAMS                                                                              \
  {.name = "image",                                                                                \
   .type = VAST_STRING,                                                                            \
   .place = VAST_BODY,                                                                             \
   .doc = "Docker image; default from the template"},                                              \
      {.name = "disk",                                                                             \
       .range = VAST_ABOVE_0,                                                                      \
       .default_json = "10",                                                                       \
       .unit = "GB",                                                                               \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "size of the local disk"},                                                           \
      {.name = "env",                                                                              \
       .docker_flags = true,                                                                       \
       .secret = true,                                                                             \
       .default_json = "{}",                                                                       \
       .type = VAST_TEXT_OR_OBJECT,                                                                \
       .place = VAST_BODY,                                                                         \
       .doc = "environment and ports: { NAME = \"value\", [\"-p 8080:8080\"] = \"1\" }, or a "     \
              "string of Docker flags \"-e NAME=value -p 8080:8080\""},                            \
      {.name = "price",                                                                            \
       .range = VAST_ABOVE_0,                                                                      \
       .alias = "bid_price",                                                                       \
       .unit = "$/h",                                                                              \
       .type = VAST_NUMBER,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "bid; makes the instance interruptible"},                                            \
      {.name = "label",                                                                            \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "label of the instance; used to look up the rental if the answer is lost"},          \
      {.name = "extra",                                                                            \
       .docker_flags = true,                                                                       \
       .secret = true,                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "further Docker options"},                                                           \
      {.name = "onstart_cmd",                                                                      \
       .wire = "onstart",                                                                          \
       .alias = "onstart entrypoint",                                                              \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "shell commands to run at start, at most 4048 characters"},                          \
      {.name = "login",                                                                            \
       .secret = true,                                                                             \
       .wire = "image_login",                                                                      \
       .alias = "image_login",                                                                     \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "registry login: \"-u USER -p PASSWORD REGISTRY\""},                                 \
      {.name = "python_utf8",                                                                      \
       .default_json = "false",                                                                    \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, sets Python's locale to C.UTF-8"},                                         \
      {.name = "lang_utf8",                                                                        \
       .default_json = "false",                                                                    \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, sets the locale to C.UTF-8"},                                              \
      {.name = "jupyter_lab",                                                                      \
       .wire = "use_jupyter_lab",                                                                  \
       .alias = "use_jupyter_lab",                                                                 \
       .default_json = "false",                                                                    \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, JupyterLab instead of the classic notebook"},                              \
      {.name = "jupyter_dir",                                                                      \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "directory in which Jupyter starts"},                                                \
      {.name = "force",                                                                            \
       .default_json = "false",                                                                    \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, skips checks when an instance is copied"},                                 \
      {.name = "cancel_unavail",                                                                   \
       .default_json = "false",                                                                    \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, fails if the instance cannot start at once"},                              \
      {.name = "template_hash",                                                                    \
       .wire = "template_hash_id",                                                                 \
       .alias = "template_hash_id",                                                                \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "hash of a template that provides the values not given"},                            \
      {.name = "user",                                                                             \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "user name in the container"},                                                       \
      {.name = "runtype",                                                                          \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "launch mode: \"ssh_proxy\", \"ssh_direc ssh_proxy\", \"jupyter_proxy ssh_proxy\", " \
              "\"args\", …"},                                                                      \
      {.name = "args",                                                                             \
       .type = VAST_ARRAY,                                                                         \
       .place = VAST_BODY,                                                                         \
       .doc = "arguments of the image's entry point"},                                             \
      {.name = "volume_info",                                                                      \
       .type = VAST_OBJECT,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "volume to create or mount: { create_new, volume_id, size, mount_path, name }; "     \
              "size in GB"},                                                                       \
      {.name = "template_id",                                                                      \
       .type = VAST_INTEGER,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "ID of the template, instead of its hash"},                                          \
      {.name = "ssh",                                                                              \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "if true, launches with ssh"},                                                       \
      {.name = "jupyter",                                                                          \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "if true, launches with Jupyter and ssh"},                                           \
      {.name = "direct",                                                                           \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_LOCAL,                                                                        \
       .doc = "with ssh or jupyter: if true, also connects directly to the machine's ports"},      \
      {.name = "type",                                                                             \
       .enum_values = "on-demand|interruptible|ondemand|bid",                                      \
       .type = VAST_STRING,                                                                        \
       .place = VAST_LOCAL,                                                                        \
       .doc = "rental type; interruptible requires price"},                                        \
      {.name = "target_state",                                                                     \
       .enum_values = "running|stopped",                                                           \
       .type = VAST_STRING,                                                                        \
       .place = VAST_BODY,                                                                         \
       .doc = "initial state"},                                                                    \
      {.name = "vm",                                                                               \
       .type = VAST_BOOLEAN,                                                                       \
       .place = VAST_BODY,                                                                         \
       .doc = "if true, creates a virtual machine"},                                               \
  {                                                                                                \
    .name = "args_str", .type = VAST_STRING, .place = VAST_BODY, .doc = "args as one string"       \
  }

#endif
