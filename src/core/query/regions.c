/* core/query/regions.c -- the tables of regions; see regions.h. The lists are copied from the
** official SDK with their gaps and errors, so that georegion means the same countries. */
#include "core/query/regions.h"

struct region {
  const char *name, *countries;
};

static const struct region codes[] = {
    {"AF", "DZ,AO,BJ,BW,BF,BI,CM,CV,CF,TD,KM,CD,CG,DJ,EG,GQ,ER,ET,GA,GM,GH,GN,GW,KE,LS,LR,LY,MW,"
           "MA,ML,MR,MU,MZ,NA,NE,NG,RW,SH,ST,SN,SC,SL,SO,ZA,SS,SD,SZ,TZ,TG,TN,UG,YE,ZM,ZW"},
    {"AS", "AE,AM,AR,AU,AZ,BD,BH,BN,BT,MM,KH,KP,IN,ID,IR,IQ,IL,JP,JO,KZ,LV,LI,MY,MV,MN,NP,KR,PK,"
           "PH,QA,SA,SG,LK,SY,TW,TJ,TH,TR,TM,VN,YE,HK,CN,OM"},
    {"EU", "AL,AD,AT,BY,BE,BA,BG,HR,CY,CZ,DK,EE,FI,FR,GE,DE,GR,HU,IS,IT,KZ,LV,LI,LT,LU,MT,MD,MC,"
           "ME,NL,NO,PL,PT,RO,RU,RS,SK,SI,ES,SE,CH,UA,GB,VA,MK"},
    {"LC", "AG,AR,BS,BB,BZ,BO,BR,CL,CO,CR,CU,DO,EC,SV,GY,HT,HN,JM,MX,NI,PA,PY,PE,PR,RD,SUR,TT,"
           "UR,VZ"},
    {"NA", "CA,US"},
    {"OC", "AU,FJ,GU,KI,MH,FM,NR,NZ,PG,PW,SL,TO,TV,VU"},
};

static const struct region continents[] = {
    {"North America", "AG,BS,BB,BZ,CA,CR,CU,DM,DO,SV,GD,GT,HT,HN,JM,MX,NI,PA,KN,LC,VC,TT,US"},
    {"South America", "AR,BO,BR,CL,CO,EC,FK,GF,GY,PY,PE,SR,UY,VE"},
    {"Europe",
     "AL,AD,AT,BY,BE,BA,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IS,IE,IT,LV,LI,LT,LU,MT,MD,MC,ME,"
     "NL,MK,NO,PL,PT,RO,RU,SM,RS,SK,SI,ES,SE,CH,UA,GB,VA,XK"},
    {"Asia", "AF,AM,AZ,BH,BD,BT,BN,KH,CN,GE,IN,ID,IR,IQ,IL,JP,JO,KZ,KW,KG,LA,LB,MY,MV,MN,MM,NP,KP,"
             "OM,PK,PH,QA,SA,SG,KR,LK,SY,TW,TJ,TH,TL,TR,TM,AE,UZ,VN,YE,HK,MO"},
    {"Oceania", "AS,AU,CK,FJ,PF,GU,KI,MH,FM,NR,NC,NZ,NU,MP,PW,PG,PN,WS,SB,TK,TO,TV,VU,WF"},
    {"Africa",
     "DZ,AO,BJ,BW,BF,BI,CV,CM,CF,TD,KM,CG,CD,CI,DJ,EG,GQ,ER,SZ,ET,GA,GM,GH,GN,GW,KE,LS,LR,"
     "LY,MG,MW,ML,MR,MU,MA,MZ,NA,NE,NG,RW,ST,SN,SC,SL,SO,ZA,SS,SD,TZ,TG,TN,UG,ZM,ZW"},
};

/* Underscores in the name count as blanks. */
static bool is(const char *known, const char *name, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (known[i] == '\0' || known[i] != (name[i] == '_' ? ' ' : name[i])) return false;
  return known[len] == '\0';
}

static const char *find(const struct region *rows, size_t count, const char *name, size_t len) {
  for (size_t i = 0; i < count; i++)
    if (is(rows[i].name, name, len)) return rows[i].countries;
  return NULL;
}

const char *vast_region_countries(const char *code, size_t len) {
  return find(codes, VAST_COUNT(codes), code, len);
}

const char *vast_continent_countries(const char *name, size_t len) {
  return find(continents, VAST_COUNT(continents), name, len);
}

static bool lists(const char *countries, const char *country) {
  for (const char *at = countries; *at; at += strcspn(at, ","), at += *at == ',')
    if (strcspn(at, ",") == 2 && memcmp(at, country, 2) == 0) return true;
  return false;
}

/* From the last region backwards: if two regions list a country, the later one counts. */
const char *vast_region_of(const char country[2]) {
  for (size_t i = VAST_COUNT(codes); i > 0; i--)
    if (lists(codes[i - 1].countries, country)) return codes[i - 1].name;
  return NULL;
}
