/* Reads routers with libnetsnmp, one after another, as the other contenders of bench/snmp.ts do. Arguments: port, routers.
   cc -O2 bench/snmp-peer.c -lnetsnmp */
#include <net-snmp/net-snmp-config.h>
#include <net-snmp/net-snmp-includes.h>
#include <sys/resource.h>

#define COLUMNS 12
#define REPETITIONS 5
static const char *NAMES[COLUMNS] = {
    "1.3.6.1.2.1.31.1.1.1.6",  "1.3.6.1.2.1.31.1.1.1.10", "1.3.6.1.2.1.31.1.1.1.7", "1.3.6.1.2.1.31.1.1.1.11",
    "1.3.6.1.2.1.31.1.1.1.8",  "1.3.6.1.2.1.31.1.1.1.12", "1.3.6.1.2.1.31.1.1.1.9", "1.3.6.1.2.1.2.2.1.14",
    "1.3.6.1.2.1.2.2.1.20",    "1.3.6.1.2.1.2.2.1.13",    "1.3.6.1.2.1.2.2.1.19",   "1.3.6.1.2.1.2.2.1.8"};
static volatile unsigned long long sink;

static double cpu_us(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static long read_router(void *session) {
  oid prefix[COLUMNS][MAX_OID_LEN], at[COLUMNS][MAX_OID_LEN];
  size_t prefix_length[COLUMNS], at_length[COLUMNS];
  long cells = 0;
  int more = 1;
  for (int c = 0; c < COLUMNS; c++) {
    prefix_length[c] = MAX_OID_LEN;
    read_objid(NAMES[c], prefix[c], &prefix_length[c]);
    memcpy(at[c], prefix[c], prefix_length[c] * sizeof(oid));
    at_length[c] = prefix_length[c];
  }
  while (more) {
    netsnmp_pdu *request = snmp_pdu_create(SNMP_MSG_GETBULK), *answer = NULL;
    int c = 0;
    request->non_repeaters = 0;
    request->max_repetitions = REPETITIONS;
    for (int each = 0; each < COLUMNS; each++) snmp_add_null_var(request, at[each], at_length[each]);
    if (snmp_sess_synch_response(session, request, &answer) != STAT_SUCCESS || !answer) exit(1);
    for (netsnmp_variable_list *one = answer->variables; one; one = one->next_variable) {
      if (one->name_length > prefix_length[c] && !memcmp(one->name, prefix[c], prefix_length[c] * sizeof(oid))) {
        cells++;
        sink += one->type == ASN_COUNTER64 ? one->val.counter64->low : (unsigned long)*one->val.integer;
        memcpy(at[c], one->name, one->name_length * sizeof(oid));
        at_length[c] = one->name_length;
      } else
        more = 0;
      c = c + 1 == COLUMNS ? 0 : c + 1;
    }
    snmp_free_pdu(answer);
  }
  return cells;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  int routers = atoi(argv[2]);
  char peer[64];
  netsnmp_session settings;
  void **sessions = malloc(routers * sizeof *sessions);
  long cells = 0;
  setenv("MIBS", "", 1);
  init_snmp("ronda-bench");
  snprintf(peer, sizeof peer, "127.0.0.1:%s", argv[1]);
  snmp_sess_init(&settings);
  settings.peername = peer;
  settings.version = SNMP_VERSION_2c;
  settings.community = (u_char *)"public";
  settings.community_len = 6;
  for (int each = 0; each < routers; each++)
    if (!(sessions[each] = snmp_sess_open(&settings))) return 1;
  read_router(sessions[0]);
  double before = cpu_us();
  for (int each = 0; each < routers; each++) cells += read_router(sessions[each]);
  printf("{\"varbinds\":%ld,\"cpuUs\":%.0f,\"rounds\":%d}\n", cells, cpu_us() - before, routers);
  return 0;
}
