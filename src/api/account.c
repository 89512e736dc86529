/* api/account.c -- rows: the account. */
#include "api.h"

static const struct vast_op ops[] = {
    {.name = "show_user",
     .verb = "GET",
     .path = "/api/v0/users/current",
     .drop = "api_key",
     .scope = "user_read",
     .doc = "Shows the account that the key belongs to.",
     .returns = "{ id, email, credit, balance, ssh_key, … }: $ for credit and balance; where "
                "one of the two is absent, the other stands",
     .source = "VastAI.show_user"},
    {.name = "verify",
     .verb = "GET",
     .path = "/api/v0/users/current",
     .drop = "api_key",
     .scope = "user_read",
     .doc = "Checks that the key works: the user, or nil and an error that says why not.",
     .returns = "{ id, email, … }",
     .source = "Authentication page: verify"},
};

const struct vast_group vast_account = {"Account", ops, VAST_COUNT(ops)};
