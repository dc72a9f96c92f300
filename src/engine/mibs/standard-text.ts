/**
 * Names of the standard MIBs that every device has some of, one a line: name, parent, numbers below it, type, "rw" when
 * it can be set, index of a row, names of numbers, unit. "= MODULE" begins a module.
 *
 * @see RFC 1213, RFC 2578, RFC 2665, RFC 2790, RFC 2863, RFC 3418, RFC 3433, RFC 3621, RFC 3805, RFC 4188, RFC 4293,
 * RFC 4363, RFC 1628, RFC 6933, IEEE 802.1AB, UCD-SNMP-MIB
 */
export const STANDARD = `
= SNMPv2-MIB
snmpMIB snmpModules 1 -
snmpMIBObjects snmpMIB 1 -
system mib-2 1 -
sysDescr system 1 DisplayString
sysObjectID system 2 OBJECT-IDENTIFIER
sysUpTime system 3 TimeTicks
sysContact system 4 DisplayString rw
sysName system 5 DisplayString rw
sysLocation system 6 DisplayString rw
sysServices system 7 INTEGER
sysORLastChange system 8 TimeStamp
sysORTable system 9 table
sysOREntry sysORTable 1 row [sysORIndex]
sysORIndex sysOREntry 1 INTEGER
sysORID sysOREntry 2 OBJECT-IDENTIFIER
sysORDescr sysOREntry 3 DisplayString
sysORUpTime sysOREntry 4 TimeStamp
snmp mib-2 11 -
snmpInPkts snmp 1 Counter32
snmpInBadVersions snmp 3 Counter32
snmpInBadCommunityNames snmp 4 Counter32
snmpInBadCommunityUses snmp 5 Counter32
snmpInASNParseErrs snmp 6 Counter32
snmpEnableAuthenTraps snmp 30 INTEGER rw {enabled(1) disabled(2)}
snmpSilentDrops snmp 31 Counter32
snmpProxyDrops snmp 32 Counter32
snmpTrap snmpMIBObjects 4 -
snmpTrapOID snmpTrap 1 OBJECT-IDENTIFIER
snmpTrapEnterprise snmpTrap 3 OBJECT-IDENTIFIER
snmpTraps snmpMIBObjects 5 -
coldStart snmpTraps 1 notification
warmStart snmpTraps 2 notification
authenticationFailure snmpTraps 5 notification
snmpSet snmpMIBObjects 6 -
snmpSetSerialNo snmpSet 1 TestAndIncr rw
snmpMIBConformance snmpMIB 2 -
snmpMIBCompliances snmpMIBConformance 1 -
snmpMIBGroups snmpMIBConformance 2 -
snmpOutPkts snmp 2 Counter32
snmpInTooBigs snmp 8 Counter32
snmpInNoSuchNames snmp 9 Counter32
snmpInBadValues snmp 10 Counter32
snmpInReadOnlys snmp 11 Counter32
snmpInGenErrs snmp 12 Counter32
snmpInTotalReqVars snmp 13 Counter32
snmpInTotalSetVars snmp 14 Counter32
snmpInGetRequests snmp 15 Counter32
snmpInGetNexts snmp 16 Counter32
snmpInSetRequests snmp 17 Counter32
snmpInGetResponses snmp 18 Counter32
snmpInTraps snmp 19 Counter32
snmpOutTooBigs snmp 20 Counter32
snmpOutNoSuchNames snmp 21 Counter32
snmpOutBadValues snmp 22 Counter32
snmpOutGenErrs snmp 24 Counter32
snmpOutGetRequests snmp 25 Counter32
snmpOutGetNexts snmp 26 Counter32
snmpOutSetRequests snmp 27 Counter32
snmpOutGetResponses snmp 28 Counter32
snmpOutTraps snmp 29 Counter32
= IF-MIB
ifMIB mib-2 31 -
ifMIBObjects ifMIB 1 -
interfaces mib-2 2 -
ifNumber interfaces 1 Integer32
ifTableLastChange ifMIBObjects 5 TimeTicks
ifTable interfaces 2 table
ifEntry ifTable 1 row [ifIndex]
ifIndex ifEntry 1 InterfaceIndex
ifDescr ifEntry 2 DisplayString
ifType ifEntry 3 IANAifType
ifMtu ifEntry 4 Integer32
ifSpeed ifEntry 5 Gauge32
ifPhysAddress ifEntry 6 PhysAddress
ifAdminStatus ifEntry 7 INTEGER rw {up(1) down(2) testing(3)}
ifOperStatus ifEntry 8 INTEGER {up(1) down(2) testing(3) unknown(4) dormant(5) notPresent(6) lowerLayerDown(7)}
ifLastChange ifEntry 9 TimeTicks
ifInOctets ifEntry 10 Counter32
ifInUcastPkts ifEntry 11 Counter32
ifInNUcastPkts ifEntry 12 Counter32
ifInDiscards ifEntry 13 Counter32
ifInErrors ifEntry 14 Counter32
ifInUnknownProtos ifEntry 15 Counter32
ifOutOctets ifEntry 16 Counter32
ifOutUcastPkts ifEntry 17 Counter32
ifOutNUcastPkts ifEntry 18 Counter32
ifOutDiscards ifEntry 19 Counter32
ifOutErrors ifEntry 20 Counter32
ifOutQLen ifEntry 21 Gauge32
ifSpecific ifEntry 22 OBJECT-IDENTIFIER
ifXTable ifMIBObjects 1 table
ifXEntry ifXTable 1 row +ifEntry
ifName ifXEntry 1 DisplayString
ifInMulticastPkts ifXEntry 2 Counter32
ifInBroadcastPkts ifXEntry 3 Counter32
ifOutMulticastPkts ifXEntry 4 Counter32
ifOutBroadcastPkts ifXEntry 5 Counter32
ifHCInOctets ifXEntry 6 Counter64
ifHCInUcastPkts ifXEntry 7 Counter64
ifHCInMulticastPkts ifXEntry 8 Counter64
ifHCInBroadcastPkts ifXEntry 9 Counter64
ifHCOutOctets ifXEntry 10 Counter64
ifHCOutUcastPkts ifXEntry 11 Counter64
ifHCOutMulticastPkts ifXEntry 12 Counter64
ifHCOutBroadcastPkts ifXEntry 13 Counter64
ifLinkUpDownTrapEnable ifXEntry 14 INTEGER rw {enabled(1) disabled(2)}
ifHighSpeed ifXEntry 15 Gauge32
ifPromiscuousMode ifXEntry 16 TruthValue rw
ifConnectorPresent ifXEntry 17 TruthValue
ifAlias ifXEntry 18 DisplayString rw
ifCounterDiscontinuityTime ifXEntry 19 TimeStamp
ifStackTable ifMIBObjects 2 table
ifStackEntry ifStackTable 1 row [ifStackHigherLayer ifStackLowerLayer]
ifStackHigherLayer ifStackEntry 1 InterfaceIndexOrZero
ifStackLowerLayer ifStackEntry 2 InterfaceIndexOrZero
ifStackStatus ifStackEntry 3 RowStatus rw
ifStackLastChange ifMIBObjects 6 TimeTicks
ifRcvAddressTable ifMIBObjects 4 table
ifRcvAddressEntry ifRcvAddressTable 1 row [ifIndex ifRcvAddressAddress]
ifRcvAddressAddress ifRcvAddressEntry 1 PhysAddress
ifRcvAddressStatus ifRcvAddressEntry 2 RowStatus rw
ifRcvAddressType ifRcvAddressEntry 3 INTEGER rw {other(1) volatile(2) nonVolatile(3)}
linkDown snmpTraps 3 notification
linkUp snmpTraps 4 notification
ifConformance ifMIB 2 -
ifGroups ifConformance 1 -
ifCompliances ifConformance 2 -
ifTestTable ifMIBObjects 3 table
ifTestEntry ifTestTable 1 row +ifEntry
ifTestId ifTestEntry 1 TestAndIncr rw
ifTestStatus ifTestEntry 2 INTEGER rw {notInUse(1) inUse(2)}
ifTestType ifTestEntry 3 AutonomousType rw
ifTestResult ifTestEntry 4 INTEGER {none(1) success(2) inProgress(3) notSupported(4) unAbleToRun(5) aborted(6) failed(7)}
ifTestCode ifTestEntry 5 OBJECT-IDENTIFIER
ifTestOwner ifTestEntry 6 OwnerString rw
= RFC1213-MIB
at mib-2 3 -
ip mib-2 4 -
icmp mib-2 5 -
tcp mib-2 6 -
udp mib-2 7 -
atTable at 1 table
atEntry atTable 1 row [atIfIndex atNetAddress]
atIfIndex atEntry 1 INTEGER rw
atPhysAddress atEntry 2 PhysAddress rw
atNetAddress atEntry 3 NetworkAddress rw
ipForwarding ip 1 INTEGER rw {forwarding(1) not-forwarding(2)}
ipDefaultTTL ip 2 INTEGER rw
ipInReceives ip 3 Counter
ipInHdrErrors ip 4 Counter
ipInAddrErrors ip 5 Counter
ipForwDatagrams ip 6 Counter
ipInUnknownProtos ip 7 Counter
ipInDiscards ip 8 Counter
ipInDelivers ip 9 Counter
ipOutRequests ip 10 Counter
ipOutDiscards ip 11 Counter
ipOutNoRoutes ip 12 Counter
ipReasmTimeout ip 13 INTEGER
ipReasmReqds ip 14 Counter
ipReasmOKs ip 15 Counter
ipReasmFails ip 16 Counter
ipFragOKs ip 17 Counter
ipFragFails ip 18 Counter
ipFragCreates ip 19 Counter
ipAddrTable ip 20 table
ipAddrEntry ipAddrTable 1 row [ipAdEntAddr]
ipAdEntAddr ipAddrEntry 1 IpAddress
ipAdEntIfIndex ipAddrEntry 2 INTEGER
ipAdEntNetMask ipAddrEntry 3 IpAddress
ipAdEntBcastAddr ipAddrEntry 4 INTEGER
ipAdEntReasmMaxSize ipAddrEntry 5 INTEGER
ipRouteTable ip 21 table
ipRouteEntry ipRouteTable 1 row [ipRouteDest]
ipRouteDest ipRouteEntry 1 IpAddress rw
ipRouteIfIndex ipRouteEntry 2 INTEGER rw
ipRouteMetric1 ipRouteEntry 3 INTEGER rw
ipRouteMetric2 ipRouteEntry 4 INTEGER rw
ipRouteMetric3 ipRouteEntry 5 INTEGER rw
ipRouteMetric4 ipRouteEntry 6 INTEGER rw
ipRouteNextHop ipRouteEntry 7 IpAddress rw
ipRouteType ipRouteEntry 8 INTEGER rw {other(1) invalid(2) direct(3) indirect(4)}
ipRouteProto ipRouteEntry 9 INTEGER {other(1) local(2) netmgmt(3) icmp(4) egp(5) ggp(6) hello(7) rip(8) is-is(9) es-is(10) ciscoIgrp(11) bbnSpfIgp(12) ospf(13) bgp(14)}
ipRouteAge ipRouteEntry 10 INTEGER rw
ipRouteMask ipRouteEntry 11 IpAddress rw
ipRouteMetric5 ipRouteEntry 12 INTEGER rw
ipRouteInfo ipRouteEntry 13 OBJECT-IDENTIFIER
ipNetToMediaTable ip 22 table
ipNetToMediaEntry ipNetToMediaTable 1 row [ipNetToMediaIfIndex ipNetToMediaNetAddress]
ipNetToMediaIfIndex ipNetToMediaEntry 1 INTEGER rw
ipNetToMediaPhysAddress ipNetToMediaEntry 2 PhysAddress rw
ipNetToMediaNetAddress ipNetToMediaEntry 3 IpAddress rw
ipNetToMediaType ipNetToMediaEntry 4 INTEGER rw {other(1) invalid(2) dynamic(3) static(4)}
ipRoutingDiscards ip 23 Counter
icmpInMsgs icmp 1 Counter
icmpInErrors icmp 2 Counter
icmpInDestUnreachs icmp 3 Counter
icmpInTimeExcds icmp 4 Counter
icmpInParmProbs icmp 5 Counter
icmpInSrcQuenchs icmp 6 Counter
icmpInRedirects icmp 7 Counter
icmpInEchos icmp 8 Counter
icmpInEchoReps icmp 9 Counter
icmpInTimestamps icmp 10 Counter
icmpInTimestampReps icmp 11 Counter
icmpInAddrMasks icmp 12 Counter
icmpInAddrMaskReps icmp 13 Counter
icmpOutMsgs icmp 14 Counter
icmpOutErrors icmp 15 Counter
icmpOutDestUnreachs icmp 16 Counter
icmpOutTimeExcds icmp 17 Counter
icmpOutParmProbs icmp 18 Counter
icmpOutSrcQuenchs icmp 19 Counter
icmpOutRedirects icmp 20 Counter
icmpOutEchos icmp 21 Counter
icmpOutEchoReps icmp 22 Counter
icmpOutTimestamps icmp 23 Counter
icmpOutTimestampReps icmp 24 Counter
icmpOutAddrMasks icmp 25 Counter
icmpOutAddrMaskReps icmp 26 Counter
tcpRtoAlgorithm tcp 1 INTEGER {other(1) constant(2) rsre(3) vanj(4)}
tcpRtoMin tcp 2 INTEGER
tcpRtoMax tcp 3 INTEGER
tcpMaxConn tcp 4 INTEGER
tcpActiveOpens tcp 5 Counter
tcpPassiveOpens tcp 6 Counter
tcpAttemptFails tcp 7 Counter
tcpEstabResets tcp 8 Counter
tcpCurrEstab tcp 9 Gauge
tcpInSegs tcp 10 Counter
tcpOutSegs tcp 11 Counter
tcpRetransSegs tcp 12 Counter
tcpConnTable tcp 13 table
tcpConnEntry tcpConnTable 1 row [tcpConnLocalAddress tcpConnLocalPort tcpConnRemAddress tcpConnRemPort]
tcpConnState tcpConnEntry 1 INTEGER rw {closed(1) listen(2) synSent(3) synReceived(4) established(5) finWait1(6) finWait2(7) closeWait(8) lastAck(9) closing(10) timeWait(11) deleteTCB(12)}
tcpConnLocalAddress tcpConnEntry 2 IpAddress
tcpConnLocalPort tcpConnEntry 3 INTEGER
tcpConnRemAddress tcpConnEntry 4 IpAddress
tcpConnRemPort tcpConnEntry 5 INTEGER
tcpInErrs tcp 14 Counter
tcpOutRsts tcp 15 Counter
udpInDatagrams udp 1 Counter
udpNoPorts udp 2 Counter
udpInErrors udp 3 Counter
udpOutDatagrams udp 4 Counter
udpTable udp 5 table
udpEntry udpTable 1 row [udpLocalAddress udpLocalPort]
udpLocalAddress udpEntry 1 IpAddress
udpLocalPort udpEntry 2 INTEGER
= UCD-SNMP-MIB
ucdavis enterprises 2021 -
ucdInternal ucdavis 12 -
ucdExperimental ucdavis 13 -
ucdSnmpAgent ucdavis 250 -
hpux9 ucdSnmpAgent 1 -
sunos4 ucdSnmpAgent 2 -
solaris ucdSnmpAgent 3 -
osf ucdSnmpAgent 4 -
ultrix ucdSnmpAgent 5 -
hpux10 ucdSnmpAgent 6 -
netbsd1 ucdSnmpAgent 7 -
freebsd ucdSnmpAgent 8 -
irix ucdSnmpAgent 9 -
linux ucdSnmpAgent 10 -
bsdi ucdSnmpAgent 11 -
openbsd ucdSnmpAgent 12 -
win32 ucdSnmpAgent 13 -
hpux11 ucdSnmpAgent 14 -
aix ucdSnmpAgent 15 -
macosx ucdSnmpAgent 16 -
dragonfly ucdSnmpAgent 17 -
unknown ucdSnmpAgent 255 -
prTable ucdavis 2 table
prEntry prTable 1 row [prIndex]
prIndex prEntry 1 Integer32
prNames prEntry 2 DisplayString
prMin prEntry 3 Integer32
prMax prEntry 4 Integer32
prCount prEntry 5 Integer32
prErrorFlag prEntry 100 UCDErrorFlag {noError(0) error(1)}
prErrMessage prEntry 101 DisplayString
prErrFix prEntry 102 UCDErrorFix rw {noError(0) runFix(1)}
prErrFixCmd prEntry 103 DisplayString
extTable ucdavis 8 table
extEntry extTable 1 row [extIndex]
extIndex extEntry 1 Integer32
extNames extEntry 2 DisplayString
extCommand extEntry 3 DisplayString
extResult extEntry 100 Integer32
extOutput extEntry 101 DisplayString
extErrFix extEntry 102 UCDErrorFix rw {noError(0) runFix(1)}
extErrFixCmd extEntry 103 DisplayString
memory ucdavis 4 -
memIndex memory 1 Integer32
memErrorName memory 2 DisplayString
memTotalSwap memory 3 Integer32 "kB"
memAvailSwap memory 4 Integer32 "kB"
memTotalReal memory 5 Integer32 "kB"
memAvailReal memory 6 Integer32 "kB"
memTotalSwapTXT memory 7 Integer32 "kB"
memAvailSwapTXT memory 8 Integer32 "kB"
memTotalRealTXT memory 9 Integer32 "kB"
memAvailRealTXT memory 10 Integer32 "kB"
memTotalFree memory 11 Integer32 "kB"
memMinimumSwap memory 12 Integer32 "kB"
memShared memory 13 Integer32 "kB"
memBuffer memory 14 Integer32 "kB"
memCached memory 15 Integer32 "kB"
memUsedSwapTXT memory 16 Integer32 "kB"
memUsedRealTXT memory 17 Integer32 "kB"
memTotalSwapX memory 18 CounterBasedGauge64 "kB"
memAvailSwapX memory 19 CounterBasedGauge64 "kB"
memTotalRealX memory 20 CounterBasedGauge64 "kB"
memAvailRealX memory 21 CounterBasedGauge64 "kB"
memTotalFreeX memory 22 CounterBasedGauge64 "kB"
memMinimumSwapX memory 23 CounterBasedGauge64 "kB"
memSharedX memory 24 CounterBasedGauge64 "kB"
memBufferX memory 25 CounterBasedGauge64 "kB"
memCachedX memory 26 CounterBasedGauge64 "kB"
memSysAvail memory 27 CounterBasedGauge64 "kB"
memSwapError memory 100 UCDErrorFlag {noError(0) error(1)}
memSwapErrorMsg memory 101 DisplayString
dskTable ucdavis 9 table
dskEntry dskTable 1 row [dskIndex]
dskIndex dskEntry 1 Integer32
dskPath dskEntry 2 DisplayString
dskDevice dskEntry 3 DisplayString
dskMinimum dskEntry 4 Integer32
dskMinPercent dskEntry 5 Integer32
dskTotal dskEntry 6 Integer32
dskAvail dskEntry 7 Integer32
dskUsed dskEntry 8 Integer32
dskPercent dskEntry 9 Integer32
dskPercentNode dskEntry 10 Integer32
dskTotalLow dskEntry 11 Unsigned32
dskTotalHigh dskEntry 12 Unsigned32
dskAvailLow dskEntry 13 Unsigned32
dskAvailHigh dskEntry 14 Unsigned32
dskUsedLow dskEntry 15 Unsigned32
dskUsedHigh dskEntry 16 Unsigned32
dskErrorFlag dskEntry 100 UCDErrorFlag {noError(0) error(1)}
dskErrorMsg dskEntry 101 DisplayString
laTable ucdavis 10 table
laEntry laTable 1 row [laIndex]
laIndex laEntry 1 Integer32
laNames laEntry 2 DisplayString
laLoad laEntry 3 DisplayString
laConfig laEntry 4 DisplayString rw
laLoadInt laEntry 5 Integer32
laLoadFloat laEntry 6 Float
laErrorFlag laEntry 100 UCDErrorFlag {noError(0) error(1)}
laErrMessage laEntry 101 DisplayString
version ucdavis 100 -
versionIndex version 1 Integer32
versionTag version 2 DisplayString
versionDate version 3 DisplayString
versionCDate version 4 DisplayString
versionIdent version 5 DisplayString
versionConfigureOptions version 6 DisplayString
versionClearCache version 10 Integer32 rw
versionUpdateConfig version 11 Integer32 rw
versionRestartAgent version 12 Integer32 rw
versionSavePersistentData version 13 Integer32 rw
versionDoDebugging version 20 Integer32 rw
snmperrs ucdavis 101 -
snmperrIndex snmperrs 1 Integer32
snmperrNames snmperrs 2 DisplayString
snmperrErrorFlag snmperrs 100 UCDErrorFlag {noError(0) error(1)}
snmperrErrMessage snmperrs 101 DisplayString
mrTable ucdavis 102 table
mrEntry mrTable 1 row [mrIndex]
mrIndex mrEntry 1 OBJECT-IDENTIFIER
mrModuleName mrEntry 2 DisplayString
systemStats ucdavis 11 -
ssIndex systemStats 1 Integer32
ssErrorName systemStats 2 DisplayString
ssSwapIn systemStats 3 Integer32 "kB"
ssSwapOut systemStats 4 Integer32 "kB"
ssIOSent systemStats 5 Integer32 "blocks/s"
ssIOReceive systemStats 6 Integer32 "blocks/s"
ssSysInterrupts systemStats 7 Integer32 "interrupts/s"
ssSysContext systemStats 8 Integer32 "switches/s"
ssCpuUser systemStats 9 Integer32
ssCpuSystem systemStats 10 Integer32
ssCpuIdle systemStats 11 Integer32
ssCpuRawUser systemStats 50 Counter32
ssCpuRawNice systemStats 51 Counter32
ssCpuRawSystem systemStats 52 Counter32
ssCpuRawIdle systemStats 53 Counter32
ssCpuRawWait systemStats 54 Counter32
ssCpuRawKernel systemStats 55 Counter32
ssCpuRawInterrupt systemStats 56 Counter32
ssIORawSent systemStats 57 Counter32
ssIORawReceived systemStats 58 Counter32
ssRawInterrupts systemStats 59 Counter32
ssRawContexts systemStats 60 Counter32
ssCpuRawSoftIRQ systemStats 61 Counter32
ssRawSwapIn systemStats 62 Counter32
ssRawSwapOut systemStats 63 Counter32
ssCpuRawSteal systemStats 64 Counter32
ssCpuRawGuest systemStats 65 Counter32
ssCpuRawGuestNice systemStats 66 Counter32
ssCpuNumCpus systemStats 67 Integer32
ucdTraps ucdavis 251 -
ucdStart ucdTraps 1 notification
ucdShutdown ucdTraps 2 notification
fileTable ucdavis 15 table
fileEntry fileTable 1 row [fileIndex]
fileIndex fileEntry 1 Integer32
fileName fileEntry 2 DisplayString
fileSize fileEntry 3 Integer32 "kB"
fileMax fileEntry 4 Integer32 "kB"
fileErrorFlag fileEntry 100 UCDErrorFlag {noError(0) error(1)}
fileErrorMsg fileEntry 101 DisplayString
logMatch ucdavis 16 -
logMatchMaxEntries logMatch 1 Integer32
logMatchTable logMatch 2 table
logMatchEntry logMatchTable 1 row [logMatchIndex]
logMatchIndex logMatchEntry 1 Integer32
logMatchName logMatchEntry 2 DisplayString
logMatchFilename logMatchEntry 3 DisplayString
logMatchRegEx logMatchEntry 4 DisplayString
logMatchGlobalCounter logMatchEntry 5 Counter32
logMatchGlobalCount logMatchEntry 6 Integer32
logMatchCurrentCounter logMatchEntry 7 Counter32
logMatchCurrentCount logMatchEntry 8 Integer32
logMatchCounter logMatchEntry 9 Counter32
logMatchCount logMatchEntry 10 Integer32
logMatchCycle logMatchEntry 11 Integer32
logMatchErrorFlag logMatchEntry 100 UCDErrorFlag {noError(0) error(1)}
logMatchRegExCompilation logMatchEntry 101 DisplayString
= IP-MIB
ipAddressTable ip 34 table
ipAddressEntry ipAddressTable 1 row [ipAddressAddrType ipAddressAddr]
ipAddressAddrType ipAddressEntry 1 InetAddressType {unknown(0) ipv4(1) ipv6(2) ipv4z(3) ipv6z(4) dns(16)}
ipAddressAddr ipAddressEntry 2 InetAddress
ipAddressIfIndex ipAddressEntry 3 InterfaceIndex
ipAddressType ipAddressEntry 4 INTEGER {unicast(1) anycast(2) broadcast(3)}
ipAddressPrefix ipAddressEntry 5 RowPointer
ipAddressOrigin ipAddressEntry 6 INTEGER {other(1) manual(2) dhcp(4) linklayer(5) random(6)}
ipAddressStatus ipAddressEntry 7 INTEGER {preferred(1) deprecated(2) invalid(3) inaccessible(4) unknown(5) tentative(6) duplicate(7) optimistic(8)}
ipNetToPhysicalTable ip 35 table
ipNetToPhysicalEntry ipNetToPhysicalTable 1 row [ipNetToPhysicalIfIndex ipNetToPhysicalNetAddressType ipNetToPhysicalNetAddress]
ipNetToPhysicalIfIndex ipNetToPhysicalEntry 1 InterfaceIndex
ipNetToPhysicalNetAddressType ipNetToPhysicalEntry 2 InetAddressType
ipNetToPhysicalNetAddress ipNetToPhysicalEntry 3 InetAddress
ipNetToPhysicalPhysAddress ipNetToPhysicalEntry 4 PhysAddress
ipNetToPhysicalLastUpdated ipNetToPhysicalEntry 5 TimeStamp
ipNetToPhysicalType ipNetToPhysicalEntry 6 INTEGER {other(1) invalid(2) dynamic(3) static(4) local(5)}
ipNetToPhysicalState ipNetToPhysicalEntry 7 INTEGER {reachable(1) stale(2) delay(3) probe(4) invalid(5) unknown(6) incomplete(7)}
= EtherLike-MIB
dot3 transmission 7 -
dot3StatsTable dot3 2 table
dot3StatsEntry dot3StatsTable 1 row [dot3StatsIndex]
dot3StatsIndex dot3StatsEntry 1 InterfaceIndex
dot3StatsAlignmentErrors dot3StatsEntry 2 Counter32
dot3StatsFCSErrors dot3StatsEntry 3 Counter32
dot3StatsSingleCollisionFrames dot3StatsEntry 4 Counter32
dot3StatsMultipleCollisionFrames dot3StatsEntry 5 Counter32
dot3StatsSQETestErrors dot3StatsEntry 6 Counter32
dot3StatsDeferredTransmissions dot3StatsEntry 7 Counter32
dot3StatsLateCollisions dot3StatsEntry 8 Counter32
dot3StatsExcessiveCollisions dot3StatsEntry 9 Counter32
dot3StatsInternalMacTransmitErrors dot3StatsEntry 10 Counter32
dot3StatsCarrierSenseErrors dot3StatsEntry 11 Counter32
dot3StatsFrameTooLongs dot3StatsEntry 13 Counter32
dot3StatsInternalMacReceiveErrors dot3StatsEntry 16 Counter32
dot3StatsSymbolErrors dot3StatsEntry 18 Counter32
dot3StatsDuplexStatus dot3StatsEntry 19 INTEGER {unknown(1) halfDuplex(2) fullDuplex(3)}
= BRIDGE-MIB
dot1dBridge mib-2 17 -
dot1dBase dot1dBridge 1 -
dot1dBaseBridgeAddress dot1dBase 1 MacAddress
dot1dBaseNumPorts dot1dBase 2 Integer32
dot1dBaseType dot1dBase 3 INTEGER {unknown(1) transparent-only(2) sourceroute-only(3) srt(4)}
dot1dBasePortTable dot1dBase 4 table
dot1dBasePortEntry dot1dBasePortTable 1 row [dot1dBasePort]
dot1dBasePort dot1dBasePortEntry 1 Integer32
dot1dBasePortIfIndex dot1dBasePortEntry 2 InterfaceIndex
dot1dBasePortCircuit dot1dBasePortEntry 3 OBJECT-IDENTIFIER
dot1dBasePortDelayExceededDiscards dot1dBasePortEntry 4 Counter32
dot1dBasePortMtuExceededDiscards dot1dBasePortEntry 5 Counter32
dot1dStp dot1dBridge 2 -
dot1dStpProtocolSpecification dot1dStp 1 INTEGER {unknown(1) decLb100(2) ieee8021d(3)}
dot1dStpPriority dot1dStp 2 Integer32 rw
dot1dStpTimeSinceTopologyChange dot1dStp 3 TimeTicks
dot1dStpTopChanges dot1dStp 4 Counter32
dot1dStpDesignatedRoot dot1dStp 5 OCTET-STRING
dot1dStpRootCost dot1dStp 6 Integer32
dot1dStpRootPort dot1dStp 7 Integer32
dot1dStpMaxAge dot1dStp 8 Timeout
dot1dStpHelloTime dot1dStp 9 Timeout
dot1dStpHoldTime dot1dStp 10 Integer32
dot1dStpForwardDelay dot1dStp 11 Timeout
dot1dStpPortTable dot1dStp 15 table
dot1dStpPortEntry dot1dStpPortTable 1 row [dot1dStpPort]
dot1dStpPort dot1dStpPortEntry 1 Integer32
dot1dStpPortPriority dot1dStpPortEntry 2 Integer32 rw
dot1dStpPortState dot1dStpPortEntry 3 INTEGER {disabled(1) blocking(2) listening(3) learning(4) forwarding(5) broken(6)}
dot1dStpPortEnable dot1dStpPortEntry 4 INTEGER rw {enabled(1) disabled(2)}
dot1dStpPortPathCost dot1dStpPortEntry 5 Integer32 rw
dot1dStpPortDesignatedRoot dot1dStpPortEntry 6 OCTET-STRING
dot1dStpPortDesignatedCost dot1dStpPortEntry 7 Integer32
dot1dStpPortDesignatedBridge dot1dStpPortEntry 8 OCTET-STRING
dot1dStpPortDesignatedPort dot1dStpPortEntry 9 OCTET-STRING
dot1dStpPortForwardTransitions dot1dStpPortEntry 10 Counter32
dot1dTp dot1dBridge 4 -
dot1dTpLearnedEntryDiscards dot1dTp 1 Counter32
dot1dTpAgingTime dot1dTp 2 Integer32 rw
dot1dTpFdbTable dot1dTp 3 table
dot1dTpFdbEntry dot1dTpFdbTable 1 row [dot1dTpFdbAddress]
dot1dTpFdbAddress dot1dTpFdbEntry 1 MacAddress
dot1dTpFdbPort dot1dTpFdbEntry 2 Integer32
dot1dTpFdbStatus dot1dTpFdbEntry 3 INTEGER {other(1) invalid(2) learned(3) self(4) mgmt(5)}
= Q-BRIDGE-MIB
qBridgeMIB dot1dBridge 7 -
qBridgeMIBObjects qBridgeMIB 1 -
dot1qBase qBridgeMIBObjects 1 -
dot1qVlanVersionNumber dot1qBase 1 INTEGER
dot1qMaxVlanId dot1qBase 2 Integer32
dot1qMaxSupportedVlans dot1qBase 3 Unsigned32
dot1qNumVlans dot1qBase 4 Unsigned32
dot1qTp qBridgeMIBObjects 2 -
dot1qFdbTable dot1qTp 1 table
dot1qFdbEntry dot1qFdbTable 1 row [dot1qFdbId]
dot1qFdbId dot1qFdbEntry 1 Unsigned32
dot1qFdbDynamicCount dot1qFdbEntry 2 Counter32
dot1qTpFdbTable dot1qTp 2 table
dot1qTpFdbEntry dot1qTpFdbTable 1 row [dot1qFdbId dot1qTpFdbAddress]
dot1qTpFdbAddress dot1qTpFdbEntry 1 MacAddress
dot1qTpFdbPort dot1qTpFdbEntry 2 Integer32
dot1qTpFdbStatus dot1qTpFdbEntry 3 INTEGER {other(1) invalid(2) learned(3) self(4) mgmt(5)}
dot1qVlan qBridgeMIBObjects 4 -
dot1qVlanNumDeletes dot1qVlan 1 Counter32
dot1qVlanCurrentTable dot1qVlan 2 table
dot1qVlanCurrentEntry dot1qVlanCurrentTable 1 row [dot1qVlanTimeMark dot1qVlanIndex]
dot1qVlanTimeMark dot1qVlanCurrentEntry 1 TimeFilter
dot1qVlanIndex dot1qVlanCurrentEntry 2 VlanIndex
dot1qVlanFdbId dot1qVlanCurrentEntry 3 Unsigned32
dot1qVlanCurrentEgressPorts dot1qVlanCurrentEntry 4 PortList
dot1qVlanCurrentUntaggedPorts dot1qVlanCurrentEntry 5 PortList
dot1qVlanStatus dot1qVlanCurrentEntry 6 INTEGER {other(1) permanent(2) dynamicGvrp(3)}
dot1qVlanCreationTime dot1qVlanCurrentEntry 7 TimeTicks
dot1qVlanStaticTable dot1qVlan 3 table
dot1qVlanStaticEntry dot1qVlanStaticTable 1 row [dot1qVlanIndex]
dot1qVlanStaticName dot1qVlanStaticEntry 1 SnmpAdminString rw
dot1qVlanStaticEgressPorts dot1qVlanStaticEntry 2 PortList rw
dot1qVlanForbiddenEgressPorts dot1qVlanStaticEntry 3 PortList rw
dot1qVlanStaticUntaggedPorts dot1qVlanStaticEntry 4 PortList rw
dot1qVlanStaticRowStatus dot1qVlanStaticEntry 5 RowStatus rw
dot1qPortVlanTable dot1qVlan 5 table
dot1qPortVlanEntry dot1qPortVlanTable 1 row +dot1dBasePortEntry
dot1qPvid dot1qPortVlanEntry 1 VlanIndex rw
dot1qPortAcceptableFrameTypes dot1qPortVlanEntry 2 INTEGER rw {admitAll(1) admitOnlyVlanTagged(2)}
dot1qPortIngressFiltering dot1qPortVlanEntry 3 TruthValue rw {true(1) false(2)}
= HOST-RESOURCES-MIB
host mib-2 25 -
hrSystem host 1 -
hrSystemUptime hrSystem 1 TimeTicks
hrSystemDate hrSystem 2 DateAndTime rw
hrSystemInitialLoadDevice hrSystem 3 Integer32 rw
hrSystemInitialLoadParameters hrSystem 4 OCTET-STRING rw
hrSystemNumUsers hrSystem 5 Gauge32
hrSystemProcesses hrSystem 6 Gauge32
hrSystemMaxProcesses hrSystem 7 Integer32
hrStorage host 2 -
hrStorageTypes hrStorage 1 -
hrMemorySize hrStorage 2 KBytes "KBytes"
hrStorageTable hrStorage 3 table
hrStorageEntry hrStorageTable 1 row [hrStorageIndex]
hrStorageIndex hrStorageEntry 1 Integer32
hrStorageType hrStorageEntry 2 OBJECT-IDENTIFIER
hrStorageDescr hrStorageEntry 3 DisplayString
hrStorageAllocationUnits hrStorageEntry 4 Integer32 "Bytes"
hrStorageSize hrStorageEntry 5 Integer32 rw
hrStorageUsed hrStorageEntry 6 Integer32
hrStorageAllocationFailures hrStorageEntry 7 Counter32
hrDevice host 3 -
hrDeviceTable hrDevice 2 table
hrDeviceEntry hrDeviceTable 1 row [hrDeviceIndex]
hrDeviceIndex hrDeviceEntry 1 Integer32
hrDeviceType hrDeviceEntry 2 OBJECT-IDENTIFIER
hrDeviceDescr hrDeviceEntry 3 DisplayString
hrDeviceID hrDeviceEntry 4 OBJECT-IDENTIFIER
hrDeviceStatus hrDeviceEntry 5 INTEGER {unknown(1) running(2) warning(3) testing(4) down(5)}
hrDeviceErrors hrDeviceEntry 6 Counter32
hrProcessorTable hrDevice 3 table
hrProcessorEntry hrProcessorTable 1 row [hrDeviceIndex]
hrProcessorFrwID hrProcessorEntry 1 OBJECT-IDENTIFIER
hrProcessorLoad hrProcessorEntry 2 Integer32 "%"
hrPrinterTable hrDevice 5 table
hrPrinterEntry hrPrinterTable 1 row [hrDeviceIndex]
hrPrinterStatus hrPrinterEntry 1 INTEGER {other(1) unknown(2) idle(3) printing(4) warmup(5)}
hrPrinterDetectedErrorState hrPrinterEntry 2 OCTET-STRING
hrDiskStorageTable hrDevice 6 table
hrDiskStorageEntry hrDiskStorageTable 1 row [hrDeviceIndex]
hrDiskStorageAccess hrDiskStorageEntry 1 INTEGER {readWrite(1) readOnly(2)}
hrDiskStorageMedia hrDiskStorageEntry 2 INTEGER {other(1) unknown(2) hardDisk(3) floppyDisk(4) opticalDiskROM(5) opticalDiskWORM(6) opticalDiskRW(7) ramDisk(8)}
hrDiskStorageRemoveble hrDiskStorageEntry 3 TruthValue {true(1) false(2)}
hrDiskStorageCapacity hrDiskStorageEntry 4 KBytes "KBytes"
hrSWRun host 4 -
hrSWRunTable hrSWRun 2 table
hrSWRunEntry hrSWRunTable 1 row [hrSWRunIndex]
hrSWRunIndex hrSWRunEntry 1 Integer32
hrSWRunName hrSWRunEntry 2 OCTET-STRING
hrSWRunID hrSWRunEntry 3 OBJECT-IDENTIFIER
hrSWRunPath hrSWRunEntry 4 OCTET-STRING
hrSWRunParameters hrSWRunEntry 5 OCTET-STRING
hrSWRunType hrSWRunEntry 6 INTEGER {unknown(1) operatingSystem(2) deviceDriver(3) application(4)}
hrSWRunStatus hrSWRunEntry 7 INTEGER rw {running(1) runnable(2) notRunnable(3) invalid(4)}
hrSWRunPerf host 5 -
hrSWRunPerfTable hrSWRunPerf 1 table
hrSWRunPerfEntry hrSWRunPerfTable 1 row +hrSWRunEntry
hrSWRunPerfCPU hrSWRunPerfEntry 1 Integer32
hrSWRunPerfMem hrSWRunPerfEntry 2 KBytes "KBytes"
hrSWInstalled host 6 -
hrSWInstalledTable hrSWInstalled 3 table
hrSWInstalledEntry hrSWInstalledTable 1 row [hrSWInstalledIndex]
hrSWInstalledIndex hrSWInstalledEntry 1 Integer32
hrSWInstalledName hrSWInstalledEntry 2 OCTET-STRING
hrSWInstalledID hrSWInstalledEntry 3 OBJECT-IDENTIFIER
hrSWInstalledType hrSWInstalledEntry 4 INTEGER {unknown(1) operatingSystem(2) deviceDriver(3) application(4)}
hrSWInstalledDate hrSWInstalledEntry 5 DateAndTime
= UPS-MIB
upsMIB mib-2 33 -
upsObjects upsMIB 1 -
upsIdent upsObjects 1 -
upsIdentManufacturer upsIdent 1 DisplayString
upsIdentModel upsIdent 2 DisplayString
upsIdentUPSSoftwareVersion upsIdent 3 DisplayString
upsIdentAgentSoftwareVersion upsIdent 4 DisplayString
upsIdentName upsIdent 5 DisplayString rw
upsBattery upsObjects 2 -
upsBatteryStatus upsBattery 1 INTEGER {unknown(1) batteryNormal(2) batteryLow(3) batteryDepleted(4)}
upsSecondsOnBattery upsBattery 2 NonNegativeInteger "seconds"
upsEstimatedMinutesRemaining upsBattery 3 PositiveInteger "minutes"
upsEstimatedChargeRemaining upsBattery 4 INTEGER "percent"
upsBatteryVoltage upsBattery 5 NonNegativeInteger "0.1 Volt DC"
upsBatteryCurrent upsBattery 6 INTEGER "0.1 Amp DC"
upsBatteryTemperature upsBattery 7 INTEGER "degrees Centigrade"
upsInput upsObjects 3 -
upsInputLineBads upsInput 1 Counter32
upsInputNumLines upsInput 2 NonNegativeInteger
upsInputTable upsInput 3 table
upsInputEntry upsInputTable 1 row [upsInputLineIndex]
upsInputLineIndex upsInputEntry 1 PositiveInteger
upsInputFrequency upsInputEntry 2 NonNegativeInteger "0.1 Hertz"
upsInputVoltage upsInputEntry 3 NonNegativeInteger "RMS Volts"
upsInputCurrent upsInputEntry 4 NonNegativeInteger "0.1 RMS Amp"
upsInputTruePower upsInputEntry 5 NonNegativeInteger "Watts"
upsOutput upsObjects 4 -
upsOutputSource upsOutput 1 INTEGER {other(1) none(2) normal(3) bypass(4) battery(5) booster(6) reducer(7)}
upsOutputFrequency upsOutput 2 NonNegativeInteger "0.1 Hertz"
upsOutputNumLines upsOutput 3 NonNegativeInteger
upsOutputTable upsOutput 4 table
upsOutputEntry upsOutputTable 1 row [upsOutputLineIndex]
upsOutputLineIndex upsOutputEntry 1 PositiveInteger
upsOutputVoltage upsOutputEntry 2 NonNegativeInteger "RMS Volts"
upsOutputCurrent upsOutputEntry 3 NonNegativeInteger "0.1 RMS Amp"
upsOutputPower upsOutputEntry 4 NonNegativeInteger "Watts"
upsOutputPercentLoad upsOutputEntry 5 INTEGER "percent"
upsAlarm upsObjects 6 -
upsAlarmsPresent upsAlarm 1 Gauge32
= Printer-MIB
printmib mib-2 43 -
prtGeneral printmib 5 -
prtGeneralTable prtGeneral 1 table
prtGeneralEntry prtGeneralTable 1 row [hrDeviceIndex]
prtGeneralPrinterName prtGeneralEntry 16 OCTET-STRING rw
prtGeneralSerialNumber prtGeneralEntry 17 OCTET-STRING rw
prtMarker printmib 10 -
prtMarkerTable prtMarker 2 table
prtMarkerEntry prtMarkerTable 1 row [hrDeviceIndex prtMarkerIndex]
prtMarkerIndex prtMarkerEntry 1 Integer32
prtMarkerLifeCount prtMarkerEntry 4 Counter32
prtMarkerPowerOnCount prtMarkerEntry 5 Counter32
prtMarkerSupplies printmib 11 -
prtMarkerSuppliesTable prtMarkerSupplies 1 table
prtMarkerSuppliesEntry prtMarkerSuppliesTable 1 row [hrDeviceIndex prtMarkerSuppliesIndex]
prtMarkerSuppliesIndex prtMarkerSuppliesEntry 1 Integer32
prtMarkerSuppliesClass prtMarkerSuppliesEntry 4 INTEGER {other(1) supplyThatIsConsumed(3) receptacleThatIsFilled(4)}
prtMarkerSuppliesType prtMarkerSuppliesEntry 5 INTEGER
prtMarkerSuppliesDescription prtMarkerSuppliesEntry 6 OCTET-STRING
prtMarkerSuppliesSupplyUnit prtMarkerSuppliesEntry 7 INTEGER
prtMarkerSuppliesMaxCapacity prtMarkerSuppliesEntry 8 Integer32 rw
prtMarkerSuppliesLevel prtMarkerSuppliesEntry 9 Integer32 rw
= ENTITY-MIB
entityMIB mib-2 47 -
entityMIBObjects entityMIB 1 -
entityPhysical entityMIBObjects 1 -
entPhysicalTable entityPhysical 1 table
entPhysicalEntry entPhysicalTable 1 row [entPhysicalIndex]
entPhysicalIndex entPhysicalEntry 1 PhysicalIndex
entPhysicalDescr entPhysicalEntry 2 SnmpAdminString
entPhysicalVendorType entPhysicalEntry 3 OBJECT-IDENTIFIER
entPhysicalContainedIn entPhysicalEntry 4 Integer32
entPhysicalClass entPhysicalEntry 5 INTEGER {other(1) unknown(2) chassis(3) backplane(4) container(5) powerSupply(6) fan(7) sensor(8) module(9) port(10) stack(11) cpu(12)}
entPhysicalParentRelPos entPhysicalEntry 6 Integer32
entPhysicalName entPhysicalEntry 7 SnmpAdminString
entPhysicalHardwareRev entPhysicalEntry 8 SnmpAdminString
entPhysicalFirmwareRev entPhysicalEntry 9 SnmpAdminString
entPhysicalSoftwareRev entPhysicalEntry 10 SnmpAdminString
entPhysicalSerialNum entPhysicalEntry 11 SnmpAdminString rw
entPhysicalMfgName entPhysicalEntry 12 SnmpAdminString
entPhysicalModelName entPhysicalEntry 13 SnmpAdminString
entPhysicalAlias entPhysicalEntry 14 SnmpAdminString rw
entPhysicalAssetID entPhysicalEntry 15 SnmpAdminString rw
entPhysicalIsFRU entPhysicalEntry 16 TruthValue {true(1) false(2)}
entPhysicalMfgDate entPhysicalEntry 17 DateAndTime
entPhysicalUris entPhysicalEntry 18 OCTET-STRING rw
entityGeneral entityMIBObjects 4 -
entLastChangeTime entityGeneral 1 TimeStamp
= ENTITY-SENSOR-MIB
entitySensorMIB mib-2 99 -
entitySensorObjects entitySensorMIB 1 -
entPhySensorTable entitySensorObjects 1 table
entPhySensorEntry entPhySensorTable 1 row [entPhysicalIndex]
entPhySensorType entPhySensorEntry 1 INTEGER {other(1) unknown(2) voltsAC(3) voltsDC(4) amperes(5) watts(6) hertz(7) celsius(8) percentRH(9) rpm(10) cmm(11) truthvalue(12)}
entPhySensorScale entPhySensorEntry 2 INTEGER {yocto(1) zepto(2) atto(3) femto(4) pico(5) nano(6) micro(7) milli(8) units(9) kilo(10) mega(11) giga(12) tera(13) exa(14) peta(15) zetta(16) yotta(17)}
entPhySensorPrecision entPhySensorEntry 3 Integer32
entPhySensorValue entPhySensorEntry 4 Integer32
entPhySensorOperStatus entPhySensorEntry 5 INTEGER {ok(1) unavailable(2) nonoperational(3)}
entPhySensorUnitsDisplay entPhySensorEntry 6 SnmpAdminString
entPhySensorValueTimeStamp entPhySensorEntry 7 TimeStamp
entPhySensorValueUpdateRate entPhySensorEntry 8 Unsigned32 "milliseconds"
= POWER-ETHERNET-MIB
powerEthernetMIB mib-2 105 -
pethObjects powerEthernetMIB 1 -
pethPsePortTable pethObjects 1 table
pethPsePortEntry pethPsePortTable 1 row [pethPsePortGroupIndex pethPsePortIndex]
pethPsePortGroupIndex pethPsePortEntry 1 Integer32
pethPsePortIndex pethPsePortEntry 2 Integer32
pethPsePortAdminEnable pethPsePortEntry 3 TruthValue rw {true(1) false(2)}
pethPsePortPowerPairsControlAbility pethPsePortEntry 4 TruthValue {true(1) false(2)}
pethPsePortPowerPairs pethPsePortEntry 5 INTEGER rw {signal(1) spare(2)}
pethPsePortDetectionStatus pethPsePortEntry 6 INTEGER {disabled(1) searching(2) deliveringPower(3) fault(4) test(5) otherFault(6)}
pethPsePortPowerPriority pethPsePortEntry 7 INTEGER rw {critical(1) high(2) low(3)}
pethPsePortMPSAbsentCounter pethPsePortEntry 8 Counter32
pethPsePortType pethPsePortEntry 9 SnmpAdminString rw
pethPsePortPowerClassifications pethPsePortEntry 10 INTEGER {class0(1) class1(2) class2(3) class3(4) class4(5)}
pethMainPseObjects pethObjects 3 -
pethMainPseTable pethMainPseObjects 1 table
pethMainPseEntry pethMainPseTable 1 row [pethMainPseGroupIndex]
pethMainPseGroupIndex pethMainPseEntry 1 Integer32
pethMainPsePower pethMainPseEntry 2 Gauge32 "Watts"
pethMainPseOperStatus pethMainPseEntry 3 INTEGER {on(1) off(2) faulty(3)}
pethMainPseConsumptionPower pethMainPseEntry 4 Gauge32 "Watts"
pethMainPseUsageThreshold pethMainPseEntry 5 Integer32 rw "%"
= LLDP-MIB
lldpMIB ieee802dot1mibs 2 -
lldpObjects lldpMIB 1 -
lldpLocalSystemData lldpObjects 3 -
lldpLocChassisIdSubtype lldpLocalSystemData 1 LldpChassisIdSubtype {chassisComponent(1) interfaceAlias(2) portComponent(3) macAddress(4) networkAddress(5) interfaceName(6) local(7)}
lldpLocChassisId lldpLocalSystemData 2 OCTET-STRING
lldpLocSysName lldpLocalSystemData 3 SnmpAdminString
lldpLocSysDesc lldpLocalSystemData 4 SnmpAdminString
lldpLocSysCapSupported lldpLocalSystemData 5 BITS
lldpLocSysCapEnabled lldpLocalSystemData 6 BITS
lldpLocPortTable lldpLocalSystemData 7 table
lldpLocPortEntry lldpLocPortTable 1 row [lldpLocPortNum]
lldpLocPortNum lldpLocPortEntry 1 Integer32
lldpLocPortIdSubtype lldpLocPortEntry 2 LldpPortIdSubtype {interfaceAlias(1) portComponent(2) macAddress(3) networkAddress(4) interfaceName(5) agentCircuitId(6) local(7)}
lldpLocPortId lldpLocPortEntry 3 OCTET-STRING
lldpLocPortDesc lldpLocPortEntry 4 SnmpAdminString
lldpRemoteSystemsData lldpObjects 4 -
lldpRemTable lldpRemoteSystemsData 1 table
lldpRemEntry lldpRemTable 1 row [lldpRemTimeMark lldpRemLocalPortNum lldpRemIndex]
lldpRemTimeMark lldpRemEntry 1 TimeFilter
lldpRemLocalPortNum lldpRemEntry 2 Integer32
lldpRemIndex lldpRemEntry 3 Integer32
lldpRemChassisIdSubtype lldpRemEntry 4 LldpChassisIdSubtype {chassisComponent(1) interfaceAlias(2) portComponent(3) macAddress(4) networkAddress(5) interfaceName(6) local(7)}
lldpRemChassisId lldpRemEntry 5 OCTET-STRING
lldpRemPortIdSubtype lldpRemEntry 6 LldpPortIdSubtype {interfaceAlias(1) portComponent(2) macAddress(3) networkAddress(4) interfaceName(5) agentCircuitId(6) local(7)}
lldpRemPortId lldpRemEntry 7 OCTET-STRING
lldpRemPortDesc lldpRemEntry 8 SnmpAdminString
lldpRemSysName lldpRemEntry 9 SnmpAdminString
lldpRemSysDesc lldpRemEntry 10 SnmpAdminString
lldpRemSysCapSupported lldpRemEntry 11 BITS
lldpRemSysCapEnabled lldpRemEntry 12 BITS
lldpRemManAddrTable lldpRemoteSystemsData 2 table
lldpRemManAddrEntry lldpRemManAddrTable 1 row [lldpRemTimeMark lldpRemLocalPortNum lldpRemIndex lldpRemManAddrSubtype lldpRemManAddr]
lldpRemManAddrSubtype lldpRemManAddrEntry 1 INTEGER
lldpRemManAddr lldpRemManAddrEntry 2 OCTET-STRING
lldpRemManAddrIfSubtype lldpRemManAddrEntry 3 INTEGER {unknown(1) ifIndex(2) systemPortNumber(3)}
lldpRemManAddrIfId lldpRemManAddrEntry 4 Integer32
lldpRemManAddrOID lldpRemManAddrEntry 5 OBJECT-IDENTIFIER
`;
