/* core/query/regions.h -- the countries of a region: of the six codes that georegion=true accepts,
** and of the continents that launch_instance accepts by name. */
#ifndef VAST_CORE_QUERY_REGIONS_H
#define VAST_CORE_QUERY_REGIONS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* "DZ,AO,…" of AF, AS, EU, LC, NA, OC; NULL: no such region. */
const char *vast_region_countries(const char *code, size_t len);
/* The region of a country in two letters; NULL: it is in none. */
const char *vast_region_of(const char country[2]);
/* The countries of "North America" or "North_America"; NULL: no such continent. */
const char *vast_continent_countries(const char *name, size_t len);

#pragma GCC visibility pop

#endif
